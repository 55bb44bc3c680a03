"""Why a frame has its weight: what each word of a passage adds to it when it is read in context."""

from newslab import sentences
from newslab.errors import UnknownName
from newslab.framing import in_context
from newslab.framing.scoring import Evidence, calibration, counted, evidence
from newslab.framing.spelling import spans_of, words_at


def explain(source, frame, codebook="policy"):
    """What each word of a passage adds to the weight of a frame when it is read in context, as a list of Evidence.

    weight: in log-odds; below 0 the word speaks against the frame. Words that are in the codebook come with their pattern,
    all others with an empty one. Weights add up to the log-odds of `score(source, codebook, contextual=True)[frame]`, less
    what holds for every text; with "policy" to those of the frame by itself, before the frames compete.
    Raises UnknownName for a frame that is not there and for a codebook that cannot be read in context.

    >>> found = explain("The judge threw out the charges.", "legality")
    >>> max(found, key=lambda word: word.weight).pattern
    'judge'
    """
    text, codebook = sentences.text_of(source), str(codebook)
    if frame not in in_context.heard_frames(codebook):
        raise UnknownName.among("frame", frame, in_context.heard_frames(codebook))
    curve, spans = calibration(codebook)[frame], spans_of(text)
    parts, patterns, starts = [0.0] * len(spans), [""] * len(spans), [start for start, _ in spans]

    def add(start, end, part, pattern=""):
        words = words_at(starts, start, end)
        for word in words:
            parts[word] += curve.steepness * part / len(words)
            patterns[word] = patterns[word] or pattern

    known = [piece for piece in evidence(text, codebook) if piece.frame == frame]
    total = sum(piece.weight for piece in known)
    whole = curve.words * min(counted(text, codebook)[frame], in_context.FULL)
    for piece in known if whole else ():
        add(piece.start, piece.end, whole * piece.weight / total, piece.pattern)
    for (start, end), part in in_context.shares(text, codebook, frame):
        add(start, end, part)
    return [Evidence(*span, frame, *word) for span, *word in zip(spans, patterns, parts, strict=True)]
