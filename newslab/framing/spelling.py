"""How the words of a text and of a codebook are spelled: case, hyphens, possessives and English endings."""

import re
from bisect import bisect_right

_BREAK = "|"
_MARKS = (_BREAK, "$", "%", "£", "€")
# what stands for a mark, in this order. The typographic ones come first: without them most texts are ASCII, quick to read
_TYPOGRAPHIC = {"…": _BREAK, "£": " £ ", "€": " € ", "’": "'", "‘": "'", **dict.fromkeys("–—‐‑‒―“”„«»", " ")}
_TYPED = {**dict.fromkeys(".,;:!?()[]{}", _BREAK), **{mark: f" {mark} " for mark in "|$%"}}
_TYPED.update({"`": "'", **dict.fromkeys('-/"*_#<>', " ")})
_TOKEN = re.compile(r"\S+")
SUFFIXES = frozenset(
    """
    s es ed d ing ings er ers or ors ion ions ation ations ational ator ators atory al ally als ial ially ly
    ment ments mental ness able ible ably ibly ity ities ility ive ively ism isms ist ists istic ful fully less
    ous ously y ies ied ier iest ic ics ical ically ance ances ancy ence ences ency encies ant ants ent ents
    ently ize izes ized izing izer ization ise ises ised ising iser isation ty ties is th ship ships hood wide
    some ious iously eer eers ian ians an ans e ee ees ary aries ory ories ate ates ia tic tics tical ette age
    ages ure ures ify ifies ified ifying ification ish
    """.split()
) | {""}


def tokens_of(text):
    """The words of a text in lower case without possessive endings, and a mark wherever punctuation parts them.

    >>> tokens_of("The party's so-called plan, again")
    ['the', 'party', 'so', 'called', 'plan', '|', 'again']
    """
    return [word for word in map(bare, words_of(text)) if word]


def words_of(text):
    """The same, with possessive endings and single quotation marks still on the words."""
    return _flat(text).split()


def bare(word):
    """A word without possessive ending and single quotation marks; nothing may be left."""
    return word.removesuffix("'s").removeprefix("'").removesuffix("'") if "'" in word else word


def spans_of(text):
    """The spans of the tokens in the text, in the same order."""
    spans, shift = [], 0
    for found in _TOKEN.finditer(_flat(text)):
        mark, word = found[0] in _MARKS, bare(found[0])
        if word:
            start = found.start() - shift - mark + found[0].startswith("'")
            spans.append((start, start + len(word)))
        shift += 2 * mark
    return spans


def words_at(starts, start, end):
    """The numbers of the words that a span touches, as a range, from where each word starts; a span before the first word
    goes to it.

    >>> words_at([0, 4, 9], 5, 10), words_at([2], 0, 1), words_at([], 0, 1)
    (range(1, 3), range(0, 1), range(0, 0))
    """
    first = max(0, bisect_right(starts, start) - 1)
    return range(first, max(first + 1, bisect_right(starts, end - 1))) if starts else range(0)


def _flat(text):
    """The text in lower case with blanks for hyphens and double quotation marks, and one at either side of each mark."""
    if not text.isascii():
        for mark, plain in _TYPOGRAPHIC.items():
            text = text.replace(mark, plain)
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    for mark, plain in _TYPED.items():  # several times as quick as str.translate
        low = low.replace(mark, plain)
    return low


def beginnings(stem):
    """How a stem can begin before an English ending: as it is, without final e, with y as i, with a doubled consonant.

    >>> sorted(beginnings("abuse")), sorted(beginnings("plan"))
    (['abus', 'abuse'], ['plan', 'plann'])
    """
    found = {stem}
    if stem.endswith("e"):
        found.add(stem[:-1])
    if stem.endswith("y") and len(stem) > 3:
        found.add(stem[:-1] + "i")
    if len(stem) > 2 and stem[-1] in "bdglmnprt" and stem[-2] in "aeiou":
        found.add(stem + stem[-1])
    return found


def ends(rest, ending, changed):
    """Whether a word that goes on with rest has the ending asked for: none, English ones (~) or any (*)."""
    return ending == "*" or (rest in SUFFIXES and (rest != "" or not changed) if ending else not rest)


def spells(word, pattern):
    """Whether a word is one of the spellings of a word of a pattern."""
    bare = pattern.rstrip("~*")
    if pattern.endswith("~"):
        return any(
            word.startswith(start) and ends(word[len(start) :], "~", start != bare) for start in beginnings(bare)
        )
    return word.startswith(bare) if pattern.endswith("*") else word == bare
