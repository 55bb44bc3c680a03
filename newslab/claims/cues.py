"""Hedges, bounds and directions around a number: 'about', 'up to', 'no fewer than', 'or more', 'rose by'."""

from dataclasses import dataclass

from newslab.claims.vocabulary import vocabulary

_MORE = frozenset(["another", "additional", "further", "extra"])
_RATES = ("percent", "money", "multiple")
_REACH = 12  # how many tokens back a chain of cues may go
_PARTICLES = frozenset(["up", "down", "off"])


@dataclass(slots=True)
class Cue:
    """What stands around a number: the modifier and the tokens that say so, and where the phrase begins."""

    modifier: str
    start: int | None
    end: int | None
    first: int  # first token of the phrase
    direction: str | None = None
    increment: bool = False


def before(line, i, kind, unit):
    """The Cue that stands before token i."""
    table, tails = vocabulary().before, vocabulary().before_tails
    cue, at, filler, floor = Cue("=", None, None, i), i, False, max(0, i - _REACH)
    while at > floor:
        for length in range(min(5, at, tails.get(line.lower[at - 1], 0)), 0, -1):
            modifier = table.get(tuple(line.lower[at - length : at]))
            if modifier and not _temporal(line, at - length, length, kind):
                break
        else:
            if line.lower[at - 1] in ("-", "‐") and line.lower[at - 2] == "sub":
                return Cue("<", at - 2, at - 1, at - 2)
            break
        word = line.lower[at - length]
        cue.increment |= word in _MORE or (length == 2 and line.lower[at - 1] in _MORE)
        at -= length
        if modifier == "=":
            filler = True
            if length > 1 or word not in ("a", "an"):
                cue.first = at if cue.start is None or not filler else cue.first
            continue
        if cue.start is None or (cue.modifier == "~" and modifier != "~"):
            cue.modifier, cue.start, cue.end, cue.first = modifier, at, at + length, at
        if modifier != "~":
            break
    if kind != "multiple" and line.lower[i] != "from":
        cue.direction = _direction(line, min(at, cue.first), kind, unit)
    return cue


def _temporal(line, at, length, kind):
    """'over three years' is a stretch of time and 'the over' no bound; 'around the 5' and 'some' need a number next."""
    word = line.lower[at]
    if length == 1 and word == "over" and kind == "duration":
        return line.lower[at - 1] not in (
            "just",
            "well",
            "for",
            "after",
            "takes",
            "took",
            "lasted",
            "is",
            "was",
            "little",
            "slightly",
        )
    if word == "near" and kind == "duration":
        return True
    return length == 1 and word in ("+", "plus")


def _direction(line, at, kind, unit):
    """The direction that the word before token at gives an amount of change, or None."""
    steps, start = 0, at
    while at > 0 and steps < 4:
        word = line.lower[at - 1]
        if word in vocabulary().contexts["before an amount"] or (
            word.endswith("ly") and word not in ("early", "family", "only")
        ):
            at -= 1
            steps += 1
            continue
        entry = vocabulary().changes.get(word)
        if not entry:
            return None
        direction, scope = entry
        rate = (
            kind == "percent"
            or unit in ("point", "basis point", "cent")
            or (kind == "money" and "by" in line.lower[at:start])
        )
        if scope == "rate" and not rate:
            return None
        if word in _PARTICLES and kind not in _RATES and unit not in ("point", "basis point", "cent", None):
            return None
        return direction
    return None


def direction_after(line, j, kind, unit):
    """'3.2 per cent lower', '40 points up': the direction of the word after token j, or None."""
    if kind != "percent" and unit not in ("point", "basis point", "cent"):
        return None
    follows = line.lower[j + 1]
    return (
        {"lower": "down", "down": "down", "higher": "up", "up": "up"}.get(line.lower[j]) if follows != "than" else None
    )


def after(line, j):
    """(modifier, next token) of the words after token j: 'or more', 'or so', '-plus', '+'; ('', j) without."""
    table, heads = vocabulary().after, vocabulary().after_heads
    at = line.joined(j)
    if line.lower[j] == "-" and at > j and line.lower[at] not in ("plus", "odd", "ish"):
        return "", j
    for length in range(min(3, line.size - at, heads.get(line.lower[at], 0)), 0, -1):
        words = tuple(line.lower[at : at + length])
        modifier = table.get(words)
        if modifier:
            if words in (("plus",), ("odd",), ("ish",), ("+",)) and not (line.touches(at) or at > j):
                return "", j
            if words[0] in ("or", "and") and line.lower[at + length] in ("than",):
                return "", j
            return modifier, at + length
    return "", j


def merged(first, second):
    """One modifier from the two sides: 'equal to 5000 or more' and 'about 500 or less' keep the bound."""
    if second in ("", "="):
        return {">": ">=", "<": "<="}.get(first, first) if second == "=" else first
    return first if first in ("<", ">") and second == "~" else second
