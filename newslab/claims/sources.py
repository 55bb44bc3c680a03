"""Who makes a claim: the quotation that holds it, or none for the narrator."""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache

from newslab import quotes, sentences
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


def assigned(text, claims):
    """The claims with claimant and attribution from the quotations of the text."""
    if not _may_report(text):
        return claims
    found = [quote for quote in quotes.extract(text) if quote.speaker]
    if not found:
        return claims
    starts = [quote.content[0] for quote in found]
    return [_with_source(text, claim, found, starts) for claim in claims]


def _with_source(text, claim, found, starts):
    at = bisect_right(starts, claim.start) - 1  # contents lie apart from each other: no other one can hold the claim
    if at >= 0 and claim.end <= found[at].content[1]:
        quote = found[at]
        return claim if _narrators_own(text, claim, quote) else _credited(claim, quote, quote.kind)
    quote = _carried(text, claim, found)
    return _credited(claim, quote, "implicit") if quote else claim


def _credited(claim, quote, attribution):
    return replace(claim, claimant=tuple(quote.speaker), attribution=attribution, quote=quote)


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
