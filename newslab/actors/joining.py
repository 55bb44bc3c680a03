"""One name for each actor: last names, short forms, acronyms and well-known aliases joined over the article."""

import re
from bisect import bisect_right
from collections import Counter

from newslab.actors import knowledge
from newslab.actors.name import is_acronym

_BRACKET = re.compile(r" \((?:the )?[“\"]?([A-Z][\w.&-]*)[”\"]?\)")

_FAR = 600  # characters
_LOCAL = {"in", "at", "near", "from", "to", "outside", "around", "across", "central", "downtown", "of"}


def initials(core):
    """The initial letters of the words of a name."""
    return "".join(word[0] for word in core if word[0].isupper())


def _acronyms(names, text, aliases):
    """Acronym -> long form, where one follows the other in brackets or has the other's initials."""
    found = {}
    long = [name for name in names if name.kind != "person" and len(name.core) > 1]
    by_initials, people = {}, {}
    for name in long:
        by_initials.setdefault(initials(name.core), name.full)
    for name in names:
        if name.kind == "person" and len(name.core) > 1:
            people.setdefault(initials(name.core), name.full)
    for name in names:
        bracket = _BRACKET.match(text, name.end, name.end + 24)
        if bracket and len(name.core) > 1 and name.kind != "person" and is_acronym(bracket.group(1)):
            found.setdefault(bracket.group(1), name.full)
        if len(name.core) == 1 and is_acronym(name.full) and name.full not in aliases:
            letters = name.full.replace(".", "")
            if letters in people and name.after[:2] == ": ":  # who speaks in an interview
                found.setdefault(name.full, people[letters])
            if letters in by_initials and len(letters) > 1:
                found.setdefault(name.full, by_initials[letters])
    return found


def join(names, text, aliases):
    """Set the canonical name of every name. aliases: surface form -> (name, kind)."""
    index = _Index(names, text, aliases)
    for name in names:
        if name.core:
            name.name, name.kind = index.look_up(name)
    _merge_people(names)
    _holders(names)


class _Index:
    """The names of an article by the forms that may take them up."""

    def __init__(self, names, text, aliases):
        self.text, self.main = text, {}
        self.aliases, self.nations, self.words = aliases, knowledge.countries(), knowledge.words()
        self.given = knowledge.given_names()
        self.acronyms = _acronyms(names, text, aliases)
        self.present = {aliases[name.full][0] for name in names if name.full in aliases}
        self.kinds = {name.full: name.kind for name in names}
        self.people, self.longest, self.first = {}, {}, {}
        for name in names:
            if name.kind != "person":
                short = self._plain(name.full)
                self.longest[short] = max(self.longest.get(short, ""), name.full, key=len)
            elif len(name.core) > 1 and name.full not in aliases:
                for part in _calls(name):
                    self.people.setdefault(part, []).append(name)
                self.first.setdefault(name.core[0], []).append(name)
        self.firms = {}
        for name in names:
            if name.kind == "organisation" and self._is_firm(name):
                self.firms.setdefault(name.core[0], set()).add(self._plain(name.full))
            if name.kind == "organisation" and len(name.core) > 1 and name.last in self.words.organisation:
                self.firms.setdefault(name.last, set()).add(self._plain(name.full))

    def look_up(self, name):
        """The canonical name and the kind of a name."""
        full = self.acronyms.get(name.full, name.full)
        kind = self.kinds.get(full, name.kind)
        if full in self.nations.capital_of and not (
            name.after.startswith(",") or name.before.lower().split(" ")[-1] in _LOCAL
        ):
            return self._capital(name, full)
        if full in self.aliases:
            return self.aliases[full]
        if name.full.isupper() and len(name.full) > 2 and self.kinds.get(name.full.title()) == "place":
            full, kind = name.full.title(), "place"  # that of a dateline
        if len(name.core) == 1:
            bearers = self.people.get(name.full) or (name.full.isupper() and self.people.get(name.full.capitalize()))
            if not bearers and name.title and name.title[-1][2] in ("Sir", "Dame"):
                bearers = self.first.get(name.full, ())[:1]
            if bearers:
                return self._bearer(bearers, name).full, "person"
            called = {each.full for each in self.first.get(name.full, ())}
            if len(called) == 1 and kind == "organisation" and not name.title and full not in self.firms:
                return called.pop(), "person"  # by a given name that the table does not know
            firms = self.firms.get(name.full, ())
            if len(firms) == 1 and kind != "place" and not name.title and name.full not in self.given:
                return self.longest.get(*firms, *firms), "organisation"
        if kind == "person":
            return full, kind
        short = self._plain(full)
        return (self.aliases[short][0] if short in self.aliases else self.longest.get(short, full)), kind

    def _bearer(self, bearers, name):
        """Whom a surname means: the bearer named last, or beyond that paragraph, unless it speaks, the one named most."""
        nearest = _nearest(bearers, name)
        away = name.start - nearest.end
        speaks = away < _FAR and not self.words.human_verb.isdisjoint((name.before, *name.after.split(None, 1)[:1]))
        if speaks or (away < _FAR and "\n\n" not in self.text[nearest.end : name.start]):
            return nearest
        if name.full not in self.main:
            counts = Counter(each.full for each in bearers)
            self.main[name.full] = max(bearers, key=lambda each: counts[each.full])
        return self.main[name.full]

    def _is_firm(self, name):
        """Whether an organisation may go by its first word: "Velmar" for Velmar Foods, not "Lund" for Lund University."""
        words, first, last = self.words, name.core[0], name.last
        if len(name.core) < 2 or first in words.lead or first in words.head or first in words.opener:
            return False
        ruling = last in words.ruling or last in words.site or last in words.media or name.full in self.aliases
        return (last in words.organisation or last in words.legal) and not ruling and first not in self.aliases

    def _plain(self, full):
        """A name without "US" or a nationality before it and without a legal form at its end."""
        first, _, rest = full.partition(" ")
        if " " in rest and first in self.nations.country_of:
            full = rest
        head, _, last = full.rpartition(" ")
        return head if head and last in self.words.legal else full

    def _capital(self, name, full):
        """What a capital means: the city, the government ("Baghdad insists") or the country ("Tehran's allies")."""
        country = self.nations.capital_of[full]
        following = name.after.replace("’", "'").split()[:2]
        if following and following[0] in self.words.state_verb and country in self.nations.adjective:
            return f"{self.nations.adjective[country]} government", "organisation"
        owner = len(following) == 2 and following[0] == "'s" and following[1] in self.words.state_noun
        return (country if owner and country in self.present else full), "place"


def _holders(names):
    """Name titles that stand alone ("The President") after their holder, the nearest person who bears the title."""
    bearers, fitting = {}, {}
    for name in names:
        if name.title and name.core:
            bearers.setdefault(_office(name), []).append(name)
    for name in names:
        if not name.core:
            title = " ".join(token[2] for token in name.title)
            if title not in fitting:
                fitting[title] = [each for each in bearers.get(_office(name), ()) if _compatible(name, each)]
            name.name = _nearest(fitting[title], name).name if fitting[title] else title


def _office(name):
    """The head of a title: "Minister" of "Iraqi Foreign Minister", "Secretary" of "Secretary of State"."""
    role = knowledge.words().role
    titles = [token[2] for token in name.title]
    while len(titles) > 1 and titles[-1] not in role and titles[-2] in role:  # "Chief Minister Dr. Quill"
        titles.pop()
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
