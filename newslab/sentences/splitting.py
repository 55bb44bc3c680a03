"""Splitting a text into sentences, and saying why."""

from collections import namedtuple
from functools import lru_cache

from newslab.sentences.layout import breaks, paragraphs, text_of
from newslab.sentences.quotation import continues
from newslab.sentences.stops import STOPS, all_stops, verdict
from newslab.sentences.stops import abbreviations as listed


class Decision(namedtuple("Decision", "position boundary rule reason")):
    """Whether a sentence ends before text[position], and the rule that says so.

    position  offset behind the stop and its closing marks; for a break of the layout, where the next line or item
              begins
    boundary  True where a sentence ends
    rule      the rule's short name
    reason    the rule in words
    """

    __slots__ = ()


_LAYOUT = {
    "line": "the line before is a heading or a list item",
    "item": "the next item of a list begins",
    "paragraph": "the paragraph ends",
}


def split(source, abbreviations=(), quotations="split"):
    """The spans of the sentences as a list of (start, end).

    A blank line ends a sentence; a single newline does not, except after a heading or before a list item. Closing
    marks and bracketed references stay with their sentence, and so does the damage of scraped pages (`..`, `.”.`,
    ` “.`). Any string will do; every character that is no white space lies in one sentence.
    abbreviations: further words whose period never ends a sentence, with or without that period.
    quotations: "split" (a quotation of three sentences is three) or "whole" (it stays with what surrounds it).

    >>> text = "“Really?” Dr. Moss asked. It rained.. Nobody came."
    >>> [text[a:b] for a, b in split(text)]
    ['“Really?” Dr. Moss asked.', 'It rained..', 'Nobody came.']
    >>> split("The Abb. Rossi left.", abbreviations=["Abb."])
    [(0, 20)]
    """
    if quotations not in ("split", "whole"):
        raise ValueError(f'quotations must be "split" or "whole", not {quotations!r}')
    text = text_of(source)
    if quotations == "split" and not abbreviations:
        return [(start, end) for start, end, _ in numbered(text)]
    known, found = known_with(abbreviations), []
    for start, end in paragraphs(text):
        first = len(found)
        _split_paragraph(text, start, end, known, found)
        if quotations == "whole" and len(found) - first > 1:
            found[first:] = _joined(text, found[first:])
    return found


@lru_cache(maxsize=4)
def numbered(text):
    """The sentences with the numbers of their paragraphs, a tuple of (start, end, paragraph)."""
    spans, numbers, known = [], [], known_with()
    for number, (start, end) in enumerate(paragraphs(text)):
        _split_paragraph(text, start, end, known, spans)
        numbers += [number] * (len(spans) - len(numbers))
    return tuple([(*span, number) for span, number in zip(spans, numbers, strict=True)])


def explain(source, abbreviations=()):
    """The Decisions on every stop and layout break of the text, in order.

    >>> for decision in explain("Mr. Moss left. It rained."):
    ...     print(decision.position, decision.boundary, decision.rule)
    3 False abbreviation
    14 True stop
    25 True paragraph
    """
    text, known, found = text_of(source), known_with(abbreviations), []
    for start, end in paragraphs(text):
        rules = dict(breaks(text, start, end))
        for left, right in _stretches(text, start, end):
            if left in rules:
                found.append(Decision(left, True, rules[left], _LAYOUT[rules[left]]))
            for stop, rule in _judged(text, left, right, known):
                found.append(Decision(stop.end(1), rule.boundary, rule.name, rule.reason))
        found.append(Decision(end, True, "paragraph", _LAYOUT["paragraph"]))
    return found


def _split_paragraph(text, start, end, known, found):
    """Appends the sentences of a paragraph to found."""
    for left, right in _stretches(text, start, end):
        _split_stretch(text, left, right, known, found)


def known_with(own=()):
    """Abbreviation -> kind: those of the table, and a user's own."""
    known = listed()
    return {**known, **{word.removesuffix("."): "before" for word in own}} if own else known


def _stretches(text, start, end):
    """A paragraph cut at the breaks of its layout, outer white space left out."""
    at = start
    for position, _ in breaks(text, start, end):
        right = at + len(text[at:position].rstrip())
        if right > at:
            yield at, right
        at = position
    yield at, end


def _judged(text, start, end, known):
    """The stops of a stretch that something follows, each with its rule."""
    at = start
    for match in all_stops().finditer(text, start, end):
        if match.end(2) >= end:
            return
        rule = verdict(text, at, match, known)
        yield match, rule
        if rule.boundary:
            at = match.end(2)


def _split_stretch(text, start, end, known, found):
    """Appends the sentences of a stretch to found."""
    at = start
    for match in STOPS.finditer(text, start, end):
        behind = match.end(2)
        if behind >= end:
            break
        if verdict(text, at, match, known).boundary:
            found.append((at, match.end(1)))
            at = behind
    found.append((at, end))


def _joined(text, spans):
    """The spans of one paragraph, those joined between which a quotation is open."""
    joined = []
    for (start, end), inside in zip(spans, continues(text, spans), strict=True):
        if inside:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
