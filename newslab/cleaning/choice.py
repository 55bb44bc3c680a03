"""Which blocks are the body: the model's verdict, the caller's wishes, and a second look until nothing changes."""

import re

from newslab.cleaning import features, model
from newslab.errors import InputError, UnknownName

STRICTNESS = {"lenient": 0.12, "normal": 0.3, "strict": 0.55}
_MARK = re.compile(r"(?:[*+•o]|#{1,6}|\[(?=\d+\]:)|>)(?=\s|\d|$)")
_LOOKS = 40  # further looks; pages settle after one or two
_CALM = 0.1  # where nothing shows that a text is a dump, only what is ten times less likely to be body goes


def threshold(strictness):
    """The probability of being body below which a block goes."""
    if isinstance(strictness, str):
        if strictness not in STRICTNESS:
            raise UnknownName.among("strictness", strictness, STRICTNESS)
        return STRICTNESS[strictness]
    if isinstance(strictness, bool) or not isinstance(strictness, int | float) or not 0 <= strictness <= 1:
        raise InputError(f"strictness is one of {', '.join(STRICTNESS)} or a number from 0 to 1, not {strictness!r}")
    return float(strictness)


def look_of(block, draft, raw):
    """The Look of a block with what its layout in the raw text says."""
    mark = _MARK.match(block.lines[0].text)
    link = any("][" in line.text or "](" in line.text for line in block.lines)
    return features.look(draft.text, mark[0][0] if mark else "", len(block.lines) > 1, link)


def choose(looks, gaps, strictness="normal", kept=frozenset(), dropped=frozenset()):
    """The numbers of the blocks that stay, and the probability of being body for every block.

    kept, dropped: numbers of blocks that the caller decides.
    """
    limit = threshold(strictness)
    chosen = [n for n in range(len(looks)) if n not in dropped]
    found = dict.fromkeys(range(len(looks)), 0.0)
    for turn in range(_LOOKS):
        here = [looks[n] for n in chosen]
        if turn:
            # as they will be in the cleaned text: without their layout
            here, gaps = [features.look(item.text) if item.markup else item for item in here], [1] * len(here)
        else:
            gaps = [1, *(gaps[n] for n in chosen[1:])]
        chances = model.body_probabilities(features.names(here, gaps))
        bar = limit * _CALM if features.calm(here) else limit
        top = features.head_end(here)
        stay = [
            n
            for at, (n, chance) in enumerate(zip(chosen, chances, strict=True))
            if (chance >= bar and at >= top) or n in kept
        ]
        if not turn or len(stay) < len(chosen):
            found.update((n, chance) for n, chance in zip(chosen, chances, strict=True) if not turn or n not in stay)
        if not stay or (turn and len(stay) == len(chosen)):
            break
        chosen = stay
    return chosen, found, bool(stay)
