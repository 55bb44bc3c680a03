"""What stands around the body: headline, standfirst, byline, date of publication; and the dateline that opens it."""

import re
from dataclasses import dataclass

from newslab.cleaning.looks import PROSE

_MONTHS = {
    name: n + 1
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
}
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<t>\d\d:\d\d(?::\d\d)?))?",
        rf"\b{_NAME.replace('(', '(?P<name>', 1)} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_NAME.replace('(', '(?P<name>', 1)},? (?P<y>(?:19|20)\d\d)",
    )
)
_BYLINE = re.compile(r"^\W*(?:written |posted |published |reported |story |words )?by:? +(.+)$", re.IGNORECASE)
_DATELINE = re.compile(
    r"^([A-Z][A-Z.’' -]{2,40}?(?:, [A-Z][\w. ]{1,25})?)(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: \([^()]{1,40}\))? ?(?:--|[–—:]| - )"
)
_SITE = re.compile(r" (?:[|»·•–—-]|::) ")
_DATE = 8  # words in a line that does no more than date the article
_HEAD_BLOCKS = 80  # the headline is looked for in so many blocks before the body


@dataclass(slots=True)
class Head:
    """Numbers of the blocks that are headline, its copies and the standfirst; and the metadata."""

    headline: int | None = None
    copies: tuple = ()
    standfirst: int | None = None
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    published: str | None = None


def read(looks, kept, marks):
    """The Head of a page: looks of its blocks, numbers of those kept, and the layout mark of each ("#": heading)."""
    head = Head()
    if not kept:
        return head
    first, staying = kept[0], set(kept)
    before = [n for n in range(max(0, first - _HEAD_BLOCKS), first) if n not in staying]
    if first > 0 and 0 not in before:
        before.insert(0, 0)
    _title(head, looks, before, kept, marks)
    dropped = [*before, *(n for n in range(first, min(len(looks), first + 12)) if n not in staying)]
    for n in dropped:
        text = looks[n].text
        if head.byline is None and looks[n].size <= 14 and (match := _BYLINE.match(text)):
            head.byline = re.split(r" [|•·–—-] |, (?=[a-z])|(?: (?:on|in))? (?=\d)", match[1])[0].strip(" ,.|") or None
        if head.published is None and looks[n].size <= 25:
            head.published = date_of(text)
    return head


def place_of(text):
    """The place in the dateline that opens a text, or None.

    >>> place_of("PORT HALE, Norbia (AP) — It rained."), place_of("It rained.")
    ('Port Hale, Norbia', None)
    """
    match = _DATELINE.match(text)
    return match[1].strip(" ,").title() if match else None


def _title(head, looks, before, kept, marks):
    story = frozenset().union(*(looks[n].terms for n in kept[:6]))
    able = [
        n
        for n in before
        if 3 <= looks[n].size <= 35
        and len(looks[n].text) >= 12
        and looks[n].terms
        and looks[n].kind not in ("byline", "date", "legal", "cookies", "newsletter", "photo-credit")
    ]
    best, found = 1.0, None
    for n in able:
        item = looks[n]
        likes = [alike(item, looks[m]) for m in able if m != n]
        copies = sum(like >= 0.6 for like in likes)
        score = (
            2.0 * len(item.terms & story) / len(item.terms)
            + (1.5 if copies else 0)
            + (0.6 if marks[n] == "#" else 0)
            + (0.4 if n == before[0] else 0)
            - (0.5 if item.text[-1] in ".;," else 0)
            - 0.02 * (kept[0] - n)
            - (0.6 if item.kind else 0)
            - (0.8 if "bullet" in item.markup else 0)
            - (0.4 if item.size < 5 else 0)
        )
        if score > best + 0.01:
            best, found = score, n
    if found is None:
        return
    head.copies = tuple(n for n in able if n != found and alike(looks[n], looks[found]) >= 0.55)
    # of a headline with the site's name behind it, the copy without is the better one
    for n in head.copies:
        if len(looks[n].text) >= 12 and _SITE.split(looks[found].text)[0] == looks[n].text:
            head.copies = (*(m for m in head.copies if m != n), found)
            found = n
            break
    head.headline, head.title = found, looks[found].text
    for n in reversed(before):
        item = looks[n]
        if (
            n > found
            and n not in head.copies
            and 6 <= item.size <= 60
            and not item.kind
            and len(item.terms & story) >= 2
        ):
            head.standfirst, head.subtitle = n, item.text
            break


def leading(looks, kept):
    """The number of the first kept block where it is a headline without a page around it, or None.

    It is a line of words that ends as no sentence does, stands before prose, and speaks of what the story speaks of.
    """
    if len(kept) < 2:
        return None
    line, follows = looks[kept[0]], looks[kept[1]]
    story = frozenset().union(*(looks[n].terms for n in kept[1:7]))
    fits = 3 <= line.size <= 25 and not line.kind and line.text[0].isalnum() and line.text[-1].isalnum()
    return kept[0] if fits and follows.form in PROSE and len(line.terms & story) >= 2 else None


def alike(one, other):
    """How much of the shorter of two blocks the other says too, 0 to 1."""
    if not one.terms or not other.terms:
        return 0.0
    if max(len(one.terms), len(other.terms)) > 3 * min(len(one.terms), len(other.terms)):
        return 0.0
    return len(one.terms & other.terms) / min(len(one.terms), len(other.terms))


def dates(look):
    """Whether a block is no more than a date: 2025-03-14, 06:12."""
    return look.size <= _DATE and look.stop == "open" and date_of(look.text) is not None


def date_of(text):
    """The first date in a text as ISO 8601, or None.

    >>> date_of("Updated Nov. 3, 2021 at noon"), date_of("3 November 2021"), date_of("soon")
    ('2021-11-03', '2021-11-03', None)
    """
    for pattern in _DATES:
        match = pattern.search(text)
        if match:
            parts = match.groupdict()
            month = int(parts["m"]) if parts.get("m") else _MONTHS[parts["name"].lower()]
            day = int(parts["d"])
            if 1 <= month <= 12 and 1 <= day <= 31:
                return f"{parts['y']}-{month:02}-{day:02}" + (f"T{parts['t']}" if parts.get("t") else "")
    return None
