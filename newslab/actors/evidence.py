"""What the whole article says about its capitalised words."""

import re
from collections import Counter
from itertools import pairwise

from newslab.actors import knowledge

_SMALL = re.compile(r"(?<!\w)[a-z]{3,}")
_HYPHENED = re.compile(r"\w+-[a-z]{3,}$")  # US-led, Paris-based: no name, unless inside one (Kim Jong-un)
_CODE = re.compile(
    r"[A-Z]{1,4}-\d+\w?$|[A-Z]{2,5}\.[A-Z]{1,2}$|[IVX]{2,}$|[A-Z]\d+$|[RDI]-[A-Z]|\w+-Americans?$|\w+(?:isms?|phobia)$"
)  # B-52, KSTL.N, XVI, G7, R-Ohio


class Evidence:
    """The tables, and what an article's chains show.

    strong    word -> how often it begins or ends a run where its capital means something
    small     the words that the article also writes small
    surnames  last words of runs that begin like a person: "Law" is a name where there is a "Nathan Law"
    alone     words that stand alone
    vessels   names of ships, storms and missions: what follows "Hurricane" is no actor anywhere in the article
    """

    def __init__(self, chains, text, table):
        self.words, self.nations, self.given, self.table = (
            knowledge.words(),
            knowledge.countries(),
            knowledge.given_names(),
            table,
        )
        self.small = set(_SMALL.findall(text))
        self.strong, self.surnames, self.vessels = Counter(), set(), set()
        self.alone = {chain.tokens[0][2] for chain in chains if len(chain.tokens) == 1}
        for chain in chains:
            if not chain.headline:
                self._see(chain)
        self.surnames -= self.words.head_or_role

    def _see(self, chain):
        first = chain.tokens[0][2]
        if not chain.weak:
            self.strong[first] += 1
        if len(chain.tokens) > 1:
            last = next((token[2] for token in reversed(chain.tokens) if token[2] not in self.words.suffix), first)
            personal = any(token[2] in self.given or token[2] in self.words.personal for token in chain.tokens[:-1])
            if personal:
                self.surnames.add(last)
            if personal or last.lower() not in self.small:
                self.strong[last] += 1
            for left, right in pairwise(chain.tokens):
                if left[2] in self.words.vessel and not right[3]:
                    self.vessels.add(right[2])

    def is_given(self, word):
        """Whether a word is a given name and nothing else."""
        if "-" in word:  # "Anne-Laure"
            return all(part in self.given for part in word.split("-"))
        return word in self.given and not self.given[word][1]

    def is_adjective(self, word):
        """Whether a word like "US-led" or "Iraqi" describes rather than names."""
        if _HYPHENED.match(word):
            return word.rpartition("-")[2] not in self.words.syllable
        return word in self.nations.country_of and word not in self.table

    def is_no_actor(self, word):
        """Whether a single word names no actor: a day, a nationality, a faith, a thing."""
        return (
            word in self.words.no_actor
            or word in self.nations.plurals
            or word[:-1] in self.words.role
            or self.is_adjective(word)
            or bool(_CODE.match(word))
            or self._is_people(word)
        )

    def _is_people(self, word):
        """Whether a word means the people of a place, a well-known one or one in the article: Iowans, Parisian."""
        if word in self.table or word in self.given:
            return False
        stem = word.removesuffix("s")
        for suffix in ("ian", "an", "n", "er"):
            root = stem.removesuffix(suffix)
            if (
                root != stem
                and len(root) > 2
                and any(
                    root + rest in self.table or (rest in ("a", "ia") and root + rest in self.alone)
                    for rest in ("", "a", "o", "as", "ia", "e")
                )
            ):
                return True
        return False
