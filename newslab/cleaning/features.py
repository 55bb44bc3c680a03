"""What can be said of a block: its own form, its place, its neighbours. Each feature is a short name.

Own features hang on the block alone; context features on the other blocks. Nothing here is a word list but the debris
table; the features count, measure and compare, so they hold on sites never seen.
"""
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache

from newslab.lexicons import rows

_WORD_BINS = (1, 2, 3, 4, 6, 9, 13, 19, 29, 46, 81)
_SHARE_BINS = (0.001, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 0.95)
_CLOSERS = "\"'”’»)] \u00a0*_"
_STOPS = frozenset(".!?…。！？।")
_SENTENCE = re.compile(r"[.!?…][\"”’')]* +[\"“‘(]?[A-Z0-9À-ÞА-Я]")
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_DEBRIS_REACH = 700  # characters: longer blocks are prose, whatever words they hold
_YOU = frozenset("you your you're you'll you've our we us we're please".split())
PROSE = frozenset("PSs")


@dataclass(slots=True)
class Look:
    """A block as the model sees it: words counts, its class, its own features and the words it shares with others."""

    text: str
    size: int  # words; in scripts without spaces, letters by six
    form: str
    kind: str
    own: tuple
    markup: tuple
    terms: frozenset


@cache
def _debris():
    """The words that hint at debris, each with the kinds it hints at, and the patterns of the kinds."""
    signs, patterns, groups = {}, {}, {}
    for row in rows("cleaning_debris.tsv"):
        patterns[row["kind"]] = re.compile(row["pattern"], re.IGNORECASE)
        groups[row["kind"]] = row["group"]
        for sign in row["signs"].split():
            signs.setdefault(sign, []).append(row["kind"])
    return signs, patterns, groups


@cache
def _function_words():
    return frozenset(row["word"] for row in rows("words_function.tsv"))


def debris_kind(text, tokens):
    """The first kind of debris whose pattern is in the text, or "". tokens: its words in lower case."""
    if len(text) > _DEBRIS_REACH:
        return ""
    signs, patterns, _ = _debris()
    kinds = {kind for token in tokens if token in signs for kind in signs[token]}
    if "@" in text or "www." in text or "://" in text:
        kinds.add("contact-line")
    if "©" in text:
        kinds.add("legal")
    for kind, pattern in patterns.items():
        if kind in kinds and pattern.search(text):
            return kind
    return ""


_LEAD = re.compile(r"(?:[*+•·▪◦‣o|>»#-]+\s+|#+\s*)*")


