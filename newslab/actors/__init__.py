"""Actors: the people, organisations and places of an article, each mention a span with one name for the whole article."""
from dataclasses import dataclass

from newslab import sentences
from newslab.actors import chains, joining, kinds, knowledge, names, nominals, resolving

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

    >>> text = "Mayor Ada Quill met Norbia Steel Inc. on Monday. Quill said nothing."
    >>> [(text[m.start:m.end], m.kind, m.name) for m in find(text)]
    [('Mayor Ada Quill', 'person', 'Ada Quill'), ('Norbia Steel Inc.', 'organisation', 'Norbia Steel Inc.'), ('Quill', 'person', 'Ada Quill')]
    """
    text = sentences.text_of(source)
    table = knowledge.known()
    found = names.find(chains.find(text, table), text, table)
    kinds.decide(found, table)
    joining.join(found, text, table)
    found = _merge(found, nominals.find(text, found))
    return [Mention(name.start, name.end, name.kind, name.name, name.nominal) for name in found]


def resolver(source, aliases=None):
    """A function (start, end) -> name that leads a phrase of the text ("he", "the senator", "Ada Quill, a lawyer") back to its actor.

    The function gives the name that `find` gives the actor, or None where the phrase means no actor of the article.
    Pronouns go to the nearest fitting person of their sentence, else of the sentences before, openers first; gender is told
    by titles, given names and earlier pronouns.

    >>> text = "Senator Ada Quill left. She was tired, and the senator said so."
    >>> who = resolver(text)
    >>> who(24, 27), who(43, 54), who(0, 17)
    ('Ada Quill', 'Ada Quill', 'Ada Quill')
    """
    return resolving.Resolver(sentences.text_of(source), find(source, aliases), sentences.tokenise(source).sentences)


def _merge(found, descriptions):
    """Names and descriptions in order; a name inside a description ("US" in "the US military") gives way."""
    covered = [(each.start, each.end) for each in descriptions]
    kept, at = [], 0
    for name in found:
        while at < len(covered) and covered[at][1] <= name.start:
            at += 1
        if at == len(covered) or name.end <= covered[at][0]:
            kept.append(name)
    return sorted(kept + descriptions, key=lambda name: name.start)
