"""Who says what: direct, indirect and mixed quotations with their speakers.

Rules over the words themselves, no parser and no model: quoted stretches are masked, cue verbs are looked up in a table,
the subject and the content are found from the closed classes of words around the cue.
"""
from functools import lru_cache

from newslab import sentences
from newslab.quotes.carry import carried
from newslab.quotes.quote import Quote
from newslab.quotes.rules import _CONFIDENCE, Reader
from newslab.quotes.stream import Stream

__all__ = ["Quote", "extract"]


def extract(source, aliases=None):
    """The quotations of a text or Article in order, a list of Quote.

    >>> text = "“It is late,” said Ana Ruiz. Critics claim that the plan failed."
    >>> for quote in extract(text):
    ...     print(text[slice(*quote.speaker)], "|", text[slice(*quote.content)], "|", quote.kind, quote.stance)
    Ana Ruiz | “It is late,” | direct neutral
    Critics | that the plan failed | indirect doubtful
    """
    return list(_extract(sentences.text_of(source)))


@lru_cache(maxsize=4)
def _extract(text):
    stream = Stream(text)
    units = carried(stream, Reader(stream).read())
    found = {}
    for unit in units:
        quote = _quote(stream, unit)
        if quote and quote.content not in found:
            found[quote.content] = quote
    return tuple(sorted(found.values(), key=lambda quote: quote.content))


def _quote(stream, unit):
    a, b = unit.content
    while a < b and stream.tag[a] in ",.;:—)":
        a += 1
    while b > a and stream.tag[b - 1] in ",.;:—(":
        b -= 1
    if a >= b:
        return None
    chars = lambda span: (stream.start[span[0]], stream.end[span[1] - 1]) if span else None
    span = chars((a, b))
    return Quote(span, chars(unit.speaker), chars(unit.cue), _kind(stream, a, b), stance=unit.verb.stance if unit.verb else "neutral",
                 rule=unit.rule, confidence=_CONFIDENCE.get(unit.rule, .5))


def _kind(stream, a, b):
    inside = sum(stream.text.count(" ", stream.start[t], stream.end[t]) + 1 for t in range(a, b) if stream.tag[t] == "Q")
    words = sum(1 for t in range(a, b) if stream.tag[t] not in "Q,.;:—()")
    share = inside / max(1, inside + words)
    return "direct" if share >= .9 else "mixed" if inside else "indirect"
