"""Numeric claims: what is counted, how surely, and who says so."""

from newslab import sentences
from newslab.claims.arithmetic import Check, check
from newslab.claims.claim import Claim
from newslab.claims.comparison import Comparison, Mention, compare
from newslab.claims.extraction import found_in
from newslab.claims.overview import Profile, profile
from newslab.claims.rounding import Precision, precision
from newslab.claims.worth import Checkworthiness, checkworthiness

__all__ = [
    "Check",
    "Checkworthiness",
    "Claim",
    "Comparison",
    "Mention",
    "Precision",
    "Profile",
    "check",
    "checkworthiness",
    "compare",
    "extract",
    "precision",
    "profile",
]


def extract(source):
    """The numeric claims of a text or Article, as a list of Claim in the order of the text.

    Dates, clock times, ordinals, scores, telephone numbers and names that hold numbers ("S&P 500") are no claims.

    >>> claim = extract("The minister said about five million people fled.")[0]
    >>> claim.value, claim.modifier, claim.noun
    (5000000.0, '~', 'people')
    """
    return list(found_in(sentences.text_of(source)))
