"""What can be said of a block: its own form, its place, its neighbours. Each feature is a short name.

Own features hang on the block alone; context features on the other blocks. Nothing here is a word list but the debris
table; the features count, measure and compare, so they hold on sites never seen.
"""

import re
from bisect import bisect_right
from collections import Counter
from functools import cache, cached_property, lru_cache

from newslab.cleaning import debris
from newslab.lexicons import rows

PROSE = frozenset("PSs")
_WORD_BINS = (1, 2, 3, 4, 6, 9, 13, 19, 29, 46, 81)
_SHARE_BINS = (0.001, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95)
_CLOSERS = "\"'”’»)] \u00a0*_"
_STOPS = {**dict.fromkeys(".!?…。！？।", "stop"), ":": "colon", "：": "colon", **dict.fromkeys(",;-–—", "comma")}
_LEAD = re.compile(r"(?:[*+•·▪◦‣o|>»#-]+\s+|#+\s*)*")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_SENTENCE = re.compile(r"[.!?…][\"”’')]* +[\"“‘(]?[A-Z0-9À-ÞА-Я]")
_STRIP = ".,:;!?()[]\"'“”‘’|•-–—*"
_BEGINNING = 320  # characters of a block in which words that hint at debris are looked for
_QUOTES = ("“", '"', "«", "„")
_SIGNS = "|»·©@›/#&"
_YOU = frozenset(["you", "your", "you're", "you'll", "you've", "our", "we", "us", "we're", "please"])
_FOLLOWED = frozenset(("related", "comments", "newsletter", "tags", "share"))
_WORTH = {"P": 1.0, "S": 1.0, "L": 0.3}


class Look:
    """A block as the model sees it: its bare text, size in words, class, kind of debris, layout, features and terms.

    Features and terms are worked out when they are asked for: most blocks are plain prose, and nobody asks.
    """

    def __init__(self, text, size, form, kind, stop, markup=()):
        self.text, self.size, self.form, self.kind = text, size, form, kind
        self.stop, self.markup = stop, markup

    @cached_property
    def own(self):
        """The features of the block alone."""
        size, stop, kind = self.size, self.stop, self.kind
        level = bisect_right(_WORD_BINS, size)
        own = [f"words {level}", f"end {stop}", f"form {self.form}", f"{stop} {level}"]
        if kind:
            group, long = debris.group(kind), "long" if size > 12 else "short"
            own += (
                f"debris {kind}",
                f"debris {kind} {long}",
                f"debris {group} {long}",
                f"debris {stop}",
                f"debris {long}",
            )
        _shape(own, self.text, size, stop)
        return own

    @cached_property
    def terms(self):
        """The longer words of the block, function words left out."""
        return frozenset([word.lower() for word in _LETTERS.findall(self.text[:4000])]) - _function_words()


@cache
def _function_words():
    return frozenset(row["word"] for row in rows("words_function.tsv"))


