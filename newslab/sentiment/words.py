"""What newslab knows of single words: their tone, what they do to the words beside them, and what was learned of them."""
import math
import re
from functools import cache, cached_property

from newslab import lexicons
from newslab.errors import ResourceError

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*+|[“”\"?!:;,—–()]")
STOPS = frozenset("?!:;,—–()“”\"")
_OPENERS = frozenset("“\"?!:;")
_REMEMBERED = 200_000  # forms of words kept before the memory is emptied; a newspaper's year has fewer


def plain(form):
    """The form as the tables write it: small letters, straight apostrophe, no possessive."""
    return form.lower().replace("’", "'").removesuffix("'s")


class Words(dict):
    """A dictionary from the form of a word to (tone, cue, learned weight, phrases), or None for a word that says nothing.

    tone      -4 to 4, 0 for none; cue: "negator", "fall" ... or ""; phrases: {next words: tone} or None
    Forms are looked up once and remembered.
    """

    def __init__(self, tones, phrases, cues, learned):
        super().__init__()
        self.tones, self.cues, self.learned = tones, cues, learned
        self.phrases = {}
        for phrase, tone in phrases.items():
            first, *rest = phrase.split(" ")
            self.phrases.setdefault(first, {})[tuple(rest)] = tone

    def __missing__(self, form):
        if len(self) > _REMEMBERED:
            self.clear()
        word = plain(form)
        entry = (self.tones.get(word, 0.0), self.cues.get(word, ""), self.learned.get(word, 0.0), self.phrases.get(word))
        self[form] = entry = entry if any(entry) else None
        return entry


class Lexicon:
    """A user's lexicon, as `read_lexicon` gives it: words and phrases with a tone of -4 to 4, beside or instead of newslab's."""

    def __init__(self, tones, phrases, instead):
        self.tones, self.phrases, self.instead = tones, phrases, instead

    @cached_property
    def words(self):
        """The Words to score with."""
        own = newslab_words()
        if self.instead:
            return Words(self.tones, self.phrases, own.cues, {})
        learned = {word: weight for word, weight in own.learned.items() if word not in self.tones}
        return Words({**own.tones, **self.tones}, {**_phrases(), **self.phrases}, own.cues, learned)

    def __repr__(self):
        return f"Lexicon({len(self.tones) + len(self.phrases)} words and phrases, {'instead' if self.instead else 'added'})"


def read_lexicon(path, instead=False):
    """The Lexicon in a CSV or TSV table with the columns word and score (-4 very negative to 4 very positive).

    instead: True if newslab's own tones are to be left out; else the table is added and wins where both know a word.
    A word may be a phrase. Raises ResourceError that names the file and the faulty row.
    """
    tones, phrases = {}, {}
    for row in lexicons.read(path, needs=("word", "score")):
        word = " ".join(TOKEN.findall(plain(row["word"].strip())))
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
    return Words(singles, _phrases(), cues(), learned)


@cache
def _phrases():
    return {row["word"]: float(row["tone"]) for row in lexicons.rows("sentiment_words.tsv") if " " in row["word"]}


@cache
def cues():
    """{word: cue}."""
    return {word: row["cue"] for row in lexicons.rows("sentiment_cues.tsv") for word in row["words"].split()}


def unmask(tokens):
    """The tokens with names blanked out (""): "Joy Reid" is no joy, and "Homeland Security" no security.

    A capital at the opening of the text or of a quotation is no sign of a name, unless another capital follows. A headline in
    capitals or in title case is read as it stands.

    >>> unmask(["Joy", "Reid", "was", "praised", "by", "Justice", "Grand"])
    ['', '', 'was', 'praised', 'by', '', '']
    >>> unmask(["Great", "joy", "in", "Norbia"])
    ['great', 'joy', 'in', '']
    """
    masked = ["" if token[0].isupper() else token for token in tokens]
    if "" not in masked:
        return tokens
    if _is_headline(tokens):
        return [token.lower() for token in tokens]
    last = len(tokens) - 1
    for at, token in enumerate(tokens):
        if not masked[at] and (at == 0 or tokens[at - 1] in _OPENERS) and (at == last or masked[at + 1]):
            masked[at] = token.lower()
    return masked


def _is_headline(tokens):
    """Whether capitals tell nothing here: no word of five letters or more is written small, and there are four words."""
    return not any(len(token) > 4 and token[0].islower() for token in tokens) and sum(len(token) > 1 for token in tokens) > 3 and (
        sum(token[0].isupper() for token in tokens) > 3)
