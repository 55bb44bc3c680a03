"""Quantities of a sentence: number, scale, unit, ranges and ratios put together; what counts nothing is left out."""
from dataclasses import dataclass

from newslab.claims import cues, labels, numbers, phrases, units
from newslab.claims.vocabulary import vocabulary

_DASHES = frozenset(["-", "–", "—", "‐", "‑"])
_MINUS = frozenset(["-", "−", "–", "minus", "negative", "+"])
_SMALL_PARTS = {"inch": ("foot", 12.0), "cent": (None, 100.0)}
_AGED = frozenset(["aged", "age", "ages"])


@dataclass(slots=True)
class Quantity:
    """A number with its unit, from token start up to token end (not included)."""

    start: int
    end: int
    numeral: numbers.Numeral
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    kind: str = "count"
    signed: str | None = None     # direction that a sign gives: +0.2%, -1.3%
    opener: int | None = None     # token of "between" or "from" before a range
    ratio_of: float | None = None
    bound: tuple | None = None    # (modifier, first token, next token) of 'more than 10 but less than 20' halves

    @property
    def bare(self):
        return self.unit is None and self.numeral.plain

    @property
    def vague(self):
        return self.numeral.value is None


def find(line):
    """The quantities of a Line in order."""
    found, i, openers = [], 0, vocabulary().openers
    while i < line.size:
        kind = line.kinds[i]
        opens = line.lower[i] in openers if kind == "w" else kind != "c" and (kind != "s" or line.lower[i] in _MINUS)
        quantity = _at(line, i) if opens and i not in line.masked else None
        if quantity is None:
            i += 1
            continue
        whole = _ratio(line, quantity) or _range(line, quantity, found) or quantity
        if _is_claim(line, whole):
            found.append(whole)
        i = max(whole.end, i + 1)
    _share_units(line, found)
    return found


def _share_units(line, found):
    """Give a bare number the unit it shares: '45 and 50 mg', 'at 84.75 cents, while the lowest is 74.07'."""
    before = None
    for n, quantity in enumerate(found):
        if quantity.kind in ("money", "measure") or quantity.unit == "point":
            before = quantity
        if quantity.unit is not None or quantity.ratio_of or quantity.numeral.fraction or _has_noun(line, quantity):
            continue
        after = found[n + 1] if n + 1 < len(found) else None
        between = line.lower[quantity.end:after.start] if after else None
        donor = None
        if after and after.unit and between in (["and"], ["or"], [","], [",", "and"], ["and", "not"]):
            donor = after
        elif n and found[n - 1].kind == "age" and line.lower[found[n - 1].end:quantity.start] == ["and"]:
            donor = found[n - 1]
        else:
            donor = before
        if donor:
            quantity.unit, quantity.kind = donor.unit, donor.kind


def _has_noun(line, quantity):
    j = line.joined(quantity.end)
    return phrases.counted(line, j + (line.lower[j] in ("more", "of", "other")), quantity.value == 1)[1] > j


def ranks(line):
    """Places in an order that are bounded: 'between the tenth and the fifteenth', 'higher than the tenth'."""
    found = []
    for i in range(1, line.size):
        value = _rank(line, i)
        first = i - (line.lower[i - 1] == "the")
        if value is None or i in line.masked or (found and found[-1].end > first):
            continue
        numeral = numbers.Numeral(i, i + 1, value)
        cue = cues.before(line, first, "rank", None)
        if line.lower[first - 1] == "between" and line.lower[i + 1] == "and":
            k = i + 2 + (line.lower[i + 2] == "the")
            high = _rank(line, k)
            if high and high > value:
                found.append(Quantity(i, k + 1, numeral, None, value, high, kind="rank", opener=first - 1))
        elif cue.modifier in ("<", ">", "<=", ">="):
            found.append(Quantity(i, i + 1, numeral, value, kind="rank"))
    return found


def _rank(line, i):
    known = vocabulary()
    return known.ranks.get(line.lower[i]) if line.kinds[i] == "w" else None


