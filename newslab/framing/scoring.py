"""Weights of frames in a text, and the words behind every weight.

The evidence for a frame is the sum of the weights of its patterns found in the text. Its density is that sum for each
word and mark of the text, with some words added (twenty to forty, and more where events are counted, as in the moral
codebook) so that a single hit in a short sentence does not count for everything. In newslab's own codebooks a single
word of the lowest class (0.4: it has other common meanings) makes no frame, however short the text. The weight of a frame
grows with density and is 0.5 where the density reaches the frame's threshold.

A passage is also read in context (newslab.framing.in_context): density and what is heard then add up to log-odds. The
policy frames compete for it, as one dominant frame is what was learned and measured.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp

from newslab import lexicons, sentences
from newslab.framing import in_context
from newslab.framing.codebook import OWN, changed, load
from newslab.framing.matching import Matcher
from newslab.framing.names import covered
from newslab.framing.spelling import spans_of

REMAINDER = "other"
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


@dataclass(frozen=True, slots=True)
class Curve:
    """How the weight of a frame grows: with the density of evidence, and with the log-odds of a passage in context, to
    which `words` times the density is added."""

    threshold: float = 0.02
    slope: float = 2.0
    words: float = 0.0
    limit: float = 0.0
    steepness: float = 1.0

    def by_words(self, density):
        return 1 / (1 + (self.threshold / density) ** self.slope) if density > 0 else 0.0

    def odds(self, density, heard):
        """Log-odds of the frame, 0 where its weight is 0.5."""
        return heard + self.words * min(density, in_context.FULL) - self.limit


_UNMEASURED = Curve()


@cache
def calibration(codebook):
    """The curves of the frames of one of newslab's own codebooks, as {frame: Curve}."""
    columns = ("threshold", "slope", "words", "limit", "steepness")
    return {
        row["frame"]: Curve(*(float(row[column]) for column in columns if row[column]))
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


def densities(text, codebook, added=0):
    """The evidence for each frame, for each word of the text and at least so many added ones, as {frame: density}."""
    total, words = tally(text, codebook)
    return _spread(total, words + max(added, smoothing(codebook)))


def thinned(total, room):
    """Densities for the evidence found by a codebook of newslab's own: too little of it counts for nothing."""
    return _spread({frame: 0.0 if 0 < value < _ALONE else value for frame, value in total.items()}, room)


def _spread(total, room):
    return {frame: value / room for frame, value in total.items()}


def score(source, codebook="policy", *, contextual=None):
    """How far each frame of a codebook is present in a text, as {frame: weight between 0 and 1}; present from 0.5.

    codebook: "policy" (Boydstun et al. 2014), "generic" (Semetko and Valkenburg 2000), "moral" (Graham et al. 2009),
    "loaded", or the path of a codebook of your own. With "policy" the frame "other" is what no other frame claims.
    contextual: whether the text is also read in context (all-MiniLM-L6-v2), which tells the frames of a sentence clearly
    better and takes some ten milliseconds; only "policy", "moral" and "loaded" can be. By default a passage is, one
    paragraph of at most 100 words, and a longer text is read by its words. False makes all texts comparable.
    The frames of "policy" compete for a text read in context; two are present where both are strong.
    Raises UnknownName or ResourceError for a codebook that is not there, has a fault or cannot be read in context.

    >>> weights = score("The court ruled that the new law violates the constitution.")
    >>> max(weights, key=weights.get)
    'legality'
    """
    return scores([sentences.text_of(source)], str(codebook), contextual)[0]


def scores(texts, codebook, contextual=None):
    """The weights of `score` for each of a list of texts."""
    passages = [text for text in texts if in_context.asked(text, codebook, contextual)]
    heard = dict(zip(passages, in_context.heard(passages, codebook), strict=True)) if passages else {}
    return [weigh(counted(text, codebook), codebook, heard.get(text)) for text in texts]


def counted(text, codebook):
    """The density of the evidence for each frame that counts."""
    total, words = tally(text, codebook)
    room = words + smoothing(codebook)
    return thinned(total, room) if codebook in OWN else _spread(total, room)


def weigh(found, codebook, heard=None):
    """Calibrated weights for densities of evidence and, if given, what is heard in context."""
    curves = {frame: calibration(codebook).get(frame, _UNMEASURED) for frame in found}
    if heard:
        odds = {frame: curves[frame].odds(density, heard[frame]) for frame, density in found.items()}
        odds = competing(odds) if codebook == "policy" else odds
        weights = {frame: logistic(curves[frame].steepness * value) for frame, value in odds.items()}
    else:
        weights = {frame: curves[frame].by_words(density) for frame, density in found.items()}
    if codebook == "policy":
        weights[REMAINDER] = 1.0 - max(weights.values())
    return weights


def competing(odds):
    """The log-odds of frames that compete for a passage: each less half of what it lacks to the strongest.

    A frame is then present where its own log-odds are at least a third as high as those of the strongest.

    >>> competing({"legality": 4.0, "economic": 2.0, "health": 1.0})
    {'legality': 4.0, 'economic': 1.0, 'health': -0.5}
    """
    top = max(odds.values())
    return {frame: value - (top - value) / 2 for frame, value in odds.items()}


def logistic(value):
    """The weight between 0 and 1 for log-odds."""
    return 1 / (1 + exp(-value)) if value >= 0 else exp(value) / (1 + exp(value))


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
