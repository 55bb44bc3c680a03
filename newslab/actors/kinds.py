"""Person, organisation or place: evidence from the words of a name and from all its surroundings, added up."""

import re

from newslab.actors import knowledge
from newslab.actors.name import is_acronym

_AGE = re.compile(r",? \(?(?:aged )?\d{1,3}\)?[,;.]")
_WHO = re.compile(r",? who\b")
_OFFICE = re.compile(
    r",? (?:a|an|the|its|their|his|her|who|chief|director|president|spokes\w+|chair\w*|professor|head|leader|founder|author|mother|father|son|daughter|wife|husband|minister|secretary)\b"
)
_PLACE_SHAPE = re.compile(r"(?:stan|ville|shire|grad|abad|istan|burgh|polis|sk|pur)$")
_DATELINE = re.compile(r"(?:, [\w. ]{2,20})?,? (?:\([\w ]{2,20}\) )?(?:—|–|--|-) ")
_AUXILIARY = frozenset(["has", "had", "is", "was", "will", "would", "did", "does", "could"])
_LOCATIVE = {
    "in": 2.5,
    "near": 2.5,
    "outside": 2.5,
    "across": 2.5,
    "throughout": 2.5,
    "inside": 2,
    "around": 0.7,
    "at": 0.5,
    "from": 0.5,
    "to": 0.2,
    "into": 1,
    "toward": 0.5,
    "towards": 0.5,
    "off": 0.7,
    "leaving": 0.7,
    "visited": 0.5,
    "southern": 2,
    "northern": 2,
    "eastern": 2,
    "western": 2,
    "central": 1.5,
    "downtown": 3,
    "neighbouring": 2,
    "neighboring": 2,
}


def _words_of(name, words, given, table, small):
    """Evidence (person, organisation, place) from the name itself."""
    if name.full in table:
        kind = table[name.full][1]
        weight = 10 if kind != "place" or len(name.core) > 1 or name.full not in given else 4
        return tuple(weight * (kind == each) for each in knowledge.KINDS)
    person = organisation = place = 0.0
    first, last = name.core[0], name.last
    links = [token[3] for token in name.tokens[len(name.title) :]][1:]
    heads = {last} | {name.core[i] for i, link in enumerate(links) if link in ("of", "for", "on")}
    if len(name.core) > 1:
        if heads & words.legal:
            organisation += 6
        if heads & words.organisation or last.rstrip("s") in words.organisation:
            organisation += 5
        if is_acronym(first) or is_acronym(last):
            organisation += 3
        if heads & words.site:
            place += 4
        if heads & words.area or (first in words.before and "of" not in links):
            place += 4 if heads & words.area else 2
        if first in given:
            person += 2.5 if given[first][1] else 4.5
        if any(link and link not in ("of", "for", "on", "and", "&", ",") for link in links) or last[:3] in (
            "al-",
            "Al-",
            "el-",
            "El-",
        ):
            person += 3
        if any(len(word) == 2 and word[1] == "." for word in name.core[:-1]):
            person += 3
        if "&" in links:
            organisation += 3
        if len(name.core) <= 3 and not links.count("of"):
            person += 1.5 if name.before.lower() != "the" else -1
        if any(word in words.opener or word.lower() in small for word in name.core):
            person -= 1
            organisation += 1
        for size in (2, 1):
            if (
                " ".join(name.core[:size]) in table
                and table[" ".join(name.core[:size])][1] == "place"
                and first not in given
            ):
                organisation += 1
                person -= 1.5
                break
    else:
        if is_acronym(first):
            organisation += 3
        elif first in words.organisation:
            organisation += 4
        if first in given and not given[first][1]:
            person += 2
        if "." in first[1:-1] or (
            first[1:] != first[1:].lower()
            and not is_acronym(first)
            and "-" not in first
            and "'" not in first
            and "’" not in first
            and first[:2] not in ("Mc", "Ma")
        ):
            organisation += 1.5
    if _PLACE_SHAPE.search(last):
        place += 1.5
    if name.title:
        person += 8
    return person, organisation, place


def _context_of(name, words, table):
    """Evidence from the words before and after."""
    before, after = name.before, name.after
    low = before.lower()
    person = organisation = place = 0.0
    owner = after.startswith(("'s ", "’s ", " 's "))
    place += _LOCATIVE.get(low, 0) * (0.3 if owner else 1)  # "a stake in Ada Quill's firm"
    if low == "the":
        organisation += 1
        person -= 1.5
    elif low.capitalize() in words.role or low in words.man or low in words.woman:
        person += 4
    elif low in words.group:
        organisation += 2.5
    if _AGE.match(after):
        person += 3
    elif _WHO.match(after) or (after.startswith(",") and _OFFICE.match(after)):
        person += 1.5
    if name.weak and not low and _DATELINE.match(after) and name.full.isupper():
        place += 6
    word = after.split(None, 1)[0].rstrip(".,;:!?") if after[:1] == " " and after.strip() else ""
    if word in words.human_verb:
        person += 1.2
        organisation += 0.6
    elif word in words.follower and len(name.core) == 1:
        person += 3
    elif word in _AUXILIARY or owner:
        person += 0.4
        organisation += 0.3
    if after.startswith(", "):
        following = after[2:].split(",")[0].split(".")[0].strip()
        if table.get(following, ("", ""))[1] == "place" and len(name.core) < 3 and not name.title:
            place += 2
    return person, organisation, place


def decide(names, table, small):
    """Give every name a kind, one for all its mentions. table: well-known names; small: words that the article writes small too."""
    words, given = knowledge.words(), knowledge.given_names()
    sums, contexts = {}, {}
    for name in names:
        if name.core:
            if name.full not in sums:
                sums[name.full] = [*_words_of(name, words, given, table, small)]
            if name.title:
                sums[name.full][0] = max(sums[name.full][0], 8)
            contexts.setdefault(name.full, []).append(_context_of(name, words, table))
    for full, each in contexts.items():  # many mentions confirm one another, but never outweigh the name's own words
        weight = min(len(each), 3) / len(each)
        sums[full] = [
            own + weight * sum(values) for own, values in zip(sums[full], zip(*each, strict=True), strict=True)
        ]
    for name in names:
        if not name.core:
            name.kind = "person"
            continue
        person, organisation, place = sums[name.full]
        best = max(person, organisation, place)
        if best <= 0:
            name.kind = "person" if len(name.core) > 1 else "organisation"
        else:
            name.kind = "person" if person == best else "place" if place == best else "organisation"
