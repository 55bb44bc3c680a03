"""Which sentences lie in quotation marks, from one pass over the marks of a text."""

import re

# Double marks only: a ’ is an apostrophe far more often than the end of a quotation.
_MARK = re.compile(r"[\"“”„«»]")


def quoted(text, sentences):
    """For each sentence whether it begins inside quotation marks: with an opening mark, or after one still open.

    sentences: (start, end, number of the paragraph), in order.
    """
    return [inside or opens for inside, opens in _states(text, sentences)]


def continues(text, spans):
    """For each sentence of one paragraph whether a quotation of that paragraph is still open where it begins."""
    shift = spans[0][0]
    sentences = [(start - shift, end - shift, 0) for start, end in spans]
    return [inside for inside, _ in _states(text[shift : spans[-1][1]], sentences)]


def _states(text, sentences):
    """For each sentence whether a quotation is open before it, and whether its first character opens one."""
    marks = _MARK.finditer(text)
    mark, is_open, paragraph = next(marks, None), False, None
    for start, end, number in sentences:
        if number != paragraph:
            paragraph = number
            # a quotation nobody closed ends with its paragraph, unless the first mark of the next one closes it
            is_open = is_open and mark is not None and mark.start() < end and not _opens(text, mark.start(), True)
        inside, opens = is_open, False
        while mark and mark.start() < end:
            is_open = _opens(text, mark.start(), is_open)
            opens = opens or (is_open and mark.start() == start)
            mark = next(marks, None)
        yield inside, opens


def _opens(text, place, is_open):
    """Whether the mark at a place opens a quotation: by its surroundings, or by its shape where they say nothing."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    free_before = not before or before.isspace() or before in "([—–-‘"
    free_after = not after or after.isspace() or after in ".,;:!?)]"
    if free_before != free_after:
        return free_before
    mark = text[place]
    return not is_open if mark in '"“' else mark in "„«"
