"""From the quantities of each sentence to Claims: cue, noun, concept, time and claimant put beside the number."""
import re
from dataclasses import replace
from functools import cache, lru_cache

from newslab import sentences
from newslab.claims import amounts, cues, numbers, phrases, quantities, ranges, sources, times
from newslab.claims.claim import Claim
from newslab.claims.line import Line
from newslab.claims.vocabulary import vocabulary

_AGAINST = frozenset(["to", "from", "with", "versus", "against", "than", "by"])
_PEOPLE = frozenset(["he", "she", "i", "who"])
_BE = frozenset(["is", "was", "be", "turned", "turns", "am", "being", "becomes", "became"])


@cache
def _trigger():
    """A pattern for what a sentence must hold before it is looked at more closely."""
    known = vocabulary()
    words = {*known.small, *known.scales, *known.multiples, *known.vague, "half", "couple",
             *(word for word in known.fractions if word.endswith("s")), "third", "quarter", *known.ranks}
    return re.compile(rf"\d|[{''.join(known.glyphs)}]|\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b"
                      r"|\b(?:a|an) (?:\w+th\b|year|month|week|day|hour|minute|mile)", re.IGNORECASE)


@lru_cache(maxsize=4)
def found_in(text):
    """The Claims of a text, as a tuple; the last few texts are remembered."""
    claims = []
    search = _trigger().search
    for sentence in sentences.tokenise(text).sentences:
        if search(text, sentence.start, sentence.end):
            line = Line(text, sentence.start, sentence.end)
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
    between = line.text[low.phrase[1]:claim.phrase[0]].strip().lower()
    return low.value < claim.value and between in ("and", "but", ",", ", and", ", but") and (
        low.unit in (None, claim.unit) and low.noun in (None, claim.noun))


def _between(low, high):
    return replace(high, start=low.start, phrase=(low.phrase[0], high.phrase[1]), value=None, low=low.value, high=high.value,
                   modifier="=", cue=low.cue, concept=low.concept)


def _durations_with_article(line):
    """'more than a year', 'at least a week': the article counts where a bound stands before it."""
    found = []
    for i in range(1, line.size - 1):
        if line.lower[i] in ("a", "an") and line.lower[i + 1] in ("year", "month", "week", "day", "hour", "minute", "mile"):
            cue = cues.before(line, i, "duration", None)
            if cue.start is not None and cue.modifier != "=":
                numeral = numbers.Numeral(i, i + 1, 1.0)
                kind = "measure" if line.lower[i + 1] == "mile" else "duration"
                found.append(amounts.Quantity(i, i + 2, numeral, 1.0, unit=line.lower[i + 1], kind=kind))
    return found


def _claim(line, quantity, previous, used):
    """The Claim of one quantity; previous: the (quantity, claim) before it or None; used: tokens of all numbers."""
    start = quantity.opener if quantity.opener is not None else quantity.start
    start -= quantity.kind == "rank" and line.lower[start - 1] == "the"
    cue = cues.before(line, start, quantity.kind, quantity.unit)
    _set_age(line, quantity)
    noun_start, noun_end, increment, member = _noun(line, quantity)
    modifier, tail = cues.after(line, quantity.end)
    if not modifier and noun_end > noun_start:
        modifier, tail = cues.after(line, noun_end)
    span = _cue_span(line, cue, modifier, quantity, noun_end, tail)
    last = max(noun_end, quantity.end, tail if modifier else 0)
    noun = line.slice(noun_start, noun_end) or _shared_noun(line, quantity, previous)
    direction = cue.direction or quantity.signed or cues.direction_after(line, quantity.end, quantity.kind, quantity.unit) or _shared_direction(line, quantity, previous)
    partitive_from = _partitive(line, cue.first)
    first = partitive_from if partitive_from is not None else min(cue.first, quantity.start)
    begin, finish = line.starts[quantity.start], line.ends[quantity.end - 1]
    return Claim(
        begin, finish, (min(line.starts[first], begin), max(finish, line.ends[last - 1])),
        quantity.value, quantity.low, quantity.high,
        modifier=cues.merged(cue.modifier, modifier) if modifier else cue.modifier,
        cue=span, direction=direction, kind=_kind(quantity, member), unit=quantity.unit, noun=noun,
        concept="-" if member else _restated(line, quantity, previous) or _concept(
            line, quantity, first, noun_start, noun_end, used),
        time=times.near(line, begin, (begin, finish)),
        partitive=member or partitive_from is not None or _of_total(line, noun_end), increment=increment or cue.increment,
        vague=quantity.vague, others=bool(noun) and noun.split()[0].lower() in ("other", "others"))


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


