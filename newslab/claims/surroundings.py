"""What stands around the numbers of a sentence: hedge, direction, noun, concept and time, found when asked for."""

from functools import cache, cached_property

from newslab.claims import cues, nouns, phrases, times
from newslab.claims.claim import Context
from newslab.claims.vocabulary import vocabulary

_LINKS = frozenset(["and", "but", ","])
_LINKED = frozenset(["and", "but", ",", ", and", ", but"])


class Surroundings:
    """The surroundings of the quantities of a Line, all found together, as each leans on the one before."""

    def __init__(self, line, quantities):
        self._line, self._quantities, self._upper = line, quantities, set()
        self._bounded = len(quantities) > 1 and not _uppers().isdisjoint(line.lower)

    def closes(self, n):
        """Whether quantity n is the upper end of a stretch that the one before opened: 'more than 1 but less than 2'."""
        if n == 0 or not self._bounded:
            return False
        low, high = self._quantities[n - 1], self._quantities[n]
        if low.value is None or high.value is None or low.value >= high.value:
            return False
        if _LINKS.isdisjoint(self._line.lower[low.end : high.start]):
            return False
        return bool(self.contexts) and n in self._upper

    @cached_property
    def contexts(self):
        """The Context of each quantity."""
        line, found, previous = self._line, [], None
        used = frozenset(k for quantity in self._quantities for k in range(quantity.start, quantity.end))
        for n, quantity in enumerate(self._quantities):
            context = _context(line, quantity, previous, used)
            if previous and n - 1 not in self._upper and _closes(line, previous, (quantity, context)):
                self._upper.add(n)
                context = _stretch(previous[1], context)
            found.append(context)
            previous = (quantity, context)
        return found


@cache
def _uppers():
    """The words that end a cue for an upper bound."""
    known = vocabulary()
    cued = [*known.before.items(), *known.after.items()]
    return frozenset(["sub"]).union(words[-1] for words, modifier in cued if modifier in ("<", "<="))


def _closes(line, previous, current):
    """Whether two (quantity, Context) in a row are the two ends of one stretch."""
    (lower, low), (upper, high) = previous, current
    if (
        low.modifier not in (">", ">=")
        or high.modifier not in ("<", "<=")
        or lower.value is None
        or upper.value is None
    ):
        return False
    between = line.text[low.phrase[1] : high.phrase[0]].strip().lower()
    return (
        lower.value < upper.value
        and between in _LINKED
        and lower.unit in (None, upper.unit)
        and low.noun in (None, high.noun)
    )


def _stretch(low, high):
    return high._replace(phrase=(low.phrase[0], high.phrase[1]), modifier="=", cue=low.cue, concept=low.concept)


def _context(line, quantity, previous, used):
    """The Context of one quantity; previous: the (quantity, Context) before it or None; used: tokens of all numbers."""
    start = quantity.opener if quantity.opener is not None else quantity.start
    start -= quantity.kind == "rank" and line.lower[start - 1] == "the"
    cue = cues.before(line, start, quantity.kind, quantity.unit)
    noun_start, noun_end, increment = nouns.counted(line, quantity)
    modifier, tail = cues.after(line, quantity.end)
    if not modifier and noun_end > noun_start:
        modifier, tail = cues.after(line, noun_end)
    if modifier and noun_end == noun_start and quantity.unit is None:
        noun_start, noun_end, _ = phrases.counted(line, tail, False)
    noun = line.slice(noun_start, noun_end) or nouns.shared(line, quantity, previous)
    whole = nouns.whole_from(line, cue.first)
    first = whole if whole is not None else min(cue.first, quantity.start)
    last = max(noun_end, quantity.end, tail if modifier else 0)
    begin, finish = line.starts[quantity.start], line.ends[quantity.end - 1]
    member = nouns.is_member(line, quantity)
    return Context(
        phrase=(min(line.starts[first], begin), max(finish, line.ends[last - 1])),
        modifier=cues.merged(cue.modifier, modifier) if modifier else cue.modifier,
        cue=_cue_span(line, cue, modifier, quantity, noun_end, tail),
        direction=cue.direction or _direction(line, quantity, previous),
        noun=noun,
        concept="-" if member else _concept(line, quantity, previous, first, (noun_start, noun_end), used),
        time=times.near(line, begin, (begin, finish)),
        partitive=member or whole is not None or nouns.of_total(line, noun_end),
        increment=increment or cue.increment,
        others=bool(noun) and noun.split()[0].lower() in ("other", "others"),
    )


def _concept(line, quantity, previous, first, noun, used):
    again = nouns.restated(line, quantity, previous)
    return again or nouns.concept(line, quantity, first, *noun, used)


def _cue_span(line, cue, modifier, quantity, noun_end, tail):
    if cue.start is not None:
        return line.starts[cue.start], line.ends[cue.end - 1]
    if modifier and modifier != "=":
        at = quantity.end if cues.after(line, quantity.end)[0] else noun_end
        return line.starts[line.joined(at)], line.ends[tail - 1]
    return None


def _direction(line, quantity, previous):
    """The direction that a sign, the words after or the amount before give; None without."""
    return (
        quantity.signed
        or cues.direction_after(line, quantity.end, quantity.kind, quantity.unit)
        or _shared_direction(line, quantity, previous)
    )


def _shared_direction(line, quantity, previous):
    """'rose by 60 positions, or 2.2 per cent': the second amount takes the first one's direction."""
    if previous is None or not previous[1].direction:
        return None
    between = line.lower[previous[0].end : quantity.start]
    if "(" in between and len(between) < 4:
        return previous[1].direction
    near = [word for word in between if word not in (",", "about", "nearly", "almost", "roughly", "around")]
    return previous[1].direction if "or" in near and len(near) < 4 else None
