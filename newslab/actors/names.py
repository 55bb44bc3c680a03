"""Chains of capitalised words -> names: which are names at all, and where the title before a name ends."""
import re
from collections import Counter

from newslab.actors import knowledge

_ADJECTIVE = re.compile(r"\w+-[a-z]{3,}$")  # US-led, Paris-based, Pro-European: no name, unless inside one (Kim Jong-un)
_CODE = re.compile(r"[A-Z]{1,4}-\d+\w?$|[IVX]{2,}$|[A-Z]\d+$|[RDI]-[A-Z]|\w+-Americans?$")
_LOWER = re.compile(r"(?<![\w])[a-z]{3,}")
_ACRONYM = re.compile(r"(?:[A-Z]{2,6}s?|[A-Z]\d?[A-Z]\d?|(?:[A-Z]\.){2,5})$")


class Name:
    """A name in the text: words from first token to last, the title words before its core, and its context."""

    __slots__ = ("after", "before", "core", "full", "kind", "name", "nominal", "title", "tokens", "weak")

    def __init__(self, tokens, core, chain, weak):
        self.tokens, self.title, self.weak = tokens, tokens[:core], weak
        self.core = [token[2] for token in tokens[core:]]
        self.full = join(tokens[core:])
        self.before = chain.before if tokens[0][0] == chain.start else ""
        self.after = chain.after if tokens[-1][1] == chain.end else ""
        self.kind = self.name = None
        self.nominal = not self.core

    @property
    def start(self):
        return self.tokens[0][0]

    @property
    def end(self):
        return self.tokens[-1][1]


def join(tokens):
    """The words of tokens with their links, in one string."""
    parts = []
    for _, _, word, link in tokens:
        if parts and link:
            parts.append(link if link != "," else "")
        parts.append(word)
    return " ".join(filter(None, parts))


def is_acronym(word):
    """Whether a word is in capitals like NATO, U.N. or M5S."""
    return bool(_ACRONYM.match(word))


def _people_of(word):
    """Whether a word means the people of a well-known place: Iowans, Parisian."""
    stem, table = word.removesuffix("s"), knowledge.known()
    for suffix in ("ian", "an", "n", "er"):
        if stem.endswith(suffix) and len(stem) > len(suffix) + 2:
            root = stem.removesuffix(suffix)
            if any(root + rest in table for rest in ("", "a", "o", "as", "ia", "e")):
                return word not in table
    return False


def _excluded(word, words, nations):
    """Whether a single word names no actor: a day, a nationality, a faith, a thing."""
    return (word in words.no_actor or (word in nations.country_of and word not in knowledge.known())
            or word in nations.plurals or bool(_CODE.match(word)) or bool(_ADJECTIVE.match(word)) or word[:-1] in words.role or _people_of(word))


def _core_start(tokens, words, nations):
    """How many leading tokens are title: "US President", "Iraqi Foreign Minister", "Secretary of State", "Mr."."""
    last = tokens[-1][2]
    short = tokens[0][2] in words.honorific and len(tokens) < 4  # "Mr. Band"
    if len(tokens) > 1 and not short and (last in words.organisation or last in words.legal) and last not in words.role:
        return 0
    core, given = 0, knowledge.given_names()
    for index, (_, _, word, link) in enumerate(tokens):
        part = link in ("of", "for") and core == index and index
        if index and index == len(tokens) - 1 and tokens[index - 1][2] in given and core < index and not given[tokens[index - 1][2]][1]:
            break  # "Amy Pope": the last word is a surname, whatever else it may mean
        if (word in words.role and link in ("", "of")) or (word in words.honorific and link == "") or part:
            core = index + 1
    if core and any(link in ("of", "and", "&") and tokens[i - 1][2] in words.organisation for i, (_, _, _, link) in enumerate(tokens[:core]) if i):
        return 0
    return core


def _trim(chain, words, nations, strong, lower):
    """The tokens of a chain without an opening word that is capitalised only by its place, and without dates at its ends."""
    tokens = chain.tokens
    weak = chain.weak
    while tokens:
        word = tokens[0][2]
        if word in words.time and not (len(tokens) > 1 and (word in knowledge.given_names() or tokens[1][3] == "of")):
            tokens, weak = tokens[1:], False
        elif weak and len(tokens) > 1 and word in words.opener and not tokens[1][3] and join(tokens) not in knowledge.known():
            following = tokens[1][2]
            if following in strong or following in knowledge.given_names() or following in words.honorific:
                tokens, weak = tokens[1:], False
            else:
                break
        elif _ADJECTIVE.match(word):
            tokens, weak = tokens[1:], False
        else:
            break
    while len(tokens) > 1 and _loose_end(tokens, words, nations):
        tokens = tokens[:-1]
    return tokens, weak


