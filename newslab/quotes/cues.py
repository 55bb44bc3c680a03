"""Cue verbs and nouns in all their forms, and the classes of the words between them, from the tables."""

import re
from dataclasses import dataclass
from functools import cache

from newslab import lexicons

_DOUBLES = re.compile(r"^(?:[^aeiou]|qu)*[aeiou][bdgklmnpt]$")
_LATE_STRESS = frozenset(
    (
        "admit",
        "commit",
        "submit",
        "permit",
        "refer",
        "infer",
        "prefer",
        "confer",
        "concur",
        "regret",
        "rebut",
        "compel",
        "demur",
    )
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue verb: what may follow it, and how it presents what is said."""

    base: str
    frames: frozenset
    prepositions: frozenset
    stance: str
    kind: str


def inflect(base, past="", participle=""):
    """The forms of a verb as pairs (form, letter): b base, s third person, p past, n participle, g -ing."""
    if re.search(r"[^aeiou]y$", base):
        third, stem = base[:-1] + "ies", base[:-1] + "i"
    else:
        third = base + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", base) else "s")
        stem = base + base[-1] if _DOUBLES.match(base) or base in _LATE_STRESS else base
    regular = (stem[:-1] if stem.endswith("e") else stem) + "ed"
    gerund = base if base.endswith("y") else stem
    gerund = gerund[:-1] if gerund.endswith("e") and not gerund.endswith("ee") else gerund
    past = past or regular
    return [(base, "b"), (third, "s"), (past, "p"), (participle or past, "n"), (gerund + "ing", "g")]


@cache
def verbs():
    """Every form of every cue verb, and the adjectives (letter j): {form: (Verb, letters of the forms it may be)}."""
    found = {}
    for row in lexicons.rows("quotes_verbs.tsv"):
        verb = Verb(
            row["verb"], frozenset(row["frames"]), frozenset(row["prepositions"].split()), row["stance"], row["kind"]
        )
        for form, letter in inflect(row["verb"], row["past"], row["participle"]):
            known = found.get(form, (verb, ""))
            found[form] = (known[0], known[1] + letter)
    for form, verb in adjectives().items():
        found.setdefault(form, (verb, "j"))
    return found


@cache
def adjectives():
    """Cue adjectives: {adjective: Verb}, with what may follow them."""
    return {
        row["adjective"]: Verb(
            row["adjective"],
            frozenset(row["frames"]),
            frozenset(row["prepositions"].split()),
            row["stance"],
            row["kind"],
        )
        for row in lexicons.rows("quotes_adjectives.tsv")
    }


@cache
def nouns():
    """Cue nouns: {noun: Verb}, with what may follow them as prepositions."""
    return {
        row["noun"]: Verb(row["noun"], frozenset(), frozenset(row["prepositions"].split()), row["stance"], row["kind"])
        for row in lexicons.rows("quotes_nouns.tsv")
    }


@cache
def words():
    """All words that may be cues."""
    return frozenset((*verbs(), *nouns(), "according"))


@cache
def classes():
    """The tag of every word of a closed class: {word: letter}."""
    found = {}
    for row in lexicons.rows("quotes_words.tsv"):
        if row["tag"] in "+:":  # of no class
            continue
        for word in row["words"].split():
            found.setdefault(word, row["tag"])
    return found


@cache
def chains():
    """Words that lead on to another verb ("tried to explain")."""
    return frozenset(
        word for row in lexicons.rows("quotes_words.tsv") if row["tag"] == "+" for word in row["words"].split()
    )
