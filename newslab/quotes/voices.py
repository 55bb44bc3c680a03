"""Whose voice every stretch of a text is: the narrator's or a speaker's."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

NARRATOR, NOBODY = "narration", "unattributed"


@dataclass(frozen=True, slots=True)
class Voice:
    """text[start:end] is told in one voice.

    speaker    the name of the actor, or the words of the mention where it leads to none; "narration" for the
               article's own voice, "unattributed" for what is quoted from nobody in particular
    kind       "narration", or the kind of the quotation: "direct", "indirect", "mixed"
    anonymous  whether the speaker is a person whom the text does not name
    """

    start: int
    end: int
    speaker: str
    kind: str
    anonymous: bool = False


def speaker_of(text, quote):
    """The name of who speaks: the actor, or the words of the mention, or "unattributed"."""
    return quote.name or (text[slice(*quote.speaker)] if quote.speaker else NOBODY)


def stretches(text, quotes):
    """The text from first to last character as a list of Voice."""
    found, at = [], 0
    for quote in quotes:
        start, end = max(quote.content[0], at), quote.content[1]
        if start >= end:
            continue
        if start > at:
            found.append(Voice(at, start, NARRATOR, "narration"))
        found.append(Voice(start, end, speaker_of(text, quote), quote.kind, quote.anonymous))
        at = end
    if at < len(text):
        found.append(Voice(at, len(text), NARRATOR, "narration"))
    return found


@lru_cache(maxsize=4)
def known(text, quotes):
    """The stretches and their starts, remembered for the last few texts."""
    found = tuple(stretches(text, quotes))
    return found, [voice.start for voice in found]


def at(text, quotes, start, end):
    """The voice of most of text[start:end]."""
    found, starts = known(text, quotes)
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first, bisect_right(starts, max(start, end - 1)) - 1)
    over = {}
    for voice in found[first : last + 1]:
        shared = min(voice.end, end) - max(voice.start, start)
        over[voice.speaker] = over.get(voice.speaker, (0, voice))[0] + shared, over.get(voice.speaker, (0, voice))[1]
    return max(over.values(), key=lambda pair: pair[0])[1] if over else Voice(start, end, NARRATOR, "narration")
