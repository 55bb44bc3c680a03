"""Who makes a claim: the quotation that holds it, or none for the narrator."""
import re
from dataclasses import replace

from newslab import quotes

# A sentence that goes on with what the source before it knows: it points back, or reports a belief without a holder.
_GOES_ON = re.compile(r"^(?:Some|Many|Most|Several|All|None|Both|Few|Others) of (?:them|these|those|whom)\b"
                      r"|^(?:Of|Among) (?:them|these|those)\b"
                      r"|\b(?:is|are|was|were) (?:also |now |still |widely )?(?:expected|believed|thought|estimated|understood|likely) to\b")


def assigned(text, claims):
    """The claims with claimant, claimant_name and attribution from the quotations of the text."""
    found = [quote for quote in quotes.extract(text) if quote.content]
    return [_with_source(text, claim, found) for claim in claims]


def _with_source(text, claim, found):
    holding = [quote for quote in found if quote.speaker and quote.content[0] <= claim.start and claim.end <= quote.content[1]]
    if holding:
        quote = min(holding, key=lambda quote: quote.content[1] - quote.content[0])
        return replace(claim, claimant=tuple(quote.speaker), claimant_name=getattr(quote, "name", None), attribution=quote.kind)
    return claim
