"""Noun phrases beside a verb group, read without a parser: who stands before it, who after it or after "by"."""

import re

from newslab.framing.casting import small

_WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|St|Hon)\.|[$£€]?\d+(?:[.,]\d+)*|"
    r"[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s\"'“”‘’«»]"
)
_BEFORE_OPENING = ("of", "all", "both", "half", "least", "most")
_OF_WHAT = ("accus", "convict", "acquit", "suspect", "robb", "stripp", "clear")  # of something, which is no sufferer
_PRONOUNS = ("i", "you", "he", "she", "it", "we", "they", "who")
LONGEST, _FARTHEST, _INSERTIONS = 8, 25, 4


def words_of(text, start, end):
    """The words of a stretch and its marks but quotation marks, as (start, end, word in small letters)."""
    return [(start + each.start(), start + each.end(), each[0].lower()) for each in _WORD.finditer(text[start:end])]


def before(words, at):
    """The span of the noun phrase that a verb group at a place belongs to, or None.

    "of", "in" and the like hold a phrase together; what stands between commas, or after "who", is passed over.
    """
    last = _over_verbs(words, at)
    if last > 0 and words[last][2] == ",":
        last = _before_insertions(words, last)
    if last > 0 and words[last][2] == "who" and _is_head(words, last - 1):  # "warriors who fought"
        last -= 1
    if last < 0 or not is_word(words[last][2]) or words[last][2] in small("joining"):
        return None
    first = _attached(words, _start(words, last), last)
    outside = _of_relative(words, first)
    if outside is not None:
        first, last = _attached(words, _start(words, outside), outside), outside
    first = _joined(words, first)
    while first <= last and (words[first][2] == "of" or words[first][2] in small("time")):
        first += 1
    if first > last or words[first][2] in ("it's", "it’s"):  # "it's time to congratulate"
        return None
    return words[first][0], words[last][1]


def after(words, at):
    """The span of the noun phrase from a place on, or None."""
    last, accused = at, at > 0 and words[at - 1][2].startswith(_OF_WHAT)
    while last < len(words) and last - at < LONGEST and _goes_on(words, at, last):
        if words[last][2] == "of" and (accused or words[last - 1][2] in ("them", "him", "her", "us", "me", "it")):
            break
        last += 1
    return (words[at][0], words[last - 1][1]) if last > at else None


def is_adverb(word):
    """Whether a word is an adverb in -ly: not "family" or "deadly"."""
    return word.endswith("ly") and word not in small("no_adverb")


def is_word(word):
    """Whether this is no mark of punctuation."""
    return word[0].isalnum() or word[-1].isalnum()


def _over_verbs(words, at):
    """The last word before a verb group, its auxiliaries, adverbs, and a verb that leads to it ("vowed to", "hid")."""
    last = at - 1
    while last >= 0 and (_goes_with_verb(words, last) or _leads_to_verb(words, last)):
        last -= 1
    return last


def _goes_with_verb(words, at):
    """Whether the word is an auxiliary or an adverb."""
    word = words[at][2]
    return (
        word in small("auxiliary")
        or word in small("between")
        or is_adverb(word)
        or "far" in (word, words[at + 1][2] if word == "so" else "")
    )


def _leads_to_verb(words, at):
    """Whether the word is a verb before "to" and another verb: "vowed to destroy"."""
    word = words[at][2]
    leads = word in small("irregular") or word in small("leading") or (word.endswith("ed") and len(word) > 4)
    return leads and at > 0 and words[at + 1][2] in ("to", "not") and not _is_owned(words, at)


def _is_owned(words, at):
    """Whether "the" or "Ostley's" stands before a word, which is then no verb."""
    earlier = words[at - 1][2]
    return earlier in small("opening") or earlier.endswith(("'s", "’s"))


def _start(words, last):
    """The place of the first word of the noun phrase that ends at a place."""
    first = last
    if words[last][2] in small("subject"):
        return last
    while first > 0 and last - first < LONGEST - 1:
        word, here = words[first - 1][2], words[first][2]
        if here.endswith(".") or (here in small("opening") and word not in _BEFORE_OPENING):
            break
        if word in small("subject") or not _inside(words, first - 1):
            break
        first -= 1
    return first