def _at(line, i):
    """The single quantity that begins at token i, or None."""
    known = vocabulary()
    if line.kinds[i] == "w" and line.lower[i] in known.multiples:
        numeral = numbers.Numeral(i, i + 1, known.multiples[line.lower[i]])
        return Quantity(i, i + 1, numeral, numeral.value, unit="times", kind="multiple")
    start, signed, factor = i, None, 1.0
    if line.lower[i] in _MINUS and _unary(line, i):
        factor = -1.0 if line.lower[i] != "+" else 1.0
        signed = "down" if factor < 0 else "up"
        i = line.joined(i + 1) if line.kinds[i] == "w" else i + 1
    code, after = units.read_sign(line, i)
    if code and line.lower[after] in ("-", "−") and line.touches(after + 1):
        factor, signed, after = -1.0, "down", after + 1
    numeral = numbers.read(line, after)
    if numeral is None or any(k in line.masked for k in range(after, numeral.end)):
        return None
    if code:
        return _with_part(line, _money(line, start, code, numeral, factor))
    quantity = Quantity(start, numeral.end, numeral, None, signed=signed)
    _set_unit(line, quantity)
    _take_values(quantity, factor)
    quantity.signed = signed if quantity.kind in ("percent", "money") or quantity.unit == "point" else None
    return _with_part(line, quantity)


def _unary(line, i):
    """Whether a sign at token i belongs to the number after it."""
    if line.kinds[i] == "w":
        return line.kinds[line.joined(i + 1)] in ("n", "w", "m")
    if line.kinds[i + 1] not in ("n", "m"):
        return i == 0 and line.kinds[i + 1] == "w"
    if line.lower[i] == "–" and not line.touches(i + 1):
        return False
    if line.touches(i) and line.lower[i - 1] not in ("(", "[", "“", '"', "$"):
        return False
    return line.touches(i + 1) or i == 0 or line.lower[i - 1] == "to"


def _take_values(quantity, factor):
    numeral = quantity.numeral
    quantity.value = None if numeral.value is None else numeral.value * factor
    quantity.low, quantity.high = numeral.low, numeral.high


def _money(line, start, code, numeral, factor):
    """Money whose sign stands first; a code or currency word after it only repeats it."""
    quantity = Quantity(start, numeral.end, numeral, None, unit=code, kind="money")
    unit, kind, after = units.read(line, numeral.end, numeral)
    if kind == "money" and unit.split(" per ")[0] not in ("cent", "penny") and not line.kinds[numeral.end] == "m":
        quantity.unit = unit if not unit.startswith("USD") else unit.replace("USD", code, 1)
        quantity.end = after
    else:
        quantity.unit, _, quantity.end = units._with_rate(line, code, "money", numeral.end)
    _take_values(quantity, factor)
    if factor < 0:
        quantity.signed = "down"
    return quantity


def _set_unit(line, quantity):
    numeral = quantity.numeral
    if numeral.letter:
        _resolve_letter(line, numeral)
    unit, kind, after = units.read(line, numeral.end, numeral)
    if unit is None and numeral.value is None and line.lower[numeral.end] == "of":
        unit, kind, after = units.read(line, numeral.end + 1, numeral)
    if unit:
        quantity.unit, quantity.kind, quantity.end = unit, kind, after
        scale, end, _ = numbers._scale_at(line, after)
        if kind == "money" and scale >= 1e3:
            numeral.value, numeral.scale, quantity.end = numeral.value * scale, scale, end
    else:
        _finance_code(line, quantity)
    before = line.lower[quantity.start - 1]
    if unit is None and (before in _AGED or (before == "of" and line.lower[quantity.start - 2] == "age")) and (
            numeral.plain or not numeral.digits):
        quantity.unit, quantity.kind = "year of age", "age"
    quantity.end = max(quantity.end, numeral.end)


def _resolve_letter(line, numeral):
    """Decide whether a letter against the digits is a scale (35m people) or a unit (35m wide)."""
    letter = numeral.letter
    unit = vocabulary().symbols.get(letter)
    if letter.lower() in ("k", "b") or (letter in ("M",)) or unit is None:
        return
    code = units.read(line, numeral.end, numeral)[1] == "money"
    plural = phrases.counted(line, numeral.end, False)[2]
    whole = line.lower[numeral.end] == "of" and line.roles[numeral.end + 1] in ("det", "pron")
    if not (code or plural or whole):
        numeral.value /= numeral.scale
        numeral.scale, numeral.end = 1.0, numeral.end - 1


