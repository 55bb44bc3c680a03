"""Stretches in quotation marks, also where a mark is missing, doubled or turned round."""

import re

_MARK = re.compile(r"([\"“”„«»‟'`’‘])(?:(?<!['`’‘])|\1)")  # a double mark, or a single one twice
_OPENS, _EITHER = frozenset("“„«‟"), frozenset(('"', "''", "’’"))
_LABEL = re.compile(r"[\"“][A-Z][A-Z.'’ -]{1,30}: ")
# What stands before a mark is looked at after the mark is found: the search for a character is quick.
_SINGLE_OPEN = re.compile(r"[‘'](?<![\w.,!?’'].)(?=[\w“\"$£€])(?!(?:em|til|tis|twas|cause|n)\b|\d0s)")
_SINGLE_CLOSE = re.compile(r"[’'](?<=[\w.,!?…].)(?!\w)")


def _is_opening(text, at, end):
    """Whether a mark that could be either opens: it stands before a word and not after one."""
    before, after = text[at - 1 : at], text[end : end + 1]
    return (not before or before.isspace() or before in "([{—–-/‘'") and bool(after) and not after.isspace()


def _in_paragraph(text, start, end):
    """The quoted stretches of a paragraph, with their marks; the last may end with the paragraph."""
    found, opened = [], None
    for mark in _MARK.finditer(text, start, end):
        at, to = mark.span()
        sign = text[at:to]
        leads = _is_opening(text, at, to)
        opening = leads if sign in _EITHER or opened is not None else leads or sign in _OPENS or sign in ("``", "‘‘")
        if opened is not None and not opening:
            found.append((opened, to))
            opened = None
        elif opening:
            opened = at
        elif sign not in _EITHER or not found:
            dash = _after_dash(text, found[-1][1] if found else start, at)
            if dash is not None:
                found.append((dash, to))
    if opened is not None:
        if text[opened + 1 : opened + 3].strip("'’‘[… ").isalnum():
            found.append((opened, end))
        else:
            dash = _after_dash(text, found[-1][1] if found else start, opened)
            if dash is not None:
                found.append((dash, opened + 1))
    return found


def _after_dash(text, start, end):
    """Where speech begins that a dash leads in after an attribution ("…” he said. – And so on”), or None."""
    dash = max(text.rfind(". – ", start, end), text.rfind(". — ", start, end), text.rfind(". - ", start, end))
    return dash + 4 if dash >= 0 else None


def _single(text, start, end, taken):
    """Stretches in single quotation marks outside those in double ones."""
    found, at = [], start
    while match := _SINGLE_OPEN.search(text, at, end):
        opened = match.start()
        inside = next((b for a, b in taken if a <= opened < b), None)
        if inside:
            at = inside
            continue
        close = None
        for candidate in _SINGLE_CLOSE.finditer(text, opened + 1, min(end, opened + 600)):
            close = close or candidate
            if text[candidate.start() - 1] != "s":
                close = candidate
                break
        if close is None:
            at = opened + 1
            continue
        found.append((opened, close.end()))
        at = close.end()
    return found


def regions(text, paragraphs):
    """The spans in quotation marks, marks included, in order and apart."""
    found, singles = [], "‘" in text or " '" in text
    for start, end in paragraphs:
        here = _in_paragraph(text, start, end)
        if singles and (text.find("‘", start, end) >= 0 or text.find(" '", start, end) >= 0):
            here = sorted(here + _single(text, start, end, here))
        found += here
    return [_past_label(text, *region) for region in found]


def _past_label(text, start, end):
    """A quoted stretch without the label of a transcript inside its mark ("SMITH: Yes.")."""
    label = _LABEL.match(text, start, end)
    return (label.end(), end) if label and label.end() < end else (start, end)
