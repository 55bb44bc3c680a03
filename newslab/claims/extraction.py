"""From the quantities of each sentence to Claims."""

import re
from functools import cache, lru_cache

from newslab import sentences
from newslab.claims import amounts, cues, nouns, phrases, quantities, ranges, times
from newslab.claims.claim import opened
from newslab.claims.fractions import Numeral
from newslab.claims.line import Line
from newslab.claims.sources import Sources
from newslab.claims.surroundings import Surroundings
from newslab.claims.vocabulary import vocabulary

_PEOPLE = frozenset(["he", "she", "i", "who"])
_BE = frozenset(["is", "was", "be", "turned", "turns", "am", "being", "becomes", "became"])

_SINGLE = frozenset(["year", "month", "week", "day", "hour", "minute", "mile"])


@cache
def _triggers():
    """Patterns one of which a sentence must match before it is looked at more closely: digits, then words."""
    known = vocabulary()
    words = {
        *known.small,
        *known.scales,
        *known.multiples,
        *known.vague,
        "half",
        "couple",
        *(word for word in known.fractions if word.endswith("s")),
        "third",
        "quarter",
        *known.ranks,
    }
    return (
        re.compile(rf"[\d{''.join(known.glyphs)}]"),
        re.compile(rf"\b(?:{_by_initial(words)})\b|\b(?:a|an) (?:\w{{1,12}}th\b|year|month|week|day|hour|minute|mile)"),
    )


def _by_initial(words):
    """The words as alternatives of a pattern, grouped by their first letter: quicker to miss."""
    groups = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{initial}(?:{'|'.join(rests)})" for initial, rests in groups.items())


@lru_cache(maxsize=4)
def found_in(text):
    """The Claims of a text, as a tuple; the last few texts are remembered."""
    claims, sources = [], Sources(text)
    (digits, words), lower = _triggers(), text.lower()
    if len(lower) != len(text):  # a few letters change their length: then look everywhere
        lower = "1" * len(text)
    for sentence in sentences.tokenise(text).sentences:
        start, end = sentence[:2]
        if digits.search(lower, start, end) or words.search(lower, start, end):
            line = Line(text, start, end)
            times.mark(line)
            line.settle()
            claims += _of_line(line, sources)
    return tuple(claims)


def _of_line(line, sources):
    found = quantities.find(line)
    found += _durations_with_article(line)
    if not vocabulary().ranks.keys().isdisjoint(line.lower):
        taken = {k for quantity in found for k in range(quantity.start, quantity.end)}
        found += [quantity for quantity in ranges.ranks(line) if quantity.start not in taken]
    found.sort(key=lambda quantity: quantity.start)
    for quantity in found:
        _set_age(line, quantity)
    claims, around = [], Surroundings(line, found)
    for n, quantity in enumerate(found):
        start, end = line.starts[quantity.start], line.ends[quantity.end - 1]
        value, low, high = quantity.value, quantity.low, quantity.high
        if around.closes(n):
            start, value, low, high = claims[-1].start, None, claims.pop().value, value
        kind = _kind(line, quantity)
        claims.append(opened((around, n, sources), start, end, value, low, high, kind, quantity.unit, quantity.vague))
    return claims


def _durations_with_article(line):
    """'more than a year', 'at least a week': the article counts where a bound stands before it."""
    found = []
    if _SINGLE.isdisjoint(line.lower):
        return found
    for i in range(1, line.size - 1):
        if line.lower[i] in ("a", "an") and line.lower[i + 1] in _SINGLE:
            cue = cues.before(line, i, "duration", None)
            if cue.start is not None and cue.modifier != "=":
                numeral = Numeral(i, i + 1, 1.0)
                kind = "measure" if line.lower[i + 1] == "mile" else "duration"
                found.append(amounts.Quantity(i, i + 2, numeral, 1.0, unit=line.lower[i + 1], kind=kind))
    return found


def _kind(line, quantity):
    if nouns.is_member(line, quantity):
        return "member"
    if quantity.unit is None and quantity.numeral.fraction and quantity.value is not None and quantity.value < 1:
        return "ratio"
    return quantity.kind


def _set_age(line, quantity):
    """'Mira Holt, 66, has ...' and 'she turned 35' are ages."""
    i, j = quantity.start, quantity.end
    if not quantity.bare or quantity.value is None or not 1 <= quantity.value <= 115 or quantity.ratio_of:
        return
    named = (
        line.lower[i - 1] == ","
        and i > 1
        and line.texts[i - 2][0].isupper()
        and line.lower[j] in (",", ".", "who", "was", "is", "and", "from", "of", "")
    )
    turned = (
        line.lower[i - 1] in _BE
        and (line.lower[i - 2] in _PEOPLE or line.lower[i - 3] in _PEOPLE)
        and (phrases.counted(line, j, False)[1] == j)
    )
    if named or turned:
        quantity.unit, quantity.kind = "year of age", "age"