def _finance_code(line, quantity):
    """'30 MUSD', 'MAUD 60'."""
    for at in (quantity.end, quantity.start - 1):
        text = line.texts[at] if 0 <= at < line.size else ""
        if len(text) in (4, 5) and text.isupper() and text[0] in "MKB" and text[-3:] in vocabulary().signs:
            quantity.numeral.value *= {"K": 1e3, "M": 1e6, "B": 1e9}[text[0]]
            quantity.unit, quantity.kind = text[-3:], "money"
            quantity.start, quantity.end = min(quantity.start, at), max(quantity.end, at + 1)
            return


def _with_part(line, quantity):
    """Join a smaller unit: 'thirteen dollars and forty-five cents', '5 feet 2 inches', '15 dollars 50'."""
    if quantity.kind not in ("money", "measure") or quantity.value is None or quantity.unit not in ("foot", "CNY") and quantity.kind != "money":
        return quantity
    j = quantity.end + (line.lower[quantity.end] == "and")
    part = numbers.read(line, j) if line.kinds[j] in ("n", "w") and j not in line.masked else None
    if part is None or part.value is None or part.value >= 100 or quantity.numeral.scale > 100:
        return quantity
    unit, _, after = units.read(line, part.end, part)
    names_money = line.kinds[quantity.end - 1] == "w" or line.kinds[quantity.end - 1] == "m"
    if quantity.unit == "foot" and unit == "inch":
        quantity.value, quantity.end = quantity.value + part.value / 12, after
    elif quantity.kind == "money" and unit in ("cent", "penny"):
        quantity.value, quantity.end = quantity.value + part.value / 100, after
    elif quantity.kind == "money" and names_money and unit is None and part.value >= 10 and line.lower[part.end] in ("", ".", ",") and part.plain:
        quantity.value, quantity.end = quantity.value + part.value / 100, part.end
    return quantity


def _ratio(line, first):
    """'one in five', 'two out of three': a Quantity of kind ratio, or None."""
    if first.unit or first.value is None or first.numeral.scale > 1 or first.value != int(first.value) or first.numeral.fraction:
        return None
    j = first.end
    if line.lower[j] == "out" and line.lower[j + 1] == "of":
        j += 1
    elif line.lower[j] not in ("in",):
        return None
    outof = line.lower[j] == "of"
    if line.lower[j + 1] == "every":
        j += 1
    second = _at(line, j + 1) if j + 1 not in line.masked else None
    if second is None or second.unit or second.value is None or not 0 < first.value < second.value:
        return None
    if second.value != int(second.value) or (not outof and (second.value > 1e6 or labels.is_year(line, second.numeral))):
        return None
    return Quantity(first.start, second.end, first.numeral, first.value / second.value, kind="ratio", ratio_of=second.value)


def _range(line, first, found):
    """The range that a quantity opens ('$15-22 million', 'between 3 and 5'), or None."""
    if first.value is None or first.kind == "multiple":
        return None
    j, from_to = first.end, line.lower[first.start - 1] in ("from", "between")
    if from_to and line.lower[first.start - 1] == "from":
        while j in line.masked or (line.lower[j] in ("in", "on") and (j + 1 in line.masked or _bare_year(line, j + 1))):
            j += 1 if j in line.masked else 2
    link = line.lower[j]
    dash = link in _DASHES and first.end == j
    if dash and not line.touches(j) and line.touches(j + 1):
        return None
    if not dash and link not in ("to", "through", "and", "or", "till", "until"):
        return None
    k = j + 1
    if link == "and":
        if line.lower[first.start - 1] not in ("between",):
            return None
    dash_to = link == "-" and line.lower[k] == "to" and line.lower[k + 1] == "-"
    if dash_to:
        k += 2
    elif dash and line.lower[k] == "to" and line.touches(k) is False:
        k += 1
    if k in line.masked:
        return None
    second = _at(line, k)
    if second is None or second.value is None or not _compatible(line, first, second, link, dash or dash_to, from_to):
        return None
    return _joined(line, first, second, from_to)


def _bare_year(line, k):
    return line.kinds[k] == "n" and len(line.texts[k]) == 4 and line.texts[k][:2] in ("18", "19", "20")