@lru_cache(maxsize=4096)
def look(text, mark="", joined=False, link=False):
    """The Look of a block; mark, joined and link say how it was laid out."""
    if not text[0].isalpha() or text[1:2] == " ":
        text = text[_LEAD.match(text).end() :] or text
    tokens = (
        text[:_BEGINNING]
        .lower()
        .replace(",", "")
        .replace(". ", " ")
        .replace("“", "")
        .replace("”", "")
        .rstrip(".")
        .split()
    )
    size = text.count(" ") + 1
    if len(tokens) < 4 or size * 20 < len(text):  # scripts without spaces: letters by the length of a word
        size = max(len(tokens), len(text) // 24 if text.isascii() else len(text) // 8)
    kind = debris.kind_of(text, tokens)
    last = text[-1]
    stop = _STOPS.get(last) or _STOPS.get(text.rstrip(_CLOSERS)[-1:], "open")
    if last == "…" or text.endswith(("...", "[…]", "[...]")):
        stop = "cut"
    markup = ()
    if mark or joined or link:
        markup = tuple(
            name
            for name, there in (
                ("bullet", mark in tuple("*+o•-")),
                ("heading", mark == "#"),
                ("reference", mark == "["),
                ("joined", joined),
                ("link", link),
                (f"mark {mark} {'long' if size > 12 else 'short'}", mark),
            )
            if there
        )
    return Look(text, size, _form(size, stop, kind), kind, stop, markup)


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


def _shape(own, text, size, stop):
    """Adds what the letters, words and marks of a block look like."""
    words = text.split()
    tokens = [word.strip(_STRIP).lower() for word in words]
    first, count = text[0], len(words) or 1
    own.append(
        "starts upper"
        if first.isupper()
        else "starts lower"
        if first.islower()
        else "starts digit"
        if first.isdigit()
        else "starts quote"
        if first in "\"“‘'«„"
        else "starts letter"
        if first.isalpha()
        else "starts sign"
    )
    band = "short" if size < 5 else "mid" if size < 13 else "long"
    capital = sum([word[0].isupper() for word in words]) / count
    function = sum(map(_function_words().__contains__, tokens)) / count
    digits = sum([_DIGIT.search(word) is not None for word in words]) / count
    own += (
        f"capitals {band} {bisect_right(_SHARE_BINS, capital)}",
        f"function {band} {bisect_right(_SHARE_BINS, function)}",
        f"digits {band} {bisect_right(_SHARE_BINS, digits)}",
        f"sentences {min(4, len(_SENTENCE.findall(text)))}",
    )
    for mark in _QUOTES:
        if mark in text:
            own.append(f"quotes {stop}")
            break
    if "," in text:
        own.append(f"commas {band}")
    if size > 1 and text.isupper():
        own.append("upper")
    own += [f"sign {sign}" for sign in _SIGNS if sign in text]
    if "http" in text or "www." in text:
        own.append("address")
    end = text[-3:]
    if "?" in end:
        own.append(f"question {band}")
    if "!" in end:
        own.append(f"exclaims {band}")
    if not _YOU.isdisjoint(tokens):
        own.append(f"you {band}")
    if first in "(-–—[":
        own.append("bracketed" if first == "[" and text[-1] == "]" else f"first {first}")
    if size < 13 and ":" in text:
        own.append("inner colon")


def names(looks, gaps):
    """All features of every block: one list a block. gaps: how many blank lines are above each.

    On a page that is mostly plain prose, the prose has no features but None: it is body, and only the rest is in doubt.
    """
    plain = light(looks)
    return [
        None if around is None else [*item.own, *item.markup, *around]
        for item, around in zip(looks, _context(looks, gaps, plain), strict=True)
    ]


def light(looks):
    """Whether a page is so free of loose lines that its long prose need not be doubted."""
    return 4 * sum(item.form in "xhfHL" for item in looks) <= len(looks) and len(looks) > 3


def _context(looks, gaps, plain):
    """The features of every block that hang on the others: one list a block, or None for prose of a light page."""
    count = len(looks)
    start, end = densest(looks)
    heads = _headline(looks, start)
    once, twice = ((), ()) if plain else _vocabulary(looks[start:end])
    times = Counter([item.text for item in looks])
    total = sum(item.size for item in looks if item.form in "PS") or 1
    page = _page(looks)
    opens, since = _open_runs(looks), _since_prose(looks)
    forms = ["-", "-", "-", *[item.form for item in looks], "-", "-", "-"]
    prose = [form in PROSE for form in forms]
    found, before = [], 0
    for n, item in enumerate(looks):
        form, left, right = item.form, forms[n + 2], forms[n + 4]
        mass = item.size if form in "PS" else 0
        ahead, behind = _part(before / total), _part((total - before - mass) / total)
        before += mass
        if plain and form == "P" and not item.kind and n + 1 < count:
            found.append(None)
            continue
        inside = start <= n < end
        if inside:
            place = "first" if n == start else "last" if n == end - 1 else "in"
        else:
            place = f"before {_distance(start - n)}" if n < start else f"after {_distance(n - end + 1)}"
        near = sum(prose[n : n + 3]) + sum(prose[n + 4 : n + 7])
        features = [
            f"left {left}",
            f"right {right}",
            f"left2 {forms[n + 1]}",
            f"right2 {forms[n + 5]}",
            f"{form} between {left} {right}",
            f"run {place}",
            f"{form} run {place}",
            f"prose before {ahead}",
            f"prose after {behind}",
            f"{form} near {near}",
            f"{form} prose before {ahead}",
            f"{form} prose after {behind}",
            f"{form} row {opens[n]}",
            f"since {since[n]}",
            f"{form} since {since[n]}",
            *page[form],
        ]
        if item.kind:
            features += (f"debris run {place}", *page["debris"])
        if gaps[n] == 0:
            features.append(f"{form} close above")
        if n + 1 < count and gaps[n + 1] == 0:
            features.append(f"{form} close below")
        if times[item.text] > 1:
            features.append("repeated long" if item.size > 12 else "repeated short")
        if item.size > 2 and len(item.terms) > 1:
            side = "in" if inside else "out"
            if not plain:
                shared = twice if inside and item.size >= 9 else once
                level = min(6, 8 * len(item.terms & shared) // len(item.terms))
                features += (f"shared {side} {level}", f"shared {form} {side} {level}")
            if heads:
                features += _likeness(item, n, side, heads)
        found.append(features)
    return found


def _page(looks):
    """The features that all blocks of a page share, for each class of block."""
    count = len(looks)
    loose = sum(item.form in "xhf" for item in looks) / count
    noise = bisect_right((0.001, 0.03, 0.1, 0.2, 0.4, 0.6, 0.8), loose)
    chrome = bisect_right((1, 2, 3, 6, 12), sum(item.size < 16 for item in looks if debris.group(item.kind) == "site"))
    outside = _outside(looks)
    common = (f"noise {noise}", f"chrome {chrome}", f"outside {outside}")
    page = {
        form: (
            f"{form} noise {noise}",
            f"{form} chrome {chrome}",
            f"{form} outside {outside}",
            f"{form} blocks {min(4, count)}",
            *common,
        )
        for form in "PSsLHhfx"
    }
    page["debris"] = (f"debris noise {noise}", f"debris chrome {chrome}", f"debris outside {outside}")
    return page


def _vocabulary(run):
    """The terms in at least one and in at least two of the longer blocks of a run."""
    once, twice = set(), set()
    for item in run:
        if item.size >= 9:
            twice |= once & item.terms
            once |= item.terms
    return once, twice


def _likeness(item, n, side, heads):
    if n in heads[0]:
        return (f"near-copy {item.form}",)
    if item.size >= 40:
        return ()
    like = len(item.terms & heads[1]) / min(len(item.terms), len(heads[1]))
    return (f"headline {side} {item.form} {int(like * 4)}",)


def _headline(looks, start):
    """Two blocks before the run that say most of the same: ((one, other), their common terms), or None."""
    seen = [
        n
        for n in {0, *range(max(0, start - 60), start)}
        if n < start and 3 <= looks[n].size <= 30 and len(looks[n].terms) > 2
    ]
    best, found = 0.6, None
    for place, n in enumerate(seen):
        for m in seen[place + 1 :]:
            common = looks[n].terms & looks[m].terms
            if len(common) >= best * min(len(looks[n].terms), len(looks[m].terms)):
                best, found = len(common) / min(len(looks[n].terms), len(looks[m].terms)) + 0.001, ((n, m), common)
    return found


def head_end(looks):
    """How many blocks at the top are the head of the page: lines without a stop, two of which say the same.

    A headline that comes twice proves that the lines around it are headline, caption and standfirst.
    """
    top = next((n for n, item in enumerate(looks) if item.form in "PSsx"), 0)
    return top if top < 9 and _headline(looks[:top], top) else 0


def densest(looks):
    """The run of blocks with the most prose over the rest: (start, end)."""
    best = total = 0.0
    start = found = stop = 0
    for n, item in enumerate(looks):
        form = item.form
        total += (
            item.size * _WORTH[form] - (4 if form == "S" else 0)
            if form in _WORTH
            else 1
            if form == "s"
            else -4 - 0.3 * item.size
        )
        if total <= 0:
            total, start = 0.0, n + 1
        elif total > best:
            best, found, stop = total, start, n + 1
    return found, stop


def calm(looks):
    """Whether a text shows no sign of being a dump: it ends in prose, or next to nothing in it belongs to a site."""
    if looks[-1].form in PROSE:
        return True
    return sum(debris.group(item.kind) == "site" for item in looks) < 0.02 * len(looks)


def _outside(looks):
    """How many blocks that are no prose lie before the first and after the last prose of the page."""
    prose = [n for n, item in enumerate(looks) if item.form == "P"] or [
        n for n, item in enumerate(looks) if item.form in "Ss"
    ]
    return bisect_right((1, 2, 4, 8, 16, 40), prose[0] + len(looks) - 1 - prose[-1]) if prose else 0


def _open_runs(looks):
    """For every block, how many in a row with it end without a stop: a list of headlines is long."""
    found, row = [], 0
    for item in looks:
        if item.form in "Hhf":
            row += 1
            continue
        if row:
            found += [bisect_right((2, 3, 4, 6, 10), row)] * row
            row = 0
        found.append(0)
    return found + [bisect_right((2, 3, 4, 6, 10), row)] * row


def _since_prose(looks):
    """For every block, what stood between it and the last prose: the first kind of debris there, or a mere gap."""
    found, seen = [], "start"
    for item in looks:
        found.append(seen)
        if item.form == "P":
            seen = "prose"
        elif item.kind and seen in ("prose", "start", "short"):
            seen = f"{debris.group(item.kind)} {'related' if item.kind in _FOLLOWED else 'other'}"
        elif seen == "prose" and item.form in "Hhf":
            seen = "short"
    return found


def _distance(blocks):
    return 1 if blocks <= 1 else 2 if blocks == 2 else 3 if blocks <= 4 else 5 if blocks <= 8 else 9


def _part(share):
    return (
        0
        if share <= 0
        else 1
        if share < 0.05
        else 2
        if share < 0.15
        else 3
        if share < 0.5
        else 4
        if share < 0.85
        else 5
        if share < 1
        else 6
    )
