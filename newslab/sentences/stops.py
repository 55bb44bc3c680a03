"""The marks that may end a sentence, and the rules that say whether one does."""

import re
from collections import namedtuple
from functools import cache

from newslab import lexicons

# A stop takes all that closes the sentence with it: further stops, closing marks, bracketed references, and the damage
# of scraped news (`..`, `.”.`, a closing mark set apart or reversed). The pattern cannot fail after its first
# characters, so that no text makes it go back over what it has read. (Groups are not repeated possessively: Python
# before 3.11.5 matches such groups wrongly.)
_STOP = r"""
    [.!?…]%s
    ((?<=\w\.)(?=[ ]\.[ ]\.[ ]\.[ ][A-Z])  # four spaced points: the first ends the sentence, three are an omission
    |(?: [.!?…"'”’»)\]*]                  # further stops and closing marks
       | [ \u00a0](?:[”»)]|\.(?![\w.]))   # set apart: `end. ”`, `end .`
       | [ ]\.(?=[. ]|$)
       | “(?![\w“‘$£€])                   # a reversed closing mark
       | [ ]?\[\d[\d,–\- ]{0,12}\]        # a reference
    )*)
    (\s*+)
    ((?:["'`“‘«(\[¿¡*]|[–—-]{1,3}\s){0,3})
    (\w?)
"""
# In most candidates the next character alone decides; these never become a match when only boundaries are wanted.
STOPS = re.compile(_STOP % r"(?![a-z0-9]|\ [a-z][a-z ]|[A-Z]\.)", re.X)

_NEXT_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+")
_ADDRESS = re.compile(r"://|@|^www\.", re.I)
_DOMAIN = re.compile(r"(?:com|net|org|co|gov|edu|js)\b", re.I)
_NUMBERING = re.compile(r"[\s•◦▪●‣⁃*(-]*+(?:\d{1,3}(?:\.\d{1,3}){0,3}|[^\W\d_])")
_OPENING = "\"'“‘([{«—–-*_"
_DASHES = ("–", "—", "-")
_GOES_ON = frozenset(",;:)]}>=/%&")
_VOWELS = frozenset("aeiouyAEIOUY")


Rule = namedtuple("Rule", "name boundary reason")  # whether a sentence ends where the rule applies, and why

STOP = Rule("stop", True, "a stop, and what follows can begin a sentence")
STARTER = Rule("starter", True, "an abbreviation, but the next word begins sentences")
QUOTE_AFTER = Rule("quotation", True, "an abbreviation, and a quotation follows")
TIME_END = Rule("time", True, "a time of day, and no day or time zone follows")
EMPTY = Rule("nothing yet", False, "the sentence has no word yet")
GOES_ON = Rule("goes on", False, "a comma, bracket or other mark follows that begins nothing")
LOWER = Rule("small letter", False, "a small letter follows")
INSIDE = Rule("inside a word", False, "the stop is part of a number, name or address")
MARKER = Rule("list marker", False, "the stop belongs to the number or letter of a list item")
ABBREVIATION = Rule("abbreviation", False, "an abbreviation that a name or text follows")
NUMBER = Rule("number", False, "an abbreviation, and its number follows")
EITHER = Rule("abbreviation within", False, "an abbreviation, and the next word does not begin sentences")
INITIAL = Rule("initial", False, "an initial in a name")
REPORTED = Rule("reporting clause", False, "the quotation goes on with its reporting clause")
ELLIPSIS = Rule("ellipsis", False, "an omission within the sentence")
EXCLAIMED = Rule("exclaiming name", False, "a name that is written with the mark")
ASIDE = Rule("mark in brackets", False, "a mark in brackets comments on the words before it")


@cache
def all_stops():
    """The pattern for every stop, those included that STOPS passes over."""
    return re.compile(_STOP % "", re.X)


@cache
def abbreviations():
    """Abbreviation without its last period -> kind, in the forms in which it may be written."""
    found = {}
    for row in lexicons.rows("sentences_abbreviations.tsv"):
        word, kind = row["word"], row["kind"]
        forms = [word]
        if len(word) > 1:  # p. is a page, P. an initial
            forms += [word.upper()] + ([word.capitalize()] if word.islower() else [])
        for form in forms:
            found.setdefault(form, kind)
    return found


@cache
def _cues(kind):
    return frozenset(row["word"] for row in lexicons.rows("sentences_cues.tsv") if row["kind"] == kind)


@cache
def _reporting():
    verbs = "|".join(sorted(_cues("reporting")))
    name = r"(?:[A-Z][\w.'’-]{0,24}+ ){1,4}"
    complement = r"(?! (?:that|he|she|it|they|the|his|her|there|if|whether|how|why)\b)"
    after_period = r"(?=[.;]|,(?!\s[\"“])|\s*$)"  # “We won.” Smith said, “They lost.” are two sentences
    return (re.compile(rf"{name}(?:{verbs})\b{complement}"), re.compile(rf"{name}(?:{verbs})\b{after_period}"))


