"""Whether letters make an English word: asked only where a word was cut in two, or of a line that may be a name.

The lexicon is long and sorted, and few words are ever asked for: it stays one text, from which are read only those that
begin alike.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def _lexicon():
    """The tagging lexicon that comes with TextBlob, a word and its tags on every line; empty where TextBlob is missing."""
    spec = find_spec("textblob")
    path = Path(spec.origin).parent / "en" / "en-lexicon.txt" if spec else None
    return f"\n{path.read_text(encoding='utf-8')}\n" if path and path.is_file() else ""


@cache
def _beginning(letter):
    """The words of the lexicon that begin with a letter, as it writes them: names with a capital."""
    text, opening = _lexicon(), "\n" + letter
    first, last = text.find(opening), text.rfind(opening)
    word = re.compile(rf"\n(?!;)({re.escape(letter)}[^ \n]*)")  # lines that begin with ; are comments
    return frozenset(word.findall(text, first, text.find("\n", last + 1))) if last >= 0 else frozenset()


@cache
def _known(letter):
    """The words that begin with a letter, names too, in lower case."""
    return frozenset(map(str.lower, _beginning(letter) | _beginning(letter.upper())))


def is_word(letters):
    """Whether the letters are a word of the lexicon.

    >>> is_word("bridge"), is_word("bri")
    (True, False)
    """
    low = letters.lower()
    return low in _known(low[0])


def is_name_only(letters):
    """Whether letters with a capital are no word but, if they are in the lexicon at all, a name.

    >>> is_name_only("Colman"), is_name_only("Matters")
    (True, False)
    """
    low = letters.lower()
    return low not in _beginning(low[0])
