"""Descriptions that take up an organisation: "the group", "the Iraqi authorities", "the coalition"."""

import re
from collections import Counter
from functools import cache

from newslab.actors import knowledge

# what the organs of a state are called together with its adjective
_STATE = {
    "authorities": "government",
    "administration": "government",
    "government": "government",
    "military": "military",
    "army": "army",
    "police": "police",
    "parliament": "parliament",
    "navy": "navy",
}


@cache
def _description():
    """ "the", at most three words that are no grammar, and a noun by which an organisation is taken up."""
    words = knowledge.words()
    function = "|".join(sorted(word.lower() for word in words.function))
    heads = "|".join(sorted(words.group | words.body, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]his|[Tt]hat) ((?:(?!(?:{function})\b)[\w.-]{{1,30}} ){{0,3}}?)({heads})\b"
        rf"(?![-’'](?!s\b)|\s*['’]\s*[A-Z])(?: itself)?"
    )


class Description:
    """A description: its span, the words before its head noun, the head, and the name of what it means."""

    __slots__ = ("end", "head", "kind", "modifiers", "name", "nominal", "start")

    def __init__(self, match):
        self.start, self.end = match.span()
        self.modifiers, self.head = match.group(1).split(), match.group(2)
        self.kind, self.name, self.nominal = "organisation", None, True


class _Memory:
    """What has been named so far: the last country, organisations by each word of their names, and how often."""

    def __init__(self):
        self.country, self.by_word, self.counts, self.salient = None, {}, Counter(), None
        self.places = Counter()

    def add(self, name):
        if name.kind == "place":
            self.places[name.name] += 1
            if name.name in knowledge.countries().adjective:
                self.country = name.name
        if name.kind != "organisation":
            return
        if not name.nominal:
            self.by_word.update((word, name.name) for word in name.core)
        words = knowledge.words()
        if not any(word in words.ruling or word in words.media for word in name.name.split()):
            self.counts[name.name] += 1
            if self.counts[name.name] > 1 and self.counts[name.name] >= self.counts[self.salient]:
                self.salient = name.name

    def setting(self):
        """The last country, named more than once or alone: that whose government "the government" is."""
        return self.country if self.places[self.country] > 1 or len(self.places) < 3 else None


def find(text, names):
    """The descriptions in a text that mean an organisation of the article, named; names must have been joined."""
    nations, memory, found, at = knowledge.countries(), _Memory(), [], 0
    described = [Description(match) for match in _description().finditer(text)]
    led = {
        each.head: " ".join((*each.modifiers, each.head))
        for each in reversed(described)
        if any(word.endswith("-led") for word in each.modifiers)
    }
    for description in described:
        while at < len(names) and names[at].end <= description.start:
            memory.add(names[at])
            at += 1
        country = next((nations.country_of[word] for word in description.modifiers if word in nations.country_of), None)
        inside = at < len(names) and names[at].start < description.end and names[at]
        if inside and nations.adjective.get(inside.name) not in description.modifiers:
            continue
        description.name = _referent(description, country, memory, led, nations)
        if description.name:
            found.append(description)
            memory.add(description)
    return found


def _referent(description, country, memory, led, nations):
    """The name of what a description means, or None."""
    head, modifiers = description.head, description.modifiers
    if head in _STATE:
        if country is None and head == "government" and not modifiers:
            country = memory.setting()
        plain = all(word in nations.country_of for word in modifiers)
        return f"{nations.adjective[country]} {_STATE[head]}" if country in nations.adjective and plain else None
    named = memory.by_word.get(head.capitalize()) or led.get(head)
    if named is None and head == "group" and len(modifiers) < 2:
        return memory.salient
    return named
