"""Numeric claims: what is counted, how surely, and who says so."""
from newslab import sentences
from newslab.claims.claim import Claim
from newslab.claims.extraction import found_in

__all__ = ["Claim", "extract"]


def extract(source):
    """The numeric claims of a text or Article, as a list of Claim in the order of the text.

    >>> claim = extract("The minister said about five million people fled.")[0]
    >>> claim.value, claim.modifier, claim.noun
    (5000000.0, '~', 'people')
    """
    return list(found_in(sentences.text_of(source)))
