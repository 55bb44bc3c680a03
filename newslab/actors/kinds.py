"""Person, organisation or place: clues in a name and in its surroundings, weighed by a table and added up."""

import re
from functools import cache

from newslab import lexicons
from newslab.actors import knowledge
from newslab.actors.name import is_acronym, is_dateline

_AGE = re.compile(r",? \(?(?:aged )?\d{1,3}\)?[,;.]")
_WHO = re.compile(
    r",? who\b|, (?:a|an|the|its|their|his|her|chief|director|president|spokes\w+|chair\w*|professor|head|leader"
    r"|founder|author|mother|father|son|daughter|wife|husband|minister|secretary)\b"
)
_APPOSED = re.compile(r", (?:a|an|the|one of the) (?:[\w-]+ ){0,5}?([\w-]+)(?:,| that| which| based| owned| in | of )")
_PLACE_ENDING = re.compile(r"(?:stan|ville|shire|grad|abad|burgh|polis|sk|pur)$")
_INNER_CAPITAL = re.compile(r"(?!Mc|Ma[ck])\w+(?:[a-z][A-Z]|\.\w)")
_VERBS = frozenset(["has", "had", "is", "was", "will", "would", "did", "does", "could"])
_WORDS_OF_GRAMMAR = ("", "of", "for", "on", "and", "&", ",")
_MANY = 3  # so many mentions confirm one another in full; more never outweigh the name's own words


@cache
def weights():
    """Clue -> its weights for person, organisation and place."""
    rows = lexicons.rows("actors_clues.tsv")
    return {row["clue"]: tuple(float(row[kind]) for kind in knowledge.KINDS) for row in rows}


def decide(names, seen):
    """Give every name a kind, one for all its mentions. seen: the article's Evidence."""
    sums, around = {}, {}
    for name in names:
        if name.core:
            if name.full not in sums or name.title:
                sums[name.full] = _sum(_clues_of(name, seen))
            around.setdefault(name.full, []).append(_sum(_clues_around(name, seen)))
    for full, each in around.items():
        share = min(len(each), _MANY) / len(each)
        columns = zip(sums[full], zip(*each, strict=True), strict=True)
        sums[full] = [own + share * sum(column) for own, column in columns]
    for name in names:
        name.kind = _greatest(sums[name.full], name) if name.core else "person"


def _sum(clues):
    table = weights()
    person = organisation = place = 0.0
    for clue in clues:
        p, o, l = table[clue]  # noqa: E741
        person, organisation, place = person + p, organisation + o, place + l
    return person, organisation, place


def _greatest(sums, name):
    person, _, place = sums
    best = max(sums)
    if best <= 0:
        return "person" if len(name.core) > 1 else "organisation"
    return "person" if person == best else "place" if place == best else "organisation"


def _clues_of(name, seen):
    """The clues in the name itself."""
    if name.title:
        yield "title"
    if name.full in seen.table:
        kind = seen.table[name.full][1]
        yield "known place or given name" if kind == "place" and name.full in seen.given else f"known {kind}"
        return
    if _PLACE_ENDING.search(name.last):
        yield "place ending"
    yield from _clues_of_run(name, seen) if len(name.core) > 1 else _clues_of_word(name.core[0], seen)


def _clues_of_word(word, seen):
    if word[-1] == "a" and not seen.alone.isdisjoint((word + "n", word + "ns")) and not seen.is_given(word):
        yield "people of it"
    if is_acronym(word):
        yield "lone acronym"
    elif word in seen.words.organisation:
        yield "lone head"
    elif _INNER_CAPITAL.match(word):
        yield "inner capital"
    if seen.is_given(word):
        yield "lone given name"
    elif word[-1] == "s" and word[:-1] in seen.surnames:
        yield "family"
    elif word not in seen.surnames:
        yield "never whole"


def _clues_of_run(name, seen):
    words, core, first = seen.words, name.core, name.core[0]
    links = [token[3] for token in name.tokens[len(name.title) + 1 :]]
    yield from _clues_of_heads(name, links, words)
    if first in seen.given or seen.is_given(first):
        yield "given name" if seen.is_given(first) else "given name or word"
    elif any(seen.table.get(" ".join(core[:size]), ("", ""))[1] == "place" for size in (2, 1)):
        yield "place inside"
    if is_acronym(first) or (is_acronym(core[-1]) and core[-1] not in words.suffix):
        yield "acronym inside"
    if any(link not in _WORDS_OF_GRAMMAR for link in links) or core[-1][:3] in ("al-", "Al-", "el-", "El-"):
        yield "particle"
    if any(len(word) == 2 and word[1] == "." for word in core[:-1]):
        yield "initial"
    if "&" in links:
        yield "ampersand"
    if not words.inside.isdisjoint(core):
        yield "preposition inside"
    if len(core) <= 3 and "of" not in links:
        yield "short run with article" if name.before in ("the", "The") else "short run"
    if any(word in words.opener or word.lower() in seen.small for word in core):
        yield "everyday word"


def _clues_of_heads(name, links, words):
    """The clues in the last word and in the words before "of"."""
    heads = {name.last} | {name.core[i] for i, link in enumerate(links) if link in ("of", "for", "on")}
    if heads & words.legal:
        yield "legal form"
    opens = name.core[0] in words.organisation_before
    if opens or heads & words.organisation or name.last.rstrip("s") in words.organisation:
        yield "organisation head"
    if heads & words.site:
        yield "organisation head" if "for" in links else "site head"  # "Centre for Grid Studies"
    if heads & words.area:
        yield "area head"
    elif name.core[0] in words.before and "of" not in links:
        yield "place beginning"


def _clues_around(name, seen):
    """The clues before and after the name."""
    words, before, after = seen.words, name.before.lower(), name.after
    owner = after.startswith(("'s ", "’s ", " 's "))
    if before == "the":
        yield "article before"
    elif knowledge.says_a_person(before) and name.last not in words.organisation:
        yield "role before"
    elif before in words.group:
        yield "group before"
    elif f"{before} before" in weights() and not owner:  # but "a stake in Ada Quill's firm"
        yield f"{before} before"
    if _AGE.match(after):
        yield "age after"
    elif (said := _APPOSED.match(after)) and said[1] in words.group:
        yield "group before"
    elif _WHO.match(after):
        yield "who after"
    elif after.startswith(", which"):
        yield "which after"
    if owner and after.partition("s ")[2].partition(" ")[0].rstrip(".,;:!?").lower() in words.land:
        yield "land after"
    if name.weak and not before and name.full.isupper() and is_dateline(after):
        yield "dateline"
    following = after[1:].partition(" ")[0].rstrip(".,;:!?") if after[:1] == " " else ""
    if f"{following} after" in weights():
        yield f"{following} after"
    if following in words.human_verb:
        yield "human verb after"
    elif following in words.follower and len(name.core) == 1:
        yield "follower after"
    elif owner or following in _VERBS:
        yield "verb or possession after"
    if after.startswith(", ") and len(name.core) < 3 and not name.title:
        place = re.split(r"[,.]", after[2:], maxsplit=1)[0].strip()
        if seen.table.get(place, ("", ""))[1] == "place":
            yield "place after"
