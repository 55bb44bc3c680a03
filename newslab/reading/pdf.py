"""The text of a PDF file in paragraphs: a PDF knows only where its lines stand, so gaps, indents and sizes must tell.

Lines of one paragraph stand close, in one size, at one edge; running heads and page numbers recur from page to page.
"""

import io
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from newslab.errors import InputError, NotText

_ENDED = re.compile(r"[.!?…:][\"”’'»)\]]*$")
_DIGITS = re.compile(r"\d+")
_GAP = 1.25  # times the usual pitch of lines: more is a gap between paragraphs
_WIDE = 1.7  # letters: so far apart, a sentence that ends ends a paragraph
_COMMON = 0.08  # share of the distances between lines
_SIZE = 0.05  # share by which letters may differ within a paragraph
_INDENT = 0.6, 6.0  # letters by which a first line stands in, at least and at most
_SHORT = 0.75  # of the longest line near it: a shorter one ends a paragraph, if it ends a sentence or had room for more
_NEAR = 6  # lines
_EDGE = 2  # lines at the top and the bottom of a page among which running heads are


@dataclass(slots=True)
class _Line:
    """A line of a page: its text, the left and upper place of its first letter, the size of its letters."""

    text: str
    x: float
    y: float
    size: float


def text_of(data, where):
    """The text of a PDF file, paragraphs parted by blank lines, without running heads and page numbers; needs pypdf."""
    try:
        import pypdf
    except ImportError:
        raise InputError(f"{where}: reading PDF needs pypdf; install it with: pip install pypdf") from None
    try:
        pages = [_lines(page) for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except Exception as error:  # a broken PDF fails in many ways inside pypdf
        raise NotText(f"{where}: this PDF cannot be read ({type(error).__name__}: {error})") from None
    return "\n\n".join(_joined(lines) for lines in _paragraphs(_without_running_heads(pages)))


def _lines(page):
    """The lines of a page in the order in which they were written."""
    found, parts, place = [], [], None

    def visit(text, matrix, inner, font, size):
        nonlocal parts, place
        for number, part in enumerate(text.split("\n")):
            if number:
                close()
            if part.strip() and place is None:
                scale = abs(inner[3] * matrix[3]) or abs(inner[0] * matrix[0]) or 1.0
                x = inner[4] * matrix[0] + inner[5] * matrix[2] + matrix[4]
                place = x, inner[4] * matrix[1] + inner[5] * matrix[3] + matrix[5], abs(size or 1.0) * scale
            parts.append(part)

    def close():
        nonlocal parts, place
        if text := " ".join("".join(parts).split()):
            found.append(_Line(text, *place))
        parts, place = [], None

    page.extract_text(visitor_text=visit)
    close()
    return found


def _without_running_heads(pages):
    """The pages without the lines at their edges that recur on others, whatever their numbers."""
    edges = [{_DIGITS.sub("#", line.text) for line in (*lines[:_EDGE], *lines[-_EDGE:])} for lines in pages]
    times = Counter(name for names in edges for name in names)
    return [
        [
            line
            for n, line in enumerate(lines)
            if _EDGE <= n < len(lines) - _EDGE or times[_DIGITS.sub("#", line.text)] < 2
        ]
        for lines in pages
    ]


def _paragraphs(pages):
    """The lines of all pages in paragraphs."""
    lines = [line for page in pages for line in page]
    pitch = _pitches(lines)
    found = []
    for n, line in enumerate(lines):
        if n and not _apart(lines, n, pitch):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _pitches(lines):
    """The distance between two lines of a paragraph, for each size of letters: the least that is common."""
    seen = {}
    for one, other in pairwise(lines):
        if _alike(one, other) and 0 < one.y - other.y < 4 * one.size:
            seen.setdefault(round(one.size), Counter())[round(2 * (one.y - other.y)) / 2] += 1
    return {
        size: min(step for step, count in counts.items() if count >= _COMMON * counts.total())
        for size, counts in seen.items()
    }


def _alike(one, other):
    return abs(one.size - other.size) <= _SIZE * max(one.size, other.size)


def _apart(lines, n, pitch):
    """Whether a paragraph begins with line n."""
    above, line = lines[n - 1], lines[n]
    if not _alike(above, line):
        return True
    longest = max(len(other.text) for other in lines[max(0, n - _NEAR) : n + _NEAR] if _alike(line, other))
    reach = len(above.text) + (0 if _ENDED.search(above.text) else 1 + len(line.text.split(" ", 1)[0]))
    if reach < _SHORT * longest:
        return True
    down = above.y - line.y
    if down <= 0:  # a new column or page
        return bool(_ENDED.search(above.text))
    least, most = _INDENT
    indented = least * line.size < line.x - above.x < most * line.size
    wide = down > _WIDE * line.size and _ENDED.search(above.text)
    return down > _GAP * pitch.get(round(line.size), down) or bool(wide) or indented


def _joined(lines):
    """The lines of a paragraph as one; where a hyphen ends one, the break stays, for cleaning to judge it."""
    parts = [lines[0].text]
    for above, line in pairwise(lines):
        parts += ("\n" if above.text.endswith("-") else " ", line.text)
    return "".join(parts)
