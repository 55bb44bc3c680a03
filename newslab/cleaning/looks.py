"""What a block says by itself: its bare text, its size, its class, the kind of debris it may be, and its features.

Each feature is a short name. Nothing here is a word list but the debris table and the function words; the features
count, measure and compare, so they hold on sites never seen.
"""

import re
from bisect import bisect_right
from functools import cached_property, lru_cache

from newslab.cleaning import debris
from newslab.lexicons import function_words

PROSE = frozenset("PSs")
_WORD_BINS = (1, 2, 3, 4, 6, 9, 13, 19, 29, 46, 81)
_SHARE_BINS = (0.001, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95)
_CLOSERS = "\"'”’»)] \u00a0*_"
_STOPS = {**dict.fromkeys(".!?…。！？।", "stop"), ":": "colon", "：": "colon", **dict.fromkeys(",;-–—", "comma")}
_LEAD = re.compile(r"(?:[*+•·▪◦‣□■○●o|>»#-]+\s+|#+\s*)*")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_SENTENCE = re.compile(r"[.!?…][\"”’')]* +[\"“‘(]?[A-Z0-9À-ÞА-Я]")
_STRIP = ".,:;!?()[]\"'“”‘’|•-–—*"
_BEGINNING = 320  # characters of a block in which words that hint at debris are looked for
_QUOTES = ("“", '"', "«", "„")
_SIGNS = "|»·©@›/#&"
_YOU = frozenset(["you", "your", "you're", "you'll", "you've", "our", "we", "us", "we're", "please"])


class Look:
    """A block as the model sees it: its bare text, size in words, class, kind of debris, layout, features and terms.

    Features and terms are worked out when they are asked for: most blocks are plain prose, and nobody asks.
    """

    def __init__(self, text, size, form, kind, stop, markup=(), inserted=False):
        self.text, self.size, self.form, self.kind = text, size, form, kind
        self.stop, self.markup, self.inserted = stop, markup, inserted

    def named(self, kind):
        """The same block, known to belong to an insert of a kind."""
        return Look(self.text, self.size, _form(self.size, self.stop, kind), kind, self.stop, self.markup, True)

    @cached_property
    def own(self):
        """The features of the block alone, in groups that many blocks share."""
        level = bisect_right(_WORD_BINS, self.size)
        return (_told(self.size > 12, level, self.form, self.stop, self.kind), *_shape(self))

    @cached_property
    def function(self):
        """The feature of the share of English function words; it means something on English pages only."""
        words = self.text.lower().split()
        share = sum([word.strip(_STRIP) in function_words() for word in words]) / (len(words) or 1)
        return (f"function {_band(self.size)} {bisect_right(_SHARE_BINS, share)}",)

    @cached_property
    def terms(self):
        """The longer words of the block, function words left out."""
        return frozenset(_LETTERS.findall(self.text[:4000].lower())) - function_words()


