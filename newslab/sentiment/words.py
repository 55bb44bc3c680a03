"""What newslab knows of single words: their tone, what they do to the words beside them, what was learned of them."""

import math
import re
from dataclasses import dataclass
from functools import cache, cached_property

from newslab import lexicons
from newslab.errors import ResourceError
from newslab.sentences.layout import SMALL_WORD

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ENDS = frozenset(',;:.!?—–)”"')  # marks after which a negation reaches no further
# what a word may do in a sentence: have a tone; change tones soon after it; be the head of a phrase, its least common
# word; change tones anywhere before it; be turned by a word after it, and turn such a word
TONED, AHEAD, HEAD, BACK, TURNABLE, TURNING = 1, 2, 4, 8, 16, 32
ACTS = {"contrast": BACK, "ill": TURNABLE, "good": TURNABLE, "villain": TURNABLE, "fall": TURNING, "harm": TURNING}
ACTS.update(dict.fromkeys(("negator", "reducer", "booster"), AHEAD))
# never names, wherever they stand
_CAPITAL_CUES = frozenset(("No", "Not", "None", "Never", "Nobody", "Nothing", "Neither", "But", "However", "Yet"))
_GIVEN = frozenset(("Grace", "Joyce", "Mia", "Rob", "Sue", "Dick"))  # hardly ever the word that opens a sentence
_SAYS = frozenset(("said", "says", "told", "added", "asked", "wrote", "replied", "tweeted"))
_OPENING, _CLOSING = frozenset("\"“‘'"), ',.;:”"’)'
_BEFORE = "\"“‘'([-–—$#@"
_TURNING = frozenset(("non", "no", "anti", "un"))  # "non-lethal" is not lethal
_KIN = ("grand", "aunt", "uncle", "niece", "nephew")  # a "great-aunt" is not great
_REMEMBERED = 200_000  # chunks kept before the memory is emptied; a newspaper's year has fewer words


def plain(form):
    """The form as the tables write it: small letters, straight apostrophe, no possessive."""
    return form.lower().replace("’", "'").removesuffix("'s")


class _Spelled(dict):
    """{chunk: the words of it without the marks around them, as the tables write them but for capitals, which stay}."""

    def __missing__(self, chunk):
        if len(self) > _REMEMBERED:
            self.clear()
        core = chunk.rstrip(_CLOSING)
        if not core.isalpha():
            core = " ".join(word.replace("’", "'").removesuffix("'s") for word in WORD.findall(chunk))
        self[chunk] = core
        return core


spelled = _Spelled().__getitem__


def chunks_of(text):
    """The chunks of a text between white space, those made small whose capital is no sign of a name.

    Such is the capital that opens the text, unless another capital follows: "Joy Reid" is no joy. A headline in
    capitals or in title case is read as it stands.

    >>> chunks_of("Joy in Norbia."), chunks_of("Joy Reid left."), chunks_of("JOY IN ALL NORBIA")
    (['joy', 'in', 'Norbia.'], ['Joy', 'Reid', 'left.'], ['joy', 'in', 'all', 'norbia'])
    """
    chunks = text.split()
    if chunks and chunks[0][0].isupper():
        last = chunks[-1]
        if last[0].isupper() and len(chunks) > 3 and last[-1] != "." and not SMALL_WORD.search(text):
            return [chunk.lower() for chunk in chunks]
        if len(chunks) == 1 or not (chunks[1][0].isupper() or _is_somebody(chunks)):
            chunks[0] = chunks[0].lower()
    return chunks


def _is_somebody(chunks):
    """Whether the word that opens a sentence is a name though a small letter follows: "Savage said", "Grace's sister"."""
    first = chunks[0].removesuffix("'s").removesuffix("’s")
    return first in _GIVEN or (chunks[1] in _SAYS and chunks[0][-1] != "s" and chunks[0] not in _CAPITAL_CUES)


@dataclass(slots=True, eq=False)
class Entry:
    """What a chunk of text between white space says ("good", "war-torn,"): alone, before its neighbours are asked."""

    alone: float  # what it adds to the total of a sentence in which nothing changes it
    learned: float  # what it adds besides, over the root of the sentence's length
    acts: int  # the sum of TONED, AHEAD ... that hold
    tone: float  # -4 to 4, 0 for none
    cue: str  # "negator", "fall" ... or ""
    phrases: dict | None  # {the second word of a phrase: [(all words but the first, tone)]}
    asks: bool  # whether a question mark ends it


