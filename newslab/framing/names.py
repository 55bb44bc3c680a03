"""Names, whose words are no evidence: "Hector Salas" hectors nobody, and Mercy General Hospital is not about mercy."""

import re
from functools import cache, lru_cache

from newslab import lexicons
from newslab.actors import knowledge
from newslab.sentences import dateline
from newslab.sentences.layout import SMALL_WORD

_WORD, _TIE = r"[A-Z][\w'’.-]*", r" (?:of (?:the )?|& )?"
_CHAIN = re.compile(rf"{_WORD}+{_TIE}{_WORD}(?:{_TIE}{_WORD})*")  # opens with a class of characters: quick to search
_TIED = re.compile(rf"{_WORD}{_TIE}$")
_PART = re.compile(_WORD)
_MARCH = re.compile(r"(?:(\w+) |\d )March\b|\bMarch (?=\d)")
_BLANK = "x"


def covered(text):
    """The text with the words of names that only tell which, or who, made unreadable; as long as before.

    >>> covered("Mr Price wept at Mercy General Hospital in March.")
    'Mr xxxxx wept at xxxxx xxxxxxx Hospital in xxxxx.'
    >>> covered("The Supreme Court heard the Justice Department; a price was paid.")
    'The Supreme Court heard the Justice Department; a price was paid.'
    """
    if not SMALL_WORD.search(text) and "." not in text[-2:]:
        return text  # a headline
    if dated := dateline(text):
        text = _blank(text[:dated]) + text[dated:]
    if "March" in text:
        text = _MARCH.sub(_month, text)
    return _lone().sub(_alone, _CHAIN.sub(_part, text))


def _blank(words):
    """The words unreadable, with their marks, so that they are as many as before."""
    return re.sub(r"\w", _BLANK, words)


def _month(found):
    said = found[1]
    return found[0].replace("March", "xxxxx") if not said or said.lower() in _small("before month") else found[0]


def _part(found):
    """A chain of words with capitals, its names covered."""
    before = found.string[max(0, found.start() - 4) : found.start()]
    if before[-1:].isalnum():
        return found[0]
    return _chain(found[0], _opens(before), before.lower().endswith("the "))


def _alone(found):
    """A word with a capital that is part of no chain, covered if it is a name within a sentence."""
    before = found.string[max(0, found.start() - 40) : found.start()]
    within = not (before[-1:].isalnum() or _opens(before) or _TIED.search(before))
    return _blank(found[0]) if within else found[0]


def _opens(before):
    """Whether what stands before a word ends a sentence, so that its capital says nothing."""
    return not before.rstrip() or before.rstrip()[-1] in '.?!:“"‘\n'


@lru_cache(maxsize=65_536)
def _chain(chain, opens, definite):
    words = [(each.start(), re.sub(r"['’]s?$|\.$", "", each[0])) for each in _PART.finditer(chain)]
    if opens and words[0][1] in knowledge.words().function | knowledge.words().opener:
        words, opens = words[1:], False
    plain = [word for _, word in words]
    for at in _hidden(plain, opens, definite) | _persons(plain, opens or " of " in chain):
        start, word = words[at]
        chain = chain[:start] + _blank(word) + chain[start + len(word) :]
    return chain


def _hidden(words, opens, definite):
    """The places of the words of a chain that are no evidence."""
    if not words or (len(words) > 2 and all(word.isupper() for word in words)):
        return set()
    last = len(words) - 1
    hidden = {at for at, word in enumerate(words) if word in _small("team") and not (opens and at == 0 == last)}
    if last == 0:
        return hidden | ({0} if words[0] in _small("virtue") and not opens else set())
    if words[last] in _small("head") and words[0] not in knowledge.words().personal:
        hidden.update(range(last))
    if words[last] == "Court" and last == 1 and not definite and words[0].rstrip("s") not in _courts():
        hidden.add(last)
    if _small("office").isdisjoint(words):
        hidden.update(at for at, word in enumerate(words) if word in _small("virtue"))
    return hidden


def _persons(words, doubtful):
    """The places of given names, and of the surname that ends the chain behind one or behind a title.

    doubtful: whether a first word that is a given name and an everyday word ("Grace", "Rob") may be the latter.
    """
    names, known, last = knowledge.given_names(), knowledge.words(), len(words) - 1
    if last < 1:
        return set()
    hidden = {
        at
        for at in range(last)
        if words[at] in names
        and not (
            at == 0 and names[words[at]][1] and (doubtful or words[0] in known.personal or words[0] in known.belief)
        )
    }
    leads = words[last - 1]
    if last - 1 in hidden or leads in known.personal or leads + "." in known.personal:
        kinds = known.head_or_role, known.ruling, known.belief, known.thing, _small("office")
        if not any(words[last] in kind for kind in kinds):
            hidden.add(last)
    return hidden


@cache
def _small(name):
    return frozenset(
        word for row in lexicons.rows("framing_names.tsv") if row["class"] == name for word in row["words"].split()
    )


@cache
def _lone():
    """Finds the words that are names where they stand alone: "a parrot named Justice"."""
    words = "|".join(sorted(_small("team") | _small("virtue")))
    return re.compile(rf"(?:{words})(?!\w|[’'.-](?!s\b)\w|(?:[’']s)?{_TIE}[A-Z])")


@cache
def _courts():
    return frozenset(word.rstrip("s") for word in _small("court"))
