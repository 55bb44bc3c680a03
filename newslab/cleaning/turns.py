"""The turns of a transcript, whose speakers stand in lines of their own above what they say or are letters before it, and
letters to the editor, each with the name of its writer below."""

import re
from collections import Counter
from itertools import pairwise

from newslab.cleaning.looks import PROSE

# "Amna Field:", "Sen. Vera Holt (R-Harrow):", "SCOTT WELD, HOST:"
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]*,? |(?:of|the|and|de|van|von|al) ){0,6}(?:[A-Z][\w.’'-]*|\([^()]{1,40}\)):")
_LETTER = re.compile(r"([A-Z]{1,3}): ?\S")  # "Q: Why?", "PL: No."
_SIGNED = re.compile(r"(?:Name withheld|(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+), [A-Z][\w.’' -]+")  # "Jo Hume, Ostia"
_WORDS = 8  # of a line that names a speaker, at most
_TURNS = 3  # so many turns make a transcript
_BLOCKS = 12  # of a turn, at most


def spoken(looks):
    """The numbers of the turns of an interview that open with letters for who speaks: two speakers, each often enough;
    and of the letters to an editor that have their writer below, and a heading above or none."""
    speakers = {n: match[1] for n, look in enumerate(looks) if (match := _LETTER.match(look.text))}
    times = Counter(speakers.values())
    often = {speaker for speaker in times if times[speaker] >= _TURNS}
    said = {n for n, speaker in speakers.items() if speaker in often} if len(often) > 1 else set()
    prose = [look.form in PROSE and not look.kind for look in looks]
    signed = [n for n, look in enumerate(looks) if n and prose[n - 1] and _signs(look)]
    heads = []
    for n in signed if len(signed) >= _TURNS else ():
        said.add(n)
        m = n - 1
        while m >= 0 and prose[m]:
            said.add(m)
            m -= 1
        if m >= 0 and m not in said and looks[m].form in "Hhf" and looks[m].size <= _WORDS:
            heads.append(m)
    return frozenset(said.union(heads if len(heads) > 1 else ()))


def _signs(look):
    """Whether a block is the name of the writer of a letter, and where it was written."""
    return look.size <= _WORDS and look.stop == "open" and _SIGNED.fullmatch(look.text) is not None


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
