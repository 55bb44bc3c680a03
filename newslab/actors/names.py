"""Chains of capitalised words -> names: which words of them are names at all."""

import re
from itertools import pairwise

from newslab.actors import knowledge, titles
from newslab.actors.name import Name, is_acronym, is_dateline, join

_TURN = re.compile(r"(?:, [A-Z ]{2,30})?: ")
_OF_COUNTRIES, _CITIZENS = ("ian", "ean", "ese", "ish"), frozenset(["national", "nationals", "citizen", "citizens"])
_PLURAL = frozenset(["say", "tell", "are", "were", "have"])
_SUBJECTS = frozenset(["there", "it", "this", "that", "he", "she", "what", "who", "which", "how", "where", "here"])


def find(chains, seen):
    """The names among the chains, in order; titles alone ("the President") are nominal. seen: Evidence."""
    found = []
    for chain in chains:
        if not chain.headline:
            tokens, weak = _trimmed(chain, seen)
            for piece, opens in _apart(tokens, weak, seen):
                found += _of(piece, chain, opens, seen)
    found = _certain(found, seen)
    known = {name.full for name in found} | {name.core[-1] for name in found if name.core}
    for chain in chains:
        if chain.headline:
            found += _of_headline(chain, known, seen)
    return sorted(found, key=lambda name: name.start)


def _trimmed(chain, seen):
    """The tokens of a chain without an opener that owes its capital to its place, and without dates at its ends."""
    tokens, weak, words = chain.tokens, chain.weak, seen.words
    while tokens:
        word = tokens[0][2]
        following = tokens[1] if len(tokens) > 1 else (0, 0, "", "")
        date = word in words.time and not (following[2] and (word in seen.given or following[3] == "of"))
        opener = (
            weak
            and word in words.opener
            and word not in words.rank
            and following[2]
            and not following[3]
            and join(tokens) not in seen.table
            and (
                following[2] in seen.strong
                or following[2] in seen.given
                or following[2] in words.honorific
                or word.endswith("ing")
                or tokens[-1][2] in words.legal
            )
        )
        called = weak and len(tokens) > 2 and not following[3] and (_is_calling(word) or _is_agent(tokens, seen))
        if not (date or opener or called or ("-" in word and seen.is_adjective(word))):
            break
        tokens, weak = tokens[1:], False
    while len(tokens) > 1 and _ends_loose(tokens, seen):
        tokens = tokens[:-1]
    return tokens, weak


def _is_calling(word):
    """Whether a word says what somebody is without being a title: "Statistician Ada Quill"; "Mayor Quill" bears one."""
    if word in knowledge.words().personal:
        return False
    return word.endswith(("ician", "ologist")) or knowledge.says_a_person(word.lower())


def _is_agent(tokens, seen):
    """Whether a run opens with a noun for somebody before a full name: "Voter Ada Quill", not "Walter Ada Quill"."""
    word = tokens[0][2]
    agent = (
        len(word) > 4
        and word.endswith(("er", "or", "ist", "ian"))
        and word not in seen.given
        and word not in seen.words.lead
    )
    return agent and len(tokens) == 3 and seen.is_given(tokens[1][2]) and tokens[2][2] not in seen.words.head


def _ends_loose(tokens, seen):
    """Whether the last word of a run belongs to no name: a day, a preposition, "Wisconsin Republican"."""
    last, link = tokens[-1][2:]
    if last in seen.words.inside:
        return True
    if link == "on" and last in seen.words.time:
        return True
    if link or tokens[0][2] in seen.given or tokens[-2][2] in seen.words.honorific:
        return last in seen.words.time and len(tokens) > 2
    return (
        last in seen.words.time
        or last in seen.words.belief
        or last in seen.nations.plurals
        or ("-" not in last and seen.is_adjective(last))
    )


def _apart(tokens, weak, seen):
    """The tokens in two where a well-known place or organisation stands right before a person: "NASA Bill Ings"."""
    if not tokens:
        return []
    if tokens[-1][2] not in seen.words.organisation and tokens[0][2] not in seen.given:
        for size in range(1, len(tokens) - 1):
            if seen.is_given(tokens[size][2]) and not tokens[size][3] and join(tokens[:size]) in seen.table:
                return [(tokens[:size], weak), (tokens[size:], False)]
    return [(tokens, weak)]


def _of(tokens, chain, weak, seen):
    """The names in a run of tokens: usually one."""
    full = join(tokens)
    if full in seen.table:
        return [Name(tokens, 0, chain, weak)] if len(tokens) > 1 or _is_known(full, chain, weak, seen) else []
    opener = weak and not seen.strong[tokens[0][2]] and tokens[0][2] not in seen.words.lead
    if opener and join(tokens[1:]) in seen.table:  # "Remember New Jersey"
        return [Name(tokens[1:], 0, chain)]
    if len(tokens) > 1 and full.isupper() and "." not in full and len(max(full.split(), key=len)) > 3:
        if not weak or chain.before:
            return []  # shouting
        name = Name(tokens, 0, chain, weak)  # a dateline, or who speaks in a transcript
        if _TURN.match(chain.after):
            name.full, name.core = full.title(), full.title().split()
        return [name]
    title = titles.length(tokens, seen)
    if title == len(tokens):
        return titles.alone(tokens, chain, weak, seen)
    if title:
        return [Name(tokens, title, chain)]
    if len(tokens) == 1:
        return [Name(tokens, 0, chain, weak)] if _is_name(tokens[0][2], chain, weak, seen) else []
    return _of_run(tokens, chain, weak, seen)