def _compatible(line, first, second, link, dash, from_to):
    if second.numeral.fraction != first.numeral.fraction or (dash and first.numeral.digits != second.numeral.digits):
        return False
    same = first.unit == second.unit or first.unit is None or second.unit is None or \
        first.unit.split(" per ")[0] == second.unit.split(" per ")[0]
    aged = first.kind == "age" and second.unit is None
    if not same or (second.unit is None and first.unit and not (dash or from_to or aged or first.kind == "money")):
        return False
    if link == "or":
        if second.kind == "money" and line.kinds[second.start] == "m":
            return False
        return (first.unit is None and not first.numeral.digits == (not second.numeral.digits) and first.value < second.value <= first.value + 10
                and first.numeral.scale == 1)
    if dash:
        return _dash_range(line, first, second)
    if link in ("to", "through", "till", "until", "and") and not from_to:
        change = cues.before(line, first.start, first.kind if first.unit else second.kind, first.unit or second.unit).direction
        previous = line.lower[first.start - 1]
        if first.unit and (change or previous == "by"):
            return False
        if first.unit is None and (second.unit is None and (change or previous in ("by", "lost", "won", "beat", "at"))):
            return False
        return first.value * (second.numeral.scale if first.numeral.scale == 1 else 1) < second.value
    return True


def _dash_range(line, first, second):
    """Whether 'A-B' is a range, not a score or a code: it ascends and counts or measures something."""
    if first.bare and second.unit is None and second.numeral.plain:
        ascending = first.value < second.value
        plural = phrases.counted(line, second.end, False)[2]
        return ascending and plural
    return True


def _joined(line, first, second, from_to):
    low, high = first.value, second.value
    scale = second.numeral.scale
    if first.numeral.scale == 1 and scale > 1 and abs(low) < 1000 and (low < high / scale or from_to) and not _stands_alone(first):
        low *= scale
    unit = second.unit or first.unit
    kind = second.kind if second.unit else first.kind
    if second.unit and first.unit and " per " in second.unit:
        unit, kind = second.unit, second.kind
    opener = first.start - 1 if from_to else None
    numeral = second.numeral
    return Quantity(first.start, second.end, numeral, None, min(low, high), max(low, high), unit, kind, opener=opener)


def _stands_alone(first):
    """'$200,000 to $414 million': an end with thousands of its own does not share the other's scale."""
    return not first.numeral.plain and "," in str(first.numeral.value)


def _is_claim(line, quantity):
    """Whether a quantity claims an amount, not a year, a name, a label, a score, an ordinal or a pronoun."""
    numeral = quantity.numeral
    single = quantity.low is None or quantity.vague
    if quantity.kind == "multiple" and not numeral.digits:
        return line.lower[quantity.start - 1] not in ("the",)
    if single and line.touches(numeral.end) and labels.is_ordinal(line, numeral):
        return False
    if quantity.kind == "duration" and single and labels.is_year(line, numeral) and not line.lower[quantity.end - 1].endswith("s"):
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
    if labels.is_ordinal(line, numeral) or labels.idle_one(line, numeral) or labels.lone_word(line, numeral) or labels.jersey(line, numeral):
        return False
    if single and quantity.value is not None and (labels.is_year(line, numeral) or labels.is_name(line, numeral)):
        return False
    return not (_score(line, quantity) or _glued(line, quantity) or labels.is_hour(line, quantity))


def _unit_of_noun(line, quantity):
    """'four business days', 'ten previous weeks': the counted noun ends in a unit of time."""
    start, end, plural = phrases.counted(line, line.joined(quantity.end), False)
    entry = vocabulary().units.get((line.lower[end - 1],)) if plural and end - start in (2, 3) else None
    if entry and entry[1] == "duration":
        quantity.unit, quantity.kind, quantity.end = *entry, end


def _score(line, quantity):
    """'2-0', '21–14': plain numbers tied by a dash."""
    if not quantity.numeral.plain or quantity.low is not None:
        return False
    after = quantity.end
    behind = line.lower[quantity.start - 1] in _DASHES and line.touches(quantity.start) and line.kinds[quantity.start - 2] == "n"
    ahead = line.lower[after] in _DASHES and line.touches(after) and line.touches(after + 1) and line.kinds[after + 1] == "n"
    return behind or ahead


def _glued(line, quantity):
    """'24703m212', '16-year': digits with letters against them that are no unit, and compounds that name a type."""
    j = quantity.end
    if line.touches(j) and line.kinds[j] in ("w", "c") and quantity.numeral.digits:
        return True
    at = line.joined(j)
    tied = at > j and line.kinds[at] == "w" and line.touches(j) and line.touches(at)
    return tied and line.lower[at] not in ("strong", "plus", "odd", "ish") and quantity.value is not None and not phrases.is_plural(line.lower[at])