def verdict(text, at, match, known):
    """The Rule for one stop of a sentence that began at `at`. known: abbreviation -> kind."""
    stop, follows = match.start(), match[4]
    if not match[2]:
        glued = _glued(text, at, stop, match)
        if glued is not None:
            return glued
    elif follows.islower() and not text[match.end(4) : match.end(4) + 1].isupper():  # iPhone, eBay begin sentences
        return LOWER
    elif not follows and text[match.end(3) : match.end(3) + 1] in _GOES_ON:
        return GOES_ON
    if stop - at < 12:
        if not any(map(str.isalnum, text[at:stop])):
            return EMPTY
        if text[stop] == "." and _NUMBERING.fullmatch(text, at, stop) and text[at:stop] != "I":
            return MARKER
    tail = match[1]
    if text[stop] != "." or tail:
        return _marked(text, at, stop, match, known)
    return _plain_period(text, at, stop, match, known)


def _glued(text, at, stop, match):
    """The rule where no white space follows; None where the stop is to be judged as if there were some."""
    follows = match[4]
    if not follows or not (follows.isupper() or match[3]):
        return GOES_ON if not follows else INSIDE
    if match[1] or match[3]:
        return None
    before = text[max(at, stop - 40) : stop].rsplit(None, 1)[-1:]
    after = text[match.start(4) : match.start(4) + 40].split(None, 1)[0]
    if (
        text[stop - 1 : stop].isupper()
        or (len(after) < 2 and after not in "IA")
        or after[1:2] == "."
        or (before and _ADDRESS.search(before[0]))
        or "@" in after
        or _DOMAIN.match(after)
    ):
        return INSIDE
    return None


def _word_before(text, at, stop):
    begin = stop - 24 if stop - at > 24 else at
    words = text[begin:stop].split()
    return words[-1].lstrip(_OPENING) if words else ""


def _plain_period(text, at, stop, match, known):
    """A single period with white space after it: it is the word before that counts."""
    if text[stop - 1 : stop].isspace():
        return STOP
    word = _word_before(text, at, stop)
    size = len(word)
    kind = known.get(word)
    if kind is None:
        if size == 1 and word.isalpha():
            kind = "initial"
        elif "." in word:
            kind = "either" if _DOTTED.fullmatch(word) else None
        elif "-" in word or "–" in word or "/" in word:
            kind = known.get(re.split("[-–/]", word)[-1])
        elif 1 < size < 6 and word.isalpha() and not word.isupper() and _VOWELS.isdisjoint(word):
            kind = "either"
    if kind is None:
        return STOP
    return _abbreviated(text, at, stop, match, kind)


def _abbreviated(text, at, stop, match, kind):
    """A period after an abbreviation: it is the word after that counts."""
    follows = match[4]
    if kind == "before" or match[3][:1] in _DASHES:  # a dash: "COLUMBIA, S.C. - The"
        return ABBREVIATION
    if kind == "number":
        return NUMBER if follows.isdigit() else STOP
    if kind == "date" and follows.isdigit():
        return NUMBER
    found = _NEXT_WORD.match(text, match.start(4))
    word = found[0].lower() if found else ""
    if kind == "time":
        short = len(text[at:stop].split(None, 4)) < 4
        return EITHER if word in _cues("calendar") or short else TIME_END
    if (word in _cues("starter") or word in _cues("title")) and not (kind == "initial" and len(word) == 1):
        return STARTER
    if kind == "initial":
        return INITIAL
    if match[3] and match[3][0] in '“"':
        return QUOTE_AFTER
    return EITHER


def _marked(text, at, stop, match, known):
    """A stop other than a period, or one with further marks after it."""
    tail = match[1]
    run = text[stop] + tail
    if text[stop - 1 : stop] in ("(", "[") and tail.lstrip(".!?…")[:1] in (")", "]"):
        return STOP if run.startswith(("…", "...")) and not match[3] else ASIDE
    omission = "…" in run or "..." in run or ". ." in run
    if omission and text[stop - 1 : stop].isspace() and run.count(".") != 4 and not _starts(text, match):
        return ELLIPSIS
    if any(mark in tail for mark in "”\"’'»") and not _starts(text, match):  # "He" would be "he" in such a clause
        asked, stated = _reporting()
        if (stated if text[stop] == "." else asked).match(text, match.start(4)):
            return REPORTED
    elif tail[:1] in (")", "]"):
        if text[stop] == "." and known.get(_word_before(text, at, stop)) and not _starts(text, match):
            return EITHER
    elif run == "!" and _word_before(text, at, stop).lower() in _cues("exclaiming") and not _starts(text, match):
        return EXCLAIMED
    return STOP


def _starts(text, match):
    found = _NEXT_WORD.match(text, match.start(4))
    return bool(found) and found[0].lower() in _cues("starter") and found[0] != "I"