def _is_known(word, chain, weak, seen):
    """Whether a word that is a well-known name is one here, and not an opener or shouted grammar: "there IS hope"."""
    if word.capitalize() in seen.words.function and chain.before.lower() in _SUBJECTS:
        return False
    return not weak or bool(seen.strong[word]) or not (word in seen.words.opener or word.lower() in seen.small)


def _of_run(tokens, chain, weak, seen):
    """The name in a run of several words without a title."""
    words, last = seen.words, tokens[-1][2]
    if any(left[2] in words.vessel and not right[3] for left, right in pairwise(tokens)):
        return []
    body = any(left[2] in words.head and right[3] == "of" for left, right in pairwise(tokens))  # "Museum of Flight"
    if (
        last in words.thing
        and last not in words.suffix
        and not body
        and not (len(tokens) == 2 and tokens[0][2] in seen.given)
    ):
        return _inside(tokens, chain, seen)
    lead = 0  # a nationality or faith before a name is part of the run, not of the name
    while (
        lead < len(tokens) - 1
        and not tokens[lead + 1][3]
        and tokens[lead][2] not in words.before
        and (tokens[lead][2] in words.belief or tokens[lead][2] in seen.nations.country_of)
    ):
        lead += 1
    if lead and lead == len(tokens) - 1:
        if last in seen.table:
            return [Name(tokens[lead:], 0, chain)]
        if seen.is_no_actor(last) or last in words.area:
            return []
        return [Name(tokens, 0 if last in words.head else lead, chain, weak)]
    if all(seen.is_no_actor(token[2]) for token in tokens):
        return []
    organisation = last in words.organisation or any(token[3] == "of" for token in tokens)
    return [Name(tokens, 0 if organisation else lead, chain, weak)]


def _inside(tokens, chain, seen):
    """The longest name at the head of a run that itself names no actor: "Iraq War", "Google Science Fair"."""
    for size in range(len(tokens) - 1, 0, -1):
        head = join(tokens[:size])
        known = head in seen.table and not (size == 1 and head in seen.words.opener)
        if known or (size > 1 and tokens[0][2] in seen.given and seen.strong[tokens[size - 1][2]] > 1):
            return [Name(tokens[:size], 0, chain)]
    return []


def _is_name(word, chain, weak, seen):
    """Whether a single capitalised word is a name."""
    if word in seen.surnames:
        return True
    if (
        len(word) == 1
        or (len(word) == 2 and word[1] == ".")
        or seen.is_no_actor(word)
        or word in seen.words.lone
        or word in seen.vessels
        or (word in seen.words.unit and chain.before[-1:].isdigit())
        or _is_of_a_country(word, chain, seen.words)
    ):
        return False
    if not weak or seen.strong[word]:
        return True
    if word.lower() in seen.small or word.endswith("ing"):
        return False
    following = chain.after.replace("’", "'").split(None, 1)[:1]
    if word.endswith("s") and following and following[0] in _PLURAL:  # "Seismologists say"
        return False
    if word.isupper() and len(word) > 2 and is_dateline(chain.after):
        return True
    return (
        is_acronym(word)
        or word in seen.given
        or chain.after[:2] in ("'s", "’s")
        or following == ["'s"]
        or (following and following[0] in seen.words.human_verb)
    )


def _is_of_a_country(word, chain, words):
    """Whether a word describes what follows as that of a country: "a Norbian national", "the Ostian government"."""
    following = chain.after.split(None, 1)[:1] if chain.after[:1] == " " else []
    things = words.land | words.state_noun | words.body
    return word.endswith(_OF_COUNTRIES) and bool(following) and (following[0] in things or following[0] in _CITIZENS)


def _certain(found, seen):
    """The names but for lone heads ("the University") that take up no longer name, and words written small too."""
    runs = [name.core for name in found if len(name.core) > 1]
    ends = {word for core in runs for word in (core[0], core[-1])}
    heads = {word for core in runs for word in core if word in seen.words.head}

    def sure(name):
        word = name.full
        if len(name.core) != 1 or name.title or word in seen.table:
            return True
        if word in seen.words.head_or_opener and word not in seen.surnames:
            return word in heads and name.before in ("the", "The")
        return (
            word.lower() not in seen.small
            or word in ends
            or word in seen.surnames
            or word in seen.given
            or is_acronym(word)
        )

    return [name for name in found if sure(name)]


def _of_headline(chain, known, seen):
    """The names in a headline that the article or the tables know already."""
    found, at, tokens = [], 0, chain.tokens
    while at < len(tokens):
        for size in range(min(4, len(tokens) - at), 0, -1):
            full = join(tokens[at : at + size])
            plain = full.title() if full.isupper() and len(full) > 5 else full
            sure = next(
                (form for form in (full, plain) if form in known or (form in seen.table and len(form) > 3)), None
            )
            if sure:
                name = Name(tokens[at : at + size], 0, chain)
                name.full, name.core = sure, sure.split()
                found.append(name)
                at += size - 1
                break
        at += 1
    return found
