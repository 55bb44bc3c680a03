"""Agency: who does what to whom, and which acts have no doer.

No parser: a verb group, the noun phrase before it, and the one after it or after "by".
"""

from dataclasses import dataclass
from functools import cache

from newslab import actors, lexicons, sentences
from newslab.framing import casting, phrases
from newslab.framing.casting import small

_ACTS = ("help", "solve", "harm", "cause", "resist", "accuse", "praise")


@dataclass(frozen=True, slots=True)
class Act:
    """Something done.

    start, end    the verb group ("were killed")
    voice         "active" or "passive"
    act           help, solve, harm, cause, resist, accuse or praise; "" for a passive of another verb
    doer          the span of who does it, or None where the text does not say: an agentless passive
    sufferer      the span of whom it is done to, or None
    doer_name, sufferer_name   the actors they mean, or None where they mean none of the article
    """

    start: int
    end: int
    voice: str
    act: str
    doer: tuple[int, int] | None
    sufferer: tuple[int, int] | None
    doer_name: str | None = None
    sufferer_name: str | None = None

    @property
    def agentless(self):
        """Whether the act is told in the passive with nobody who does it."""
        return self.voice == "passive" and self.doer is None


@dataclass(frozen=True, slots=True)
class Agency:
    """How often an actor does and how often something is done to it; acts are the Act it takes part in."""

    name: str
    doer: int
    sufferer: int
    acts: tuple[Act, ...]


def acts(source):
    """The acts of a text, a list of Act in order: every passive, and active verbs of helping, harming, resisting and
    the like.

    >>> text = "Civilians were killed on Friday. Rebels attacked a convoy, which was saved by soldiers."
    >>> def words(span):
    ...     return span and text[slice(*span)]
    >>> for act in acts(text):
    ...     print(text[act.start : act.end], "|", words(act.doer), "|", words(act.sufferer), "|", act.agentless)
    were killed | None | Civilians | True
    attacked | Rebels | a convoy | False
    was saved | soldiers | which | False
    """
    text, found = sentences.text_of(source), []
    resolve = actors.resolver(text)
    for sentence in sentences.tokenise(text).sentences:
        words = phrases.words_of(text, sentence.start, sentence.end)
        for act in _in_sentence(words):
            names = [resolve(*span) if span else None for span in (act.doer, act.sufferer)]
            found.append(Act(act.start, act.end, act.voice, act.act, act.doer, act.sufferer, *names))
    return found


def agency(source):
    """For each actor how often it does and how often something is done to it, a list of Agency, most acts first.

    >>> [(each.name, each.doer, each.sufferer) for each in agency("Ada Quill attacked Bo Lind. Bo Lind was injured.")]
    [('Bo Lind', 0, 2), ('Ada Quill', 1, 0)]
    """
    shares = {}
    for act in acts(source):
        for name in dict.fromkeys((act.doer_name, act.sufferer_name)):
            if name:
                shares.setdefault(name, []).append(act)
    rows = [
        Agency(
            name,
            sum(act.doer_name == name for act in mine),
            sum(act.sufferer_name == name for act in mine),
            tuple(mine),
        )
        for name, mine in shares.items()
    ]
    return sorted(rows, key=lambda row: (-len(row.acts), row.name))


def _in_sentence(words):
    at = 0
    while at < len(words):
        start, _, word = words[at]
        verb = _participle_after(words, at) if word in small("passive") else None
        if verb:
            doer = _agent(words, verb)
            if doer or words[verb][2] not in small("state"):  # "is divided", but "is divided by a wall"
                sufferer = phrases.before(words, at)
                yield Act(start, words[verb][1], "passive", _act(words[verb][2]), doer, sufferer)
            at = verb
        elif _is_verb(words, at):
            doer, sufferer = phrases.before(words, at), phrases.after(words, at + 1)
            if doer and _does(words, at, doer, sufferer):
                yield Act(start, words[at][1], "active", _act(word), doer, sufferer)
        at += 1


def _does(words, at, doer, sufferer):
    """Whether the phrase before a verb is its subject: not "a quarter-point cut", "minutes released on Monday", "in order
    to raise", "during the campaign to reject"; and whether the verb without an object is one of an act: no "prices eased".
    """
    opening = next(n for n, word in enumerate(words) if word[0] == doer[0])
    tie = words[opening - 1][2] if opening else ""
    if words[at - 1][2] == "to" and (tie in small("aside") or words[at - 2][2] == "order"):
        return False
    if sufferer:
        return True
    following = words[at + 1][2] if at + 1 < len(words) else "."
    open_end = not phrases.is_word(following) or following in small("tying")
    if tie in small("tying") and following in small("tying"):
        return False
    if words[at][2] in small("nounlike") and words[opening][2] in ("a", "an") and open_end and following != "at":
        return False
    return _act(words[at][2]) not in ("help", "solve", "cause") and words[at][2] not in small("befalling")


def _participle_after(words, at):
    """The place of the participle that a form of be leads to, with at most three adverbs between."""
    for place in range(at + 1, min(at + 5, len(words))):
        word = words[place][2]
        if word in small("irregular") or (len(word) > 4 and word.endswith("ed") and word not in small("adjective")):
            return place
        if word not in small("between") and not phrases.is_adverb(word):
            return None
    return None


def _is_verb(words, at):
    """Whether a word is a finite verb of an act: its form is one, and no determiner or preposition makes it a noun."""
    word, before = words[at][2], words[at - 1][2] if at else ""
    if not _act(word) or before in small("determiner") or word.endswith("ing") or not at:
        return False
    if before in small("number") or before[-1].isdigit():
        return False  # "two broken fingers"
    if word in small("participle") and small("perfect").isdisjoint(each[2] for each in words[max(0, at - 4) : at]):
        return False  # "tractors hidden under loads of potatoes"
    irregular, regular = word in small("irregular"), word.endswith("ed")
    if (regular or irregular) and (
        before in small("tying") or before in small("irregular") or before.endswith(("ed", "ing"))
    ):
        return False  # "hid wounded students", "of injured birds"
    if before in small("passive") and not regular and not irregular:
        return False  # "will be back"
    if regular or before in small("auxiliary") or before in small("pronoun"):
        return True
    return irregular or (word.endswith("s") and at + 1 < len(words) and words[at + 1][2] in small("determiner"))


def _agent(words, verb):
    """The phrase after "by" behind a participle, before the clause ends; no time ("by Friday") and no amount."""
    for place in range(verb + 1, min(verb + phrases.LONGEST, len(words) - 1)):
        word, following = words[place][2], words[place + 1][2]
        if word == "by" and not following.endswith("ing") and not following[-1].isdigit():
            return None if _by_no_one(words, place + 1) else phrases.after(words, place + 1)
        if not phrases.is_word(word) or word in ("that", "because", "and", "but"):
            return None
    return None


def _by_no_one(words, at):
    """Whether what follows "by" says when, how or by how much: "by Friday", "by the end of May", "by phone", "by a vote"."""
    word = words[at][2]
    if word in small("time") or word in small("manner"):
        return True
    head = at + (word in small("determiner"))
    return head > at and any(each[2] in small("measure") for each in words[head : head + 2])


def _act(word):
    return _acts().get(word, "")


@cache
def _acts():
    """{verb form: act}"""
    found = {}
    for row in lexicons.rows("framing_roles_words.tsv"):
        if row["class"] in _ACTS:
            for base in row["words"].split():
                for form in casting.forms(base):
                    found.setdefault(form, row["class"])
    return found
