"""Numerals: digits, number words, scales, fractions and vague magnitudes, read at a token."""

from newslab.claims import fractions
from newslab.claims.digits import digits_value
from newslab.claims.fractions import Numeral
from newslab.claims.vocabulary import vocabulary

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

_POINTS = frozenset(["point", "points", "percentage"])


def read(line, i):
    """The Numeral at token i, or None."""
    if line.kinds[i] == "n":
        return _read_digits(line, i)
    if line.kinds[i] == "w":
        if line.lower[i] in ("a", "an"):
            return _read_article(line, i)
        return _read_vague(line, i) or _read_words(line, i)
    return None


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
        part, after = fractions.written(line, i)
        if part is not None:
            value, j, plain, fraction = part, after, False, True
        elif line.kinds[i + 1] == "n" and not line.touches(i + 1):
            part, after = fractions.written(line, i + 1)
            if part is not None and part < 1:
                value, j, plain = value + part, after, False
    scale, after, letter = fractions.scale_at(line, j, attached=True)
    numeral = Numeral(
        i, after, value * scale, scale=scale, digits=True, plain=plain and scale == 1, fraction=fraction, letter=letter
    )
    if scale > 1 and not letter:
        second, after, _ = fractions.scale_at(line, after)
        if second > 1:
            numeral.value, numeral.end, numeral.scale = numeral.value * second, after, scale * second
        fractions.add_part(line, numeral)
    elif plain and not fraction:
        fractions.add_part(line, numeral)
    return numeral


def _read_words(line, i):
    known = vocabulary()
    word = line.lower[i]
    if word in known.glyphs:
        return Numeral(i, i + 1, known.glyphs[word], fraction=True)
    if word in known.multiples:
        return None
    if word == "half":
        return _read_half(line, i)
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
        and word != "second"
        and (line.lower[i + 2] in ("of", "", ".", ",") or _is_step(line, i, i + 2))
    ):
        scale = (
            known.scales.get(line.lower[i + 4], 1.0) if line.lower[i + 2] == "of" and line.lower[i + 3] == "a" else 1.0
        )
        return Numeral(i, i + 5 if scale > 1 else i + 2, scale / below, scale=scale, fraction=scale == 1)
    if word in ("half", "quarter") and line.lower[line.joined(i + 2)] in _POINTS:
        return Numeral(i, line.joined(i + 2), 1 / below, fraction=True)
    if below == 2 and word == "half":
        scale, after, _ = fractions.scale_at(line, line.joined(i + 2))
        if scale > 1:
            return Numeral(i, after, scale / 2, scale=scale)
    return None


def _read_half(line, i):
    j = i + 2 if line.lower[i + 1] in ("a", "an") else line.joined(i + 1)
    scale, after, _ = fractions.scale_at(line, j)
    if scale > 1:
        return Numeral(i, after, scale / 2, scale=scale)
    if line.lower[i + 1] == "of" and line.lower[i - 1] not in _NOT_HALF:
        return Numeral(i, i + 1, 0.5, fraction=True)
    unit = line.lower[j]
    if j == i + 2 and (unit in _POINTS or _known_unit(unit)):
        return Numeral(i, j, 0.5, fraction=True)
    if _is_step(line, i, i + 1):
        return Numeral(i, i + 1, 0.5, fraction=True)
    return None


def _known_unit(word):
    """Whether a word is a unit of time or length, of which there may be half: "half an hour", "half a mile"."""
    entry = vocabulary().units.get((word,))
    return bool(entry) and (entry[1] == "duration" or entry[0] in ("mile", "metre", "kilometre", "inch", "foot"))


def _is_step(line, i, after):
    """Whether a fraction says by how much something changed, and nothing of it follows: "by a third", "by half"."""
    ended = line.lower[after] in ("", ".", ",") or line.lower[after] in vocabulary().contexts["after a step"]
    return ended and "by" in line.lower[max(0, i - 3) : i]


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
            part, j = fractions.below_hundred(line, at)
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
    return fractions.with_decimals(line, numeral) or fractions.with_fraction(line, numeral)


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
        scale, after, _ = fractions.scale_at(line, end)
        return Numeral(i - 1, after if scale > 1 else i + 1, 2 * scale, scale=scale)
    return None
