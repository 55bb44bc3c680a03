"""Which sentences lie in quotation marks, from one pass over the marks of a text."""
import re

# Single marks only in their opening shape: a ’ is an apostrophe far more often than the end of a quotation.
_MARKS = re.compile(r"[\"“”„«»]")


def _opens(text, place, is_open):
    """Whether the mark at a place opens a quotation: by its surroundings first, by its own shape where they say nothing."""
    before, after = text[place - 1:place] if place else "", text[place + 1:place + 2]
    free_left = not before or before.isspace() or before in "([—–-‘"
    free_right = not after or after.isspace() or after in ".,;:!?)]"
    if free_left != free_right:
        return free_left
    mark = text[place]
    return not is_open if mark == '"' or mark == "“" else mark in "„«"


def _states(text, spans, paragraph_of):
    """For each sentence whether a quotation is open where it begins, and where its first mark opens one."""
    marks = _MARKS.finditer(text)
    mark, is_open, paragraph = next(marks, None), False, None
    for index, (start, end) in enumerate(spans):
        was_open, opened = is_open, False
        if paragraph_of(index) != paragraph:
            paragraph, is_open = paragraph_of(index), False
            # the quotation of the paragraph before goes on where the first mark of this one closes it
            while mark and mark.start() < start:
                mark = next(marks, None)
            if was_open and mark and mark.start() > start and mark.start() < end and not _opens(text, mark.start(), True):
                is_open = True
        begins, first = is_open, True
        while mark and mark.start() < end:
            place = mark.start()
            is_open = _opens(text, place, is_open)
            if first and place == start:
                opened = is_open
            first, mark = False, next(marks, None)
        yield begins, opened


def quoted(text, spans, paragraph_of):
    """For each sentence whether it begins inside quotation marks: with an opening mark, or after one still open.

    spans: of the sentences, in order; paragraph_of: number of a sentence -> number of its paragraph.
    """
    return [begins or opened for begins, opened in _states(text, spans, paragraph_of)]


def continues(text, spans):
    """For each sentence of one paragraph whether a quotation is still open where it begins."""
    piece = text[spans[0][0]:spans[-1][1]]
    shift = spans[0][0]
    return [begins for begins, _ in _states(piece, [(a - shift, b - shift) for a, b in spans], lambda index: 0)]
