"""Kinds of debris that can be told by their words: the table cleaning_debris.tsv put to use."""

import re
from functools import cache

from newslab.lexicons import function_words, rows

REACH = 700  # characters: longer blocks are prose, whatever words they hold
_START = 3  # a common word hints at debris only among so many first words
_STRIP = ".,:;!?()[]\"'“”‘’|•-–—*"


@cache
def _table():
    """Signs that count anywhere, signs that count at the start, each with its kinds; pattern and group of kinds."""
    common = function_words()
    anywhere, starting, patterns, groups = {}, {}, {}, {"": ""}
    for row in rows("cleaning_debris.tsv"):
        patterns[row["kind"]] = re.compile(row["pattern"])
        groups[row["kind"]] = row["group"]
        for sign in row["signs"].split():
            starting.setdefault(sign, []).append(row["kind"])
            if sign not in common and row["place"] == "any":
                anywhere.setdefault(sign, []).append(row["kind"])
    return anywhere, starting, frozenset(anywhere), patterns, groups


def group(kind):
    """The family of a kind of debris: site, picture, credit or note; "" for none."""
    return _table()[4][kind]


def kind_of(text, tokens):
    """The first kind of debris whose pattern is in the text, or "". tokens: its words in lower case."""
    if len(text) > REACH:
        return ""
    anywhere, starting, signs, patterns, _ = _table()
    short = len(tokens) <= 12
    kinds = set()
    for token in tokens if short else tokens[:_START]:
        token = token.strip(_STRIP) or token
        if token in starting:
            kinds.update(starting[token])
    if not short and not signs.isdisjoint(tokens):
        for token in signs.intersection(tokens):
            kinds.update(anywhere[token])
    if "@" in text or "://" in text or "www." in text:
        kinds.add("contact-line")
        kinds.add("byline")
    if "©" in text:
        kinds.add("legal")
    if kinds:
        text = text.lower()
        for kind, pattern in patterns.items():
            if kind in kinds and pattern.search(text):
                return kind
    return ""
