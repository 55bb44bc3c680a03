"""The page as a whole: where its prose is densest, how it begins and ends, whether it shows any furniture at all."""

from bisect import bisect_right
from collections import Counter

from newslab.cleaning import debris
from newslab.cleaning.headline import dates
from newslab.cleaning.looks import PROSE
from newslab.language import detect_language

FOLLOWED = frozenset(("related", "comments", "newsletter", "tags", "share"))
_WORTH = {"P": 1.0, "S": 1.0, "L": 0.3}
_SAMPLE = 1000  # characters of prose tell the language
_SURELY = 6  # so many a "the" in the sample: no other language has that word so often
LATEST = 8  # an article begins within so many blocks, unless something else was copied with it
_FEW, _KINDS = 0.02, 3  # less than this share of blocks, or fewer kinds of them, belong to a site in what is no dump
OVER, _CREDIT = 2, 14  # so many sentences may stand above a byline or a date; so many words one has
_QUIET = 0.05  # share of blocks that may look like parts of a site in a text that is only an article


def light(looks):
    """Whether a page is so free of loose lines that its long prose need not be doubted."""
    return 4 * sum(item.form in "xhfHL" for item in looks) <= len(looks) and len(looks) > 3


def english(looks):
    """Whether the prose of a page is English; a page with too little prose to tell passes."""
    prose, length = [], 0
    for item in looks:
        if item.form in PROSE and item.size >= 9:
            prose.append(item.text)
            length += len(item.text) + 1
            if length > _SAMPLE:
                break
    sample = " ".join(prose)[:_SAMPLE]
    return sample.count(" the ") >= _SURELY or detect_language(sample) in ("en", None)


def calm(looks):
    """Whether a text shows no sign of being a dump: hardly a block of it belongs to a site, or few kinds of blocks do
    and it begins and ends as an article does."""
    site = [item.kind for item in looks if item.form == "x" and debris.group(item.kind) == "site"]
    if len(site) < _FEW * len(looks):
        return True
    begins = any(item.form in PROSE for item in looks[: LATEST + 1])
    return begins and looks[-1].form in PROSE and len(set(site)) < _KINDS


def article_only(looks):
    """The stretch (start, end) of a text without page furniture in which nothing is lost, or None: this is a page.

    An article that was copied by itself has no layout marks, starts with prose after a few lines at most, and next to
    nothing in it belongs to a site. It may hold any lists, labels and one-line answers: they are the writer's. What
    stands before its first prose, or behind its last under a label such as "Related stories", is not vouched for.
    """
    if any(item.markup for item in looks):
        return None
    start = opening(looks)
    if start is None or sum([debris.group(item.kind) == "site" for item in looks if item.kind]) > _QUIET * len(looks):
        return None
    last = max([n for n, item in enumerate(looks) if item.form in "PSL"], default=0)
    return start, next((n for n, item in enumerate(looks) if n > last and item.kind in FOLLOWED), len(looks))


def opening(looks):
    """The number of the block that an article copied by itself opens with, or None: its first prose, or that below a
    byline or a date which stands among the first blocks, under one or two sentences at most."""
    prose = [n for n, item in enumerate(looks[: LATEST + 1]) if item.form in "PSLs"]
    for n in range(min(LATEST, len(looks) - 1), -1, -1):
        if credit(looks[n]) and sum([m < n for m in prose]) <= OVER:
            return next((m for m in prose if m > n), None)
    return prose[0] if prose else None


def credit(look):
    """Whether a block is no more than a byline or a date."""
    return (look.kind in ("byline", "date") and look.size <= _CREDIT) or dates(look)


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


def headline(looks, start):
    """Two blocks before the run that say most of the same: ((one, other), their common terms), or None."""
    seen = [
        n
        for n in sorted({0, *range(max(0, start - 60), start)})
        if n < start and 3 <= looks[n].size <= 30 and len(looks[n].terms) > 2
    ]
    best, found, places = 0.6, None, {}
    for n in seen:
        for term in looks[n].terms:
            places.setdefault(term, []).append(n)
    for n in seen:
        own = looks[n].terms
        shared = Counter([m for term in own for m in places[term] if m > n])
        for m in sorted(shared):
            least = min(len(own), len(looks[m].terms))
            if shared[m] >= best * least:
                best, found = shared[m] / least + 0.001, ((n, m), own & looks[m].terms)
    return found


def head_end(looks):
    """How many blocks at the top are the head of the page: lines without a stop, two of which say the same.

    A headline that comes twice proves that the lines around it are headline, caption and standfirst.
    """
    top = next((n for n, item in enumerate(looks) if item.form in "PSsx"), 0)
    return top if top < 9 and headline(looks[:top], top) else 0


def outside(looks):
    """A measure of how many blocks that are no prose lie before the first and after the last prose of the page."""
    prose = [n for n, item in enumerate(looks) if item.form == "P"] or [
        n for n, item in enumerate(looks) if item.form in "Ss"
    ]
    return bisect_right((1, 2, 4, 8, 16, 40), prose[0] + len(looks) - 1 - prose[-1]) if prose else 0
