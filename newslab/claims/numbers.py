"""Numerals: digits, number words, scales, fractions and vague magnitudes, read at a token."""

from dataclasses import dataclass

from newslab.claims.digits import digits_value
from newslab.claims.vocabulary import vocabulary

_FRACTION_BELOW = frozenset("2345689") | {"10", "12", "16", "20", "32", "64", "100"}
_NOT_QUARTERS = {"past", "last", "next", "coming", "first", "consecutive", "previous", "recent", "straight", "over"}
_NOT_HALF = {
    "first",
    "second",
    "other",
    "back",
    "front",
    "top",
    "bottom",
    "better",
    "final",
    "last",
    "opening",
    "closing",
}


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


def read(line, i):
    """The Numeral at token i, or None."""
    if line.kinds[i] == "n":
        return _read_digits(line, i)
    if line.kinds[i] == "w":
        return _read_vague(line, i) or _read_words(line, i)
    return None


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


def _read_digits(line, i):
    known = vocabulary()
    text = line.texts[i]
    value = digits_value(text)
    if value is None:
        return None
    plain = text.isdigit()
    j, fraction = i + 1, False
    if line.kinds[j] == "w" and line.lower[j] in known.glyphs:
        value, j, plain = value + known.glyphs[line.lower[j]], j + 1, False
    elif plain:
        part, after = _written_fraction(line, i)
        if part is not None:
            value, j, plain, fraction = part, after, False, True
        elif line.kinds[i + 1] == "n" and not line.touches(i + 1):
            part, after = _written_fraction(line, i + 1)
            if part is not None and part < 1:
                value, j, plain = value + part, after, False
    scale, after, letter = scale_at(line, j, attached=True)
    numeral = Numeral(
        i, after, value * scale, scale=scale, digits=True, plain=plain and scale == 1, fraction=fraction, letter=letter
    )
    if scale > 1 and not letter:
        second, after, _ = scale_at(line, after)
        if second > 1:
            numeral.value, numeral.end, numeral.scale = numeral.value * second, after, scale * second
        _add_fraction(line, numeral)
    elif plain and not fraction:
        _add_fraction(line, numeral)
    return numeral


def _written_fraction(line, i):
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


def _add_fraction(line, numeral):
    """'one and a half', '3 million and a quarter', 'two and three fifths', 'one over three'."""
    known = vocabulary()
    j = numeral.end
    if line.lower[j] == "and":
        k, above = j + 1, 1.0
        if line.lower[k] in ("a", "one"):
            k += 1
        elif line.lower[k] in known.small:
            above, k = _below_hundred(line, k)
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


def _below_hundred(line, j):
    """(value, next token) of the number word below 100 at token j."""
    known = vocabulary()
    value = known.small[line.lower[j]]
    at = line.joined(j + 1)
    if line.lower[j] in known.tens and 0 < known.small.get(line.lower[at], 0) < 10:
        return value + known.small[line.lower[at]], at + 1
    return value, j + 1


def _read_words(line, i):
    known = vocabulary()
    word = line.lower[i]
    if word in known.glyphs:
        return Numeral(i, i + 1, known.glyphs[word], fraction=True)
    if word in known.multiples:
        return None
    if word == "half":
        return _read_half(line, i)
    if word in ("a", "an"):
        return _read_article(line, i)
    if word in known.small or (word in known.scales and word != "mil" and line.lower[i - 1] not in ("several", "few")):
        return _read_whole(line, i)
    return None


def _read_article(line, i):
    known = vocabulary()
    word = line.lower[i + 1]
    if word in known.scales and word != "mil":
        numeral = _read_whole(line, i + 1)
        if numeral:
            numeral.start = i
        return numeral
    below = known.fractions.get(line.lower[i + 1])
    if (
        below
        and below != 2
        and not word.endswith("s")
        and (line.lower[i + 2] in ("of", "", ".", ",") and line.lower[i + 1] != "second")
    ):
        scale = (
            known.scales.get(line.lower[i + 4], 1.0) if line.lower[i + 2] == "of" and line.lower[i + 3] == "a" else 1.0
        )
        return Numeral(i, i + 5 if scale > 1 else i + 2, scale / below, scale=scale, fraction=scale == 1)
    if below == 2 and word == "half":
        scale, after, _ = scale_at(line, line.joined(i + 2))
        if scale > 1:
            return Numeral(i, after, scale / 2, scale=scale)
    return None


