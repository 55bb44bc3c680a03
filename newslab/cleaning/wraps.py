"""Lines cut at a fixed width, or into pieces of a sentence, made whole: a space, or nothing where a word was cut."""

import re
from itertools import pairwise

from newslab.cleaning import fragments
from newslab.cleaning.drafts import Draft, Mend
from newslab.cleaning.words import is_word

_TAIL = re.compile(r"([^\W\d_]+)-$")
_HEAD = re.compile(r"[^\W\d_]+")


def draft(block, raw):
    """The draft of a block, with its line ends mended."""
    if len(block.lines) == 1:
        return Draft(block.lines[0].text, block.start, block.end)
    text, mends, marks = [block.lines[0].text], [], 0
    for line, following in pairwise(block.lines):
        marks += line.text.count('"')
        between, kind, start = "" if following.text[0] in ",;" or following.text == "." else " ", "hard-wrap", line.end
        if following.goes_on:
            between, kind = fragments.between(line.text, following.text, marks % 2 == 1), "broken-line"
        elif line.text[-1] == "-" and line.text[-2:-1].isalnum():
            between = ""
            if following.text[0].islower() and _is_cut(line.text, following.text, raw):
                text[-1], start, kind = text[-1][:-1], line.end - 1, "print-hyphenation"
        mends.append(Mend(start, following.start, between, kind))
        text += (between, following.text)
    return Draft("".join(text), block.start, block.end, mends)


def _is_cut(line, following, raw):
    """Whether the hyphen at the line's end was put there by the printer, not by the writer (long-term)."""
    tail, head = _TAIL.search(line[-60:]), _HEAD.match(following)
    if not tail or not head:
        return False
    first, second = tail[1], head[0]
    if f"{first}-{second}" in raw or is_word(f"{first}-{second}"):
        return False
    if f"{first}{second}" in raw or is_word(first + second):
        return True
    return not (is_word(first) and is_word(second))
