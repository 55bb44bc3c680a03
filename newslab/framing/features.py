"""What a learned codebook sees of a text: terms, and numbers that stand for its meaning."""

import hashlib
import itertools
import re
from functools import cache, lru_cache

from newslab import contextual as in_context
from newslab import vectors
from newslab.framing import scoring
from newslab.framing.codebook import load

CODEBOOKS = ("policy", "generic", "moral", "loaded")
VECTOR, CODEBOOK, NAME, CONTEXT = 1.5, 1.2, 2.0, 2.0
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FULL = 0.1
_ADDED = 40  # words added to those of a text, at least


def words(text):
    """The words of a text in lower case with their spans, as a list of (start, end, word)."""
    return [(each.start(), each.end(), each[0].lower()) for each in _WORD.finditer(text)]


def counted(text):
    """The words and pairs of words of a text with their counts."""
    found, counts = [word for _, _, word in words(text)], {}
    for term in found + [f"{a} {b}" for a, b in itertools.pairwise(found)]:
        counts[term] = counts.get(term, 0) + 1
    return counts


@cache
def codebooks():
    """A digest of newslab's own codebooks, whose densities are features."""
    known = [(book, scoring.smoothing(book), load(book).patterns) for book in CODEBOOKS]
    return hashlib.sha256(repr(known).encode()).hexdigest()


def dense(texts, labels, contextual=False):
    """The features that are no terms, an array with a row for each text: sentence vector, frame densities, nearness to
    each label's name, and if wanted the vector in context, by which nearness is then measured.
    """
    import numpy

    found = vectors.embed(texts)
    densities = numpy.array([[min(value / _FULL, 1.0) for value in _densities(text)] for text in texts]).reshape(
        len(texts), -1
    )
    parts = [found * VECTOR, densities * CODEBOOK]
    if not contextual:
        return numpy.hstack([*parts, found @ _names(labels).T * NAME])
    heard = in_context.embed(texts)
    return numpy.hstack([*parts, heard @ _names(labels, contextual).T * NAME, heard * CONTEXT])


def by_word(text, labels, weights, contextual=False):
    """Each word's part in the features that are no terms, as (start, end, array with a number for each label).

    weights: a row for each feature of `dense`, a column for each label.
    """
    import numpy

    spans, parts = vectors.shares(text)
    weights = numpy.array(weights)
    last = len(weights) - (in_context.SIZE if contextual else 0)
    nearness = _names(labels, contextual).T @ weights[last - len(labels) : last] * NAME
    direction = weights[: vectors.SIZE] * VECTOR + (0.0 if contextual else nearness)
    found = [(start, end, part) for (start, end), part in zip(spans, parts @ direction, strict=True)]
    if contextual:
        spans, parts = in_context.shares(text)
        parts = parts @ (weights[last:] * CONTEXT + nearness)
        found += [(*span, part) for span, part in zip(spans, parts, strict=True)]
    row = vectors.SIZE
    for book in CODEBOOKS:
        densities, evidence = scoring.densities(text, book, _ADDED), scoring.evidence(text, book)
        for frame, value in densities.items():
            mine = [piece for piece in evidence if piece.frame == frame]
            total = sum(piece.weight for piece in mine)
            if total > 0:
                whole = weights[row] * min(value / _FULL, 1.0) * CODEBOOK
                found += [(piece.start, piece.end, whole * piece.weight / total) for piece in mine]
            row += 1
    return found


def _densities(text):
    return [value for book in CODEBOOKS for value in scoring.densities(text, book, _ADDED).values()]


@lru_cache(maxsize=64)
def _names(labels, contextual=False):
    """The vectors of the labels' names, an array with a row for each. labels: a tuple."""
    embed = in_context.embed if contextual else vectors.embed
    return embed([label.replace("_", " ") for label in labels])
