"""The features of every block of a page: its own, and those that hang on its place and on the other blocks.

They come in groups, tuples of short names that many blocks share, so that the model adds up each group once.
"""

from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from itertools import accumulate

from newslab.cleaning import debris, outline
from newslab.cleaning.looks import PROSE

_DISTANCES = (1, 2, 3, 3, 5, 5, 5, 5)
_PARTS = (0.05, 0.15, 0.5, 0.85, 1)
_RUNS = (2, 3, 4, 6, 10)
_shared = lru_cache(maxsize=8192)


def names(looks, gaps):
    """All features of every block: one list a block. gaps: how many blank lines are above each.

    On a page that is mostly plain prose, the prose has no features but None: it is body, and only the rest is in doubt.
    """
    return [None if found is None else [name for group in found for name in group] for found in groups(looks, gaps)]


def groups(looks, gaps):
    """The features of every block in groups; None for prose of a light page."""
    plain, english = outline.light(looks), outline.english(looks)
    return [
        None if around is None else [*item.own, *([item.function] if english else ()), item.markup, *around]
        for item, around in zip(looks, _context(looks, gaps, plain), strict=True)
    ]


def _context(looks, gaps, plain):
    """The features of every block that hang on the others, in groups; None for prose of a light page."""
    count = len(looks)
    run = outline.densest(looks)
    likeness = _likeness(looks, run, plain)
    times = Counter([item.text for item in looks])
    page, place = _page(looks), _places(looks, run)
    opens, since = _open_runs(looks), _since_prose(looks)
    forms = ["-", "-", *[item.form for item in looks], "-", "-"]
    for n, item in enumerate(looks):
        form = item.form
        if plain and form == "P" and not item.kind and n + 1 < count:
            yield None
            continue
        where = place(n)
        found = [
            _beside(*forms[n : n + 5]),
            _placed(form, *where),
            _following(form, opens[n], since[n], gaps[n] == 0, n + 1 < count and gaps[n + 1] == 0),
            page[form],
        ]
        if item.kind:
            found += (_debris_at(where[0]), page["debris"])
        if times[item.text] > 1:
            found.append(("repeated long",) if item.size > 12 else ("repeated short",))
        if item.size > 2 and len(item.terms) > 1:
            found += likeness(n, item)
        yield found


@_shared
def _beside(left2, left, form, right, right2):
    return (f"left {left}", f"right {right}", f"left2 {left2}", f"right2 {right2}", f"{form} between {left} {right}")


@_shared
def _placed(form, place, ahead, behind, near):
    return (
        f"run {place}",
        f"{form} run {place}",
        f"prose before {ahead}",
        f"prose after {behind}",
        f"{form} near {near}",
        f"{form} prose before {ahead}",
        f"{form} prose after {behind}",
    )


@_shared
def _following(form, row, since, above, below):
    found = (f"{form} row {row}", f"since {since}", f"{form} since {since}")
    return found + (f"{form} close above",) * above + (f"{form} close below",) * below


@_shared
def _debris_at(place):
    return (f"debris run {place}",)


@_shared
def _level(form, side, level):
    return (f"shared {side} {level}", f"shared {form} {side} {level}")


@_shared
def _of_page(form, noise, chrome, outside, count):
    common = (f"noise {noise}", f"chrome {chrome}", f"outside {outside}")
    own = tuple(f"{form} {name}" for name in common)
    return own if form == "debris" else (*own, f"{form} blocks {count}", *common)


def _page(looks):
    """The features that all blocks of a page share, for each class of block."""
    count = len(looks)
    loose = sum([item.form in "xhf" for item in looks]) / count
    noise = bisect_right((0.001, 0.03, 0.1, 0.2, 0.4, 0.6, 0.8), loose)
    site = sum([debris.group(item.kind) == "site" for item in looks if item.kind and item.size < 16])
    chrome, outside = bisect_right((1, 2, 3, 6, 12), site), outline.outside(looks)
    return {form: _of_page(form, noise, chrome, outside, min(4, count)) for form in (*"PSsLHhfx", "debris")}


def _places(looks, run):
    """What tells a block's place to the densest run, the prose before and after it on the page, and close to it."""
    start, end = run
    sums = [0, *accumulate([item.size if item.form in "PS" else 0 for item in looks])]
    total = sums[-1] or 1
    prose = [False] * 3 + [item.form in PROSE for item in looks] + [False] * 3

    def place(n):
        if start <= n < end:
            where = "first" if n == start else "last" if n == end - 1 else "in"
        else:
            where = f"before {_distance(start - n)}" if n < start else f"after {_distance(n - end + 1)}"
        near = sum(prose[n : n + 3]) + sum(prose[n + 4 : n + 7])
        return where, _part(sums[n] / total), _part((total - sums[n + 1]) / total), near

    return place


def _likeness(looks, run, plain):
    """What finds the groups of a block that tell how much it says of what the run, and the headline, say."""
    start, end = run
    heads = outline.headline(looks, start)
    once, twice = ((), ()) if plain else _vocabulary(looks[start:end])

    def find(n, item):
        side = "in" if start <= n < end else "out"
        if not plain:
            shared = twice if side == "in" and item.size >= 9 else once
            yield _level(item.form, side, min(6, 8 * len(item.terms & shared) // len(item.terms)))
        if heads and n in heads[0]:
            yield (f"near-copy {item.form}",)
        elif heads and item.size < 40:
            like = len(item.terms & heads[1]) / min(len(item.terms), len(heads[1]))
            yield (f"headline {side} {item.form} {int(like * 4)}",)

    return find


def _vocabulary(run):
    """The terms in at least one and in at least two of the longer blocks of a run."""
    once, twice = set(), set()
    for item in run:
        if item.size >= 9:
            twice |= once & item.terms
            once |= item.terms
    return once, twice


def _open_runs(looks):
    """For every block, how many in a row with it end without a stop: a list of headlines is long."""
    found, row = [], 0
    for item in looks:
        if item.form in "Hhf":
            row += 1
            continue
        if row:
            found += [bisect_right(_RUNS, row)] * row
            row = 0
        found.append(0)
    return found + [bisect_right(_RUNS, row)] * row


def _since_prose(looks):
    """For every block, what stood between it and the last prose: the first kind of debris there, or a mere gap."""
    found, seen = [], "start"
    for item in looks:
        found.append(seen)
        if item.form == "P":
            seen = "prose"
        elif item.kind and seen in ("prose", "start", "short"):
            seen = f"{debris.group(item.kind)} {'related' if item.kind in outline.FOLLOWED else 'other'}"
        elif seen == "prose" and item.form in "Hhf":
            seen = "short"
    return found


def _distance(blocks):
    return _DISTANCES[blocks - 1] if blocks <= 8 else 9


def _part(share):
    return bisect_right(_PARTS, share) + 1 if share > 0 else 0
