"""Quantities made of two numbers: ranges, ratios, and places between two others."""

from newslab.claims import amounts, cues, labels, phrases
from newslab.claims.amounts import Quantity
from newslab.claims.fractions import Numeral
from newslab.claims.vocabulary import vocabulary

_SCORE = 100  # "at 3 to 2" is no range, "at 310 to 350 crowns" is one
_DASHES = frozenset(["-", "–", "—", "‐", "‑"])


def ranks(line):
    """Places in an order that are bounded: 'between the tenth and the fifteenth', 'higher than the tenth'."""
    found = []
    for i in range(1, line.size):
        value = _rank(line, i)
        first = i - (line.lower[i - 1] == "the")
        if value is None or i in line.masked or (found and found[-1].end > first):
            continue
        numeral = Numeral(i, i + 1, value)
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


def ratio(line, first):
    """'one in five', 'two out of three': a Quantity of kind ratio, or None."""
    if (
        first.unit
        or first.value is None
        or first.numeral.scale > 1
        or first.value != int(first.value)
        or first.numeral.fraction
    ):
        return None
    j = first.end
    if line.lower[line.joined(j)] == "to":
        return _odds(line, first, line.joined(j))
    if line.lower[j] == "out" and line.lower[j + 1] == "of":
        j += 1
    elif line.lower[j] not in ("in",):
        return None
    outof = line.lower[j] == "of"
    if line.lower[j + 1] == "every":
        j += 1
    second = amounts.read(line, j + 1) if j + 1 not in line.masked else None
    if second is None or second.unit or second.value is None or not 0 < first.value < second.value:
        return None
    if second.value != int(second.value) or (
        not outof and (second.value > 1e6 or labels.is_year(line, second.numeral))
    ):
        return None
    return Quantity(
        first.start, second.end, first.numeral, first.value / second.value, kind="ratio", ratio_of=second.value
    )


def _odds(line, first, j):
    """'by a margin of 2 to 1', 'a 3-to-1 majority': how many there are for each one."""
    k = line.joined(j + 1)
    one = line.lower[k] in ("1", "one") and (line.kinds[k + 1] != "n" and line.lower[k + 1] not in (".", "-", "%"))
    end = one and line.lower[k + 1] == "." and line.kinds[k + 2] == "n"
    near = line.lower[max(0, first.start - 6) : first.start]
    said = j > first.end or any(word in ("margin", "ratio", "odds", "by") or word[:9] == "outnumber" for word in near)
    if not (one or line.lower[k] in ("1", "one")) or end or not said or first.value < 2:
        return None
    return Quantity(first.start, k + 1, first.numeral, first.value, kind="ratio", ratio_of=1.0)


def opened(line, first, found):
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
    if link == "and" and line.lower[first.start - 1] != "between":
        return None
    dash_to = link == "-" and line.lower[k] == "to" and line.lower[k + 1] == "-"
    if dash_to:
        k += 2
    elif dash and line.lower[k] == "to" and line.touches(k) is False:
        k += 1
    if k in line.masked:
        return None
    second = amounts.read(line, k)
    if second is None or second.value is None or not _compatible(line, first, second, link, dash or dash_to, from_to):
        return None
    return _joined(line, first, second, from_to)


def _bare_year(line, k):
    return line.kinds[k] == "n" and len(line.texts[k]) == 4 and line.texts[k][:2] in ("18", "19", "20")


def _compatible(line, first, second, link, dash, from_to):
    if second.numeral.fraction != first.numeral.fraction or (dash and first.numeral.digits != second.numeral.digits):
        return False
    same = (
        first.unit == second.unit
        or first.unit is None
        or second.unit is None
        or first.unit.split(" per ")[0] == second.unit.split(" per ")[0]
    )
    aged = first.kind == "age" and second.unit is None
    if not same or (second.unit is None and first.unit and not (dash or from_to or aged or first.kind == "money")):
        return False
    if link == "or":
        if second.kind == "money" and line.kinds[second.start] == "m":
            return False
        return (
            first.unit is None
            and first.numeral.digits == second.numeral.digits
            and first.value < second.value <= first.value + 10
            and first.numeral.scale == 1
        )
    if dash:
        return _dash_range(line, first, second)
    if link in ("to", "through", "till", "until", "and") and not from_to:
        change = cues.before(
            line, first.start, first.kind if first.unit else second.kind, first.unit or second.unit
        ).direction
        previous = line.lower[first.start - 1]
        if first.unit and (change or previous == "by"):
            return False
        scored = previous in ("by", "lost", "won", "beat") or (previous == "at" and second.value < _SCORE)
        if first.unit is None and second.unit is None and (change or scored):
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
    if (
        first.numeral.scale == 1
        and scale > 1
        and abs(low) < 1000
        and (low < high / scale or from_to)
        and not _stands_alone(first)
    ):
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
