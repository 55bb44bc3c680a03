"""The result: one quotation."""
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """One contiguous piece of what somebody says, thinks or wants; all spans are (start, end) into the text.

    content     the words reported, with their quotation marks
    speaker     the mention beside the cue ("he", "the ministry"), or None where nobody is named
    cue         the word that reports ("said", "according to"), or None
    kind        "direct" (in quotation marks), "indirect", or "mixed"
    name        the canonical name of the actor who speaks, or None where the mention leads to none
    stance      how the cue presents it: neutral, factive, asserting, doubtful, conceding, criticising ...
    anonymous   whether the source has no name in the text ("officials", "a source")
    rule        the rule that found it
    confidence  0 to 1
    """

    content: tuple[int, int]
    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    kind: str
    name: str | None = None
    stance: str = "neutral"
    anonymous: bool = False
    rule: str = ""
    confidence: float = 0.5
