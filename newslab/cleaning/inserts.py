"""Inserts: what a site puts between the paragraphs of an article and marks, beyond doubt, as its own."""

import re
from functools import cache

from newslab.lexicons import rows

_REACH = 25  # blocks from the line that opens an insert to the line that ends it
_NUMBERED, _NUMBER = "1 2 3", re.compile(r"\d{1,2}\.?")  # a list whose numbers stand in lines of their own
_LONGEST = 200  # characters of a line that opens or ends one


@cache
def _table():
    """By sign: (kind, what opens an insert, the pattern of what ends it or "")."""
    found = {}
    for row in rows("cleaning_inserts.tsv"):
        found.setdefault(row["sign"], []).append((row["kind"], re.compile(row["opens"]), row["closes"]))
    return found


def find(looks):
    """The numbers of the blocks that belong to inserts, each with its kind."""
    found = {}
    for n, look in enumerate(looks):
        if n in found or len(look.text) > _LONGEST:
            continue
        text = look.text.lower()
        for sign, entries in _table().items():
            if sign in text:
                for kind, opens, closes in entries:
                    match = opens.fullmatch(text)
                    if match and (end := _end(looks, n, match, closes)):
                        found.update(dict.fromkeys(range(n, end), kind))
    return found


def _end(looks, n, match, closes):
    """The number behind the last block of the insert that opens at n; None where it is never ended."""
    if not closes:
        return n + 1
    if closes == _NUMBERED:
        end = n + 1
        while end + 1 < len(looks) and _NUMBER.fullmatch(looks[end].text) and looks[end + 1].stop != "stop":
            end += 2
        return end if end > n + 1 else None
    pattern = re.compile(closes.replace(r"\1", re.escape(match[1]) if match.lastindex else ""))
    for m in range(n + 1, min(len(looks), n + _REACH)):
        if len(looks[m].text) <= _LONGEST and pattern.fullmatch(looks[m].text.lower()):
            return m + 1
    return None
