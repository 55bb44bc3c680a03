"""The blocks of a dump: its lines, those that a hard wrap has cut joined again, each with its offsets."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from newslab.cleaning import fragments, seams

_ITEM = re.compile(r"(?:[*+•·▪◦‣□■○●o#>|-]|#{1,6}|\d{1,3}[.)]|\[\d+\]:)\s|\[\d+\]:|[*+•·▪◦‣□■○●|]$")
_BYLINE = re.compile(r"[Bb][Yy] [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}(?: ?[-–|•,].{0,40}[^.,;])?")
_ENDED = tuple(".!?…:;”\"’'»)。！？")
_NARROWEST, _WIDEST = 45, 110


@dataclass(slots=True)
class Line:
    """A line that is not blank: raw[start:end] without the white space around it."""

    start: int
    end: int
    indent: int
    gap: int  # blank lines before it
    text: str
    goes_on: bool = False  # whether it is a piece of the sentence of the line before it

    def parts(self, gaps):
        """The lines that are left without gaps in it, (start, end) in order and in offsets of its text."""
        found, at = [], 0
        for start, end in [*gaps, (len(self.text), len(self.text))]:
            text = self.text[at:start].strip() if start > at else ""
            if text:
                first = self.text.index(text, at)
                found.append(Line(self.start + first, self.start + first + len(text), 0, 0, text))
            at = max(at, end)
        found[0].indent, found[0].gap = self.indent, self.gap
        return found


@dataclass(slots=True)
class Block:
    """Lines that make one paragraph."""

    lines: list
    gap: int
    indent: int

    @property
    def start(self):
        return self.lines[0].start

    @property
    def end(self):
        return self.lines[-1].end


def lines_of(raw, at=0):
    """The lines of raw that are not blank; at: where raw begins in the text that offsets are counted in."""
    found, gap = [], 0
    for whole in raw.splitlines(keepends=True):
        text = whole.strip()
        if text:
            indent = len(whole) - len(whole.lstrip())
            found.append(Line(at + indent, at + indent + len(text), indent, gap, text))
            gap = 0
        else:
            gap += 1
        at += len(whole)
    return found


def read(raw, at=0):
    """The blocks of raw, in order; at: where raw begins in the text that offsets are counted in."""
    lines = seams.cut(lines_of(raw, at))
    if not any(line.gap == 0 for line in lines[1:]):
        return [Block([line], line.gap, line.indent) for line in lines]
    width = _width(lines)
    for line, goes_on in zip(lines, () if width else fragments.joined(lines), strict=False):
        line.goes_on = goes_on
    blocks, group = [], []
    for line in lines:
        if line.gap and group:
            blocks += _paragraphs(group, width)
            group = []
        group.append(line)
    return blocks + (_paragraphs(group, width) if group else [])


def _reach(line, following):
    """The columns a line would need to take in the first word of the next: more than the width, if it was wrapped."""
    word = following.text.find(" ")
    return line.indent + len(line.text) + 1 + (len(following.text) if word < 0 else word)


def _width(lines):
    """The column at which the text was wrapped, or None: the width that explains most line ends."""
    votes, total, running, inside = Counter(), 0, 0, 0
    for line, following in pairwise(lines):
        long = line.indent + len(line.text)
        if following.gap == 0 and _NARROWEST <= long <= _WIDEST:
            total += 1
            running += following.text[0].islower() or not line.text.endswith(_ENDED)
            inside += not following.text[0].isupper()
            votes.update(range(long, min(_reach(line, following), _WIDEST)))
    # lines that end as sentences do are paragraphs, and a width cuts before small letters too
    if total < 4 or not votes or running < 0.5 * total or inside < 0.2 * total:
        return None
    width, count = max(votes.items(), key=lambda item: (item[1], -item[0]))
    return width if count >= 0.6 * total else None


def _paragraphs(group, width):
    """The paragraphs of a group of lines without a blank line between them."""
    cut = frozenset() if width else _cut_in(group)
    blocks = [Block([group[0]], group[0].gap, group[0].indent)]
    for at, (line, following) in enumerate(pairwise(group), 1):
        long, reach = line.indent + len(line.text), _reach(line, following)
        if following.goes_on:
            together = True
        elif (
            _ITEM.match(following.text)
            or _BYLINE.fullmatch(following.text)
            or (following.indent > line.indent + 1 and not _ITEM.match(line.text))
        ):
            together = False
        elif _hyphenated(line.text, following.text):
            together = True
        elif width:
            together = width * 0.6 <= long <= width + 2 and reach > width
        else:
            together = at in cut
        if together:
            blocks[-1].lines.append(following)
        else:
            blocks.append(Block([following], 0, following.indent))
    return blocks


def _hyphenated(text, following):
    return len(text) > 2 and text[-1] == "-" and text[-2].islower() and following[0].islower()


def _cut_in(group):
    """The numbers of the lines of a group that a width has cut from the line before: all, or those of runs inside it."""
    if _wrapped(group):
        return frozenset(range(1, len(group)))
    found, start = set(), 0
    for at, line in enumerate(group):
        if line.indent + len(line.text) >= _NARROWEST and at + 1 < len(group):
            continue
        run = group[start : at + 1]  # long lines, and one that may be short
        if len(run) > 2 and 2 * sum(each.text[0].islower() for each in run[1:]) >= len(run) - 1 and _wrapped(run):
            found.update(range(start + 1, at + 1))
        start = at + 1
    return found


def _wrapped(group):
    """Whether a group looks cut from one paragraph: one width explains the end of every line but the last."""
    if len(group) < 2:
        return False
    longs = [line.indent + len(line.text) for line in group[:-1]]
    reaches = [_reach(line, following) for line, following in pairwise(group)]
    if not (min(longs) >= _NARROWEST and max(longs) <= _WIDEST and max(longs) < min(reaches)):
        return False
    if group[-1].indent + len(group[-1].text) > max(max(longs), min(reaches) - 1):
        return False
    running = sum(following.text[0].islower() or not line.text.endswith(_ENDED) for line, following in pairwise(group))
    lower = any(following.text[0].islower() for following in group[1:])
    return running > 0.5 * (len(group) - 1) and (lower or group[-1].text.endswith(_ENDED))
