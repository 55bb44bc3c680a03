"""The same thing counted more than once: claims side by side, within one article and across articles."""

from dataclasses import dataclass

from newslab import sentences
from newslab.claims.claim import Claim
from newslab.claims.extraction import found_in
from newslab.claims.rounding import precision
from newslab.claims.vocabulary import vocabulary

_ABOUT = 0.1  # 'about 500' leaves room of a tenth to either side
_GROUPS = 200  # how many things of one unit are looked back over
_COUNTED = ("count", "ratio")


_EMPTY = ("det", "pron", "prep", "conj", "aux")


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim with the number of the source it stands in (from 0, in the order given) and its words."""

    source: int
    claim: Claim
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Claims about one thing.

    thing      what is counted, as first written
    unit       their unit, or None for counted things
    verdict    "agree" where one value would satisfy all of them, "over time" where those that differ name
               different times, else "conflict"
    mentions   the Mentions, at least two
    """

    thing: str
    unit: str | None
    verdict: str
    mentions: tuple[Mention, ...]


def compare(*sources):
    """The things that one or more texts or Articles count more than once, as a list of Comparison.

    Two claims are about one thing when unit and kind are the same, the counted noun ends in the same word, and what
    is said about it shares a word; money, percentages and measures must share the words of what they are about.
    Increments and remainders ("30,000 more", "15 others") are left out.

    >>> [found.verdict for found in compare("Police counted 40 boats.", "Organisers counted about 60 boats.")]
    ['conflict']
    """
    groups, order = {}, []
    for number, source in enumerate(sources):
        text = sentences.text_of(source)
        for claim in found_in(text):
            if (
                claim.kind in ("member", "age", "multiple", "duration", "rank")
                or claim.increment
                or claim.others
                or claim.direction
            ):
                continue
            words = _words(claim)
            if not words:
                continue
            mention = Mention(number, claim, text[claim.phrase[0] : claim.phrase[1]])
            alike = groups.setdefault((claim.kind, claim.unit, words[-1] if claim.kind in _COUNTED else ""), [])
            group = next((group for group in alike[-_GROUPS:] if _same(group, claim, words)), None)
            if group is None:
                alike.append((claim, words, [(mention, text)]))
                order.append(alike[-1])
            else:
                group[2].append((mention, text))
    return [_comparison(first, members) for first, _, members in order if len(members) > 1]


def _words(claim):
    """The content words of what a claim is about, in the singular."""
    text = claim.noun if claim.kind in _COUNTED else f"{claim.noun or ''} {claim.concept}"
    roles = vocabulary().classes
    words = [word.strip(".,;:'’\"“”").lower() for word in (text or "").replace(",", " ").split()]
    return [_singular(word) for word in words if len(word) > 1 and roles.get(word) not in _EMPTY]


def _singular(word):
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _same(group, claim, words):
    known = group[1]
    if claim.kind in _COUNTED:
        return len(known) == 1 or len(words) == 1 or bool(set(known[:-1]) & set(words[:-1]))
    shared = set(known) & set(words)
    return len(shared) >= 2 or len(shared) * 2 >= max(len(set(known)), len(set(words)))


def _comparison(first, members):
    mentions = tuple(mention for mention, _ in members)
    rooms = [_room(mention.claim, text) for mention, text in members]
    if max(low for low, _ in rooms) <= min(high for _, high in rooms):
        verdict = "agree"
    else:
        times = {text[slice(*mention.claim.time)].lower() if mention.claim.time else "" for mention, text in members}
        verdict = "over time" if len(times) == len(members) and "" not in times else "conflict"
    return Comparison(first.noun or first.concept, first.unit, verdict, mentions)


def _room(claim, text):
    """The interval that a claim allows, with what rounding and a hedge leave open."""
    low, high = claim.bounds
    exact = precision(text, claim)
    if claim.modifier == "~":
        spread = _ABOUT * max(abs(low), abs(high))
        return low - spread, high + spread
    if exact and claim.modifier == "=" and exact.step > 1:
        return min(low, exact.low), max(high, exact.high)
    return low, high
