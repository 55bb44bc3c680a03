"""Naming: all the labels that a text gives to one actor, side by side."""

import re
from dataclasses import dataclass
from functools import cache

from newslab import actors, lexicons, sentences
from newslab.actors import knowledge

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_DETERMINERS = frozenset("a an the this that these those his her their its our another one".split())
_LINKING = re.compile(
    r" (?:is|are|was|were|remains|remained|became)(?: also| still| nothing but| no more than)? (?=an? |the )"
)
_DEMONSTRATIVE = re.compile(r"\b(?:[Tt]hese|[Tt]hose|[Tt]his|[Tt]hat) (?=[a-z])")
_PREPOSITION = re.compile(
    r"\b(?:of|in|on|at|for|from|with|by|about|against|to|into|over|under|between|near|and) (?:the )?$", re.I
)
_AGE = re.compile(r"(?:aged )?\d{1,3}, ")
_BEFORE_NAME = re.compile(
    r"(?<!\w)(?:([^\W\d_]+) )?((?:the|an?|his|her|its|their|my|our) (?:[^\W\d_]+(?:['’-][^\W\d_]+)* ){0,3}"
    r"[^\W\d_]+(?:['’-][^\W\d_]+)*), $",
    re.IGNORECASE,
)
_NO_SUBJECT = frozenset("after before during in on at when if under without with".split())
_REACH = 80
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Label:
    """One label of an actor: how a text calls it.

    name   the actor's name; for people without one the group they belong to ("armed group")
    text   the label in the words of the text, as it first stands there
    link   how it belongs to the actor: "name"; "description" ("the group"), "apposition" ("Quill, a liar") or
    "predicate" ("Quill is a liar"); "group" for people without a name ("rebels", "insurgents")
    count  how often it stands in the text
    spans  where
    """

    name: str
    text: str
    link: str
    count: int
    spans: tuple[tuple[int, int], ...]


def naming(source, aliases=None):
    """All labels of every actor of a text, a list of Label: most mentioned actor first, then most frequent label.

    People without a name are gathered by the group they belong to, whichever word is chosen for them.

    aliases: other names of the actors, as `actors.find` takes them.

    >>> for label in naming("Ada Quill, a ruthless speculator, bought the mill. Quill is a gambler."):
    ...     print(label.name, "|", label.text, "|", label.link)
    Ada Quill | Ada Quill | name
    Ada Quill | a ruthless speculator | apposition
    Ada Quill | Quill | name
    Ada Quill | a gambler | predicate
    """
    text, found = sentences.text_of(source), {}
    mentions, ends = actors.find(text, aliases), [sentence.end for sentence in sentences.tokenise(text).sentences]
    covered, at = {(mention.start, mention.end) for mention in mentions}, 0
    for mention in mentions:
        while at < len(ends) and ends[at] <= mention.start:
            at += 1
        _add(found, text, mention.name, mention.start, mention.end, "description" if mention.nominal else "name")
        for start, end, link in _described(text, mention, ends[at] if at < len(ends) else len(text)):
            if (start, end) not in covered:
                _add(found, text, mention.name, start, end, link)
    judging = [span for span in _demonstratives(text) if span not in covered]
    resolve = actors.resolver(text, aliases) if judging else None
    for start, end in judging:
        name = resolve(start, end) or _last_named(text, start, mentions)
        if name:
            _add(found, text, name, start, end, "description")
    for start, end, group in _unnamed(text, mentions):
        _add(found, text, group, start, end, "group")
    return _ranked(found)


def _unnamed(text, mentions):
    """What stands for people without a name outside the mentions of actors, as (start, end, group)."""
    pattern, groups = _groups()
    at = 0
    for match in pattern.finditer(text):
        while at < len(mentions) and mentions[at].end <= match.start():
            at += 1
        named = at < len(mentions) and mentions[at].start <= match.start()
        if not named and match[0].lower() in groups:
            yield *match.span(), groups[match[0].lower()]


def _add(found, text, name, start, end, link):
    words = text[start:end].removeprefix("the ").removeprefix("The ")
    _, _, spans = found.setdefault(name, {}).setdefault(words.casefold(), (link, text[start:end], []))
    spans.append((start, end))