def _strong_words(chains):
    """How often each word begins or ends a run, where its capital means something."""
    counts = Counter()
    for chain in chains:
        if not chain.headline:
            if not chain.weak:
                counts[chain.tokens[0][2]] += 1
            if len(chain.tokens) > 1:
                counts[chain.tokens[-1][2]] += 1
    return counts


def _surnames(chains, words):
    """Last words of runs that begin like a person: "Law" is a name where a "Nathan Law" or "Mr. Law" is."""
    given, found = knowledge.given_names(), set()
    for chain in chains:
        first = chain.tokens[0][2]
        if len(chain.tokens) > 1 and (first in given or first in words.honorific or first in words.role):
            found.add(chain.tokens[-1][2])
    return found - words.organisation - words.role


def _taboo(chains, words):
    """Names of ships, storms, missions: what follows "Hurricane" or "Space Shuttle" is no actor in this article."""
    return {token[2] for chain in chains for before, token in zip(chain.tokens, chain.tokens[1:], strict=False)
            if before[2] in words.vessel}


def _join_and(chains, text, words, table):
    """Chains with the two halves of "Food and Drug Administration" made one."""
    runs = Counter(join(chain.tokens) for chain in chains if not chain.after.startswith(" and "))
    given, joined = knowledge.given_names(), []
    for chain in chains:
        left = joined[-1] if joined else None
        if (left is not None and text[left.end:chain.start] == " and " and left.headline == chain.headline
                and chain.tokens[-1][2] in words.head and len(left.tokens) + len(chain.tokens) < 10
                and (left.tokens[-1][2] not in words.head_or_role or len(left.tokens) + len(chain.tokens) == 2)
                and join(left.tokens) not in table and runs[join(left.tokens)] < 1 and left.tokens[0][2] not in given
                and join(chain.tokens) not in table):
            first, *rest = chain.tokens
            left.tokens = [*left.tokens, (*first[:3], "and"), *rest]
            left.after = chain.after
        else:
            joined.append(chain)
    return joined


def find(chains, text):
    """The names among the chains, in order; titles alone ("the President") are nominal."""
    words, nations, table = knowledge.words(), knowledge.countries(), knowledge.known()
    chains = _join_and(chains, text, words, table)
    strong, lower, taboo = _strong_words(chains), set(_LOWER.findall(text)), _taboo(chains, words)
    surnames = _surnames(chains, words)
    found, later = [], []
    for chain in chains:
        if chain.headline:
            later.append(chain)
            continue
        tokens, weak = _trim(chain, words, nations, strong, lower)
        if tokens and not (len(tokens) == 1 and tokens[0][2] in taboo and tokens[0][2] not in table):
            if len(tokens) == 1 and tokens[0][2] in surnames:
                found.append(Name(tokens, 0, chain, weak))
                continue
            for piece, loose in _split(tokens, weak, table):
                found += _of_tokens(piece, chain, loose, strong, lower, words, nations, table)
    found = _certain(found, words, lower, surnames)
    if later:
        sure = {name.full for name in found} | {name.core[-1] for name in found if name.core}
        for chain in later:
            found += _of_headline(chain, sure, table)
        found.sort(key=lambda name: name.start)
    return found


def _split(tokens, weak, table):
    """A well-known place or organisation right before a personal name is an actor of its own: "NASA Bill Ings"."""
    given = knowledge.given_names()
    for size in range(1, len(tokens) - 1):
        first = tokens[size][2]
        if first in given and not given[first][1] and not tokens[size][3] and join(tokens[:size]) in table:
            if tokens[-1][2] not in knowledge.words().organisation and tokens[0][2] not in given:
                return [(tokens[:size], weak), (tokens[size:], False)]
    return [(tokens, weak)]


def _certain(found, words, lower, surnames):
    """The names without lone heads ("the University") that take up no longer name, and without words written small too."""
    ends = {word for name in found if len(name.core) > 1 for word in (name.core[0], name.core[-1])}
    heads = {word for name in found if len(name.core) > 1 for word in name.core if word in words.head}
    table = knowledge.known()

    def sure(name):
        word = name.full
        if len(name.core) != 1 or name.title or word in table:
            return True
        if word in words.head_or_opener:
            return word in heads and name.before.lower() == "the"
        return word.lower() not in lower or word in ends or word in surnames or word in knowledge.given_names() or is_acronym(word)

    return [name for name in found if sure(name)]


