"""Who is cast as hero, villain or victim, and by which words.

Two things speak for a role: the parts that an entity plays beside its mentions (`casting`), and what kind of actor it
is, told
without proper names, so that nobody's name decides. Their weights are learned from labelled articles (Frermann et al.
2023).
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from newslab import actors, lexicons, sentences, vectors
from newslab.framing import casting, labels

ROLES = ("hero", "villain", "victim")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_DROPPED = frozenset("itself himself herself themselves the a an this that these those our his her their its".split())
_KIND_SHARE, _CUE_SHARE = 3.0, 0.5
_LEAST = 0.75  # log-odds that what is done or undergone must add before words are evidence


@dataclass(frozen=True, slots=True)
class Role:
    """The role of an entity in an article.

    name      the entity
    role      "hero", "villain" or "victim", whichever weighs most
    weights   {role: weight}, which add up to 1
    mentions  spans of the entity's mentions
    evidence  spans of the words beside them that speak for the role, strongest first
    """

    name: str
    role: str
    weights: dict
    mentions: tuple[tuple[int, int], ...]
    evidence: tuple[tuple[int, int], ...]


def role(source, entity):
    """Whether a text casts an entity, any phrase, as "hero", "villain" or "victim".

    Entman's and Propp's roles as coded by Frermann et al. (2023). An entity that the text does not mention is judged by
    its kind.

    >>> role("The storm destroyed the harbour and killed two fishermen.", "The storm")
    'villain'
    """
    return _weighed(sentences.text_of(source), entity).role


def roles(source, most=10):
    """The roles of the main actors of a text, a list of Role, most mentioned first."""
    text = sentences.text_of(source)
    named = {}
    for mention in actors.find(text):
        named.setdefault(mention.name, []).append((mention.start, mention.end))
    ranked = sorted(named, key=lambda name: (-len(named[name]), named[name][0]))
    return [_weighed(text, name, named[name]) for name in ranked[:most]]


def _weighed(text, entity, spans=None):
    spans = spans or mentions(text, entity)
    cues = casting.cues(text, spans[: casting.MOST])
    found, table = features(text, entity, spans, cues), _weights()
    odds = {
        name: table["bias"][name] + sum(value * table[key][name] for key, value in found.items() if key in table)
        for name in ROLES
    }
    top = max(odds.values())
    powers = {name: math.exp(value - top) for name, value in odds.items()}
    weights = {name: power / sum(powers.values()) for name, power in powers.items()}
    winner = max(ROLES, key=weights.get)
    return Role(entity, winner, weights, tuple(spans), _evidence(cues, winner))


def _evidence(cues, winner):
    """The words whose parts speak for a role, each once: first those of what is done or undergone, strongest first, then
    those that only stand near, which by themselves are no evidence. A bare "in" and words of saying tell a reader nothing.
    """
    direct, near = Counter(), Counter()
    for cue in cues:
        others = _weights().get(cue.part)
        if others and cue.part != "owns" and not cue.part.startswith("after_") and not cue.part.endswith("_speak"):
            total = near if cue.part.startswith("near_") else direct
            total[cue.start, cue.end] += others[winner] - max(others[name] for name in ROLES if name != winner)
    if sum(weight for weight in direct.values() if weight > 0) < _LEAST:
        return ()
    spoken = [*_strongest(direct), *_strongest(near)]
    return tuple(span for span in dict.fromkeys(spoken) if span not in direct or direct[span] > 0)


def _strongest(total):
    """The spans of weight above 0, strongest first."""
    return [span for span, weight in sorted(total.items(), key=lambda pair: (-pair[1], pair[0])) if weight > 0]


def mentions(text, entity):
    """The spans of an entity's mentions: its own words, and its last word alone where that is a name."""
    found, words = (
        casting.mentions(text, entity),
        [word for word in _WORD.findall(entity) if word.lower() not in _DROPPED],
    )
    last = re.sub(r"['’]s?$", "", words[-1]) if words else ""
    if len(last) >= 4 and last[0].isupper() and not last.isupper():
        short = [each.span() for each in re.finditer(rf"(?<!\w){re.escape(last)}(?!\w)", text)]
        found = sorted(
            found + [(start, end) for start, end in short if not any(a < end and start < b for a, b in found)]
        )
    return found


def features(text, entity, spans, cues):
    """What is known of an entity in a text, as {feature: value}."""
    found = {
        part: _CUE_SHARE * math.sqrt(value)
        for part, value in casting.parts(cues, min(len(spans), casting.MOST)).items()
    }
    vector = vectors.embed([described(text, entity)])[0]
    for kind, members in _kinds().items():
        found[f"kind_{kind}"] = _KIND_SHARE * float((members @ vector).max())
    return found


def described(text, entity):
    """The entity in common words: names left out, "person" where nothing else remains."""
    kept = []
    for word in _WORD.findall(entity):
        plain = re.sub(r"['’]s?$", "", word)
        if (
            plain[:1].isupper()
            and plain.lower() not in _common()
            and not re.search(rf"(?<!\w){re.escape(plain.lower())}(?!\w)", text)
        ):
            continue
        kept.append(plain)
    known = _labels(text).get(entity.strip().casefold(), "")
    if any(word.lower() not in _DROPPED for word in kept):
        return " ".join((*kept, known)) if " " in known else " ".join(kept)
    return known or "person"


@lru_cache(maxsize=4)
def _labels(text):
    """{name: the descriptions that the text gives its bearer, or else the kind of actor}"""
    known, kinds = {}, {mention.name: mention.kind for mention in actors.find(text)}
    found = labels.naming(text)
    for label in found:
        if label.link != "name":
            words = [
                word for word in _WORD.findall(label.text) if word.lower() not in _DROPPED and not word[0].isupper()
            ]
            known.setdefault(label.name, []).extend(words)
    return {
        label.text.casefold(): " ".join(dict.fromkeys(known.get(label.name, ()))) or kinds.get(label.name, "person")
        for label in found
        if label.link == "name"
    }


@cache
def _common():
    """Words that are no names though they may be written with a capital."""
    return frozenset(
        word.lower() for row in lexicons.rows("framing_roles_kinds.tsv") for word in _WORD.findall(row["words"])
    )


@cache
def _kinds():
    """{kind: the vectors of its members}"""
    return {
        row["kind"]: vectors.embed([member.strip() for member in row["words"].split(",")])
        for row in lexicons.rows("framing_roles_kinds.tsv")
    }


@cache
def _weights():
    """{feature: {role: weight}}"""
    return {
        row["feature"]: {name: float(row[name]) for name in ROLES} for row in lexicons.rows("framing_roles_weights.tsv")
    }
