"""What newslab knows of single words: their tone, what they do to the words beside them, what was learned of them."""

import math
import re
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from newslab import lexicons
from newslab.errors import ResourceError

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# a longer word that begins small, not to be found in a headline in title case
_SMALL = re.compile(r"\b(?!(?:amid|from|into|over|than|that|upon|with)\b)[a-z]\w{3}")
ENDS = frozenset(',;:.!?—–)”"')  # marks after which a negation reaches no further
# cues that may change a tone beside them
CHANGING = frozenset(("negator", "reducer", "booster", "contrast", "fall", "harm"))
# never names, wherever they stand
_CAPITAL_CUES = frozenset(("No", "Not", "None", "Never", "Nobody", "Nothing", "Neither", "But", "However", "Yet"))
_TURNING = frozenset(("non", "no", "anti", "un"))  # "non-lethal" is not lethal
_REMEMBERED = 200_000  # chunks kept before the memory is emptied; a newspaper's year has fewer words


def plain(form):
    """The form as the tables write it: small letters, straight apostrophe, no possessive."""
    return form.lower().replace("’", "'").removesuffix("'s")


@lru_cache(maxsize=65_536)
def spelled(chunk):
    """The words of a chunk as the tables write them, without the marks around them."""
    return " ".join(map(plain, WORD.findall(chunk)))


class Entry(NamedTuple):
    """What a chunk of text between white space says ("good", "war-torn,"): alone, before its neighbours are asked."""

    alone: float  # what it adds to the total of a sentence in which nothing changes it
    learned: float  # what it adds besides, over the root of the sentence's length
    acts: int  # 1 for a tone, 2 for a cue that may change a tone, 4 where a phrase may begin
    tone: float  # -4 to 4, 0 for none
    cue: str  # "negator", "fall" ... or ""
    phrases: dict | None  # {the second word of a phrase: [(all words but the first, tone)]}
    asks: bool  # whether a question mark ends it


class Words(dict):
    """A dictionary from a chunk of text to its Entry, or False for one that says nothing, such as a name or a number.

    rules: {rule: weight}. Chunks are looked up once and remembered.
    """

    def __init__(self, tones, phrases, learned, rules):
        super().__init__()
        self.tones, self.learned, self.rules = tones, learned, rules
        self.phrases = {}
        for phrase, tone in phrases.items():
            first, *rest = phrase.split(" ")
            self.phrases.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest), tone))
        self.known = frozenset().union(tones, learned, cues(), self.phrases)

    def __missing__(self, chunk):
        if len(self) > _REMEMBERED:
            self.clear()
        core = chunk.rstrip(',.;:”"’)')
        if core.isalpha() and core not in _CAPITAL_CUES:
            entry = self._entry([core], False) if core in self.known else False
        else:
            entry = self._marked(chunk, core)
        self[chunk] = entry
        return entry

    def _marked(self, chunk, core):
        """The Entry of a chunk that is more than a plain word: marks before it, an apostrophe, a hyphen, a number."""
        asks, first = core.endswith("?"), WORD.search(chunk)
        if first is None:
            return self._entry([], asks)
        opens = first.start() > 0 and chunk[first.start() - 1] in "\"“‘'"
        is_name = first[0][0].isupper() and not opens and core not in _CAPITAL_CUES
        return self._entry([] if is_name else spelled(chunk).split(" "), asks)

    def _entry(self, found, asks):
        if not asks and self.known.isdisjoint(found):
            return False
        word = found[0] if len(found) == 1 else ""
        tone, cue = self._tone(found), cues().get(word, "")
        learned, phrases = sum(self.learned.get(each, 0.0) for each in found), self.phrases.get(word)
        alone = self.rules.get("question", 0.0) * asks + (self.rules.get(cue, 0.0) if cue else 0.0)
        if tone:
            side = "praise" if tone > 0 else "blame"
            alone += abs(tone) * self.rules.get(f"plain {side}", 0.0) + self.rules.get(f"any {side}", 0.0)
        acts = (
            (1 if tone else 0) + (2 if cue in CHANGING or (tone and cue == "reporting") else 0) + (4 if phrases else 0)
        )
        return Entry(alone, learned, acts, tone, cue, phrases, asks)

    def _tone(self, found):
        """The tone of a word, or of words tied by a hyphen: that of the phrase if it has one, else of the strongest."""
        if len(found) > 1:
            known = dict(self.phrases.get(found[0], {}).get(found[1], ())).get(tuple(found[1:]))
            if known is None and found[0] in _TURNING:
                return -0.5 * self.tones.get(found[-1], 0.0)
            return known if known is not None else max((self.tones.get(word, 0.0) for word in found), key=abs)
        return self.tones.get(found[0], 0.0) if found else 0.0

    def entries(self, text, chunks):
        """The Entry or False of each chunk of the text, names left out: "Joy Reid" is no joy.

        A capital at the opening of the text is no sign of a name unless another capital follows; nor is one after a
        quotation
        mark. A headline in capitals or in title case is read as it stands.
        """
        found = list(map(self.get, chunks))
        if None in found:  # a chunk that was not met before
            found = [self[chunk] for chunk in chunks]
        if chunks and chunks[0][0].isupper():
            if len(chunks) > 3 and chunks[-1][0].isupper() and chunks[-1][-1] != "." and not _SMALL.search(text):
                return [self[chunk.lower()] for chunk in chunks]
            if len(chunks) == 1 or not chunks[1][0].isupper():
                found[0] = self[chunks[0].lower()]
        return found


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
    return {word: row["cue"] for row in lexicons.rows("sentiment_cues.tsv") for word in row["words"].split()}


@cache
def rules():
    """{rule: weight}."""
    return {row["rule"]: float(row["weight"]) for row in lexicons.rows("sentiment_rules.tsv")}
