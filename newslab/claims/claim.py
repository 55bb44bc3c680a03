"""The numeric claim: the one result that everything in this package makes or reads."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantity of a text, with what it counts, how surely, and who says so. All spans are into the text.

    start, end        the minimal quantity: number, scale, unit or currency sign ("$3 million", "16 years old")
    phrase            with hedge or bound before and the counted noun after ("about five million civilians")
    value | low, high one number, or the two ends of a range or of a vague magnitude ("dozens": 12 to 120)
    modifier          = ~ < > <= >=     cue: the span of the words that say so, or None
    direction         "up", "down" or None: the amount is a change ("rose 4%", "down 30 points")
    kind              count money percent ratio multiple age duration measure temperature rank member;
                      member is the "one of the best ..." that places something in a group and counts nothing
    unit              ISO 4217 code, percent, a measure's name, year of age, "USD per barrel"; None for a counted noun
    noun              the counted thing, as written; for money and measures the noun they describe; or None
    concept           the words the number is about beyond unit and noun; "-" where its sentence names nothing
    claimant          span of who says it, or None for the narrator; attribution goes with it: "direct", "indirect",
                      "mixed", or "implicit" where it carries over from the sentence before
    claimant_name     the canonical name of the claimant, or None; looked for when first asked for
    time              span of the time the claim is about, or None
    partitive         the number is a whole of which a part is meant, or a part of it ("some of the 2,000", "one of")
    increment         comes on top of something ("30,000 more", "$3 million more than planned", "another five")
    vague             a magnitude without a number ("tens of thousands")
    others            the number leaves out those counted just before it ("four teachers and 15 others")
    """

    start: int
    end: int
    phrase: tuple[int, int]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    modifier: str = "="
    cue: tuple[int, int] | None = None
    direction: str | None = None
    kind: str = "count"
    unit: str | None = None
    noun: str | None = None
    concept: str = "-"
    claimant: tuple[int, int] | None = None
    attribution: str | None = None
    time: tuple[int, int] | None = None
    partitive: bool = False
    increment: bool = False
    vague: bool = False
    others: bool = False
    quote: object = field(default=None, repr=False, compare=False)

    @property
    def claimant_name(self):
        return getattr(self.quote, "name", None)

    @property
    def hedged(self):
        """Whether the claim leaves room: a hedge, a bound, a range or a vague magnitude."""
        return self.modifier != "=" or self.value is None

    @property
    def bounds(self):
        """The interval the claim allows, (low, high); infinities where it leaves an end open."""
        low, high = (self.value, self.value) if self.value is not None else (self.low, self.high)
        if self.modifier in ("<", "<="):
            low = 0.0 if high >= 0 else float("-inf")
        elif self.modifier in (">", ">="):
            high = float("inf")
        return (low, high)
