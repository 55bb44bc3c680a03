"""Do the numbers of a sentence fit each other: parts and total, share and base, change and its two ends."""

from dataclasses import dataclass

from newslab import sentences
from newslab.claims.claim import Claim
from newslab.claims.extraction import found_in
from newslab.claims.rounding import precision

_TOTALS = ("a total of", "total of", "in total", "in all", "altogether", "a combined", "combined")


@dataclass(frozen=True, slots=True)
class Check:
    """One sum that a text lets its reader do.

    kind        "total" (parts and their sum), "share" (part, whole and percentage), "change" (percentage, two levels)
    stated      what the text says; computed: what its other numbers give
    consistent  whether the two agree within what rounding and hedges leave open
    claims      the Claims that enter, the stated one first
    """

    kind: str
    stated: float
    computed: float
    consistent: bool
    claims: tuple[Claim, ...]


def check(source):
    """The sums that can be done within the sentences of a text or Article, as a list of Check.

    >>> [(found.kind, found.computed, found.consistent) for found in
    ...     check("Of the 40 boats, 10, or 30 percent, sank. Sales rose 10% to $110 from $100.")]
    [('share', 25.0, False), ('change', 10.0, True)]
    """
    text = sentences.text_of(source)
    claims = [
        claim for claim in found_in(text) if claim.value is not None and claim.kind not in ("member", "age", "rank")
    ]
    found, at = [], 0
    for sentence in sentences.tokenise(text).sentences:
        here = []
        while at < len(claims) and claims[at].start < sentence.end:
            here.append(claims[at])
            at += 1
        if len(here) > 2:
            found += [*_totals(text, sentence, here), *_shares(text, here), *_changes(text, here)]
    return found


def _before(text, claim, length=16):
    return text[max(0, claim.phrase[0] - length) : claim.start].lower()


def _totals(text, sentence, claims):
    """'A total of 12 people were hurt: 7 women, 3 men and 2 children.'"""
    counts = [claim for claim in claims if claim.kind == "count" and claim.unit is None]
    whole = next(
        (
            claim
            for claim in counts
            if any(
                words in text[max(sentence.start, claim.phrase[0] - 12) : claim.phrase[1] + 14].lower()
                for words in _TOTALS
            )
        ),
        None,
    )
    parts = [claim for claim in counts if claim is not whole and not claim.partitive]
    if whole is None or len(parts) < 2 or "includ" in text[sentence.start : sentence.end].lower():
        return []
    computed = sum(claim.value for claim in parts)
    return [Check("total", whole.value, computed, _near(text, whole, computed, parts), (whole, *parts))]


def _shares(text, claims):
    """'27 of the 30 senators, or 90 percent'; 'of the 40 boats, 10, or 25 percent'."""
    share = next((claim for claim in claims if claim.kind == "percent" and not claim.direction), None)
    counts = [claim for claim in claims if claim.kind == "count"]
    whole = next(
        (
            claim
            for claim in counts
            if _before(text, claim).rstrip().endswith(("of the", "of its", "of their", "of all"))
        ),
        None,
    )
    part = next((claim for claim in counts if claim is not whole), None)
    if not (share and whole and part) or part.value > whole.value or not whole.value or len(counts) != 2:
        return []
    computed = 100 * part.value / whole.value
    return [Check("share", share.value, computed, _near(text, share, computed, ()), (share, part, whole))]


def _changes(text, claims):
    """'rose 10% to $110 from $100'."""
    found = []
    for n, change in enumerate(claims[:-2]):
        if change.kind != "percent" or not change.direction:
            continue
        levels = {}
        for claim in claims[n + 1 : n + 3]:
            levels[_before(text, claim, 8).split()[-1:] == ["from"]] = claim
        old, new = levels.get(True), levels.get(False)
        if not old or not new or old.unit not in (None, new.unit) or not old.value or new.kind == "duration":
            continue
        if new.kind == "percent" or _before(text, new, 8).split()[-1:] != ["to"]:
            continue
        computed = round(100 * (new.value - old.value) / old.value, 6)
        stated = abs(change.value) * (1 if change.direction == "up" else -1)
        room = max(_room(text, change), 100 * (_room(text, new) + _room(text, old)) / abs(old.value))
        found.append(Check("change", stated, computed, abs(stated - computed) <= room, (change, new, old)))
    return found


def _room(text, claim):
    """Half the step a value is rounded to, or a tenth of it where it is hedged."""
    exact = precision(text, claim)
    step = (
        exact.step if claim.value != int(claim.value) or claim.value < 100 else min(exact.step, 0.05 * abs(claim.value))
    )
    if claim.kind == "percent":
        step = min(step, 1.0)
    return max(step / 2 + 1e-9, 0.1 * abs(claim.value) if claim.modifier == "~" else 0.0)


def _near(text, claim, computed, parts):
    low, high = claim.bounds
    room = _room(text, claim) if claim.kind == "percent" or claim.modifier == "~" else 0.0
    spread = sum(_room(text, part) for part in parts if part.modifier == "~")
    return low - room - spread <= computed <= high + room + spread
