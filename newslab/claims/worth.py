"""Which sentences are worth a fact-checker's time, and why."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from math import exp

from newslab import lexicons, sentences
from newslab.claims.extraction import found_in

_BASE = -2.0
_KINDS = {
    "percent": 1.9,
    "money": 1.7,
    "ratio": 1.6,
    "multiple": 1.5,
    "count": 1.3,
    "measure": 0.9,
    "duration": 0.7,
    "rank": 0.8,
    "temperature": 0.8,
    "age": 0.2,
    "member": 0.2,
}
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Checkworthiness:
    """One sentence: its span, a score from 0 to 1, and the reasons that gave it, the strongest first.

    reasons   (reason, weight) pairs; weights below 0 speak against checking
    """

    start: int
    end: int
    score: float
    reasons: tuple[tuple[str, float], ...]


def checkworthiness(source):
    """A Checkworthiness for each sentence of a text or Article, in order.

    The score is a logistic sum of readable cues: numbers by kind, comparison, change, law and votes, cause, named
    source, public matters and actors; against it speak predictions, opinions, personal experience, questions and
    courtesy (categories after Hassan et al., 2017, and Konstantinovskiy et al., 2021; weights set by hand).

    >>> facts, wish = checkworthiness("Unemployment rose to 9 percent last year. I hope we will do better.")
    >>> facts.score > 0.8, wish.score < 0.2
    (True, True)
    """
    text = sentences.text_of(source)
    claims, found = found_in(text), []
    starts = [claim.start for claim in claims]
    for sentence in sentences.tokenise(text).sentences:
        here = claims[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        reasons = _reasons(text[sentence.start : sentence.end], here)
        total = _BASE + sum(weight for _, weight in reasons)
        found.append(Checkworthiness(sentence.start, sentence.end, round(1 / (1 + exp(-total)), 3), reasons))
    return found


@cache
def _cues():
    """(reason, weight, pattern) for each row of the table."""
    found = []
    for row in lexicons.rows("claims_checkworthy.tsv"):
        words = [re.escape(word).replace(r"\*", r"\w{0,8}") for word in row["patterns"].split(";")]
        pattern = "|".join(rf"\b{word}(?!\w)" if word[0].isalnum() else word for word in words)
        found.append((row["reason"], float(row["weight"]), re.compile(pattern)))
    return found


def _reasons(text, claims):
    """The reasons of one sentence; a cue that comes twice counts half as much again, and no more."""
    lower = text.lower().replace("’", "'")
    reasons = [
        (reason, weight * (1.5 if len(hits) > 1 else 1.0))
        for reason, weight, pattern in _cues()
        if (hits := pattern.findall(lower))
    ]
    if claims:
        weights = sorted((_KINDS.get(claim.kind, 1.0) for claim in claims), reverse=True)
        reasons.append(
            (
                f"number ({claims[0].kind})" if len(claims) == 1 else f"{len(claims)} numbers",
                min(weights[0] + 0.4 * (len(weights) - 1), weights[0] + 0.8),
            )
        )
    elif _YEAR.search(text):
        reasons.append(("dated", 0.6))
    length = len(_WORD.findall(text))
    if length < 6:
        reasons.append(("too short to check", -1.2))
    elif length > 14:
        reasons.append(("specific", 0.3 if length < 22 else 0.6))
    names = len(re.findall(r"(?<=[a-z,;] )[A-Z][a-z]+", text))
    if names:
        reasons.append(("names", min(0.2 * names, 0.6)))
    return tuple(sorted(((reason, round(weight, 2)) for reason, weight in reasons), key=lambda pair: -abs(pair[1])))
