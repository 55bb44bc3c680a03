"""The four functions of framing by sentence and speaker, and the small words of certainty and of us against them."""

import re
from dataclasses import dataclass

from newslab import lexicons, quotes, sentences
from newslab.framing import scoring

FUNCTIONS = ("problem", "cause", "evaluation", "remedy")
_DENIED = re.compile(
    r"\b(?:no|not an?|never|without|nor|isn['’]t an?|wasn['’]t an?|no ?(?:one|body) (?:is|was|has been)|"
    r"(?:is|are|was|were) not) (?:[a-z]+ )?$",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:no|not|never|nor|without|nothing|\w+n['’]t) (?:(?!only )[a-z]+ )?(?:(?:a|an|any|to) )?$", re.IGNORECASE
)
_AHEAD = 40  # characters before a word that may deny it
MARKERS = ("hedge", "booster", "us", "them")


@dataclass(frozen=True, slots=True)
class Function:
    """A sentence that serves a function of framing.

    start, end  the sentence
    function    "problem", "cause", "evaluation" or "remedy"
    evidence    the spans of the words that say so
    speaker     the name of who says it, "narration" for the article's own voice, "unattributed" for nobody in
    particular
    """

    start: int
    end: int
    function: str
    evidence: tuple[tuple[int, int], ...]
    speaker: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A word of stance: a hedge ("may"), a booster ("clearly"), us ("our") or them ("their"), and whose word it is."""

    start: int
    end: int
    kind: str
    text: str
    speaker: str


def functions(source):
    """The sentences that define a problem, name a cause, judge, or propose a remedy (Entman 1993), a list of Function
    in order.

    A sentence may serve several functions; each voice in it counts apart. What is denied ("no one was injured", "no
    threat") is no problem, and no remedy ("there is no solution").

    >>> text = "The river is in danger because of the mill. Ana Ruiz said the mill must close."
    >>> [(f.function, f.speaker) for f in functions(text)]
    [('problem', 'narration'), ('cause', 'narration'), ('remedy', 'Ana Ruiz')]
    """
    text = sentences.text_of(source)
    pieces, found, at = _evidence(text, "framing_functions.csv"), [], 0
    pieces = [piece for piece in pieces if not _denied(text, piece)]
    for sentence in sentences.tokenise(text).sentences:
        inside = {}
        while at < len(pieces) and pieces[at].start < sentence.end:
            piece = pieces[at]
            speaker = quotes.voice_of(text, piece.start, piece.end).speaker
            inside.setdefault((FUNCTIONS.index(piece.frame), speaker), []).append((piece.start, piece.end))
            at += 1
        for (number, speaker), spans in sorted(inside.items()):
            found.append(Function(sentence.start, sentence.end, FUNCTIONS[number], tuple(spans), speaker))
    return found


def markers(source):
    """The hedges, boosters and words of us and them in a text, a list of Marker in order (Hyland 2005; van Dijk 1998).

    >>> [(m.text, m.kind) for m in markers("They may be wrong, but we will never yield to the US.")]
    [('They', 'them'), ('may', 'hedge'), ('we', 'us'), ('never', 'booster')]
    """
    text = sentences.text_of(source)
    return [
        Marker(
            piece.start,
            piece.end,
            piece.frame,
            text[piece.start : piece.end],
            quotes.voice_of(text, piece.start, piece.end).speaker,
        )
        for piece in _evidence(text, "framing_markers.csv")
        if text[piece.start : piece.end] != "May"
    ]


def _denied(text, piece):
    """Whether a problem is said to be none, a cause or a remedy not to be one or not to be asked for; a judgement stays one."""
    denial = {"problem": _DENIED, "remedy": _UNDONE, "cause": _UNDONE}.get(piece.frame)
    return bool(denial and denial.search(text, max(0, piece.start - _AHEAD), piece.start))


def _evidence(text, table):
    return scoring.evidence(text, str(lexicons.RESOURCES / table))