def _inside(words, at):
    """Whether the word at a place can belong to a noun phrase with the word after it."""
    word, following = words[at][2], words[at + 1][2] if at + 1 < len(words) else ""
    if word in ("at", "than", "up"):  # "at least 37", "more than 20", "up to 20"
        return (
            following in ("least", "most")
            or (word == "than" and at > 0 and words[at - 1][2] in ("more", "fewer", "less"))
            or (word == "up" and following == "to")
        )
    if word in ("about", "around", "over", "under"):
        return following[:1].isdigit()
    if word == "to":
        return at > 0 and words[at - 1][2] == "up" and following[:1].isdigit()
    return is_word(word) and word not in small("stop") and word not in small("auxiliary")


def _attached(words, first, last):
    """The start of the phrase with those tied to it: "workers in the mill", "people fleeing the war"."""
    while first > 1 and last - first < _FARTHEST:
        link, head = words[first - 1][2], words[first - 2][2]
        if link in ("on", "for", "to") and words[last + 1][2] == "to":
            break  # "call on the states to help": the states are to help
        if link not in small("tying") and not (link.endswith("ing") and len(link) > 5):
            break
        if not _is_head(words, first - 2) or words[first][2] in small("time") or head in small("time"):
            break
        first = _start(words, first - 2)
    return first


def _is_head(words, at):
    """Whether the word can be the head of a noun phrase, as far as its form tells."""
    word = words[at][2]
    if at and words[at - 1][2] in small("opening"):
        return is_word(word)  # "a hearing", "the accused"
    if at and words[at - 1][2] in _PRONOUNS:
        return False  # "we work with allies"
    return (
        _inside(words, at)
        and word[0].isalpha()
        and not word.endswith(("ed", "ing"))
        and not is_adverb(word)
        and word not in small("irregular")
        and word not in small("leading")
        and word not in small("subject")
    )


def _of_relative(words, first):
    """Where a clause with "who", "which" or "that" lies between, the place before it: whom the clause describes."""
    for place in range(first - 1, max(0, first - _FARTHEST), -1):
        word = words[place][2]
        if not is_word(word) or word in small("joining"):
            return None
        if word in ("who", "which", "that"):
            following, head = words[place + 1][2], words[place - 1][2]
            acts = following.endswith(("s", "ed")) or following in small("irregular") or following in small("auxiliary")
            told = word == "that" and (head in small("telling") or not acts)
            return place - 1 if _is_head(words, place - 1) and not told else None
    return None


def _joined(words, first):
    """The start with a single word that "and" joins to the phrase: "mothers and babies"."""
    if first > 1 and words[first - 1][2] == "and" and _is_head(words, first - 2):
        start = first - 2
        if start > 0 and words[start - 1][2] in small("opening"):
            start -= 1
        if start == 0 or not is_word(words[start - 1][2]) or words[start - 1][2] in ("that", "said"):
            return start
    return first


def _before_insertions(words, comma):
    """The last word before what is set between commas: "The officer, 34, of Ostley, was"; -1 where that is no phrase."""
    for _ in range(_INSERTIONS):
        inserted = _comma_before(words, comma)
        if inserted is None or words[inserted + 1][2] in small("joining"):
            return -1
        earlier = _comma_before(words, inserted)
        opens = "" if earlier is None else words[earlier + 1][2]
        if not opens[:1].isdigit() and opens not in small("tying"):
            return inserted - 1
        comma = inserted
    return -1


def _comma_before(words, at):
    """The place of the comma before the one at a place, with no other mark between."""
    for place in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        if words[place][2] == ",":
            return place if place > 0 else None
        if not is_word(words[place][2]):
            return None
    return None


def _goes_on(words, at, last):
    """Whether the word at a place still belongs to the noun phrase that opens at another."""
    word = words[last][2]
    if last > at and (
        is_adverb(word)
        or word in small("time")
        or (word in small("opening") and words[last - 1][2] not in _BEFORE_OPENING)
    ):
        return False
    if word in ("last", "next", "this") and last + 1 < len(words) and words[last + 1][2] in small("time"):
        return False
    return word not in ("again", "back", "away", "together") and _inside(words, last)
