"""The result: one quotation."""

from dataclasses import dataclass, field

from newslab.quotes.names import Names


@dataclass(frozen=True, slots=True)
class Quote:
    """One contiguous piece of what somebody says, thinks or wants; all spans are (start, end) into the text.

    content     the words reported, with their quotation marks
    speaker     the mention beside the cue ("he", "the ministry"), or None where nobody is named
    cue         the word that reports ("said", "according to"), or None
    kind        "direct" (in quotation marks, or a turn of an interview), "indirect", or "mixed"
    stance      how the cue presents it: neutral, factive, asserting, doubtful, conceding, criticising ...
    rule        the rule that found it
    confidence  0 to 1: how often the rule is right
    name        the canonical name of the actor who speaks, or None where the mention leads to none
    anonymous   whether the mention stands for persons whom the text does not name ("officials", "a source")

    name and anonymous look for the actors of the article when they are first asked for.
    """

    content: tuple[int, int]
    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    kind: str
    stance: str = "neutral"
    rule: str = ""
    confidence: float = 0.5
    names: Names | None = field(default=None, repr=False, compare=False)

    @property
    def name(self):
        return self.names.name(self.speaker) if self.names else None

    @property
    def anonymous(self):
        return self.names.anonymous(self.speaker) if self.names else False
