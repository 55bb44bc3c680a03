"""A text's frames by sentence, by voice, in headline and body, and against a background."""

from dataclasses import dataclass

from newslab import sentences
from newslab.framing.scoring import score, scores, tally

DRAWS = 400
_ROOM = 2_000_000  # counts


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text with the weights of the frames in it."""

    start: int
    end: int
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one voice says: the speaker's name ("narration", "unattributed"), the stretches told in it, and the weights.

    spans: (start, end) of each stretch, in order.
    words: how many words the voice has in all; weights of a voice with few words say little.
    """

    name: str
    spans: tuple[tuple[int, int], ...]
    words: int
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class Share:
    """A frame's share of all evidence in a text, with a 95 % interval from resampling the sentences.

    background, difference   the share in the background texts, and the text's share less that; or None
    low, high                the interval of the share, or of the difference where there is a background
    """

    frame: str
    share: float
    low: float
    high: float
    background: float | None = None
    difference: float | None = None


def by_sentence(source, codebook="policy", *, contextual=None):
    """The weights of the frames in each sentence, as a list of Stretch(start, end, weights).

    contextual: as in `score`.

    >>> [max(s.weights, key=s.weights.get) for s in by_sentence("Taxes rose. The nurse was ill.")]
    ['economic', 'health']
    """
    text = sentences.text_of(source)
    spans = [(s.start, s.end) for s in sentences.tokenise(text).sentences]
    found = scores([text[start:end] for start, end in spans], str(codebook), contextual)
    return [Stretch(*span, weights) for span, weights in zip(spans, found, strict=True)]


def headline_and_body(article, codebook="policy"):
    """The weights in the headline and in the body of an Article, as {frame: (headline, body)}.

    Headline is None for a text without one. Both are read by their words, so that they can be compared.
    """
    body = score(article, codebook, contextual=False)
    title = getattr(article, "title", None)
    named = isinstance(title, str) and title
    head = score(title, codebook, contextual=False) if named else dict.fromkeys(body)
    return {frame: (head[frame], body[frame]) for frame in body}


def by_voice(source, codebook="policy"):
    """The weights for the narration and for every speaker who is quoted, as a list of Voice.

    The narration comes first, then the speakers as they appear.

    What a quote says belongs to its speaker, under one name however the text calls them (`quotes.voices`); what is
    quoted from nobody in particular goes under the name "unattributed". All voices are read by their words, however much
    they say, so that they can be compared.
    """
    from newslab import quotes

    text, told = sentences.text_of(source), {"narration": []}
    for voice in quotes.voices(source):
        name = "narration" if voice.kind == "narration" else voice.speaker
        told.setdefault(name, []).append((voice.start, voice.end))
    return [_voice(text, name, tuple(spans), codebook) for name, spans in told.items()]


def _voice(text, name, spans, codebook):
    said = "\n".join(text[start:end] for start, end in spans)
    return Voice(name, spans, len(said.split()), score(said, codebook, contextual=False))


def shares(source, codebook="policy", background=(), seed=0):
    """Each frame's share of the evidence in a text, as a list of Share, the largest first.

    background: texts or Articles on the same issue. A topic is not a frame: with a background each share comes with its
    difference from the background's, and the interval is that of the difference.
    seed: of the resampling; the same seed gives the same intervals.
    """
    import numpy

    rng = numpy.random.default_rng(seed)
    frames, own = _by_sentence(source, codebook)
    drawn = _drawn(own, rng)
    share, other = _portion(own.sum(axis=0)), None
    if background := list(background):
        others = numpy.concatenate([_by_sentence(text, codebook)[1] for text in background])
        other = _portion(others.sum(axis=0))
        drawn = drawn - _drawn(others, rng)
    low, high = numpy.quantile(drawn, (0.025, 0.975), axis=0)
    found = []
    for n, frame in enumerate(frames):
        compared = () if other is None else (float(other[n]), float(share[n] - other[n]))
        found.append(Share(frame, float(share[n]), float(low[n]), float(high[n]), *compared))
    return sorted(found, key=lambda row: -row.share)


def _by_sentence(source, codebook):
    """The names of the frames, and their evidence in each sentence as an array (sentences, frames)."""
    import numpy

    text = sentences.text_of(source)
    spans = sentences.split(text) or [(0, 0)]
    rows = [tally(text[start:end], codebook)[0] for start, end in spans]
    return list(rows[0]), numpy.array([list(row.values()) for row in rows]).clip(0.0)


def _drawn(rows, rng):
    """Portions of the frames in resamples of the sentences, as an array (draws, frames)."""
    import numpy

    size = len(rows)
    most = max(1, _ROOM // size)  # draws at a time, so that a long text needs no more room than a short one
    times = [min(most, DRAWS - done) for done in range(0, DRAWS, most)]
    totals = numpy.concatenate([rng.multinomial(size, [1 / size] * size, count) @ rows for count in times])
    sums = totals.sum(axis=1, keepdims=True)
    return totals / numpy.where(sums > 0, sums, 1.0)


def _portion(totals):
    return totals / (totals.sum() or 1.0)
