"""Weights of frames in a text, and the words behind every weight.

The evidence for a frame is the sum of the weights of its patterns found in the text. Its density is that sum for each
word and mark of the text, with some words added (forty, and more where events are counted, as in the moral codebook)
so that a single hit in a short sentence does not count for everything. In newslab's own codebooks a single word of the
lowest class (0.4: it has other common meanings) makes no frame, however short the text. The weight of a frame grows with
density and is 0.5 where the density reaches the frame's threshold.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from newslab import lexicons, sentences
from newslab.framing.codebook import OWN, changed, load
from newslab.framing.matching import Matcher
from newslab.framing.names import covered
from newslab.framing.spelling import spans_of

REMAINDER = "other"
_DEFAULT = (0.02, 2.0)
_SMOOTHING = 40
_ALONE = 0.45  # evidence below it counts for nothing in newslab's own codebooks: no frame rests on one ambiguous word


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that speak for a frame: their span, the pattern they match, its weight and its note."""

    start: int
    end: int
    frame: str
    pattern: str
    weight: float
    note: str = ""


@lru_cache(maxsize=16)
def _made(codebook, changed):
    return Matcher(load(codebook))


def _matcher(codebook):
    """The Matcher of a codebook; made anew when the file of a user's codebook has changed."""
    return _made(codebook, None if codebook in OWN else changed(codebook))


@cache
def calibration(codebook):
    """The threshold and the slope of the frames of one of newslab's own codebooks, as {frame: (threshold, slope)}."""
    return {
        row["frame"]: (float(row["threshold"]), float(row["slope"]))
        for row in lexicons.rows("framing_calibration.csv")
        if row["codebook"] == codebook and row["threshold"]
    }


@cache
def smoothing(codebook):
    """How many words are added to those of the text before its density is taken."""
    table = lexicons.rows("framing_calibration.csv")
    return next((int(row["smoothing"]) for row in table if row["codebook"] == codebook), _SMOOTHING)


def tally(text, codebook):
    """The evidence for each frame in a text, as {frame: sum of weights}, and the number of its words."""
    return _matcher(codebook).tally(_read(text, codebook))


def _read(text, codebook):
    """The text as a codebook is to read it: one of newslab's own does not read names, a user's may well look for them."""
    own = codebook in OWN or codebook.startswith(str(lexicons.RESOURCES))
    return covered(text) if own else text


def densities(text, codebook):
    """The evidence for each frame, for each word of the text, as {frame: density}."""
    total, words = tally(text, codebook)
    return _spread(total, words + smoothing(codebook))


def thinned(total, room):
    """Densities for the evidence found by a codebook of newslab's own: too little of it counts for nothing."""
    return _spread({frame: 0.0 if 0 < value < _ALONE else value for frame, value in total.items()}, room)


def _spread(total, room):
    return {frame: value / room for frame, value in total.items()}


def score(source, codebook="policy"):
    """How far each frame of a codebook is present in a text, as {frame: weight between 0 and 1}; present from 0.5.

    codebook: "policy" (Boydstun et al. 2014), "generic" (Semetko and Valkenburg 2000), "moral" (Graham et al. 2009),
    "loaded", or the path of a codebook of your own. With "policy" the frame "other" is what no other frame claims.
    Raises UnknownName or ResourceError for a codebook that is not there or has a fault.

    >>> weights = score("The court ruled that the new law violates the constitution.")
    >>> max(weights, key=weights.get)
    'legality'
    """
    codebook = str(codebook)
    total, words = tally(sentences.text_of(source), codebook)
    room = words + smoothing(codebook)
    return weigh(thinned(total, room) if codebook in OWN else _spread(total, room), codebook)


def weigh(found, codebook):
    """Calibrated weights for densities of evidence."""
    weights = {}
    known = calibration(codebook)
    for frame, density in found.items():
        threshold, slope = known.get(frame, _DEFAULT)
        weights[frame] = 1 / (1 + (threshold / density) ** slope) if density > 0 else 0.0
    if codebook == "policy":
        weights[REMAINDER] = 1.0 - max(weights.values())
    return weights


def evidence(source, codebook="policy"):
    """The words behind the weights of `score`, as a list of Evidence in the order of the text.

    A weight below 0 speaks against the frame.

    >>> [(e.start, e.end, e.frame) for e in evidence("Taxes rose.")]
    [(0, 5, 'economic')]
    """
    text, matcher = sentences.text_of(source), _matcher(str(codebook))
    spans, found = spans_of(text), []
    for hit in matcher.find(_read(text, str(codebook))):
        pattern = matcher.codebook.patterns[hit.pattern]
        start, end = spans[hit.first][0], spans[hit.last][1]
        found.append(Evidence(start, end, pattern.frame, pattern.text, pattern.weight, pattern.note))
    return sorted(found, key=lambda piece: (piece.start, piece.end))
