"""The posts of a live blog: each under the hour at which it was written, and what the site puts between two of them."""

import re
from itertools import pairwise

_CLOCK = re.compile(
    r"(?:(?:updated|published|posted)?:? ?(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: (?:[a-z]{2,4}))?|\d{1,2} ?[ap]\.?m\.?"
    r"|\d{1,2} ?(?:m|min|mins|minutes?|h|hrs?|hours?) ago)(?: \(?\d\d[:.]\d\d(?: [a-z]{2,4})?\)?)?"
)
_LAST = 12  # blocks of the last post, at most
_POSTS, _POST = 3, 5  # so many posts at least make a live blog; the prose of a post begins within so many blocks
_HEADS = frozenset(("share", "byline", "counts", "date", "related"))  # what may stand between two posts


def told(looks):
    """The numbers of the blocks that posts are made of, on a page most of whose prose they are."""
    prose, posts = _posts(looks)
    found = set()
    for n, end in pairwise([*posts, min(posts[-1] + _LAST, len(looks))] if posts else []):
        written = [m for m in range(n + 1, end) if prose[m]]
        stop = next((m for m in range(written[0], end) if looks[m].kind in _HEADS), end)
        found.update(m for m in written if m < stop)
        if looks[written[0] - 1].form in "Hhf" and written[0] - 1 > n:
            found.add(written[0] - 1)  # its heading
    words = sum([look.size for look, so in zip(looks, prose, strict=True) if so]) if posts else 0
    return frozenset(found) if 2 * sum(looks[n].size for n in found) > words else frozenset()


def _posts(looks):
    """For every block whether it is prose, and the numbers of the hours above posts; nothing where there are too few."""
    hours = [n for n, look in enumerate(looks) if look.size <= 6 and _CLOCK.fullmatch(look.text.lower())]
    prose = [look.form in "PS" and not look.kind for look in looks] if len(hours) >= _POSTS else []
    posts = [n for n in hours if any(prose[n + 1 : n + 1 + _POST])]
    return (prose, posts) if len(posts) >= _POSTS else ([], [])


def between(looks):
    """The numbers of the blocks between posts, each with its kind: the line with the hour, share bars and bylines.

    looks: of a page. Nothing where it is no live blog.
    """
    prose, posts = _posts(looks)
    writers = [look.text for look in looks if look.kind == "byline"] if posts else []
    found = {}
    for n in posts:
        found[n] = "date"
        if n + 1 < len(looks) and looks[n + 1].size <= 4 and any(looks[n + 1].text in text for text in writers):
            found[n + 1] = "byline"
        for step in (-1, 1):
            m = n + step
            while 0 <= m < len(looks) and abs(m - n) < _POST and not prose[m]:
                if looks[m].kind in _HEADS and looks[m].size <= 6:
                    found[m] = looks[m].kind
                m += step
    return found
