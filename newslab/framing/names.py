"""Names, whose words are no evidence: "Hector Salas" hectors nobody, and Mercy General Hospital is not about mercy."""

import re
from functools import cache, lru_cache, partial

from newslab import lexicons
from newslab.actors import knowledge
from newslab.framing.matching import Remembered
from newslab.sentences import dateline
from newslab.sentences.layout import SMALL_WORD

_WORD, _TIE = r"[A-Z][\w'’.-]*+", r" (?:of (?:the )?|& )?"
_NAME = re.compile(rf"({_WORD}(?:{_TIE}{_WORD})*)")  # a word with a capital, or a chain of them
_TIED = re.compile(rf"{_WORD}{_TIE}$")
_PART, _CAPITAL = re.compile(_WORD), re.compile("[A-Z][a-z]+")
_BLANK = "x"
_CHAINED, _ALONE = 1, 2  # what words of a name may be covered as


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
        text = _march().sub("xxxxx", text)
    parts, alone = _NAME.split(text), []  # every second one is a name
    for number, signs in enumerate(map(_SIGNS.__getitem__, parts[1::2])):
        if signs:
            n = 2 * number + 1
            if signs & _CHAINED:
                parts[n] = _covered_chain(parts[n], _before(parts, n)[-4:])
            if signs & _ALONE:
                alone.append((n, _before(parts, n)))
    for n, before in alone:
        parts[n] = _lone().sub(partial(_alone, before), parts[n])
    return "".join(parts)


def _before(parts, n):
    """What stands before a part, 40 characters at most, though none from before the name before it."""
    return "".join(parts[max(0, n - 2) : n])[-40:]


def _blank(words):
    """The words unreadable, with their marks, so that they are as many as before."""
    return _BLANK * len(words) if words.isalpha() else re.sub(r"\w", _BLANK, words)


def _signs(name):
    """As what words of a name may be covered, _CHAINED and _ALONE; in most names none may."""
    plain = name.replace(" ", "").isalpha()
    words = name.split(" ") if plain else [word for _, word in _words(name)]
    chained = " " in name and not _telling().isdisjoint(words)
    alone = not _lonely().isdisjoint(words if plain else _CAPITAL.findall(name))
    return _CHAINED * chained + _ALONE * alone


_SIGNS = Remembered(_signs)


def _covered_chain(chain, before):
    """A chain of words with capitals, its names covered."""
    if before[-1:].isalnum():
        return chain
    return _chain(chain, _opens(before), before.lower().endswith("the "))


def _alone(before, found):
    """A word with a capital that is part of no chain, covered if it is a name within a sentence."""
    before = (before + found.string[: found.start()])[-40:]
    within = not (before[-1:].isalnum() or _opens(before) or _TIED.search(before))
    return _blank(found[0]) if within else found[0]


def _opens(before):
    """Whether what stands before a word ends a sentence, so that its capital says nothing."""
    return not before.rstrip() or before.rstrip()[-1] in '.?!:“"‘\n'


def _words(chain):
    """The words of a chain, without possessive endings and full stops, each with its place."""
    return [(each.start(), _bare(each[0])) for each in _PART.finditer(chain)]


def _bare(word):
    if word[-1] == ".":
        return word[:-1]
    word = word[:-1] if word[-1] == "s" and word[-2:-1] in ("'", "’") else word
    return word[:-1] if word[-1] in "'’" else word


@lru_cache(maxsize=65_536)
def _chain(chain, opens, definite):
    words, known = _words(chain), knowledge.words()
    if opens and (words[0][1] in known.function or words[0][1] in known.opener):
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
def _telling():
    """The words of which every chain has one in which a word is covered."""
    personal = knowledge.words().personal
    titles = personal | {word.removesuffix(".") for word in personal}
    return _lonely() | _small("head") | {"Court"} | titles | knowledge.given_names().keys()


@cache
def _lonely():
    """The words that are names where they stand alone: "a parrot named Justice"."""
    return _small("team") | _small("virtue")


@cache
def _lone():
    """Finds those of them that stand alone."""
    words = "|".join(sorted(_lonely()))
    return re.compile(rf"(?:{words})(?!\w|[’'.-](?!s\b)\w|(?:[’']s)?{_TIE}[A-Z])")


@cache
def _march():
    """Finds the month: "in March", "March 3" but not "the March 3 rally"; from its letters on, which are quick to find."""
    told = "|".join(rf"(?<=\b(?ai:{word}) March)" for word in sorted(_small("before month")))
    return re.compile(rf"March(?:(?:{told})\b|(?<!\wMarch)(?:(?<!\w March)|(?<=\w March March))(?= \d))")


@cache
def _courts():
    return frozenset(word.rstrip("s") for word in _small("court"))
