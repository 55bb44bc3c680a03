"""Codebooks: which words and phrases speak for which frame. Reads, checks and explains them.

A codebook is a .csv (or .tsv) with one pattern a row:

frame      the frame the pattern speaks for
pattern    a stem, a word or a phrase, in lower case; a word of a phrase may end in ~ (any English ending) or * (any)
kind       stem    the stem with any English ending: "regulat" finds regulates, regulation, regulatory
           word    the word itself; with * at its end any ending
           phrase  the words in this order with nothing but blanks, hyphens or quotation marks between them
weight     how strongly it speaks, usually 0 to 2; below 0 it speaks against; left empty it is 1
excludes   phrases, with | between them, inside which the pattern does not count: "fair" but not in "book fair"
source     where the pattern comes from
note       for the reader; evidence carries it along
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from newslab import lexicons
from newslab.errors import ResourceError, UnknownName

OWN = ("policy", "generic", "moral", "loaded")
KINDS = ("stem", "word", "phrase")
_PARTS = re.compile(r"[^\W_]+(?:'[^\W_]+)*[*~]?|[%$£€]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of a codebook: what speaks for a frame, how strongly, and where it does not count."""

    frame: str
    text: str
    kind: str = "word"
    weight: float = 1.0
    excludes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Codebook:
    """A named set of patterns.

    name      "policy", or the path of a user's own codebook
    patterns  tuple of Pattern
    frames    the names of the frames, in the order in which the table has them
    """

    name: str
    patterns: tuple[Pattern, ...]
    frames: tuple[str, ...] = field(default=())

    def __post_init__(self):
        object.__setattr__(self, "frames", tuple(dict.fromkeys(pattern.frame for pattern in self.patterns)))


def parts(text):
    """The words of a pattern, in lower case and without possessive endings, as in a text; hyphens part words, so that
    "right-wing" and "right wing" are one.

    >>> parts("Right-wing parti*")
    ('right', 'wing', 'parti*')
    """
    return tuple(word.removesuffix("'s") for word in _PARTS.findall(text.lower().replace("’", "'")))


def load(codebook):
    """The Codebook of newslab's own with this name, or the one in the file at this path."""
    path = _path(codebook)
    table = lexicons.read(path, needs=("frame", "pattern"))
    return Codebook(str(codebook), tuple(_pattern(row, path, number) for number, row in enumerate(table, 1)))


def changed(codebook):
    """When the file of a codebook was last changed, in nanoseconds; 0 where there is none."""
    path = _path(codebook)
    return path.stat().st_mtime_ns if path.is_file() else 0


def _path(codebook):
    if str(codebook) in OWN:
        return lexicons.RESOURCES / f"framing_{codebook}.csv"
    if Path(codebook).suffix.lower() in (".csv", ".tsv"):
        return Path(codebook)
    raise UnknownName.among("codebook", str(codebook), (*OWN, "or the path of your own .csv"))


def _pattern(row, path, number):
    """The Pattern in a row, or a ResourceError that names the row and its fault."""

    def fault(what):
        return ResourceError(f"{path}, pattern {number} ({row['pattern']!r}): {what}")

    text = row["pattern"].strip()
    words = parts(text)
    if not words:
        raise fault("there is no word in it")
    kind = (row.get("kind") or "").strip() or ("phrase" if len(words) > 1 else "word")
    if kind not in KINDS:
        raise fault(f"unknown kind {kind!r}; known: {', '.join(KINDS)}")
    if kind != "phrase" and len(words) > 1:
        raise fault(f"a {kind} is a single word; for several use the kind phrase")
    try:
        weight = float(row.get("weight") or 1)
    except ValueError:
        raise fault(f"weight {row['weight']!r} is not a number") from None
    if not -10 <= weight <= 10:
        raise fault(f"weight {weight:g} is not between -10 and 10")
    excludes = tuple(phrase.strip() for phrase in (row.get("excludes") or "").split("|") if phrase.strip())
    return Pattern(row["frame"].strip(), text, kind, weight, excludes, (row.get("note") or "").strip())
