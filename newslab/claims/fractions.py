"""Parts of numbers: scale words, the fractions and decimals that number words go on with."""

from dataclasses import dataclass

from newslab.claims.vocabulary import vocabulary

_FRACTION_BELOW = frozenset("2345689") | {"10", "12", "16", "20", "32", "64", "100"}
_NOT_QUARTERS = {"past", "last", "next", "coming", "first", "consecutive", "previous", "recent", "straight", "over"}


@dataclass(slots=True)
class Numeral:
    """A number read from token start up to token end (not included)."""

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    scale: float = 1.0  # of its scale word: a range may share it
    digits: bool = False  # written in digits
    plain: bool = False  # digits with nothing that says quantity: no comma, decimals or scale
    fraction: bool = False
    letter: str = ""  # a scale letter against the digits that may be a unit: 35m


def scale_at(line, j, attached=False):
    """(factor, next token, letter) of the scale word or letter at token j; factor 1 where there is none."""
    known = vocabulary()
    at = line.joined(j)
    word = line.lower[at]
    if word in known.scales and line.kinds[at] == "w":
        return known.scales[word], at + 1, ""
    if word.endswith("s") and word[:-1] in known.scales and line.lower[at + 1] != "of":
        return known.scales[word[:-1]], at + 1, ""
    if attached and at == j and word in known.letters and (line.touches(j) or word == "k"):
        return known.letters[word], j + 1, line.texts[j]
    return 1.0, j, ""


def below_hundred(line, j):
    """(value, next token) of the number word below 100 at token j."""
    known = vocabulary()
    value = known.small[line.lower[j]]
    at = line.joined(j + 1)
    if line.lower[j] in known.tens and 0 < known.small.get(line.lower[at], 0) < 10:
        return value + known.small[line.lower[at]], at + 1
    return value, j + 1


def written(line, i):
    """(value, next token) of '3/4' at token i, or (None, i); days and months ('5/12') are left alone."""
    above, below = line.lower[i], line.lower[i + 2]
    if (
        line.lower[i + 1] in ("/", "⁄")
        and line.kinds[i + 2] == "n"
        and below in _FRACTION_BELOW
        and above.isdigit()
        and 0 < int(above[:4]) < int(below)
        and line.lower[i + 3] != "/"
    ):
        return int(above) / int(below), i + 3
    return None, i


def add_part(line, numeral):
    """'one and a half', '3 million and a quarter', 'two and three fifths', 'one over three'."""
    known = vocabulary()
    j = numeral.end
    if line.lower[j] == "and":
        k, above = j + 1, 1.0
        if line.lower[k] in ("a", "one"):
            k += 1
        elif line.lower[k] in known.small:
            above, k = below_hundred(line, k)
        below = known.fractions.get(line.lower[line.joined(k)])
        next_word = line.lower[k + 1]
        scaled = next_word in known.scales and numeral.scale > 1
        if below and next_word != "of" and not scaled and (k > j + 1 or line.lower[k] in ("half", "quarter")):
            part = above / below
            numeral.value += part * (numeral.scale if numeral.scale > 1e3 else 1)
            numeral.end, numeral.plain = line.joined(k) + 1, False
            scale, after, _ = scale_at(line, numeral.end)
            if scale > 1 and numeral.scale == 1:
                numeral.value, numeral.end, numeral.scale = numeral.value * scale, after, scale


def with_decimals(line, numeral):
    known = vocabulary()
    j = numeral.end
    if line.lower[j] != "point" or line.lower[j + 1] not in known.small:
        return None
    digits = ""
    j += 1
    while line.lower[j] in known.small:
        part, j = below_hundred(line, j)
        digits += str(int(part))
    scale, after, _ = scale_at(line, j)
    return Numeral(numeral.start, after, (numeral.value + float("0." + digits)) * scale, scale=scale)


def with_fraction(line, numeral):
    known = vocabulary()
    at = line.joined(numeral.end)
    word = line.lower[at]
    below = known.fractions.get(word)
    after = line.lower[at + 1]
    if (
        below
        and numeral.value < 100
        and not (numeral.value != 1 and not word.endswith("s"))
        and (below != 4 or after in ("of", "million", "billion", "") or at > numeral.end)
        and line.lower[numeral.start - 1] not in _NOT_QUARTERS
        and (numeral.value > 1 or at > numeral.end or after in ("of", "", ".", ",", "to") or below > 4)
    ):
        numeral.value, numeral.end, numeral.fraction = numeral.value / below, at + 1, True
        scale, end, _ = scale_at(line, at + 1)
        if scale > 1:
            numeral.value, numeral.end, numeral.scale = numeral.value * scale, end, scale
        return numeral
    if line.lower[numeral.end] == "over" and numeral.value < 10 and line.lower[numeral.end + 1] in known.small:
        below, end = below_hundred(line, numeral.end + 1)
        if below and line.lower[end] == "":
            return Numeral(numeral.start, end, numeral.value / below, fraction=True)
    add_part(line, numeral)
    return numeral