@lru_cache(maxsize=4096)
def look(text, mark="", joined=False, link=False):
    """The Look of a block; mark, joined and link say how it was laid out."""
    if not text[0].isalpha() or text[1:2] == " ":
        text = text[_LEAD.match(text).end() :] or text
    size, kind = text.count(" ") + 1, ""
    tokens = _tokens(text) if size < 8 or len(text) <= debris.REACH else ()
    if (tokens and len(tokens) < 4) or size * 20 < len(text):  # scripts without spaces: letters by the length of a word
        size = max(len(tokens or _tokens(text)), len(text) // 24 if text.isascii() else len(text) // 8)
    if tokens:
        kind = debris.kind_of(text, tokens)
    stop = _stop(text)
    if kind == "byline" and size > 8 and stop == "stop" and text.split()[1][0].islower():  # "By the time we left, ..."
        kind = ""
    markup = _markup(mark, joined, link, size) if mark or joined or link else ()
    return Look(text, size, _form(size, stop, kind), kind, stop, markup)


def _tokens(text):
    """The first words of a text in lower case, without the marks that most often cling to them."""
    text = text[:_BEGINNING].lower().replace(",", "").replace(". ", " ")
    return text.replace("“", "").replace("”", "").rstrip(".").split()


def _stop(text):
    """How a text ends: with a full stop or the like, a colon, a comma, cut off, or open."""
    if text.endswith(("…", "...", "[…]", "[...]")):
        return "cut"
    return _STOPS.get(text[-1]) or _STOPS.get(text.rstrip(_CLOSERS)[-1:], "open")


def _markup(mark, joined, link, size):
    """The features of a block's layout in the raw text."""
    there = (
        ("bullet", mark in tuple("*+o•-")),
        ("heading", mark == "#"),
        ("reference", mark == "["),
        ("joined", joined),
        ("link", link),
        (f"mark {mark} {'long' if size > 12 else 'short'}", mark),
    )
    return tuple(name for name, so in there if so)


def _form(size, stop, kind):
    """The coarse class of a block, as its neighbours see it."""
    if kind and size <= 30:
        return "x"
    ended = stop == "stop" or stop == "colon"
    if size >= 25:
        return "P" if ended else "L"
    if size >= 9:
        return "S" if ended else "H"
    return "s" if ended and size > 2 else "h" if size >= 5 else "f"


@lru_cache(maxsize=4096)
def _told(long, level, form, stop, kind):
    """The features of size, end and kind."""
    told = [f"words {level}", f"end {stop}", f"form {form}", f"{stop} {level}"]
    if kind:
        group, long = debris.group(kind), "long" if long else "short"
        told += (
            f"debris {kind}",
            f"debris {kind} {long}",
            f"debris {group} {long}",
            f"debris {stop}",
            f"debris {long}",
        )
    return tuple(told)


def _shape(item):
    """Groups of features: what the letters, words and marks of a block look like."""
    text, size, stop = item.text, item.size, item.stop
    words = text.split()
    tokens = [word.strip(_STRIP) for word in text.lower().split()]
    count = len(words) or 1
    band = _band(size)
    shares = (
        sum([word[0].isupper() for word in words]),
        sum([not word.isalpha() and _DIGIT.search(word) is not None for word in words]) if _DIGIT.search(text) else 0,
    )
    levels = tuple([bisect_right(_SHARE_BINS, share / count) for share in shares])
    yield _measures(_start(text[0]), band, levels, min(4, len(_SENTENCE.findall(text))))
    end = text[-3:]
    signs = [f"quotes {stop}"] if any(mark in text for mark in _QUOTES) else []
    if "," in text:
        signs.append(f"commas {band}")
    if size > 1 and text.isupper():
        signs.append("upper")
    signs += [f"sign {sign}" for sign in _SIGNS if sign in text]
    if "http" in text or "www." in text:
        signs.append("address")
    if "?" in end:
        signs.append(f"question {band}")
    if "!" in end:
        signs.append(f"exclaims {band}")
    if not _YOU.isdisjoint(tokens):
        signs.append(f"you {band}")
    if text[0] in "(-–—[":
        signs.append("bracketed" if text[0] == "[" and text[-1] == "]" else f"first {text[0]}")
    if size < 13 and ":" in text:
        signs.append("inner colon")
    yield tuple(signs)


def _band(size):
    return "short" if size < 5 else "mid" if size < 13 else "long"


@lru_cache(maxsize=4096)
def _measures(start, band, levels, sentences):
    capital, digits = levels
    return (
        f"starts {start}",
        f"capitals {band} {capital}",
        f"digits {band} {digits}",
        f"sentences {sentences}",
    )


def _start(first):
    if first.isalpha():
        return "upper" if first.isupper() else "lower" if first.islower() else "letter"
    return "digit" if first.isdigit() else "quote" if first in "\"“‘'«„" else "sign"
