"""Sentences and words of a text as spans: the one tokenisation that all analyses share."""
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from newslab.errors import InputError

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_ENDING = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])")
_WORD = re.compile(r"[^\W_]+(?:['’\-.](?=[^\W_])[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, the number of its paragraph, and whether it begins inside quotation marks."""

    start: int
    end: int
    paragraph: int
    quoted: bool


def text_of(source):
    """The text of a string or of an Article.

    >>> text_of(None)
    Traceback (most recent call last):
    newslab.errors.InputError: expected a text or an Article, got NoneType
    """
    text = source if isinstance(source, str) else getattr(source, "text", None)
    if not isinstance(text, str):
        raise InputError(f"expected a text or an Article, got {type(source).__name__}")
    return text


class Tokens:
    """A text with its sentences and words, each found once, when first asked for."""

    def __init__(self, text):
        self.text = text

    @cached_property
    def sentences(self):
        """The sentences in order, a tuple of Sentence."""
        bounds = [end for _, end in paragraphs(self.text)]
        found, number = [], 0
        for start, end in split(self.text):
            while number + 1 < len(bounds) and start >= bounds[number]:
                number += 1
            opened = self.text[start - 200 if start > 200 else 0:start]
            found.append(Sentence(start, end, number, opened.count("“") > opened.count("”")))
        return tuple(found)

    @cached_property
    def words(self):
        """The spans of the words in order, a list of (start, end)."""
        return [match.span() for match in _WORD.finditer(self.text)]


@lru_cache(maxsize=4)
def _tokens(text):
    return Tokens(text)


def tokenise(source):
    """The Tokens of a text or Article; the last few texts are remembered, so that analyses in turn share the work."""
    return _tokens(text_of(source))


def paragraphs(source):
    """The spans of the paragraphs: stretches with a blank line between them, outer white space left out."""
    text, found, at = text_of(source), [], 0
    for gap in (*_BLANK.finditer(text), None):
        end = gap.start() if gap else len(text)
        piece = text[at:end]
        if piece.strip():
            found.append((at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())))
        at = gap.end() if gap else end
    return found


def split(source):
    """The spans of the sentences as a list of (start, end).

    >>> text = "It rained. Nobody came."
    >>> [text[a:b] for a, b in split(text)]
    ['It rained.', 'Nobody came.']
    """
    text, found = text_of(source), []
    for start, end in paragraphs(text):
        at = start
        for ending in _ENDING.finditer(text, start, end):
            found.append((at, ending.end()))
            at = ending.end() + len(text[ending.end():end]) - len(text[ending.end():end].lstrip())
        if at < end:
            found.append((at, end))
    return found
