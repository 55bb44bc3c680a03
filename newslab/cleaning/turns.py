"""The turns of a transcript whose speakers stand in lines of their own, above what they say."""

import re
from itertools import pairwise

from newslab.cleaning.looks import PROSE

# "Amna Field:", "Sen. Vera Holt (R-Harrow):", "SCOTT WELD, HOST:"
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]*,? |(?:of|the|and|de|van|von|al) ){0,6}(?:[A-Z][\w.’'-]*|\([^()]{1,40}\)):")
_WORDS = 8  # of a line that names a speaker, at most
_TURNS = 3  # so many turns make a transcript
_BLOCKS = 12  # of a turn, at most


def find(looks):
    """The numbers of the lines that name who speaks next, and of the blocks that are said; none on other pages."""
    named = [
        n
        for n, (item, said) in enumerate(pairwise(looks))
        if item.size <= _WORDS and _SPEAKER.fullmatch(item.text) and said.form in PROSE
    ]
    if len(named) < _TURNS:
        return frozenset(), frozenset()
    ends = [*named[1:], min(named[-1] + 2, len(looks))]
    said = (range(n + 1, end) for n, end in zip(named, ends, strict=True) if end - n <= _BLOCKS)
    return frozenset(named), frozenset(m for turn in said for m in turn if looks[m].form in PROSE)
