"""Which block above the body is the headline: every block that could be one has features, every feature a weight.

The block with the highest sum wins, its near-copies on its side, if it beats "none of them" (a conditional logit,
McFadden 1974). The weights are in cleaning_titles.tsv, made by tools/train_titles.py.
"""

import re
from bisect import bisect_right
from functools import cache
from math import exp

from newslab.cleaning import debris
from newslab.cleaning.looks import PROSE
from newslab.lexicons import rows

REACH = 80  # the headline is looked for in so many blocks before the body
LONGEST = 35  # words
LEADING = 3  # of the first lines of the body, so many could be a headline
STORY = 30  # blocks of the body that tell what the story speaks of
COPY = 0.6  # two blocks that share so much of the shorter one are near-copies
NONE, IN_BODY, CAPTION = "= none", "in the body", "copy credited"
# log-odds against: a line of the body, since to lose one is worse than to miss a headline; and a line that stands by
# its own copy with a credit, as the two texts of a picture do, which is too rare to be learned
_AGAINST = {IN_BODY: 1.0, CAPTION: 1.5}
_SIZES = (2, 3, 5, 8, 13, 19, 26)
_FAR = (2, 3, 5, 9, 17, 41)
_FEW = (1, 2, 4, 8)
_STEM = 5  # letters
_PATH = re.compile(r"(?:Home|News|Front Page) ?(?:[>»›/]|→) ?\S")


@cache
def _weights():
    return {row["feature"]: float(row["weight"]) for row in rows("cleaning_titles.tsv")}


def best(looks, kept, marks, weights=None):
    """The number of the block that is the headline, or None; weights: other than the shipped ones.

    Near-copies stand together for one headline: what speaks for it is the sum of their odds.
    """
    page = _page(looks, kept, marks)
    if page is None:
        return None
    weights = weights or _weights()
    odds = {n: _odds(page.features(n), weights) for n in page.able}
    sums = {n: odds[n] + sum([odds[m] for m in page.copies[n]]) for n in odds}
    found = max(odds, key=lambda n: (sums[n], odds[n]))
    if sums[found] <= exp(weights[NONE]):
        return None
    return max((found, *page.copies[found]), key=odds.get)


def _odds(names, weights):
    return exp(sum([weights.get(name, 0.0) - _AGAINST.get(name, 0.0) for name in names]))


def candidates(looks, kept, marks):
    """(number, names of features) of every block that could be the headline: dropped before the body, or its first."""
    page = _page(looks, kept, marks)
    return [(n, page.features(n)) for n in page.able] if page else []


def _page(looks, kept, marks):
    lines = leading(looks, kept)
    first, staying = kept[len(lines)], set(kept)
    before = [n for n in range(max(0, first - REACH), first) if n not in staying]
    if first > 0 and 0 not in before and 0 not in staying:
        before.insert(0, 0)
    able = [n for n in sorted([*before, *lines]) if _able(looks[n])]
    return _Page(looks, kept[len(lines) :], marks, able, first, lines) if able else None


def _able(item):
    """Whether a block may be a headline: neither an insert nor the path of a page through its site."""
    return item.size <= LONGEST and bool(item.terms) and not item.inserted and not _PATH.match(item.text)


def leading(looks, kept):
    """The one or two kept lines that stand above the first prose; what opens with more is a list or a poem."""
    end = next((at for at, n in enumerate(kept[: LEADING + 1]) if looks[n].form in PROSE), 0)
    return [] if any(looks[n].form not in "Hhf" for n in kept[:end]) else kept[:end]


def alike(one, other):
    """How much of the shorter of two blocks the other says too, 0 to 1."""
    if not one.terms or not other.terms:
        return 0.0
    if max(len(one.terms), len(other.terms)) > 3 * min(len(one.terms), len(other.terms)):
        return 0.0
    return len(one.terms & other.terms) / min(len(one.terms), len(other.terms))


def credited(item):
    """Whether a block names who made a picture, or ends in brackets as captions do."""
    return debris.group(item.kind) == "picture" or item.text[-1] in ")]"


def _own(item, mark):
    """What a block says of itself."""
    words = item.text.split()
    level = bisect_right(_SIZES, item.size)
    capitals = int(4 * sum([word[0].isupper() for word in words]) / len(words))
    yield f"words {level}"
    yield f"end {item.stop}"
    yield f"capitals {capitals} {'long' if item.size > 4 else 'short'}"
    yield f"group {debris.group(item.kind) or 'none'}"
    if item.kind:
        yield f"kind {item.kind}"
    if mark:
        yield "heading" if mark == "#" else "listed"
    for name in item.markup:
        yield f"markup {name}"
    if item.text.isupper():
        yield "upper"
    if item.text[0] in "([@":
        yield "brackets"
    if credited(item):
        yield "credited"
    if any(sign in item.text for sign in (" | ", " » ", " > ", "©", "#")):
        yield "signs"


