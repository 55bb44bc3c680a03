"""Actors: the people, organisations and places of an article, each mention a span with one name for the whole article."""
from dataclasses import dataclass

from newslab import sentences
from newslab.actors import chains, joining, kinds, knowledge, names, nominals

__all__ = ["Mention", "find"]


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

    >>> text = "Mayor Ada Quill met Norbia Steel Inc. on Monday. Quill said nothing."
    >>> [(text[m.start:m.end], m.kind, m.name) for m in find(text)]
    [('Mayor Ada Quill', 'person', 'Ada Quill'), ('Norbia Steel Inc.', 'organisation', 'Norbia Steel Inc.'), ('Quill', 'person', 'Ada Quill')]
    """
    text = sentences.text_of(source)
    table = knowledge.known()
    found = names.find(chains.find(text), text)
    kinds.decide(found)
    joining.join(found, text, table)
    found = sorted(found + nominals.find(text, found), key=lambda name: name.start)
    return [Mention(n.start, n.end, n.kind, n.name or n.full or text[n.start:n.end], n.nominal) for n in found]