def _ranked(found):
    totals = {name: sum(len(spans) for _, _, spans in labels.values()) for name, labels in found.items()}
    rows = [
        Label(name, first, link, len(spans), tuple(sorted(set(spans))))
        for name, labels in found.items()
        for link, first, spans in labels.values()
    ]
    return sorted(rows, key=lambda row: (-totals[row.name], row.name, -row.count, row.spans))


def _described(text, mention, stop):
    """The describing phrases beside a mention: in apposition, before it or after it, or as its predicate."""
    yield from _announcing(text, mention)
    if text[mention.end : mention.end + 2] == ", ":
        start = mention.end + 2
        if age := _AGE.match(text, start, stop):  # "Ada Quill, 34, a nurse"
            start = age.end()
        end = _phrase(text, start, stop)
        if end and (text[end : end + 1] in (",", ".", ";", "!", "?", ")") or _carried_on(text, end)):
            yield start, end, "apposition"
    linking = _LINKING.match(text, mention.end, stop)
    if linking and not _PREPOSITION.search(text, max(0, mention.start - 10), mention.start):
        end = _phrase(text, linking.end(), stop)
        if end:
            yield linking.end(), end, "predicate"


def _announcing(text, mention):
    """The phrase before a person's name that says who it is: "her brother, Bo Lind," or "an unarmed man, Bo Lind, 19"."""
    if mention.kind != "person" or mention.nominal or text[mention.end : mention.end + 1] not in tuple(",.;:)"):
        return
    found = _BEFORE_NAME.search(text, max(0, mention.start - _REACH), mention.start)
    if not found or (found[1] or "").lower() in _NO_SUBJECT:
        return
    if knowledge.says_a_person(found[2].rpartition(" ")[2].lower()):
        yield found.start(2), found.end(2), "apposition"


def _carried_on(text, end):
    """Whether a preposition or a relative pronoun follows, so that the head of the phrase is whole."""
    following = _WORD.match(text, end + 1)
    return bool(following) and following[0] in ("who", "which", "that", "of", "from", "in", "at", "for", "with")


def _phrase(text, start, stop):
    """The end of the noun phrase that opens with a determiner at start, or None."""
    first = _WORD.match(text, start, stop)
    if not first or first[0].lower() not in _DETERMINERS:
        return None
    end, count = first.end(), 0
    while text[end : end + 1] == " ":
        word = _WORD.match(text, end + 1, stop)
        if not word or word[0].lower() in lexicons.function_words() or word[0].lower() in _DETERMINERS:
            break
        end, count = word.end(), count + 1
        if count > _LONGEST:
            return None
    return end if count else None


def _demonstratives(text):
    """Phrases such as "these bloodthirsty monsters": a demonstrative, words of which one judges, and a head that people
    are called by: no "this monstrosity"."""
    from newslab.framing.wording import spans

    judged = [span for span, _ in spans(text)]
    at = 0
    for opening in _DEMONSTRATIVE.finditer(text):
        end = _phrase(text, opening.start(), min(len(text), opening.end() + 120))
        while at < len(judged) and judged[at][1] <= opening.start():
            at += 1
        if end and at < len(judged) and judged[at][0] < end and _calls_people(text[opening.end() : end].split()[-1]):
            yield opening.start(), end


def _calls_people(noun):
    """Whether people are called by a noun: "nurses", "thugs"."""
    from newslab.framing.scoring import evidence

    low = noun.lower()
    said = knowledge.says_a_person(low) or knowledge.says_a_person(low.removesuffix("s"))
    return said or any(piece.note == "insult" for piece in evidence(low, "loaded"))


def _last_named(text, start, mentions):
    """The last actor of fitting number named before a phrase in its paragraph."""
    paragraph = text.rfind("\n\n", 0, start)
    before = [mention for mention in mentions if paragraph < mention.start < start and mention.kind != "place"]
    plural = text[start : start + 5].lower() in ("these", "those")
    fitting = [mention for mention in before if (mention.kind == "organisation") == plural] or (
        [] if plural else before
    )
    return fitting[-1].name if fitting else None


@cache
def _groups():
    """A pattern for all that people without a name are called, the longest first, and {what they are called: group}."""
    groups = {
        word: row["group"] for row in lexicons.rows("framing_groups.tsv") for word in row["words"].lower().split("|")
    }
    words = "|".join(map(re.escape, sorted(groups, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?<!fire )(?:{words})(?![\w-])", re.IGNORECASE), groups
