"""Who makes a claim: the quotation that holds it, or none for the narrator."""

import re
from bisect import bisect_right
from functools import cache, cached_property

from newslab import quotes, sentences
from newslab.claims.claim import Source
from newslab.quotes import cues

# A sentence that goes on with what the source before it knows: it points back, or reports a belief without a holder.
_GOES_ON = re.compile(
    r"(?:Some|Many|Most|Several|All|None|Both|Few|Others|Half) of (?:them|these|those|whom)\b"
    r"|(?:Of|Among) (?:them|these|those)\b"
)
_BELIEF = re.compile(
    r"\b(?:is|are|was|were) (?:also |now |still |widely )?(?:expected|believed|thought|estimated|understood"
    r"|likely) to\b"
)
_MARK = re.compile(r"""["“”„«»‘`:]|(?:^|[\s(\[])['’]""")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AGO = re.compile(r"\s*(?:ago|earlier|before)\b")


@cache
def _reporting():
    """The words one of which every quotation without quotation marks holds."""
    return frozenset([*cues.verbs(), *cues.nouns(), "according"])


def _may_report(text):
    """Whether a text can hold a quotation at all: a quick look that spares most single sentences a slow one."""
    return bool(_MARK.search(text)) or not _reporting().isdisjoint(_WORD.findall(text.lower()))


class Sources:
    """The quotations of a text, which say whose its claims are; looked for when first asked for."""

    def __init__(self, text):
        self.text = text

    @cached_property
    def quotes(self):
        """The quotations that name a speaker, in order."""
        return [quote for quote in quotes.extract(self.text) if quote.speaker] if _may_report(self.text) else []

    @cached_property
    def _starts(self):
        return [quote.content[0] for quote in self.quotes]

    def of(self, claim):
        """The Source of a claim."""
        at = bisect_right(self._starts, claim.start) - 1  # contents lie apart: no other one can hold the claim
        if at >= 0 and claim.end <= self.quotes[at].content[1]:
            quote = self.quotes[at]
            return Source() if _narrators_own(self.text, claim, quote) else _credited(quote, quote.kind)
        quote = _carried(self.text, claim, self.quotes) if self.quotes else None
        return _credited(quote, "implicit") if quote else Source()


def _credited(quote, attribution):
    return Source(tuple(quote.speaker), attribution, quote)


def _narrators_own(text, claim, quote):
    """What indirect speech presupposes is the narrator's: the whole in 'some of the 2,000', the date of the saying."""
    if quote.kind != "indirect":
        return False
    whole = claim.partitive and claim.kind != "member" and claim.phrase[0] < claim.start
    dates = claim.kind == "duration" and _AGO.match(text, claim.end) and getattr(quote, "rule", "that") != "that"
    return whole or bool(dates)


def _carried(text, claim, found):
    """The quotation of the sentence before, where this sentence goes on from it without a source of its own."""
    tokens = sentences.tokenise(text)
    lines, at = tokens.sentences, tokens.sentence_at(claim.start)
    if at < 1 or lines[at].paragraph != lines[at - 1].paragraph:
        return None
    here, before = lines[at], lines[at - 1]
    if not (_GOES_ON.match(text, here.start, here.end) or _BELIEF.search(text, here.start, here.end)):
        return None
    held = [quote for quote in found if quote.kind != "direct" and before.start <= quote.content[0] < before.end]
    own = any(here.start <= quote.content[0] < here.end for quote in found)
    return held[-1] if held and not own else None
