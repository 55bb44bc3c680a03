"""One name in the text, while it is being worked out."""

import re

from newslab.actors import knowledge

_ACRONYM = re.compile(r"(?:[A-Z]{2,6}s?|[A-Z]\d?[A-Z]\d?|(?:[A-Z]\.){2,5})$")


_DATELINE = re.compile(
    r"(?:, [\w. ]{2,20}){0,2},? ?(?:\([\w ]{2,20}\) )?(?:—|–|--|-) |, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\n"
)


class Name:
    """A name: its tokens (start, end, word, link), the title among them, its core, and the words around it."""

    __slots__ = ("after", "before", "core", "full", "kind", "name", "nominal", "title", "tokens", "weak")

    def __init__(self, tokens, core, chain, weak=False):
        """core: how many of the tokens are title; weak: whether the name opens a sentence."""
        self.tokens, self.title, self.weak = tokens, tokens[:core], weak
        self.core = [token[2] for token in tokens[core:]]
        self.full = join(tokens[core:])
        self.before = chain.before if tokens[0][0] == chain.start else ""
        self.after = chain.after if tokens[-1][1] == chain.end else ""
        self.kind = self.name = None
        self.nominal = not self.core

    @property
    def start(self):
        return self.tokens[0][0]

    @property
    def end(self):
        return self.tokens[-1][1]

    @property
    def last(self):
        """The last word of the core but for "Jr." and the like: the surname of a person."""
        core = self.core
        return core[-2] if len(core) > 1 and core[-1] in knowledge.words().suffix else core[-1]


def join(tokens):
    """The words of tokens with their links, in one string."""
    if len(tokens) == 1:
        return tokens[0][2]
    parts = [token[2] for token in tokens[:1]]
    for _, _, word, link in tokens[1:]:
        parts += (link, word) if link and link != "," else (word,)
    return " ".join(parts)


def is_dateline(after):
    """Whether what follows a word in capitals makes it the place of a dateline."""
    return bool(_DATELINE.match(after))


def is_acronym(word):
    """Whether a word is in capitals like NATO, U.N. or M5S.

    >>> is_acronym("U.N."), is_acronym("Nato")
    (True, False)
    """
    return bool(_ACRONYM.match(word))
