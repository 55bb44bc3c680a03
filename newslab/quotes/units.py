"""What the rules hand on: a find in tokens, and the cue at which a rule looks."""

from dataclasses import dataclass

from newslab.quotes.quote import Quote

TIMES = frozenset(
    (
        "week",
        "weekend",
        "month",
        "year",
        "summer",
        "spring",
        "autumn",
        "fall",
        "winter",
        "season",
        "decade",
        "quarter",
    )
)
_LINKS = frozenset("TIDXC")  # tags of words that say nothing alone
SPOKEN = frozenset("cq")  # frames that take a quotation or a that-clause

# How often a rule was right on news articles that two or more annotators had read.
CONFIDENCE = {
    "according": 0.9,
    "after colon": 0.5,
    "clause": 0.85,
    "colon": 0.9,
    "continued": 0.95,
    "infinitive": 0.75,
    "inverted": 0.97,
    "label": 0.85,
    "noun": 0.7,
    "noun cue": 0.5,
    "parenthesis": 0.95,
    "passive": 0.9,
    "preposition": 0.75,
    "question": 0.8,
    "quote": 0.85,
    "that": 0.85,
    "turn": 0.95,
    "unattributed": 0.5,
}


@dataclass(slots=True)
class Unit:
    """A find; content, speaker and cue are (first token, last token + 1)."""

    content: tuple
    speaker: tuple | None
    cue: tuple | None
    verb: object
    rule: str
    segment: int


@dataclass(slots=True)
class Cue:
    """A possible cue verb: token i of segment number, which runs from token lo to hi.

    letters  the forms it may be (see cues.verbs)
    group    the first token of its verb group ("has repeatedly said")
    before, after   the tags of its neighbours, "." at the segment's ends
    found    the units found before it in the segment
    """

    number: int
    lo: int
    hi: int
    i: int
    verb: object
    letters: str
    before: str
    after: str
    found: list
    group: int = 0

    @property
    def span(self):
        return (self.i, self.i + 1)

    @property
    def gerund(self):
        return "g" in self.letters

    def unit(self, content, speaker, rule):
        """The unit that this cue leads in."""
        return Unit(content, speaker, self.span, self.verb, rule, self.number)


def quote(stream, unit, names):
    """The Quote of a unit, or None where no word with a meaning is left."""
    a, b = unit.content
    while a < b and stream.tag[a] in ",.;:—)":
        a += 1
    while b > a and stream.tag[b - 1] in ",.;:—(":
        b -= 1
    if (
        a >= b
        or _LINKS.issuperset(stream.tag[a:b])
        or (stream.tag[a] == "w" and not stream.low[a].isalnum() and b == a + 1)
    ):
        return None
    stance = unit.verb.stance if unit.verb else "neutral"
    return Quote(
        _span(stream, (a, b)),
        _span(stream, unit.speaker),
        _span(stream, unit.cue),
        "direct" if _is_turn(stream, unit) else _kind(stream, a, b),
        stance,
        unit.rule,
        CONFIDENCE[unit.rule],
        names,
    )


def _is_turn(stream, unit):
    """Whether a unit is what an interview or transcript gives of somebody's words, not a headline's summary."""
    if unit.rule != "label":
        return unit.rule == "turn"
    start, end = _span(stream, unit.speaker)
    return unit.segment > 0 or stream.text[start:end].isupper()


def _span(stream, tokens):
    return (stream.start[tokens[0]], stream.end[tokens[1] - 1]) if tokens else None


def _kind(stream, a, b):
    """Direct where nine words in ten stand in quotation marks, indirect where none does."""
    if b - a == 1 and stream.tag[a] == "Q":
        return "direct"
    quoted = stream.quoted_in(a, b)
    if not quoted:
        return "indirect"
    inside = sum(stream.length(t) for t in quoted)
    outside = sum(1 for t in range(a, b) if stream.tag[t] not in "Q,.;:—()")
    return "direct" if inside >= 0.9 * (inside + outside) else "mixed"
