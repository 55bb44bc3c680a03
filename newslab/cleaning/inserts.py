"""Inserts: what a site puts between the paragraphs of an article and marks, beyond doubt, as its own."""

import re
from functools import cache
from itertools import pairwise

from newslab.cleaning import posts
from newslab.cleaning.looks import PROSE
from newslab.lexicons import rows

_REACH = 25  # blocks from the line that opens an insert to the line that ends it
_NUMBERED, _NUMBER = "1 2 3", re.compile(r"\d{1,2}\.?")  # a list whose numbers stand in lines of their own
_TEASERS, _MOST = "teasers", 8  # headlines of other stories, at most so many, with prose before and behind
_CAPTION, _CREDIT = 4, 10  # words of a caption, at least, and of the credit behind it, at most
_QUESTION = 12  # words, at most
_LONGEST = 200  # characters of a line that opens or ends one


@cache
def _table():
    """By sign: (kind, what opens an insert, the pattern of what ends it or "")."""
    found = {}
    for row in rows("cleaning_inserts.tsv"):
        found.setdefault(row["sign"], []).append((row["kind"], re.compile(row["opens"]), row["closes"]))
    return found


@cache
def _signs():
    return re.compile("|".join(map(re.escape, _table())))


def find(looks):
    """The numbers of the blocks that belong to inserts, each with its kind."""
    opened = [(n, *entry) for n, look in enumerate(looks) if len(look.text) <= _LONGEST for entry in _opened(look)]
    found = {}
    for teasers in (False, True):  # other inserts may stand among teasers
        for n, kind, match, closes in opened:
            if n not in found and (closes == _TEASERS) is teasers and (end := _end(looks, n, match, closes, found)):
                found.update(dict.fromkeys(range(n, end), kind))
    found.update(posts.between(looks))
    prose = False
    for n, (one, other) in enumerate(pairwise(looks)):
        if prose and one.size >= _CAPTION and _pictured(one, other):
            found.update({n: "caption", n + 1: "caption"})  # what stands for a picture, and under it
        elif one.size >= 2 * _CAPTION and _twice(one.text):
            found[n] = "caption"
        prose = prose if n in found else one.form in PROSE
    return found


def _opened(look):
    """(kind, match, what closes it) for every insert that a block may open."""
    text = look.text.lower()
    if _signs().search(text):
        for sign, entries in _table().items():
            if sign in text:
                for kind, opens, closes in entries:
                    if match := opens.fullmatch(text):
                        yield kind, match, closes


def _loose(look):
    """Whether a block ends as no sentence does, or asks a short question."""
    return (look.form in "Hhfx" and look.stop == "open") or (look.size <= _QUESTION and look.text.endswith("?"))


def _pictured(one, other):
    """Whether two blocks are what stands for a picture, and its caption, which may go on with a credit."""
    if one.text == other.text:
        return _loose(one)
    more = other.size - (one.size + 1) // 2 if _twice(one.text) else other.size - one.size
    start = one.text[len(one.text) // 2 + 1 :] if _twice(one.text) else one.text
    return one.size >= 2 * _CAPTION and 0 <= more <= _CREDIT and other.text.startswith(start) and other.stop == "open"


def _twice(text):
    """Whether a text says the same thing twice."""
    half = len(text) // 2
    return text[half : half + 1] == " " and text[:half] == text[half + 1 :]


def _end(looks, n, match, closes, found):
    """The number behind the last block of the insert that opens at n; None where it is never ended; found: the blocks
    of others."""
    if not closes:
        return n + 1
    if closes == _NUMBERED:
        end = n + 1
        while end + 1 < len(looks) and _NUMBER.fullmatch(looks[end].text) and looks[end + 1].stop != "stop":
            end += 2
        return end if end > n + 1 else None
    if closes == _TEASERS:
        end = n + 1
        while end < len(looks) and end - n <= _MOST and (end in found or _loose(looks[end])):
            end += 1
        between = n and looks[n - 1].form in PROSE and end < len(looks) and looks[end].form in "PS"
        return end if between and end > n + 1 else None
    pattern = re.compile(closes.replace(r"\1", re.escape(match[1]) if match.lastindex else ""))
    for m in range(n + 1, min(len(looks), n + _REACH)):
        if len(looks[m].text) <= _LONGEST and pattern.fullmatch(looks[m].text.lower()):
            return m + 1
    return None
