"""What the lines of a text say: paragraphs, and the breaks inside them that no sentence crosses."""

import re
from functools import cache, lru_cache

from newslab import lexicons
from newslab.errors import InputError

_BLANK = re.compile(r"\n[^\S\n]*+\n\s*+")
_BULLETS = "•◦▪●‣⁃"
_MARKER = re.compile(
    rf"(?:([{_BULLETS}])[^\S\n]?|(?<!\S))"  # a bullet, or the beginning of a word
    r"(?:\(?(\d{1,3}|[a-z])(\.\)|[.)])(?=\s))?"  # 1. 1) 1.) (1) a.
)
_ITEM_LINE = re.compile(rf"[{_BULLETS}]|[*·–—-]\s|\(?(?:\d{{1,3}}|[A-Za-z])[.)]{{1,2}}\s")
_FINAL = tuple(".!?…:;,\"'“”’»)]-–—")
_HEADING_WIDTH = 80
# a longer word that begins small, not to be found in a headline in title case
SMALL_WORD = re.compile(r"\b(?!(?:amid|from|into|over|than|that|upon|with)\b)[a-z]\w{3}")
_DATELINE = re.compile(  # "HULL, Norbia, May 3 (Newswire) — ", "HULL/OSTLEY — ", "Hull (Newswire) — "
    r"(?:[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]+){0,4}(?:, ?[A-Z][\w. ]{1,25}){0,3}(?: ?[(\[][^()\n]{2,40}[)\]])?"
    r"|[A-Z][\w'’.-]+(?:,? [A-Z][\w'’.-]+){0,4}(?:, [A-Z][a-z.]{2,8} \d{1,2})? ?\([^()\n]{2,40}\)) ?(?:—|–|--|-) ?(?=[\w\"“‘])"
)


def text_of(source):
    """The text of a string or of an Article.

    >>> text_of(None)
    Traceback (most recent call last):
    newslab.errors.InputError: expected a text or an Article, got NoneType
    """
    text = source if isinstance(source, str) else getattr(source, "text", None)
    if not isinstance(text, str):
        raise InputError(f"expected a text or an Article, got {type(source).__name__}")
    return text


def paragraphs(source):
    """The spans of the paragraphs: stretches with a blank line between them, outer white space left out.

    >>> paragraphs("One\\ntwo.\\n\\n  Three.")
    [(0, 8), (12, 18)]
    """
    return list(_paragraphs(text_of(source)))


def dateline(text, start=0):
    """Where the dateline ends that stands at start, the beginning of a paragraph; start where there is none.

    >>> dateline("HULL, Norbia (Newswire) — Rain fell."), dateline("NATO-led troops left."), dateline("Rain fell.")
    (26, 0, 0)
    """
    if text[:start].rstrip(" \t")[-1:] not in ("", "\n"):
        return start
    found = _DATELINE.match(text, start)
    return found.end() if found and found[0][-1] in " —" else start


@lru_cache(maxsize=4)
def _paragraphs(text):
    found, at = [], 0
    for gap in (*_BLANK.finditer(text), None):
        end = gap.start() if gap else len(text)
        piece = text[at:end]
        body = piece.strip()
        if body:
            start = at + len(piece) - len(piece.lstrip())
            found.append((start, start + len(body)))
        at = gap.end() if gap else end
    return found


def breaks(text, start, end):
    """Positions inside a paragraph that no sentence crosses, in order, as (position, rule).

    rule is "line" (after a heading, before a list item on a line of its own) or "item" (the next item of a list that
    runs on in one line).
    """
    found = [(at, "line") for at in _line_breaks(text, start, end)] if text.find("\n", start, end) >= 0 else []
    if not text[start : start + 1].isupper():  # a list does not begin with a capital
        found += [(at, "item") for at in _item_breaks(text, start, end)]
    return sorted(dict(reversed(found)).items()) if found else found


@cache
def _dangling():
    return {row["word"] for row in lexicons.rows("sentences_cues.tsv") if row["kind"] == "dangling"}


def _line_breaks(text, start, end):
    """Where a line begins that does not go on from the one before, though only one newline lies between them."""
    line_start, fresh = start, True  # fresh: nothing from an earlier line runs on into this one
    while (newline := text.find("\n", line_start, end)) >= 0:
        following = newline + 1
        while following < end and text[following].isspace():
            following += 1
        line = text[line_start:newline].rstrip()
        ends = _ITEM_LINE.match(text, following, end) or (fresh and _is_heading(line, text[following : following + 1]))
        if ends:
            yield following
        fresh = bool(ends) or line.endswith(_FINAL)
        line_start = following


def _is_heading(line, next_character):
    """Whether a line is complete without final punctuation: short, not left dangling, a capital after it."""
    if not line or len(line) > _HEADING_WIDTH or line.endswith(_FINAL) or not next_character.isupper():
        return False
    words = line.split()
    return words[-1].lower() not in _dangling() and line[0].isupper()


def _item_breaks(text, start, end):
    """Where the items after the first begin in a list run into one line: markers of one shape that count on."""
    first = _MARKER.match(text, start, end)
    if not first or first.end() == start:
        return
    bullet, label, shape = first.groups()
    label = _next_label(label)
    for marker in _MARKER.finditer(text, first.end(), end):
        if marker.end() > marker.start() and marker.groups() == (bullet, label, shape):
            label = _next_label(label)
            yield marker.start()


def _next_label(label):
    """1 -> 2, a -> b; None where items carry no label."""
    if label is None:
        return None
    return str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
