"""From the quantities of each sentence to Claims: cue, noun, concept, time and claimant put beside the number."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from newslab import sentences
from newslab.claims import amounts, cues, nouns, phrases, quantities, ranges, sources, times
from newslab.claims.claim import Claim
from newslab.claims.fractions import Numeral
from newslab.claims.line import Line
from newslab.claims.vocabulary import vocabulary

_PEOPLE = frozenset(["he", "she", "i", "who"])
_BE = frozenset(["is", "was", "be", "turned", "turns", "am", "being", "becomes", "became"])

_BOUNDS_OF_AGE = frozenset(["over", "under", "above", "below", "younger", "older"])
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
    claims = []
    (digits, words), lower = _triggers(), text.lower()
    if len(lower) != len(text):  # a few letters change their length: then look everywhere
        lower = "1" * len(text)
    for start, end, _ in sentences.tokenise(text).spans:
        if digits.search(lower, start, end) or words.search(lower, start, end):
            line = Line(text, start, end)
            times.mark(line)
            line.settle()
            claims += _of_line(line)
    return tuple(sources.assigned(text, claims)) if claims else ()


def _of_line(line):
    found = quantities.find(line)
    found += _durations_with_article(line)
    if not vocabulary().ranks.keys().isdisjoint(line.lower):
        taken = {k for quantity in found for k in range(quantity.start, quantity.end)}
        found += [quantity for quantity in ranges.ranks(line) if quantity.start not in taken]
    found.sort(key=lambda quantity: quantity.start)
    claims, previous = [], None
    used = frozenset(k for quantity in found for k in range(quantity.start, quantity.end))
    for quantity in found:
        claim = _claim(line, quantity, previous, used)
        if previous and _closes(line, previous, quantity, claim):
            claims[-1] = claim = _between(previous[1], claim)
        else:
            claims.append(claim)
        previous = (quantity, claim)
    return claims


def _closes(line, previous, quantity, claim):
    """Whether a number is the upper end of a stretch that the one before opened: 'more than 10 but less than 20'."""
    low = previous[1]
    if low.modifier not in (">", ">=") or claim.modifier not in ("<", "<=") or low.value is None or claim.value is None:
        return False
    between = line.text[low.phrase[1] : claim.phrase[0]].strip().lower()
    return (
        low.value < claim.value
        and between in ("and", "but", ",", ", and", ", but")
        and (low.unit in (None, claim.unit) and low.noun in (None, claim.noun))
    )


def _between(low, high):
    return replace(
        high,
        start=low.start,
        phrase=(low.phrase[0], high.phrase[1]),
        value=None,
        low=low.value,
        high=high.value,
        modifier="=",
        cue=low.cue,
        concept=low.concept,
    )


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


def _claim(line, quantity, previous, used):
    """The Claim of one quantity; previous: the (quantity, claim) before it or None; used: tokens of all numbers."""
    start = quantity.opener if quantity.opener is not None else quantity.start
    start -= quantity.kind == "rank" and line.lower[start - 1] == "the"
    cue = cues.before(line, start, quantity.kind, quantity.unit)
    _set_age(line, quantity, cue)
    noun_start, noun_end, increment, member = nouns.counted(line, quantity)
    modifier, tail = cues.after(line, quantity.end)
    if not modifier and noun_end > noun_start:
        modifier, tail = cues.after(line, noun_end)
    if modifier and noun_end == noun_start and quantity.unit is None:
        noun_start, noun_end, _ = phrases.counted(line, tail, False)
    span = _cue_span(line, cue, modifier, quantity, noun_end, tail)
    last = max(noun_end, quantity.end, tail if modifier else 0)
    noun = line.slice(noun_start, noun_end) or nouns.shared(line, quantity, previous)
    direction = (
        cue.direction
        or quantity.signed
        or cues.direction_after(line, quantity.end, quantity.kind, quantity.unit)
        or _shared_direction(line, quantity, previous)
    )
    partitive_from = nouns.whole_from(line, cue.first)
    first = partitive_from if partitive_from is not None else min(cue.first, quantity.start)
    begin, finish = line.starts[quantity.start], line.ends[quantity.end - 1]
    return Claim(
        begin,
        finish,
        (min(line.starts[first], begin), max(finish, line.ends[last - 1])),
        quantity.value,
        quantity.low,
        quantity.high,
        modifier=cues.merged(cue.modifier, modifier) if modifier else cue.modifier,
        cue=span,
        direction=direction,
        kind=_kind(quantity, member),
        unit=quantity.unit,
        noun=noun,
        concept="-"
        if member
        else nouns.restated(line, quantity, previous)
        or nouns.concept(line, quantity, first, noun_start, noun_end, used),
        time=times.near(line, begin, (begin, finish)),
        partitive=member or partitive_from is not None or nouns.of_total(line, noun_end),
        increment=increment or cue.increment,
        vague=quantity.vague,
        others=bool(noun) and noun.split()[0].lower() in ("other", "others"),
    )


def _kind(quantity, member):
    if member:
        return "member"
    if quantity.unit is None and quantity.numeral.fraction and quantity.value is not None and quantity.value < 1:
        return "ratio"
    return quantity.kind


def _cue_span(line, cue, modifier, quantity, noun_end, tail):
    if cue.start is not None:
        return line.starts[cue.start], line.ends[cue.end - 1]
    if modifier and modifier != "=":
        at = quantity.end if cues.after(line, quantity.end)[0] else noun_end
        return line.starts[line.joined(at)], line.ends[tail - 1]
    return None


def _set_age(line, quantity, cue):
    """'Mira Holt, 66, has ...', 'she turned 35', 'At 15 she left' and 'women over 50' are ages."""
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
    if named or turned or _at_age(line, i, j) or _of_that_age(line, j, cue):
        quantity.unit, quantity.kind = "year of age", "age"


def _at_age(line, i, j):
    """Whether the number of tokens i to j is the age at which somebody did something: 'At 15 she', 'At 15, Quill'."""
    if line.lower[i - 1] != "at" or not (i == 1 or line.lower[i - 2] == "asked"):
        return False
    k = j + (line.lower[j] == ",")
    named = k > j and line.texts[min(k, line.size - 1)][:1].isupper()
    return line.lower[k] in _PEOPLE or named or line.lower[k] in ("whether", "what", "how", "if")


def _of_that_age(line, j, cue):
    """Whether the words before a number that ends before token j say how old people are: 'women over 50'."""
    words = line.lower[cue.start : cue.end] if cue.start is not None else [""]
    word = next((word for word in words if word in _BOUNDS_OF_AGE), None)
    if not word or phrases.counted(line, j, False)[2]:
        return False
    near = words[0] if words[0] != word else line.lower[cue.start - 1]
    return word in ("younger", "older") or near in vocabulary().contexts["of an age"]


def _shared_direction(line, quantity, previous):
    """'rose by 60 positions, or 2.2 per cent': the second amount takes the first one's direction."""
    if previous is None or not previous[1].direction:
        return None
    between = line.lower[previous[0].end : quantity.start]
    if line.lower[quantity.end] in ("confidence", "ci"):
        return None
    if "(" in between and len(between) < 4:
        return previous[1].direction
    near = [word for word in between if word not in (",", "about", "nearly", "almost", "roughly", "around")]
    return previous[1].direction if "or" in near and len(near) < 4 else None
