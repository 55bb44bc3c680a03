"""The posts of a live blog: each under the hour at which it was written, and what the site puts between two of them."""

import re

_CLOCK = re.compile(
    r"(?:(?:updated|published|posted)?:? ?(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: (?:[a-z]{2,4}))?|\d{1,2} ?[ap]\.?m\.?"
    r"|\d{1,2} ?(?:m|min|mins|minutes?|h|hrs?|hours?) ago)(?: \(?\d\d[:.]\d\d(?: [a-z]{2,4})?\)?)?"
)
_POSTS, _POST = 3, 5  # so many posts at least make a live blog; the prose of a post begins within so many blocks
_HEADS = frozenset(("share", "byline", "counts", "date", "related"))  # what may stand between two posts


def between(looks):
    """The numbers of the blocks between posts, each with its kind: the line with the hour, share bars and bylines.

    looks: of a page. Nothing where it is no live blog.
    """
    hours = [n for n, look in enumerate(looks) if look.size <= 6 and _CLOCK.fullmatch(look.text.lower())]
    prose = [look.form in "PS" and not look.kind for look in looks] if len(hours) >= _POSTS else []
    posts = [n for n in hours if any(prose[n + 1 : n + 1 + _POST])]
    found = {}
    for n in posts if len(posts) >= _POSTS else ():
        found[n] = "date"
        for step in (-1, 1):
            m = n + step
            while 0 <= m < len(looks) and abs(m - n) < _POST and not prose[m]:
                if looks[m].kind in _HEADS and looks[m].size <= 6:
                    found[m] = looks[m].kind
                m += step
    return found
