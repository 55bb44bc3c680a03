"""What an article's numbers are like as a whole: firm or hedged, whose, how exact."""

from collections import Counter
from dataclasses import dataclass

from newslab import sentences
from newslab.claims.extraction import found_in
from newslab.claims.rounding import precision


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts over the numeric claims of a text; members ("one of the best") are left out.

    claims      how many there are
    hedged      with a hedge, a bound, a range or a vague magnitude; firm: the others
    attributed  somebody says so; narrated: nobody but the article
    round       single values that are round numbers
    kinds       how many of each kind, most frequent first
    claimants   how many by each claimant, by name or by the words that name them
    """

    claims: int
    hedged: int
    firm: int
    attributed: int
    narrated: int
    round: int
    kinds: dict[str, int]
    claimants: dict[str, int]


def profile(source):
    """The Profile of a text or Article.

    >>> found = profile("The mayor said that about 500 people came. The hall holds 320.")
    >>> found.claims, found.hedged, found.attributed
    (2, 1, 1)
    """
    text = sentences.text_of(source)
    claims = [claim for claim in found_in(text) if claim.kind != "member"]
    hedged = sum(claim.hedged for claim in claims)
    attributed = [claim for claim in claims if claim.claimant]
    exact = [precision(text, claim) for claim in claims]
    return Profile(
        len(claims),
        hedged,
        len(claims) - hedged,
        len(attributed),
        len(claims) - len(attributed),
        sum(bool(one and one.round) for one in exact),
        dict(Counter(claim.kind for claim in claims).most_common()),
        dict(Counter(claim.claimant_name or text[slice(*claim.claimant)] for claim in attributed).most_common()),
    )