def _of_tokens(tokens, chain, weak, strong, lower, words, nations, table):
    full = join(tokens)
    if full in table:
        if len(tokens) == 1 and weak and (full in words.opener or full.lower() in lower) and not strong[full]:
            return []
        return [Name(tokens, 0, chain, weak)]
    if len(tokens) > 1 and full.isupper() and not (weak and not chain.before) and "." not in full and max(map(len, full.split())) > 3:
        return []
    core = _core_start(tokens, words, nations)
    if core == len(tokens):
        return _title_alone(tokens, chain, weak, words, table)
    if core:
        return [Name(tokens, core, chain, False)]
    if len(tokens) == 1:
        return _single(tokens, chain, weak, strong, lower, words, nations)
    # a nationality or faith before a name is part of the run, not of the name; alone it is none
    if any(token[2] in words.vessel for token in tokens):
        return []
    if tokens[-1][2] in words.thing and not (len(tokens) == 2 and tokens[0][2] in knowledge.given_names()):
        return _inside(tokens, chain, strong, table, words)
    lead = 0
    while lead < len(tokens) - 1 and (tokens[lead][2] in words.belief or tokens[lead][2] in nations.country_of) and not tokens[lead + 1][3]:
        lead += 1
    rest = tokens[lead:]
    if lead and len(rest) == 1:
        if rest[0][2] in table:
            return [Name(rest, 0, chain, False)]
        if _excluded(rest[0][2], words, nations) or rest[0][2] in words.area:
            return []
        if rest[0][2] in words.organisation or rest[0][2] in words.site:
            return [Name(tokens, 0, chain, weak)]
        return [Name(tokens, lead, chain, False)]
    if all(_excluded(token[2], words, nations) for token in tokens):
        return []
    organisation = tokens[-1][2] in words.organisation or any(token[3] == "of" for token in tokens)
    return [Name(tokens, 0 if organisation else lead, chain, weak)]


def _title_alone(tokens, chain, weak, words, table):
    if weak or tokens[-1][2] in words.honorific - words.role or chain.before.lower() in ("a", "an"):
        return []
    for size in range(len(tokens) - 1, 0, -1):
        head = join(tokens[:size])
        if (head in table and table[head][1] == "organisation") or (size > 1 and tokens[size - 1][2] in words.organisation):
            return [Name(tokens[:size], 0, chain, False), Name(tokens[size:], len(tokens) - size, chain, False)]
    return [Name(tokens, len(tokens), chain, False)]


def _single(tokens, chain, weak, strong, lower, words, nations):
    word = tokens[0][2]
    if len(word) == 1 or _excluded(word, words, nations) or (len(word) == 2 and word[1] == "."):
        return []
    if word in words.lone:
        return []
    if weak and not strong[word]:
        after = chain.after.split()
        if word in words.opener or word.lower() in lower or word in words.rank or word.endswith("ing"):
            return []
        if not (is_acronym(word) or word in knowledge.given_names() or chain.after[:2] in ("'s", "’s")
                or (after and (after[0] in words.human_verb or after[0] == "'s"))):
            return []
    return [Name(tokens, 0, chain, weak)]


def _inside(tokens, chain, strong, table, words):
    """The longest well-known name at the head of a run that itself names no actor: "Iraq War", "Google Science Fair"."""
    for size in range(len(tokens) - 1, 0, -1):
        head = join(tokens[:size])
        if head in table and not (size == 1 and head in words.opener) or size > 1 and tokens[0][2] in knowledge.given_names() and strong[tokens[size - 1][2]] > 1:
            return [Name(tokens[:size], 0, chain, False)]
    return []


def _loose_end(tokens, words, nations):
    """Whether the last word of a run belongs to no name: a day, "Wisconsin Republican"."""
    last, link = tokens[-1][2:]
    if link or tokens[0][2] in knowledge.given_names() or tokens[-2][2] in words.honorific:
        return last in words.time and len(tokens) > 2
    return last in words.time or last in words.belief or last in nations.plurals or (last in nations.country_of and last not in knowledge.known())


def _of_headline(chain, sure, table):
    """The names in a headline that the article or the tables know already."""
    found, at, tokens = [], 0, chain.tokens
    while at < len(tokens):
        for size in range(min(4, len(tokens) - at), 0, -1):
            full = join(tokens[at:at + size])
            plain = full.title() if full.isupper() and len(full) > 5 else full
            if full in sure or plain in sure or (full in table and len(full) > 3) or plain in table and len(plain) > 3:
                name = Name(tokens[at:at + size], 0, chain, False)
                name.full = full if full in sure or full in table else plain
                found.append(name)
                at += size - 1
                break
        at += 1
    return found
