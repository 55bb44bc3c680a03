"""What stands around the body: headline, standfirst, byline, date of publication; and the dateline that opens it."""

import re
from dataclasses import dataclass, field

from newslab.cleaning import bylines, debris, titles
from newslab.cleaning.looks import look as bare

_MONTHS = {
    name: n + 1
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
}
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d/])(?P<y>(?:19|20)\d\d)(?P<s>[-/])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?![\d/])(?:[T ](?P<t>\d\d:\d\d(?::\d\d)?))?",
        rf"(?<![A-Za-z]){_NAME.replace('(', '(?P<name>', 1)}[ -](?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[ -](?P<y>(?:19|20)\d\d)",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{_NAME.replace('(', '(?P<name>', 1)},?[ -](?P<y>(?:19|20)\d\d)",
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")
_AMERICAN = re.compile(r"\d ?[AaPp]\.?[Mm]\b|\b[ECMP][SD]?T\b")
_DATELINE = re.compile(
    rf"^([A-Z][A-Z.’' -]{{2,40}}?(?:, (?!(?i:{_NAME}) \d)[A-Z][\w. ]{{1,25}})?)"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: \([^()]{1,40}\)| /[^/]{1,30}/)? ?(?:--|[–—:]|_(?= )| - )"
)
# "Kesra, Tanaland – Herders have", "Ostia (dpa) - The court"
_SMALL = re.compile(
    r"^((?:[A-Z][\w.’'-]+ ?){1,3}, (?:[A-Z][\w.’'-]+ ?){1,3}(?<! )|(?:[A-Z][\w.’'-]+ ?){1,3}(?<! )(?= \((?:AP|AFP|dpa|PTI|ANI|UPI|EFE|Reuters|Xinhua|IPS)\)))"
    r"(?: \([A-Za-z]{2,8}\))? (?:--?|[–—]) (?=[A-Z“\"‘'])"
)
_LABEL = re.compile(r"[A-Z][A-Z.’' -]{1,40}(?:, [A-Z .]{2,25})?: ")
_SITE = re.compile(r" (?:[|»›>/·•–—-]|::) ")
_DATED = 12  # words in a line that says where and when
_CREDIT = 8  # words of a line that only says who made a picture, at most
_PUT_UP = 16  # words in a line that says where, by whom and when it was put up
_DATE = 8  # words in a line that does no more than date the article
_AROUND, _INSIDE = 80, 12  # byline and date are looked for in so many blocks before and in the body
_BELOW, _STAMP = 8, re.compile(r"(?:First )?(?:Published|Posted)\b", re.IGNORECASE)  # a date may stand under the body
_STAMPED = re.compile(
    r"(?:^|[|,;·•–—-] ?)(?:last |first )?(?:updated|published|posted|modified)\b(?: on| at)? ?[:|-]? ?", re.IGNORECASE
)
_COPY = 0.55  # lines that share so much of the shorter one say the same


@dataclass(slots=True)
class Head:
    """Numbers of the blocks that are headline, its copies, standfirst and byline; and the metadata."""

    headline: int | None = None
    copies: tuple = ()
    above: list = field(default_factory=list)
    standfirst: int | None = None
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    author: int | None = None
    published: str | None = None


def read(looks, body, marks, wanted=frozenset()):
    """The Head of a page: looks of its blocks, numbers of those of the body, and the layout mark of each, as choice.mark_of says it.

    Lines that were taken for the first of the body and belong to the head are in .above; wanted: numbers of blocks
    that stay whatever they are.
    """
    head = Head()
    if not body:
        return head
    _title(head, looks, body, marks, wanted)
    around(head, looks, body[len(head.above) :])
    return head


def around(head, looks, body):
    """Fill a Head with the standfirst, byline and date that stand around a body: numbers of blocks."""
    first, staying = body[0], set(body)
    if head.headline is not None and head.headline < first:
        _standfirst(head, looks, body)
    dropped = [n for n in range(max(0, first - _AROUND), min(len(looks), first + _INSIDE)) if n not in staying]
    head.byline, head.author = bylines.find(looks, dropped, head.headline or 0, first)
    top = max((n for n in (head.headline, *head.copies) if n is not None and n < first), default=-1)
    for n in sorted(dropped, key=lambda n: n <= top):  # above the headline stands the date of the day the page was read
        if head.published is None and looks[n].size <= 25 and debris.group(looks[n].kind) != "picture":
            head.published = date_of(looks[n].text)
    for look in looks[body[-1] + 1 : body[-1] + 1 + _BELOW] if head.published is None else ():
        if head.published is None and look.kind == "date" and _STAMP.match(look.text):
            head.published = date_of(look.text)
    if head.published is None and (dateline := _DATELINE.match(looks[first].text)):
        head.published = date_of(dateline[0])


def place_of(text):
    """The place in the dateline that opens a text, or None.

    >>> place_of("PORT HALE, Norbia (AP) — It rained."), place_of("It rained.")
    ('Port Hale, Norbia', None)
    """
    if match := _DATELINE.match(text):
        return match[1].strip(" ,").title()
    match = _SMALL.match(text)
    return match[1] if match and not bylines.person(match[1].split(",")[0]) else None


def place(looks, body):
    """The place in the dateline that opens a body, or None; where other paragraphs open so too, they name speakers."""
    first = looks[body[0]].text if body else ""
    found = place_of(first)
    return None if found and _LABEL.match(first) and any(_LABEL.match(looks[n].text) for n in body[1:]) else found


