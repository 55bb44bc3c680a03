"""Loaded wording: the words by which a writer judges, excites, insults or sells rather than reports."""

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from newslab import sentences
from newslab.framing.scoring import densities, evidence
from newslab.quotes import marks

# A word is loaded from the lower limit on where it stands in a sentence with much loaded wording (its density is at least
# _MUCH), elsewhere from the upper one. Stance words ("of course", "apparently") mark a sentence rather than themselves, and
# need more. The limits were chosen on sentences of BABE (Spinde et al. 2021).
_LIMITS, _MUCH = (1.0, 0.5), 0.02
_STANCE = 1.4
_BEGIN = attrgetter("start")
_BEFORE = re.compile(r"(?:(?:an?|the) +)+", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:[ -]+(?:an?|the|to|of|for|by|on|as|in|with|at|that|his|her|their|its|our|from|into))+$", re.IGNORECASE
)


def loaded(source):
    """The spans of the loaded words and phrases of a text's writer, as a list of (start, end), in order and apart.

    What stands in quotation marks is in the words of another: `newslab.tables.loaded` has that too, and says so.
    `evidence(source, codebook="loaded")` gives each with its reason: insult, label, judgement, verb or stance. A
    compound with hyphens counts as a whole.

    >>> text = "Their so-called reform is a farce, though she spoke of a “triumph”."
    >>> [text[start:end] for start, end in loaded(text)]
    ['so-called', 'farce']
    """
    return [span for span, quoted in spans(source) if not quoted]


def spans(source):
    """The spans of all loaded words and phrases of a text, each with whether it stands in quotation marks."""
    text = sentences.text_of(source)
    found = _spans(text)
    regions = marks.regions(text, sentences.paragraphs(text)) if found else []
    for start, end in found:
        inside = bisect_right(regions, (start, end))
        yield (start, end), inside > 0 and end <= regions[inside - 1][1]


def _spans(text):
    found, pieces = [], evidence(text, "loaded")
    for start, end in sentences.split(text) if pieces else ():
        own = pieces[bisect_left(pieces, start, key=_BEGIN) : bisect_left(pieces, end, key=_BEGIN)]
        limit = _LIMITS[bool(own) and densities(text[start:end], "loaded")["loaded"] >= _MUCH]
        for piece in own:
            if piece.weight >= max(limit, _STANCE if piece.note == "stance" else 0):
                _add(found, *_whole(text, *_trimmed(text, piece.start, piece.end)))
    return found


def _add(found, start, end):
    """Enters a span behind others, joined with the last one where they meet."""
    if found and start <= found[-1][1]:
        found[-1] = (found[-1][0], max(end, found[-1][1]))
    else:
        found.append((start, end))


def _trimmed(text, start, end):
    """The span without articles at its ends, and without the preposition that ends a phrase: "branded" of "branded a"."""
    words = text[start:end]
    if " " not in words:
        return start, end
    if opening := _BEFORE.match(words):
        start += opening.end()
    closing = _BEHIND.search(text, start, end)
    return start, closing.start() if closing else end


def _whole(text, start, end):
    """The span widened to the hyphenated compound it stands in."""
    while start > 1 and text[start - 1] in "-‐‑" and text[start - 2].isalnum():
        start -= 1
        while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'’"):
            start -= 1
    while end + 1 < len(text) and text[end] in "-‐‑" and text[end + 1].isalnum():
        end += 1
        while end < len(text) and (text[end].isalnum() or text[end] in "'’"):
            end += 1
    return start, end
