"""A text with its sentences and words, found once and remembered."""

import re
from bisect import bisect_left, bisect_right
from collections import namedtuple
from functools import cached_property, lru_cache

from newslab.sentences.layout import paragraphs, text_of
from newslab.sentences.quotation import quoted
from newslab.sentences.splitting import numbered

_WORD = re.compile(r"[^\W_]+(?:['’\-.](?=[^\W_])[^\W_]+)*")


class Sentence(namedtuple("Sentence", "start end paragraph quoted")):
    """A sentence: its span, the number of its paragraph, and whether it begins inside quotation marks.

    quoted is True too where the sentence opens the quotation itself (`“We won,” she said.`).
    """

    __slots__ = ()  # a plain tuple: there are many of them, and it loads faster than a dataclass


class Tokens:
    """A text with its sentences and words, each found once, when first asked for.

    >>> tokens = Tokens("It rained. “Nobody came,” she said.")
    >>> [sentence.quoted for sentence in tokens.sentences]
    [False, True]
    >>> tokens.sentence_at(20)
    1
    >>> [tokens.text[a:b] for a, b in tokens.words_in(11, 23)]
    ['Nobody', 'came']
    """

    def __init__(self, text):
        self.text = text

    @cached_property
    def paragraphs(self):
        """The spans of the paragraphs in order, a list of (start, end)."""
        return paragraphs(self.text)

    @property
    def spans(self):
        """The sentences without their marks, for who does not need these: a tuple of (start, end, paragraph)."""
        return numbered(self.text)

    @cached_property
    def sentences(self):
        """The sentences in order, a tuple of Sentence."""
        inside = quoted(self.text, self.spans)
        return tuple([Sentence(*span, mark) for span, mark in zip(self.spans, inside, strict=True)])

    @cached_property
    def words(self):
        """The spans of the words in order, a list of (start, end)."""
        return [match.span() for match in _WORD.finditer(self.text)]

    @cached_property
    def _sentence_starts(self):
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _word_starts(self):
        return [start for start, _ in self.words]

    def sentence_at(self, position):
        """The number of the sentence that position lies in; white space counts with the sentence before it.

        0 before the first sentence, so that sentences[sentence_at(p)] is always right where p is no white space.
        """
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def words_in(self, start, end):
        """The spans of the words that begin in text[start:end], a list."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]


@lru_cache(maxsize=4)
def _tokens(text):
    return Tokens(text)


def tokenise(source):
    """The Tokens of a text or Article; the last few texts are remembered, so that analyses in turn share the work."""
    return _tokens(text_of(source))