def _title(head, looks, body, marks, wanted):
    """The headline, what stands above it in the body, and its copies."""
    found = titles.best(looks, body, marks)
    head.above = _up_to(found, body, wanted)
    head.headline = None if found in wanted else found
    # what is left is looked at as it will stand in the cleaned text, so that a second cleaning finds no headline in it
    while lines := body[len(head.above) :]:
        page = [bare(looks[n].text) for n in lines[: titles.LEADING + 1]]
        if not titles.leading(page, range(len(page))):
            break
        page += [bare(looks[n].text) for n in lines[len(page) : titles.LEADING + titles.STORY]]
        found = titles.best(page, range(len(page)), [""] * len(page))
        if found is None or not (more := _up_to(lines[found], lines, wanted)):
            break
        head.above = [*head.above, *more]
        head.headline = more[-1] if head.headline is None else head.headline
    first = body[len(head.above)]
    free = head.headline is not None and first not in wanted and len(body) > len(head.above) + 1
    if free and looks[first].form in "hf" and bylines.person(looks[first].text):  # "Jo Smith at Velm Park"
        head.above = [*head.above, first]
    if head.headline is not None:
        _copies(head, looks, body[len(head.above)])


def _up_to(found, body, wanted):
    """The numbers of the body up to the headline; none where it is not in the body, or one of them has to stay."""
    above = body[: body.index(found) + 1] if found in body else []
    return [] if wanted.intersection(above) else above


def _copies(head, looks, first):
    """The headline and its copies; the page title without the name of the site is the better copy."""
    found = head.headline
    above = [n for n in range(first) if n != found and looks[n].size <= titles.LONGEST]
    copies = [n for n in above if titles.alike(looks[n], looks[found]) >= _COPY]
    for n in copies:
        if len(looks[n].text) >= 12 and looks[n].text in _SITE.split(looks[found].text):
            copies, found = [*(m for m in copies if m != n), found], n
            break
    head.headline, head.copies, head.title = found, tuple(sorted(copies)), looks[found].text


def _standfirst(head, looks, kept):
    """The first line under the headline that speaks of the story, or parts it from a name, unless it is a picture's."""
    story = frozenset().union(*(looks[n].terms for n in kept[:6]))
    around = {head.headline, *head.copies}
    near = True  # what stands under a part of the site or a picture belongs to that
    for n in range(head.headline + 1, kept[0]):
        item = looks[n]
        near = n in around or (near and debris.group(item.kind) not in ("picture", "site"))
        under = n - 1 in around
        told = len(item.terms & story) >= 2 or (under and _signed(looks[n + 1]) and not _names(item.text))
        told = told and (item.size > _DATED or not date_of(item.text))
        fits = 6 <= item.size <= 60 and not item.kind and told and near and n not in around
        below = looks[n + 1]
        pictured = debris.group(below.kind) == "picture" and not (
            under and (item.stop == "stop" or below.size > _CREDIT)
        )
        pictured = pictured or (below.text.isupper() and "," in below.text)  # "TESS MORROW, VALLEY SENTINEL"
        if not fits or pictured or "bullet" in item.markup:
            continue
        if any(titles.alike(item, looks[m]) >= _COPY for m in (n - 1, n + 1) if m not in around):
            continue  # the caption of a picture comes twice
        head.standfirst, head.subtitle = n, item.text
        return


def _names(text):
    """Whether nearly every word of a text begins with a capital, as in a line of names."""
    words = text.split()
    return sum(word[0].islower() for word in words) <= len(words) // 4


def _signed(look):
    """Whether a block says who wrote the article, or when."""
    return (
        look.kind in ("byline", "date")
        or look.text.rstrip(":") in ("By", "by")
        or bylines.person(look.text) is not None
    )


def dates(look):
    """Whether a block is no more than a date: 2025-03-14, 06:12; or says where and when it was put up: "Ostia, Jo Ro |
    Updated: 3 May 2025"."""
    if look.stop != "open" or look.size > _PUT_UP:
        return False
    if look.size <= _DATE:
        return date_of(look.text) is not None
    stamp = _STAMPED.search(look.text)
    return stamp is not None and date_of(look.text[stamp.end() :]) is not None


def date_of(text):
    """The first date in a text as ISO 8601, or None.

    >>> date_of("Updated Nov. 3, 2021 at noon"), date_of("3 November 2021"), date_of("soon")
    ('2021-11-03', '2021-11-03', None)
    >>> date_of("14.05.2025"), date_of("03/09/2025 05:00 AM EDT"), date_of("03/09/2025")
    ('2025-05-14', '2025-03-09', None)
    >>> date_of("2025/05/14"), date_of("14-May-2025"), date_of("05.14.2025"), date_of("05/11/2025May 11, 2025")
    ('2025-05-14', '2025-05-14', '2025-05-14', '2025-05-11')
    """
    if not _YEAR.search(text):
        return None
    for pattern in _DATES:
        match = pattern.search(text)
        if match:
            parts = match.groupdict()
            month = int(parts["m"]) if parts.get("m") else _MONTHS[parts["name"].lower()]
            day = int(parts["d"])
            if 1 <= month <= 12 and 1 <= day <= 31:
                return f"{parts['y']}-{month:02}-{day:02}" + (f"T{parts['t']}" if parts.get("t") else "")
    return _of_numbers(text)


def _of_numbers(text):
    """14.05.2025, 14/05/2025, 05/14/2025 as ISO 8601; None for 03/05/2025 and 03-05-2025, unless a clock as in America stands by it."""
    match = _NUMBERS.search(text)
    if not match:
        return None
    one, two = int(match[1]), int(match[3])
    if one > 12 or (match[2] == "." and two <= 12):
        day, month = one, two
    elif two > 12 or _AMERICAN.search(text):
        month, day = one, two
    else:
        return None
    return f"{match[4]}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