class Words(dict):
    """A dictionary from a chunk of text to its Entry, or False for one that says nothing, such as a name or a number.

    rules: {rule: weight}. Chunks are looked up once and remembered. A capital is the sign of a name, but not after a
    quotation mark.
    """

    def __init__(self, tones, phrases, learned, rules):
        super().__init__()
        self.tones, self.learned, self.rules, self.cues = tones, learned, rules, cues()
        self.phrases = {}
        for phrase, tone in phrases.items():
            first, *rest = phrase.split(" ")
            self.phrases.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest), tone))
        self.heads = frozenset(_head(phrase.split(" ")) for phrase in phrases)
        self.sides = [[rules.get(f"{rule} {side}", 0.0) for rule in ("plain", "any")] for side in ("blame", "praise")]
        known = frozenset().union(tones, learned, self.cues, self.phrases, self.heads)
        self.known = {word: self._word(word) for word in known}
        self.known.update((cue, self.known[cue.lower()]) for cue in _CAPITAL_CUES)

    def __missing__(self, chunk):
        if len(self) > _REMEMBERED:
            self.clear()
        core = chunk.rstrip(_CLOSING)
        if not core.isalpha():
            core = core.removesuffix("'s").removesuffix("’s")
        entry = self[chunk] = self.known.get(core, False) if core.isalpha() else self._marked(core)
        return entry

    def _marked(self, core):
        """The Entry of a chunk that is more than a plain word: marks before it, an apostrophe, a hyphen, a number."""
        bare = core.lstrip(_BEFORE)
        if bare.isalpha():
            is_name = bare[0].isupper() and core[-len(bare) - 1] not in _OPENING
            return False if is_name else self.known.get(bare.lower(), False)
        return self._several(core) if bare and not bare.isdigit() else False

    def _several(self, core):
        """The Entry of a chunk that may hold several words, or a question mark."""
        asks, first, found = core[-1:] == "?", WORD.search(core), []
        if first and (not first[0][0].isupper() or (first.start() and core[first.start() - 1] in _OPENING)):
            found = [plain(word) for word in WORD.findall(core)]
        if not asks and (len(found) < 2 or self.known.keys().isdisjoint(found)):
            return self.known.get(found[0], False) if found else False
        if len(found) == 1:
            return self._word(found[0], asks)
        learned = 0.0
        if found and self._phrase_of(found) is None:  # of the words of a phrase nothing was learned
            for word in found:
                learned += self.learned.get(word, 0.0)
        return self._entry("", self._tied(found) if found else 0.0, learned, asks)

    def _word(self, word, asks=False):
        return self._entry(word, self.tones.get(word, 0.0), self.learned.get(word, 0.0), asks)

    def _entry(self, word, tone, learned, asks):
        cue = self.cues.get(word, "")
        alone, acts = self.rules.get(cue, 0.0) if cue else 0.0, ACTS.get(cue, 0)
        if asks:
            alone = self.rules.get("question", 0.0) + alone
        if tone:
            size, number = self.sides[tone > 0]
            alone += abs(tone) * size + number
            acts |= TONED | BACK if cue == "reporting" else TONED
        if word in self.heads:
            acts |= HEAD
        return Entry(alone, learned, acts, tone, cue, self.phrases.get(word), asks)

    def _phrase_of(self, found):
        """The tone of the phrase that these words are, or None."""
        return dict(self.phrases.get(found[0], {}).get(found[1], ())).get(tuple(found[1:])) if len(found) > 1 else None

    def _tied(self, found):
        """The tone of words tied by a hyphen: that of the phrase if it is one, else of the strongest."""
        if found[0] == "great" and found[1].startswith(_KIN):
            return 0.0
        known = self._phrase_of(found)
        if known is None and found[0] in _TURNING:
            return -0.5 * self.tones.get(found[-1], 0.0)
        return known if known is not None else max((self.tones.get(word, 0.0) for word in found), key=abs)


class Lexicon:
    """A user's lexicon, as `read_lexicon` gives it: words and phrases with a tone of -4 to 4."""

    def __init__(self, tones, phrases, instead):
        self.tones, self.phrases, self.instead = tones, phrases, instead

    @cached_property
    def words(self):
        """The Words to score with."""
        own = newslab_words()
        if self.instead:
            return Words(self.tones, self.phrases, {}, own.rules)
        learned = {word: weight for word, weight in own.learned.items() if word not in self.tones}
        return Words({**own.tones, **self.tones}, {**_phrases(), **self.phrases}, learned, own.rules)

    def __repr__(self):
        size, use = len(self.tones) + len(self.phrases), "instead" if self.instead else "added"
        return f"Lexicon({size} words and phrases, {use})"


def _head(words):
    """The word of a phrase that is likely the least common: the longest that is no function word."""
    return max(words, key=lambda word: (word not in lexicons.function_words(), len(word)))


def read_lexicon(path, instead=False):
    """The Lexicon in a CSV or TSV table with the columns word and score (-4 very negative to 4 very positive).

    instead: True if newslab's own tones are to be left out; else the table is added and wins where both know a word.
    A word may be a phrase. Raises ResourceError that names the file and the faulty row.
    """
    tones, phrases = {}, {}
    for row in lexicons.read(path, needs=("word", "score")):
        word = " ".join(WORD.findall(plain(row["word"].strip())))
        try:
            score = float(row["score"])
        except ValueError:
            score = math.nan
        if not -4 <= score <= 4:
            raise ResourceError(f"{path}, row of {row['word']!r}: the score {row['score']!r} is no number from -4 to 4")
        if not word:
            raise ResourceError(f"{path}, row of {row['word']!r}: there is no word in it")
        (phrases if " " in word else tones)[word] = score
    return Lexicon(tones, phrases, instead)


@cache
def newslab_words():
    """newslab's own Words."""
    tones, learned = {}, {}
    for row in lexicons.rows("sentiment_words.tsv"):
        if row["tone"]:
            tones[row["word"]] = float(row["tone"])
        if row["learned"]:
            learned[row["word"]] = float(row["learned"])
    singles = {word: tone for word, tone in tones.items() if " " not in word}
    return Words(singles, _phrases(), learned, rules())


@cache
def _phrases():
    return {row["word"]: float(row["tone"]) for row in lexicons.rows("sentiment_words.tsv") if " " in row["word"]}


@cache
def cues():
    """{word: cue}."""
    return {
        word.replace("_", " "): row["cue"]
        for row in lexicons.rows("sentiment_cues.tsv")
        for word in row["words"].split()
    }


@cache
def rules():
    """{rule: weight}."""
    return {row["rule"]: float(row["weight"]) for row in lexicons.rows("sentiment_rules.tsv")}