def look(text, mark="", indent=0, joined=False, link=False):
    """The Look of one block."""
    text = text[_LEAD.match(text).end():] or text
    words = text.split()
    size = max(len(words), len(text) // 24 if text.isascii() else len(text) // 8)
    tokens = [word.strip(".,:;!?()[]\"'“”‘’|•-–—*").lower() for word in words]
    kind = debris_kind(text, tokens)
    bare = text.rstrip(_CLOSERS)
    last = bare[-1:] or "-"
    cut = text.endswith(("...", "…", "[…]", "[...]"))
    stop = "cut" if cut else "stop" if last in _STOPS else "colon" if last in ":：" else "comma" if last in ",;-–—" else "open"
    form = _form(size, stop, kind)
    own = [f"words {bisect_right(_WORD_BINS, size)}", f"end {stop}", f"form {form}", f"{stop} {bisect_right(_WORD_BINS, size)}"]
    if kind:
        group, long = _debris()[2][kind], "long" if size > 12 else "short"
        own += [f"debris {kind}", f"debris {kind} {long}", f"debris {group} {long}", f"debris {stop}", f"debris {long}"]
    own += _shape(text, words, tokens, size, stop)
    markup = [name for name, there in (("bullet", mark in ("*", "+", "o", "•", "-")), ("heading", mark == "#"),
              ("reference", mark == "["), ("joined", joined), ("link", link)) if there]
    if mark:
        markup.append(f"mark {mark} {'long' if size > 12 else 'short'}")
    terms = frozenset(word.lower() for word in _LETTERS.findall(text)[:400])
    return Look(text, size, form, kind, tuple(own), tuple(markup), terms - _function_words())


def _form(size, stop, kind):
    """The coarse class of a block, as its neighbours see it."""
    if kind and size <= 30:
        return "x"
    ended = stop in ("stop", "colon")
    if size >= 25:
        return "P" if ended else "L"
    if size >= 9:
        return "S" if ended else "H"
    return "s" if ended and size > 2 else "h" if size >= 5 else "f"


def _shape(text, words, tokens, size, stop):
    found = []
    first = text[:1]
    found.append("starts " + ("lower" if first.islower() else "upper" if first.isupper() else "digit" if first.isdigit()
                              else "quote" if first in "\"“‘'«„" else "letter" if first.isalpha() else "sign"))
    count = len(words) or 1
    capital = sum(word[:1].isupper() for word in words) / count
    digits = sum(any(map(str.isdigit, word)) for word in words) / count
    functions = _function_words()
    function = sum(token in functions for token in tokens) / count
    band = "short" if size < 5 else "mid" if size < 13 else "long"
    found += [f"capitals {band} {bisect_right(_SHARE_BINS, capital)}", f"function {band} {bisect_right(_SHARE_BINS, function)}",
              f"digits {band} {bisect_right(_SHARE_BINS, digits)}"]
    found.append(f"sentences {min(4, len(_SENTENCE.findall(text)))}")
    if any(mark in text for mark in ("“", "\"", "«", "„")):
        found.append(f"quotes {stop}")
    if "," in text:
        found.append(f"commas {band}")
    if size > 1 and text.isupper():
        found.append("upper")
    found += [f"sign {sign}" for sign in "|»·©@›/#&" if sign in text]
    if "http" in text or "www." in text:
        found.append("address")
    if "?" in text[-3:]:
        found.append(f"question {band}")
    if "!" in text[-3:]:
        found.append(f"exclaims {band}")
    if not _YOU.isdisjoint(tokens):
        found.append(f"you {band}")
    if text[:1] == "[" and text[-1:] == "]":
        found.append("bracketed")
    if text[:1] in "(-–—[":
        found.append(f"first {text[:1]}")
    if size < 13 and ":" in text:
        found.append("inner colon")
    return found


def names(looks, gaps):
    """All features of every block: one list a block. gaps: how many blank lines are above each."""
    return [[*item.own, *item.markup, *around] for item, around in zip(looks, context(looks, gaps), strict=True)]


def context(looks, gaps):
    """The features of every block that hang on the others: one list a block."""
    count = len(looks)
    mass = [look.size if look.form in "PS" else 0 for look in looks]
    start, end = densest(looks)
    around = Counter(term for look in looks[start:end] if look.size >= 9 for term in look.terms)
    total = sum(mass) or 1
    times = Counter(look.text for look in looks)
    heads = _headline(looks, start)
    noise = bisect_right((0.001, 0.03, 0.1, 0.2, 0.4, 0.6, 0.8), sum(look.form in "xhf" for look in looks) / max(1, count))
    chrome = bisect_right((1, 2, 3, 6, 12), sum(look.size < 16 and _debris()[2].get(look.kind) == "site" for look in looks))
    outside = _outside(looks)
    opens = _open_runs(looks)
    since = _since_prose(looks)
    found, before = [], 0
    forms = ["-", "-", "-", *(look.form for look in looks), "-", "-", "-"]
    for n, item in enumerate(looks):
        left, right = forms[n + 2], forms[n + 4]
        after = total - before - mass[n]
        inside = start <= n < end
        place = "in" if inside else f"before {_distance(start - n)}" if n < start else f"after {_distance(n - end + 1)}"
        if inside and n in (start, end - 1):
            place = "first" if n == start else "last"
        features = [f"left {left}", f"right {right}", f"left2 {forms[n + 1]}", f"right2 {forms[n + 5]}",
                    f"{item.form} between {left} {right}", f"run {place}", f"{item.form} run {place}",
                    f"prose before {_part(before / total)}", f"prose after {_part(after / total)}",
                    f"{item.form} near {_near(forms, n + 3)}",
                    f"{item.form} prose before {_part(before / total)}", f"{item.form} prose after {_part(after / total)}"]
        features += [f"{item.form} noise {noise}", f"noise {noise}", f"{item.form} row {opens[n]}",
                     f"{item.form} chrome {chrome}", f"{item.form} outside {outside}", f"chrome {chrome}", f"outside {outside}",
                     f"{item.form} blocks {min(4, count)}", f"since {since[n]}", f"{item.form} since {since[n]}"]
        if item.kind:
            features += [f"debris run {place}", f"debris noise {noise}", f"debris chrome {chrome}", f"debris outside {outside}"]
        if gaps[n] == 0:
            features.append(f"{item.form} close above")
        if n + 1 < count and gaps[n + 1] == 0:
            features.append(f"{item.form} close below")
        if times[item.text] > 1:
            features.append(f"repeated {'long' if item.size > 12 else 'short'}")
        if item.size > 2:
            features += _likeness(item, around, inside, place, heads, n)
        found.append(features)
        before += mass[n]
    return found


def _likeness(item, around, inside, place, heads, n):
    terms = item.terms
    if len(terms) < 2:
        return []
    own = 1 if inside and item.size >= 9 else 0
    shared = sum(around[term] > own for term in terms) / len(terms)
    side = "in" if inside else "out"
    level = min(6, int(shared * 8))
    found = [f"shared {side} {level}", f"shared {item.form} {side} {level}"]
    if heads and n in heads[0]:
        found.append(f"near-copy {item.form}")
    elif heads and item.size < 40:
        like = len(terms & heads[1]) / min(len(terms), len(heads[1]))
        found.append(f"headline {side} {item.form} {int(like * 4)}")
    return found


def _headline(looks, start):
    """The block before the run that says most of what another one before it says too; its number and its terms."""
    best, found = 0.6, None
    seen = [(n, looks[n]) for n in range(max(0, start - 60), start) if 3 <= looks[n].size <= 30 and len(looks[n].terms) > 2]
    if looks and start and len(looks[0].terms) > 2 and seen and seen[0][0] != 0 and 3 <= looks[0].size <= 30:
        seen.insert(0, (0, looks[0]))
    for place, (n, item) in enumerate(seen):
        for m, other in seen[place + 1:]:
            like = len(item.terms & other.terms) / min(len(item.terms), len(other.terms))
            if like >= best:
                best, found = like + 0.001 * place, ((n, m), item.terms & other.terms)
    return found if found and found[1] else None


def densest(looks):
    """The run of blocks with the most prose over the rest: (start, end)."""
    best = total = 0.0
    start = found = 0
    stop = 0
    for n, item in enumerate(looks):
        total += {"P": item.size, "S": item.size - 4, "s": 1, "L": item.size * 0.3}.get(item.form, -4 - 0.3 * item.size)
        if total <= 0:
            total, start = 0.0, n + 1
        elif total > best:
            best, found, stop = total, start, n + 1
    return found, stop


def calm(looks):
    """Whether a text shows no sign of being a dump: it ends in prose, or next to nothing in it belongs to a site."""
    site = sum(_debris()[2].get(item.kind) == "site" for item in looks)
    return looks[-1].form in PROSE or site < 0.02 * len(looks)


def _outside(looks):
    """How many blocks that are no prose lie before the first and after the last prose of the page."""
    prose = [n for n, item in enumerate(looks) if item.form == "P"] or [n for n, item in enumerate(looks) if item.form in "Ss"]
    if not prose:
        return 0
    return bisect_right((1, 2, 4, 8, 16, 40), prose[0] + len(looks) - 1 - prose[-1])


def _open_runs(looks):
    """For every block, how many in a row with it end without a stop: a list of headlines is long."""
    found, row = [], []
    for n, item in enumerate([*looks, None]):
        if item is not None and item.form in "Hhf":
            row.append(n)
            continue
        found += [bisect_right((2, 3, 4, 6, 10), len(row))] * len(row)
        row = []
        if item is not None:
            found.append(0)
    return found


def _since_prose(looks):
    """For every block, what stood between it and the last prose: the first kind of debris there, or a mere gap."""
    found, seen = [], "start"
    for item in looks:
        found.append(seen)
        if item.form == "P":
            seen = "prose"
        elif item.kind and seen in ("prose", "start", "short"):
            seen = _debris()[2][item.kind] + " " + ("related" if item.kind in ("related", "comments", "newsletter", "tags", "share") else "other")
        elif seen == "prose" and item.form in "Hhf":
            seen = "short"
    return found


def _distance(blocks):
    return 1 if blocks <= 1 else 2 if blocks == 2 else 3 if blocks <= 4 else 5 if blocks <= 8 else 9


def _part(share):
    return 0 if share <= 0 else 1 if share < 0.05 else 2 if share < 0.15 else 3 if share < 0.5 else 4 if share < 0.85 else 5 if share < 1 else 6


def _near(forms, n):
    """How many of the six nearest blocks are prose."""
    return sum(form in PROSE for form in (*forms[n - 3:n], *forms[n + 1:n + 4]))
