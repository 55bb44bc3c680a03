"""What a transformer hears of the frames in a passage: its vector (newslab.contextual), weighed by what was learned from
sentences written for newslab. Acts of moral weight and loaded language are also heard by the encoder that is tuned to
sentiment. Words count beside it; the weight of a frame comes from both.

A passage is a sentence or a paragraph: in so short a text few words speak for a frame, and how they are meant decides.
In an article their number does, and it is read by its words.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newslab import contextual, lexicons
from newslab.errors import UnknownName

if TYPE_CHECKING:
    import numpy

LONGEST = 100  # words of a passage
FULL = 0.09  # density from which on more words add nothing to what is heard
_MOST = 2_000  # passages whose vectors are remembered: tables of several codebooks ask for the same sentences
_WORD = re.compile(r"\w+")
_vectors: dict = {}  # {name of the encoder: {passage: its vector}}


def asked(text, codebook, wanted):
    """Whether a text is to be read in context. wanted: `contextual` as in `scoring.score`."""
    if wanted:
        return bool(heard_frames(codebook))
    return wanted is None and codebook in known() and is_passage(text)


def is_passage(text):
    """Whether a text is one paragraph of at most 100 words.

    >>> is_passage("Taxes rose."), is_passage("Taxes rose.\\n\\nThe nurse was ill.")
    (True, False)
    """
    text = text.strip()
    return 0 < len(text) <= 20 * LONGEST and "\n" not in text and 0 < len(_WORD.findall(text)) <= LONGEST


class Heads(NamedTuple):
    """What the vectors of a passage say of the frames of a codebook: a column of weights for each frame, and biases."""

    frames: list
    weights: "numpy.ndarray"
    tuned: "numpy.ndarray | None"  # of the vector by the encoder tuned to sentiment
    biases: "numpy.ndarray"


@cache
def known():
    """The codebooks that can be read in context, as {codebook: Heads}."""
    import numpy

    table, columns = lexicons.rows("framing_context.tsv"), {}
    for name in [name for name in table[0] if name != "number"]:
        codebook, frame, *tuned = name.split(" ")
        columns.setdefault(codebook, {}).setdefault(frame, {})[bool(tuned)] = [float(row[name]) for row in table]
    found = {}
    for codebook, frames in columns.items():
        plain = numpy.array([each[False] for each in frames.values()]).T
        tuned = numpy.array([each[True][:-1] for each in frames.values() if True in each]).T
        found[codebook] = Heads(list(frames), plain[:-1], tuned if tuned.size else None, plain[-1])
    return found


def heard(texts, codebook):
    """What is heard of the frames in passages, as a list of {frame: log-odds}."""
    heads = known()[codebook]
    odds = _remembered(texts, contextual.embed) @ heads.weights + heads.biases
    if heads.tuned is not None:
        odds += _remembered(texts, tuned) @ heads.tuned
    return [dict(zip(heads.frames, row, strict=True)) for row in odds.tolist()]


def tuned(texts):
    """The vectors of texts by the encoder tuned to sentiment, an array of shape (texts, 384)."""
    import numpy

    found = [contextual.mean_state(text, *contextual.TO_SENTIMENT) for text in texts]
    return numpy.array([numpy.zeros(contextual.SIZE) if vector is None else vector for vector in found])


def heard_frames(codebook):
    """The names of the frames of a codebook that are heard in context. Raises UnknownName where none is."""
    if codebook not in known():
        raise UnknownName(
            f"codebook {codebook!r} cannot be read in context, only {', '.join(sorted(known()))}; leave contextual out, "
            "or learn a codebook from labelled texts with framing.learn"
        )
    return known()[codebook].frames


def shares(text, codebook, frame):
    """What is heard of a frame in a passage taken apart: spans of its word pieces and what each adds to the log-odds."""
    heads = known()[codebook]
    column = heads.frames.index(frame)
    spans, parts = contextual.shares(text)
    found = list(zip(spans, (parts @ heads.weights[:, column]).tolist(), strict=True))
    if heads.tuned is not None:
        spans, parts = contextual.mean_shares(text, *contextual.TO_SENTIMENT)
        found += zip(spans, (parts @ heads.tuned[:, column]).tolist(), strict=True)
    return found


def _remembered(texts, embed):
    """The vectors of texts, an array with a row for each; those asked for before are remembered."""
    import numpy

    memory = _vectors.setdefault(embed.__name__, {})
    found = {text: memory.get(text) for text in texts}
    new = [text for text, vector in found.items() if vector is None]
    if new:
        found.update(zip(new, embed(new), strict=True))
        if len(memory) > _MOST:
            memory.clear()
        memory.update((text, found[text]) for text in new)
    return numpy.array([found[text] for text in texts])
