"""Whether letters make an English word: asked only where a word was cut in two."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def known():
    """The words of the tagging lexicon that comes with TextBlob, in lower case; empty where TextBlob is missing."""
    return frozenset(map(str.lower, _entries()))


@cache
def _entries():
    """The words of the lexicon as it writes them: names with a capital."""
    spec = find_spec("textblob")
    path = Path(spec.origin).parent / "en" / "en-lexicon.txt" if spec else None
    if path is None or not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split(" ", 1)[0] for line in lines if line and not line.startswith(";"))


def is_word(letters):
    """Whether the letters are a word of the lexicon.

    >>> is_word("bridge"), is_word("bri")
    (True, False)
    """
    return letters.lower() in known()


def is_name_only(letters):
    """Whether letters with a capital are no word but, if they are in the lexicon at all, a name.

    >>> is_name_only("Colman"), is_name_only("Matters")
    (True, False)
    """
    return letters.lower() not in _entries()
