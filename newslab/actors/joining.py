"""One name for each actor: last names, short forms, acronyms and well-known aliases joined over the article."""

import re
from bisect import bisect_right

from newslab.actors import knowledge
from newslab.actors.name import is_acronym

_BRACKET = re.compile(r" \((?:the )?[“\"]?([A-Z][\w.&-]*)[”\"]?\)")

_LOCAL = {"in", "at", "near", "from", "to", "outside", "around", "across", "central", "downtown", "of"}


def initials(core):
    """The initial letters of the words of a name."""
    return "".join(word[0] for word in core if word[0].isupper())


def _plain(full, words, nations, table):
    """A name without "US" or a nationality before it and without a legal form at its end."""
    first, _, rest = full.partition(" ")
    if rest and first in nations.country_of and " " in rest:
        full = rest
    head, _, last = full.rpartition(" ")
    return head if head and last in words.legal else full


def _acronyms(names, text, aliases):
    """Acronym -> long form, where one follows the other in brackets or has the other's initials."""
    found = {}
    long = [name for name in names if name.kind != "person" and len(name.core) > 1]
    by_initials = {}
    for name in long:
        by_initials.setdefault(initials(name.core), name.full)
    for name in names:
        bracket = _BRACKET.match(text, name.end, name.end + 24)
        if bracket and len(name.core) > 1 and is_acronym(bracket.group(1)):
            found.setdefault(bracket.group(1), name.full)
        if len(name.core) == 1 and is_acronym(name.full) and name.full not in aliases:
            letters = name.full.replace(".", "")
            if letters in by_initials and len(letters) > 1:
                found.setdefault(name.full, by_initials[letters])
    return found


def join(names, text, aliases):
    """Set the canonical name of every name. aliases: surface form -> (name, kind)."""
    words, nations = knowledge.words(), knowledge.countries()
    acronyms = _acronyms(names, text, aliases)
    people, plain = {}, {}
    for name in names:
        if name.kind == "person" and len(name.core) > 1 and name.full not in aliases:
            for part in _calls(name):
                people.setdefault(part, []).append(name)
        elif name.kind != "person":
            plain.setdefault(_plain(name.full, words, nations, aliases), []).append(name.full)
    present = {aliases[name.full][0] for name in names if name.full in aliases}
    kinds = {name.full: name.kind for name in names}
    for name in names:
        if not name.core:
            continue
        full = acronyms.get(name.full, name.full)
        name.kind = kinds.get(full, name.kind)
        if full in nations.capital_of and not (name.after.startswith(",") or name.before.lower() in _LOCAL):
            name.name, name.kind = _capital(name, full, words, nations, present)
        elif full in aliases:
            name.name, name.kind = aliases[full]
        elif len(name.core) == 1 and (
            name.full in people or (name.full.isupper() and name.full.capitalize() in people)
        ):
            bearers = people.get(name.full) or people[name.full.capitalize()]
            name.name, name.kind = _nearest(bearers, name).full, "person"
        elif name.kind != "person":
            short = _plain(full, words, nations, aliases)
            name.name = aliases[short][0] if short in aliases else max(plain.get(short, [full]), key=len)
        else:
            name.name = full
    _merge_people(names)
    _holders(names)


def _holders(names):
    """Name titles that stand alone ("The President") after their holder, the nearest person who bears the title."""
    bearers = {}
    for name in names:
        if name.title and name.core:
            bearers.setdefault(_office(name), []).append(name)
    for name in names:
        if not name.core:
            fitting = [each for each in bearers.get(_office(name), ()) if _compatible(name, each)]
            name.name = _nearest(fitting, name).name if fitting else " ".join(token[2] for token in name.title)


def _office(name):
    """The head of a title: "Minister" of "Iraqi Foreign Minister", "Secretary" of "Secretary of State"."""
    titles = [token[2] for token in name.title]
    offices = [i for i, token in enumerate(name.title) if token[3] in ("of", "for")]
    return titles[offices[0] - 1] if offices else titles[-1]


def _compatible(name, bearer):
    """Whether all words of a lone title are borne by the holder: no "Prime Minister" for a "Foreign Minister"."""
    return {token[2] for token in name.title} <= {token[2] for token in bearer.title}


def _calls(name):
    """The single words that a person may be called by: the surname, a given name, and a surname that comes first."""
    calls = {name.last}
    if name.core[0] in knowledge.given_names() or "-" in name.core[1]:
        calls.add(name.core[0])
    return [word for word in calls if not is_acronym(word)]


def _capital(name, full, words, nations, present):
    """What a capital means: the city, the government ("Baghdad insists"), or the country ("Tehran's activities")."""
    country = nations.capital_of[full]
    next_words = name.after.replace("’", "'").split()[:2]
    if next_words and next_words[0] in words.state_verb and country in nations.adjective:
        return f"{nations.adjective[country]} government", "organisation"
    if country in present and len(next_words) == 2 and next_words[0] == "'s" and next_words[1] in words.state_noun:
        return country, "place"
    return full, "place"


def _nearest(candidates, name):
    """The last bearer before the name, or the first after it."""
    return candidates[max(0, bisect_right(candidates, name.start, key=lambda each: each.start) - 1)]


def _merge_people(names):
    """Join "John F. Kennedy" and "John Kennedy": same first and last word, the longest form names both."""
    forms = {}
    for name in names:
        if name.kind == "person" and len(name.core) > 1:
            key = (name.core[0], name.last)
            forms[key] = max(forms.get(key, ""), name.name, key=len)
    longest = {}
    for name in names:
        if name.kind == "person" and len(name.core) > 1:
            longest[name.full] = forms[name.core[0], name.last]
    for name in names:
        if name.kind == "person" and name.name in longest:
            name.name = longest[name.name]