def _read_half(line, i):
    j = i + 2 if line.lower[i + 1] in ("a", "an") else line.joined(i + 1)
    scale, after, _ = scale_at(line, j)
    if scale > 1:
        return Numeral(i, after, scale / 2, scale=scale)
    if line.lower[i + 1] == "of" and line.lower[i - 1] not in _NOT_HALF:
        return Numeral(i, i + 1, 0.5, fraction=True)
    return None


def _read_whole(line, i):
    """Number words in a row: 'two hundred and sixteen', 'twenty-one million', 'ninety five'."""
    known = vocabulary()
    total, current, last, j, top = 0.0, None, 1.0, i, 1.0
    while True:
        at = line.joined(j) if j > i else j
        word = line.lower[at]
        if word == "and" and j > i and last >= 100 and line.lower[at + 1] in known.small:
            at += 1
            word = line.lower[at]
        if (
            word in known.small
            and line.kinds[at] == "w"
            and (current is None or (current % 100 == 0 and current >= 100))
        ):
            part, j = _below_hundred(line, at)
            current = (current or 0) + part
            last = 1.0
        elif word in known.scales and line.kinds[at] == "w":
            scale = known.scales[word]
            if scale == 100:
                current = (1.0 if current is None else current) * 100
            else:
                if current is None and total:
                    total *= scale
                else:
                    total += (1.0 if current is None else current) * scale
                current = None
                top = max(top, scale)
            last = max(scale, 100)
            j = at + 1
        else:
            break
    value = total + (current or 0)
    numeral = Numeral(i, j, value, scale=top)
    return _with_decimals(line, numeral) or _with_fraction(line, numeral)


def _with_decimals(line, numeral):
    known = vocabulary()
    j = numeral.end
    if line.lower[j] != "point" or line.lower[j + 1] not in known.small:
        return None
    digits = ""
    j += 1
    while line.lower[j] in known.small:
        part, j = _below_hundred(line, j)
        digits += str(int(part))
    scale, after, _ = scale_at(line, j)
    return Numeral(numeral.start, after, (numeral.value + float("0." + digits)) * scale, scale=scale)


def _with_fraction(line, numeral):
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
        below, end = _below_hundred(line, numeral.end + 1)
        if below and line.lower[end] == "":
            return Numeral(numeral.start, end, numeral.value / below, fraction=True)
    _add_fraction(line, numeral)
    return numeral


def _read_vague(line, i):
    """'dozens', 'tens of thousands', 'several hundred': an interval."""
    known = vocabulary()
    word = line.lower[i]
    if word == "tens" and line.lower[i + 1] == "of" and line.lower[i + 2] in known.vague:
        low, high = known.vague[line.lower[i + 2]]
        return Numeral(i, i + 3, None, low * 10, high * 10, scale=low)
    if word in known.vague and not (word == "scores" and line.lower[i + 1] != "of"):
        low, high = known.vague[word]
        after = line.lower[i + 2]
        if line.lower[i + 1] == "of" and after in known.vague:
            low, high = low * known.vague[after][0], high * known.vague[after][0]
            return Numeral(i, i + 3, None, low, high, scale=low)
        return Numeral(i, i + 1, None, low, high, scale=low)
    if word in ("several", "few", "many") and known.scales.get(line.lower[i + 1], 0) >= 12:
        factor = known.scales[line.lower[i + 1]]
        start = i - 1 if word == "few" and line.lower[i - 1] == "a" else i
        return Numeral(start, i + 2, None, factor * (3 if word == "several" else 2), factor * 10, scale=factor)
    if word == "couple" and line.lower[i - 1] == "a":
        end = i + 2 if line.lower[i + 1] == "of" else i + 1
        scale, after, _ = scale_at(line, end)
        return Numeral(i - 1, after if scale > 1 else i + 1, 2 * scale, scale=scale)
    return None
