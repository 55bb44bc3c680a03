"""The quantities of a sentence: read at each token, joined into ranges, and left out where they count nothing."""

from itertools import compress

from newslab.claims import amounts, labels, phrases, ranges
from newslab.claims.vocabulary import vocabulary

_DASHES = frozenset(["-", "–", "—", "‐", "‑"])
_AGED = frozenset(["aged", "age", "ages"])


def find(line):
    """The quantities of a Line in order."""
    found, at = [], 0
    for i in compress(range(line.size), line.opens):
        if i < at or i in line.masked:
            continue
        quantity = amounts.read(line, i)
        if quantity is None:
            continue
        whole = ranges.ratio(line, quantity) or ranges.opened(line, quantity, found) or quantity
        if _is_claim(line, whole):
            found.append(whole)
        at = whole.end
    if found:
        _share_units(line, found)
    return found


def _share_units(line, found):
    """Give a bare number the unit it shares: '45 and 50 mg', 'at 84.75 cents, while the lowest is 74.07'."""
    before = None
    for n, quantity in enumerate(found):
        if quantity.kind in ("money", "measure") or quantity.unit == "point":
            before = before if before and line.lower[quantity.start - 1] == "(" else quantity
        if quantity.unit is not None or quantity.ratio_of or quantity.numeral.fraction or _has_noun(line, quantity):
            before = before if quantity.unit else None
            continue
        after = found[n + 1] if n + 1 < len(found) else None
        between = line.lower[quantity.end : after.start] if after else None
        donor = None
        if after and after.unit and between in (["and"], ["or"], [","], [",", "and"], ["and", "not"]):
            donor = after
        elif n and found[n - 1].kind == "age" and line.lower[found[n - 1].end : quantity.start] == ["and"]:
            donor = found[n - 1]
        else:
            donor = before
        if donor:
            quantity.unit, quantity.kind = donor.unit, donor.kind


def _has_noun(line, quantity):
    j = line.joined(quantity.end)
    return phrases.counted(line, j + (line.lower[j] in ("more", "of", "other")), quantity.value == 1)[1] > j


def _is_claim(line, quantity):
    """Whether a quantity claims an amount, not a year, a name, a label, a score, an ordinal or a pronoun."""
    numeral = quantity.numeral
    single = quantity.low is None or quantity.vague
    if quantity.unit == "times" and quantity.value == 1 and line.lower[quantity.end - 1] == "time":
        return False  # "one-time items"
    if quantity.kind == "multiple" and not numeral.digits:
        return line.lower[quantity.start - 1] not in ("the",)
    if single and line.touches(numeral.end) and labels.is_ordinal(line, numeral):
        return False
    if (
        quantity.kind == "duration"
        and single
        and labels.is_year(line, numeral)
        and not line.lower[quantity.end - 1].endswith("s")
    ):
        return False
    if quantity.unit is None and quantity.numeral.value is not None:
        _unit_of_noun(line, quantity)
    if quantity.unit is not None and quantity.kind != "age":
        glued = line.touches(numeral.start) and line.kinds[numeral.start - 1] in ("w", "c")
        return not (glued and numeral.plain and single)
    if quantity.kind == "age":
        return single or line.lower[quantity.start - 1] not in _AGED
    if quantity.ratio_of:
        return True
    if numeral.fraction and quantity.value is not None and quantity.value < 1 and not single:
        return False
    if (
        labels.is_ordinal(line, numeral)
        or labels.idle_one(line, numeral)
        or labels.lone_word(line, numeral)
        or labels.jersey(line, numeral)
    ):
        return False
    if single and quantity.value is not None and (labels.is_year(line, numeral) or labels.is_name(line, numeral)):
        return False
    return not (_score(line, quantity) or _glued(line, quantity) or labels.is_hour(line, quantity))


def _unit_of_noun(line, quantity):
    """'four business days', 'ten previous weeks': the counted noun ends in a unit of time."""
    start, end, plural = phrases.counted(line, line.joined(quantity.end), False)
    entry = vocabulary().units.get((line.lower[end - 1],)) if plural and end - start in (2, 3) else None
    if entry and entry[1] == "duration":
        (quantity.unit, quantity.kind), quantity.end = entry, end


def _score(line, quantity):
    """'2-0', '21–14': plain numbers tied by a dash."""
    if not quantity.numeral.plain or quantity.low is not None:
        return False
    after = quantity.end
    behind = (
        line.lower[quantity.start - 1] in _DASHES
        and line.touches(quantity.start)
        and line.kinds[quantity.start - 2] == "n"
    )
    ahead = (
        line.lower[after] in _DASHES
        and line.touches(after)
        and line.touches(after + 1)
        and line.kinds[after + 1] == "n"
    )
    return behind or ahead


def _glued(line, quantity):
    """'24703m212', '16-year': digits with letters against them that are no unit, and compounds that name a type."""
    j = quantity.end
    if line.touches(j) and line.kinds[j] in ("w", "c") and quantity.numeral.digits:
        return True
    at = line.joined(j)
    tied = at > j and line.kinds[at] == "w" and line.touches(j) and line.touches(at)
    return (
        tied
        and line.lower[at] not in ("strong", "plus", "odd", "ish")
        and quantity.value is not None
        and not phrases.is_plural(line.lower[at])
    )