def _set_age(line, quantity):
    """'Mira Holt, 66, has ...' and 'she turned 35' are ages."""
    i, j = quantity.start, quantity.end
    if not quantity.bare or quantity.value is None or not 1 <= quantity.value <= 115 or quantity.ratio_of:
        return
    named = line.lower[i - 1] == "," and i > 1 and line.texts[i - 2][0].isupper() and line.lower[j] in (
        ",", ".", "who", "was", "is", "and", "from", "of", "")
    turned = line.lower[i - 1] in _BE and (line.lower[i - 2] in _PEOPLE or line.lower[i - 3] in _PEOPLE) and (
        phrases.counted(line, j, False)[1] == j)
    if named or turned:
        quantity.unit, quantity.kind = "year of age", "age"


def _noun(line, quantity):
    """(start, end, increment, member) of the counted noun phrase after a quantity."""
    outside, increment = line.joined(quantity.end), False
    j = _past_of(line, outside, quantity)
    numbered = j > outside and line.kinds[j] in ("n", "w") and _number_end(line, j) > j
    member = (quantity.value == 1 and line.lower[quantity.start] == "one" and line.lower[outside] == "of" and not numbered)
    if numbered:
        j = _number_end(line, j)
    if line.lower[j] in ("strong", "plus", "odd") and line.lower[j - 1] == "-":
        j += 1
    if line.lower[j] in ("more", "additional", "extra", "further", "less", "fewer") and line.kinds[j] == "w":
        increment = line.lower[j] not in ("less", "fewer")
        j += 1
    if quantity.kind == "age" or line.kinds[j] == "n":
        return outside, outside, increment, member
    singular = (quantity.value == 1 and j == outside) or quantity.unit is not None
    start, end, plural = phrases.counted(line, j, singular)
    if quantity.unit is not None and quantity.kind in ("duration", "multiple", "temperature"):
        end = start
    if quantity.unit is None and not plural and not singular and line.kinds[j] == "w" and line.roles[j] == "verb":
        end = start
    if end == start and not increment:
        return outside, outside, increment, member
    return start, end, increment, member


def _past_of(line, j, quantity):
    """The token after 'of the' that ties a share or a part to its whole, or j."""
    if line.lower[j] != "of" or not (quantity.unit is None or quantity.kind == "percent"):
        return j
    j += 1
    while line.roles[j] == "det":
        j += 1
    return j


def _number_end(line, j):
    numeral = numbers.read(line, j)
    return numeral.end if numeral else j


def _shared_noun(line, quantity, previous):
    """The noun of the count before, for a bare number set against it: '460 cars, compared with 63 last year'."""
    if previous is None or quantity.unit is not None or previous[1].unit is not None or quantity.numeral.fraction:
        return None
    between = line.lower[previous[0].end:quantity.start]
    linked = any(word in _AGAINST for word in between) or line.lower[quantity.start - 1] == "and"
    follows = line.roles[quantity.end] in ("prep", "conj") or line.kinds[quantity.end] in ("s", "")
    return previous[1].noun if linked and follows and len(between) < 9 else None


def _partitive(line, first):
    """The token where 'some of the', 'most of the', 'many of the' begins before token first, or None."""
    definite = ("the", "its", "their", "these", "those", "his", "her", "our")
    at = first - (line.lower[first - 1] in definite)
    if (at < first or line.lower[first] in definite) and line.lower[at - 1] == "of" and line.lower[at - 2] in (
            "some", "most", "many", "all", "none", "half", "part", "any", "each", "several", "few", "much", "one", "two"):
        return at - 2
    return None


def _of_total(line, noun_end):
    """'27 of the 30 senators': a part whose whole is named."""
    return line.lower[noun_end] == "of" and line.lower[noun_end + 1] == "the" and line.kinds[noun_end + 2] == "n"


def _shared_direction(line, quantity, previous):
    """'rose by 60 positions, or 2.2 per cent': the second amount takes the first one's direction."""
    if previous is None or not previous[1].direction:
        return None
    between = line.lower[previous[0].end:quantity.start]
    if "(" in between and len(between) < 4:
        return previous[1].direction
    near = [word for word in between if word not in (",", "about", "nearly", "almost", "roughly", "around")]
    return previous[1].direction if "or" in near and len(near) < 4 else None


def _restated(line, quantity, previous):
    """The concept of the number before, where this one says it again in brackets or in a list of parts, or None."""
    if previous is None:
        return None
    between = [word for word in line.lower[previous[0].end:quantity.start] if word not in ("or", "and", ",", "about")]
    return previous[1].concept if between in (["("], []) and previous[1].kind != "member" and (
        between or quantity.kind == "duration") else None


def _concept(line, quantity, first, noun_start, noun_end, used):
    """What the number is about: the clause's subject, the nearest phrase before, and what hangs on the noun."""
    spans = phrases.complement(line, max(noun_end, quantity.end), used)
    if quantity.unit and noun_end > noun_start:
        spans = [(noun_start, noun_end), *spans]
    spans += phrases.subject(line, first, used)
    return phrases.words_of(line, spans) or "-"
