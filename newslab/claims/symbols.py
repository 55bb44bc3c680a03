"""Unit symbols written against or after a number: km, °C, 6'2", (kg)."""

import re
from functools import cache

from newslab.claims.vocabulary import vocabulary

_ATTACHED_ONLY = frozenset(
    [
        "m",
        "in",
        "p",
        "s",
        "h",
        "d",
        "c",
        "a",
        "b",
        "l",
        "A",
        "J",
        "N",
        "T",
        "pm",
        "am",
        "min",
        "cup",
        "ms",
        "mb",
        "MP",
        "AU",
        "pc",
        "pt",
        "nm",
        "mo",
        "kt",
        "ct",
        "x",
        "×",
        "mi",
        "toe",
        "rad",
        "bar",
        "pp",
        "cc",
        "gal",
    ]
)
_LETTERS = re.compile(r"[^\W\d_]*")
_SPACED_LETTERS = frozenset("CFWVgLmtKl")


def read(line, j, numeral):
    at = line.joined(j) if line.touches(j) else j
    closing = None
    if (
        line.lower[j] in "([{<"
        and line.lower[j]
        and line.lower[j + 2] in (")", "]", "}", ">")
        and line.kinds[j + 1] == "w"
    ):
        at, closing = j + 1, j + 3
    if at >= line.size:
        return None
    text = line.texts[at]
    if line.kinds[at] == "w" and line.lower[at] not in openers():
        return None
    entry = vocabulary().symbols.get(text)
    if (not entry and len(text) > 2 and line.kinds[at] in "wc" and not text.isupper()) or (
        not entry and len(text) == 2 and closing
    ):
        entry = _caseless(text)
    two = line.texts[at] + line.texts[at + 1] if at + 1 < line.size else ""
    if two in ("°C", "°F", "ºC", "ºF"):
        return (*vocabulary().symbols[two], at + 2)
    three = "".join(line.texts[at : at + 3])
    if at + 2 < line.size and three in vocabulary().symbols:
        return (*vocabulary().symbols[three], at + 3)
    if text in ("yo", "y.o.", "y/o") and numeral.digits:
        return "year of age", "age", at + 1
    if text in ("'", "′", '"', "″", "”") and line.touches(at) and numeral.digits:
        return _prime(line, at, text)
    if text in ("Y", "D") and line.touches(at) and numeral.digits:
        return ("year" if text == "Y" else "day"), "duration", at + 1
    if not entry:
        return None
    if closing:
        return (*entry, closing)
    tied = line.touches(at) or line.joined(j) != j
    if (
        len(text) == 1
        and text.isalpha()
        and not tied
        and not (text in _SPACED_LETTERS and numeral.digits and _ends_phrase(line, at + 1))
    ):
        return None
    if (
        text == "in"
        and not tied
        and line.lower[at + 1] not in ("thick", "long", "wide", "tall", "deep", "high", "diameter")
    ):
        if not (line.lower[at + 1] in ("", ".") and numeral.digits and line.lower[j - 2] in ("ft", "feet", "foot")):
            return None
    elif (
        text in _ATTACHED_ONLY
        and len(text) > 1
        and not tied
        and text not in ("mi", "min", "nm", "kt", "ms", "gal", "toe", "cc", "in")
    ):
        return None
    if not numeral.digits and len(text) <= 2 and text.isalpha():
        return None
    if line.touches(at + 1) and line.kinds[at + 1] in "wnc" and text.isalpha():
        return None
    return (*entry, at + 1)


@cache
def openers():
    """The words, in lower case, and marks that a unit symbol may begin with."""
    signs = {sign.lower() for sign in vocabulary().symbols}
    heads = {_LETTERS.match(sign)[0] or sign[0] for sign in signs}
    return signs | heads | {"yo", "y.o.", "y", "d"} | set("([{<'′\"″”°º")


@cache
def _lower_symbols():
    return {sign.lower(): entry for sign, entry in reversed(vocabulary().symbols.items()) if len(sign) > 1}


def _caseless(text):
    return _lower_symbols().get(text.lower())


def _ends_phrase(line, j):
    return j >= line.size or line.kinds[j] in "snm" or line.roles[j] is not None or line.texts[j][0].islower()


def _prime(line, at, text):
    if text in ("'", "′"):
        return ("foot", "measure", at + 1) if line.texts[max(0, at - 60) : at].count("'") % 2 == 0 else None
    opened = sum(mark in ('"', "“", "”") for mark in line.texts[max(0, at - 60) : at])
    return ("inch", "measure", at + 1) if opened % 2 == 0 else None
