"""Actors: the people, organisations and places of an article, each mention a span with one name for the article."""

from dataclasses import dataclass
from functools import lru_cache

from newslab import sentences
from newslab.actors import chains, joining, kinds, knowledge, names, nominals, own, resolving
from newslab.actors.evidence import Evidence

__all__ = ["Mention", "find", "resolver"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an actor: text[start:end], titles included.

    kind     "person", "organisation" or "place"
    name     the actor's name, the same for all mentions of one actor in the article
    nominal  True for a description ("the group", "The President") rather than a name
    """

    start: int
    end: int
    kind: str
    name: str
    nominal: bool = False


def find(source, aliases=None):
    """The mentions of people, organisations and places in a text or Article, in order, as a list of Mention.

    aliases  other names of actors, added to those newslab knows: a dict {name: [alias, ...]}, or the path of a table
             with the columns name, kind and aliases (separated by commas). Wherever one of them stands in the text,
             it is a mention. Raises ResourceError that names file, line and fault.

    Capitalised runs are candidates; the whole article is the evidence for which are names, of what kind, and whose.

    >>> text = "Mayor Ada Quill met Norbia Steel Inc. on Monday. Quill said nothing."
    >>> for mention in find(text):
    ...     print(text[mention.start:mention.end], "|", mention.kind, "|", mention.name)
    Mayor Ada Quill | person | Ada Quill
    Norbia Steel Inc. | organisation | Norbia Steel Inc.
    Quill | person | Ada Quill
    >>> [m.name for m in find("The Norbians met on Monday.", {"Norbian Union": ["The Norbians"]})]
    ['Norbian Union']
    """
    text = sentences.text_of(source)
    return list(_found(text)) if aliases is None else _find(text, own.read(aliases))


@lru_cache(maxsize=4)
def _found(text):
    return tuple(_find(text, {}))


def _find(text, aliases):
    table = {**knowledge.known(), **aliases} if aliases else knowledge.known()
    runs = chains.find(text, table)
    seen = Evidence(runs, text, table)
    found = names.find(runs, seen)
    kinds.decide(found, seen)
    joining.join(found, text, table)
    found = own.over(own.find(text, aliases), found)
    found = own.over(nominals.find(text, found), found)
    return [Mention(name.start, name.end, name.kind, name.name, name.nominal) for name in found]


def resolver(source, aliases=None):
    """A function (start, end) -> name that leads a phrase ("he", "the senator", "Ada Quill, a lawyer") to its actor.

    The function gives the name that `find` gives the actor, or None where the phrase means no actor of the article.
    Pronouns go to the nearest fitting person of their sentence, else of the sentences before, openers first; gender is
    told by titles, given names and earlier pronouns.

    >>> text = "Senator Ada Quill left. She was tired, and the senator said so."
    >>> who = resolver(text)
    >>> who(24, 27), who(43, 54), who(0, 17)
    ('Ada Quill', 'Ada Quill', 'Ada Quill')
    """
    return resolving.Resolver(sentences.text_of(source), find(source, aliases), sentences.tokenise(source).sentences)