def _near_copies(looks, able):
    """For each block the others that say the same; only those that share a word are compared."""
    places, found = {}, {n: [] for n in able}
    for n in able:
        for m in sorted({m for term in looks[n].terms for m in places.get(term, ())}):
            if alike(looks[n], looks[m]) >= COPY:
                found[n].append(m)
                found[m].append(n)
        for term in looks[n].terms:
            places.setdefault(term, []).append(n)
    return found


def _stems(*items):
    """The longer words of blocks, cut so that wall and walls, rise and rising are one."""
    return frozenset([term[:_STEM] for term in frozenset().union(*[item.terms for item in items])])


class _Page:
    """What the features of a block that hang on the others are read from."""

    def __init__(self, looks, kept, marks, able, first, leading):
        self.looks, self.marks, self.able, self.first, self.leading = looks, marks, able, first, leading
        self.copies = _near_copies(looks, able)
        self.story = _stems(*[looks[n] for n in kept[:STORY]])
        self.opening = _stems(*[looks[n] for n in kept[:2]])
        self.most = max(len(_stems(looks[n]) & self.story) for n in able)
        self.credits = [n for n in range(first) if looks[n].kind in ("byline", "date", "counts")]
        self.signed = next((n for n in self.credits if looks[n].kind == "byline"), first)
        self.rows = self._rows()

    def features(self, n):
        """The names of the features of a block."""
        own = [*_own(self.looks[n], self.marks[n]), *self.told(n), *self.placed(n), *self.beside(n)]
        return [*own, IN_BODY] if n in self.leading else own

    def _rows(self):
        """How many blocks in a row with each are short and open."""
        found, row = {}, []
        for n in [*range(self.first), None]:
            if n is not None and self.looks[n].form in "hfx":
                row.append(n)
                continue
            found.update(dict.fromkeys(row, len(row)))
            row = []
        return found

    def told(self, n):
        """How much of it the story says, and the other blocks."""
        item = self.looks[n]
        stems = _stems(item)
        shared, size = len(stems & self.story), len(stems)
        yield f"shared {min(4, shared)} of {min(5, size)}"
        share = int(4 * shared / size)
        yield f"share {share}"
        yield f"share {share} of words {bisect_right(_SIZES, item.size)}"
        below, above = any(m > n for m in self.credits), any(m < n for m in self.credits)
        side = "both" if below and above else "below" if below else "above" if above else "no"
        yield f"credits {side}"
        yield f"share {share} credits {side}"
        yield f"opening {min(3, len(stems & self.opening))}"
        if shared == self.most and shared > 1:
            yield "most shared"
        copies = self.copies[n]
        yield f"copies {min(3, len(copies))}"
        if copies:
            yield "copy above" if min(copies) < n else "first copy"
            yield "copy below" if max(copies) > n else "last copy"
        near = [m for m in copies if abs(m - n) < 3]
        if any(credited(self.looks[m]) or (abs(m - n) < 2 and self.signed < n) for m in near):
            yield CAPTION
        lead = self.looks[self.able[0]].text
        if n == self.able[0]:
            yield "page title"
        elif len(item.text) > 9 and lead.startswith(item.text):
            yield "opens the page title"
        elif self.able[0] in copies:
            yield "like the page title"

    def placed(self, n):
        """Where it stands to the body, the credits and the lists of short lines."""
        yield f"away {bisect_right(_FAR, self.first - n)}"
        yield f"able behind {bisect_right(_FEW, sum([m > n for m in self.able]))}"
        below = [m for m in self.credits if m > n]
        above = [m for m in self.credits if m < n]
        yield f"credit below {bisect_right(_FEW, below[0] - n) if below else 'no'}"
        yield f"credit above {bisect_right(_FEW, n - above[-1]) if above else 'no'}"
        yield f"row {bisect_right(_FEW, self.rows.get(n, 0))}"

    def beside(self, n):
        """What its neighbours are."""
        for name, m in (("previous", n - 1), ("next", n + 1), ("second", n + 2)):
            if 0 <= m < self.first:
                other = self.looks[m]
                yield f"{name} {debris.group(other.kind) or other.form}"
            else:
                yield f"{name} {'body' if m > n else 'start'}"
