"""The byline: who wrote the article, from the lines around it."""

import re
from functools import cache

from newslab.cleaning.words import is_name_only
from newslab.lexicons import rows

_BY = re.compile(
    r"^\W*(?:[a-z]{3,9}\.? \d{1,2}, \d{4} )?(?:written |posted |published |reported |story |words |text |report |interview |analysis |review )?(?:by:? +|(?-i:By(?=[A-Z])))(.+)$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"^\W*(?:(?:written |posted |reported |story |words )?by|authors?)\W*$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_TASK = re.compile(r"^(?:[a-z]+ )+(?=[A-Z])")  # "rural reporter Kate Munro"
_SMALL = frozenset(("and", "de", "van", "von", "al", "bin", "la", "der", "da", "dos"))
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|columnist|journalist|writer|bureau|contributor|staff|producer|critic)\b",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:news|press|times|post|herald|tribune|gazette|media|radio|tv|online|daily|weekly|agency|network|magazine)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r" [|•·–—-] |, (?=[a-z]|[A-Z]{2,6}$)| \((?!\w+\) [A-Z])"
    r"|(?: (?:on|in))? (?=\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)"
    r"| (?:for|FOR|For) (?=[A-Z])| (?=\S{1,64}@)"
)
_WHERE = re.compile(r" (?:in|at) [A-Z][\w.’' -]*?(?= and |,|$)")
_TOWN = re.compile(r"(?<=\w), (?!Jr|Sr)[A-Z][a-z’'-]+$")  # "Jo Hume, Ostia"
_LONGEST = 14  # words
_SITE = 4  # words of the name of a site, at most


def find(looks, dropped, top, first):
    """(the byline, the number of its block), or (None, None).

    dropped: numbers of the blocks around the body that went; top: the headline; first: the first block of the body.
    """
    for n in dropped:
        item = looks[n]
        if item.size > _LONGEST:
            continue
        if (match := _BY.match(item.text)) and (name := _cut(_TASK.sub("", match[1]))) and name[0].isalpha():
            name = (person(name) if _ROLE.search(name) else None) or _without_outlet(name, looks, dropped)
            return _with_others(name, looks, n + 1), n
        if n + 1 in dropped and _ALONE.match(item.text) and _names(name := _cut(looks[n + 1].text) or ""):
            return _with_others(name, looks, n + 2), n + 1
    # without a "By": under the headline, a name with a role in its line or the next, or a person's name alone
    under = [n for n in dropped if top < n < first and looks[n].size <= _LONGEST and looks[n].stop == "open"]
    for n in under:
        name = person(looks[n].text)
        if name is None and n + 1 in under and _names(looks[n].text) and _tells(looks[n], looks[n + 1]):
            name = looks[n].text
        if name:
            return name, n
    return None, None


def _with_others(name, looks, n):
    """A byline with the names that follow it from block n on, each behind an "and" of its own."""
    while n + 1 < len(looks) and looks[n].text in ("and", "&") and _names(looks[n + 1].text):
        name, n = f"{name} {looks[n].text} {looks[n + 1].text}", n + 2
    return name


def _without_outlet(name, looks, dropped):
    """A byline without the name of the site, where that also stands by itself above: "Jo Hume Falcon News"."""
    words, alone = name.split(), {looks[n].text for n in dropped if looks[n].size <= _SITE}
    for size in range(min(_SITE, len(words) - 2), 0, -1):
        if " ".join(words[-size:]) in alone and words[-size - 1] not in _SMALL:
            return " ".join(words[:-size]).rstrip(" ,")
    return name


def _tells(item, following):
    """Whether a block tells that the one above it is a name: by a role, or, where no part of it is a word, by an outlet
    or a date."""
    if _ROLE.search(following.text):
        return True
    dated = following.kind == "date" or (following.size <= _SITE and _OUTLET.search(following.text))
    return dated and all(map(is_name_only, item.text.split())) and not _OUTLET.search(item.text)


def person(text):
    """The name of a person that a line consists of, or opens with before a role or a bracket; or None.

    >>> person("Nadia Brill"), person("Paul Okafor Transport correspondent"), person("World News")
    ('Nadia Brill', 'Paul Okafor', None)
    """
    words = text.split()
    if not words or not (_INITIALS.fullmatch(words[0]) or words[0].strip(".,").casefold() in _given_names()):
        return None
    role = _ROLE.search(text)
    name = _cut(text)
    if role and role.start() < len(name):
        name = " ".join(words[:2]).strip(",")
    rest = text[len(name) :].lstrip()
    alone = role or len(_WHERE.sub("", text)) == len(name) or rest[:1] in "(|•·–—-," or "@" in rest.split()[0]
    return name if alone and _names(name) and not _OUTLET.search(name) else None


def _names(text):
    """Whether a text may be the name of a person: two to four words, each with a capital."""
    parts = text.split()
    return (
        2 <= len(parts) <= 4
        and text.isprintable()
        and all(_capital(part) or part in _SMALL for part in parts)
        and not _BY.match(text)
    )


def _capital(word):
    return word[0].isupper() and re.sub(r"[.,’'-]", "", word).isalpha()


def _cut(text):
    """A byline without what stands behind the names: site, address, date, place."""
    return _TOWN.sub("", _WHERE.sub("", _ENDS.split(text)[0]).strip(" ,.|:")) or None


@cache
def _given_names():
    table = [row for row in rows("actors_given_names.tsv") if row["also"] != "yes"]
    return frozenset(name for row in table for name in row["names"].casefold().split())
