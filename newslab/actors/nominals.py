"""Descriptions that take up an actor: "the group", "the Iraqi authorities", "the coalition", "The President"."""
import re
from functools import cache

from newslab.actors import knowledge
from newslab.actors.name import Name

_STATE = {"authorities": "government", "administration": "government", "government": "government",
          "military": "military", "army": "army", "police": "police", "parliament": "parliament", "navy": "navy"}


@cache
def _description():
    words = knowledge.words()
    function = "|".join(sorted(word.lower() for word in words.function))
    heads = "|".join(sorted((words.group | words.body), key=len, reverse=True))
    return re.compile(rf"\b(?:[Tt]he|[Tt]his|[Tt]hat) ((?:(?!(?:{function})\b)[\w.-]+ ){{0,3}}?)({heads})\b(?![-’'](?!s\b)|\s*['’]\s*[A-Z])(?: itself)?")


class Description(Name):
    """A description: its span, the words before its head, and the head."""

    __slots__ = ("head", "modifiers", "span")

    def __init__(self, match):
        self.span = match.span()
        self.modifiers, self.head = match.group(1).split(), match.group(2)
        self.core, self.title, self.nominal, self.kind, self.name = [], [], True, "organisation", None
        self.full, self.before, self.after, self.tokens, self.weak = match.group(), "", "", (), False

    start = property(lambda self: self.span[0])
    end = property(lambda self: self.span[1])


def find(text, names):
    """The descriptions of organisations in a text that can be tied to an actor, named; names must have been joined."""
    nations = knowledge.countries()
    found, at, timeline = [], 0, []
    described = [Description(match) for match in _description().finditer(text)]
    own = {each.head: " ".join((*each.modifiers, each.head)) for each in reversed(described)
           if any(word.endswith("-led") for word in each.modifiers)}
    for description in described:
        while at < len(names) and names[at].start < description.start:
            timeline.append(names[at])
            at += 1
        inside = [name for name in names[max(0, at - 1):at + 4] if name.end > description.start and name.start < description.end]
        country = next((nations.country_of[w] for w in description.modifiers if w in nations.country_of), None)
        if any(nations.adjective.get(name.name) not in description.modifiers for name in inside):
            continue
        name = _referent(description, country, timeline, names, nations, own)
        if name:
            description.name = name
            found.append(description)
            timeline.append(description)
    return found


def _referent(description, country, timeline, names, nations, own):
    head = description.head
    if head in _STATE:
        if country is None and head == "government":
            country = _country_at_hand(timeline, nations)
        if country is None or any(word not in nations.country_of for word in description.modifiers):
            return None
        return f"{nations.adjective[country]} {_STATE[head]}"
    earlier = next((each.name for each in reversed(timeline) if each.kind == "organisation" and not isinstance(each, Description)
                    and head.capitalize() in each.core), None)
    if earlier:
        return earlier
    if head in own:
        return own[head]
    if head == "group" and len(description.modifiers) < 2:
        return _salient(timeline)
    return None


def _country_at_hand(timeline, nations):
    """The country named or meant last."""
    for each in reversed(timeline):
        if each.kind == "place" and each.name in nations.adjective:
            return each.name
    return None


def _salient(timeline):
    """The organisation named most often so far that is no organ of state, party or newspaper."""
    counts, ruled = {}, knowledge.words().ruling | knowledge.words().media
    for each in timeline:
        if each.kind == "organisation" and not ruled.intersection(each.name.split()):
            counts[each.name] = counts.get(each.name, 0) + 1
    best = max(counts, key=counts.get, default=None)
    return best if counts.get(best, 0) > 1 else None
