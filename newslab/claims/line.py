"""A sentence as small tokens: numbers, words, money signs and single marks, as lists that run side by side."""

import re
from functools import cache

from newslab.claims.vocabulary import vocabulary

_NUMBER = (
    r"\d{1,3}(?:,\d{3}){1,8}(?:\.\d+)?(?!\d|,\d)|\d{1,2}(?:,\d{2}){1,8},\d{3}(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,8}(?!\d)|\d{1,3}(?: \d{3}){2,8}(?!\d|,\d)|\d{1,3} 000(?!\d|,\d)"
    r"|\d{1,3}, 000(?!\d)|\d{1,3}(?:\.\d{3}){2,8}(?![\d.])|\d+(?: \. |\.)\d+|\d+,\d\d?(?!\d|,\d)|\d+"
    r"|(?<!\d)\.\d+"
)
_POWER = r"(?:[eE][+-]?\d+|\s?[x×]\s?10\^?[-−]?\d+)?"
_CODE = (
    r"https?://\S+|www\.\S+|[#@]\w+|\d+(?:\.\d+){3,}|\d+(?:[-–]\d+){2,}"
    r"|[^\W\d_]+\^?\d\w*"
)
_WORD = r"(?:[^\W\d_]\.){2,}|[A-Z]&[A-Z][^\W\d_]*|[^\W\d_]+(?:['’][^\W\d_]+)*"


def _sign_pattern(sign):
    """A money sign that begins with a letter, as a pattern: letters before $ may stand apart from it."""
    if sign.endswith("$") and len(sign) > 2:
        return rf"(?i:{re.escape(sign[:-1])})\s?\$"
    return re.escape(sign) + ("" if sign.endswith("$") else r"(?=\s?\d)")


_PAD = [""] * 12
_KINDS = "?wsmcnws"  # by the number of the group that matched
_NOMINAL = (None, "irregular")
_MEMORY = 200_000


@cache
def _scanner():
    signs = sorted(vocabulary().signs, key=len, reverse=True)
    lettered = [sign for sign in signs if sign[0].isalpha() and sign.isascii()]
    marks = "".join(sign for sign in signs if len(sign) == 1 and not sign.isascii())
    after = "|".join(sign[1:] for sign in signs if sign[0] == "$" and len(sign) > 1)
    money = (
        rf"\$(?:{after})?|[{marks}]|(?<![^\W_])(?=[A-Za-z.]{{1,5}}\s?[$\d])"
        rf"(?:{'|'.join(map(_sign_pattern, lettered))}|c \$)"
    )
    # most words, tried first because it is quick: not before a money sign (c $5), not one themselves (Rs 5, Rs. 5)
    plain = r"(?:[a-z]+|[A-Z][a-z]+(?!\.? ?\d))(?=[ ,;)]|\.(?!\w))(?! ?\$)"
    mark = '[,;:()“”"—–-]'  # marks that begin nothing longer
    return re.compile(rf"\s*+(?:({plain})|({mark})|({money})|({_CODE})|((?:{_NUMBER}){_POWER})|({_WORD})|(\S))")


@cache
def sign_code(sign):
    """The currency of a money sign as written."""
    signs = vocabulary().signs
    plain = "".join(sign.split())
    return signs.get(plain) or signs.get(plain.upper()) or {"c$": "CAD"}.get(plain.lower(), "USD")


class _Words(dict):
    """Token as written -> (lower case, closed class, whether it may stand in a noun phrase), found out once.

    A word in capitals ('IS', 'US') is a name, of no class.
    """

    def __missing__(self, word):
        if len(self) > _MEMORY:
            self.clear()
        low = word.lower().replace("’", "'")
        role = None if word.isupper() and len(word) > 1 else vocabulary().classes.get(low)
        entry = self[word] = (low, role, role in _NOMINAL or (role == "verb" and word[0].isupper()))
        return entry


_WORDS = _Words()


class Line:
    """A sentence's tokens: texts, lower (their lower case), starts, ends (in the whole text) and kinds.

    kinds: n number, w word, m money sign, c code (a name with digits, an address), s any other mark.
    roles: the closed class of each word, or None; a word in capitals ('IS', 'US') is a name unless all the sentence is.
    content: whether a token may be part of a noun phrase; those of times are taken out by settle.
    lower, kinds and roles go on past the end, so that a look a few tokens beyond either end finds nothing there.
    """

    __slots__ = (
        "content",
        "ends",
        "kinds",
        "lower",
        "masked",
        "roles",
        "size",
        "start",
        "starts",
        "text",
        "texts",
        "timed",
        "times",
    )

    def __init__(self, text, start, end):
        self.text, self.start = text, start
        found = list(_scanner().finditer(text, start, end))
        self.texts = [match[match.lastindex] for match in found]
        self.starts = [match.start(match.lastindex) for match in found]
        self.ends = [match.end() for match in found]
        kinds = [_KINDS[match.lastindex] for match in found]
        self.size = len(found)
        words = [_WORDS[word] for word in self.texts]
        if text[start:end].isupper():
            classes = vocabulary().classes
            words = [(low, classes.get(low), classes.get(low) in (*_NOMINAL, "verb")) for low, _, _ in words]
        self.lower = [low for low, _, _ in words] + _PAD
        self.roles = [word[1] if kind == "w" else None for word, kind in zip(words, kinds, strict=True)]
        self.roles += [None] * len(_PAD)
        self.content = [word[2] if kind == "w" else kind == "c" for word, kind in zip(words, kinds, strict=True)]
        self.content += [False] * len(_PAD)
        self.kinds = kinds + _PAD
        self.masked, self.timed, self.times = set(), set(), []

    def touches(self, i):
        """Whether token i follows the one before without a space."""
        return 0 < i < self.size and self.starts[i] == self.ends[i - 1]

    def joined(self, i):
        """The token after a hyphen that ties it to token i - 1, else i: 'five-mile' and 'five mile' read alike."""
        if (
            self.lower[i] in ("-", "‑", "‐")
            and i + 1 < self.size
            and ((self.touches(i) and self.touches(i + 1)) or self.starts[i] == self.ends[i - 1] + 1)
        ):
            return i + 1
        return i

    def settle(self):
        """Take the words of times out of the noun phrases, once the times are known."""
        for i in self.masked | self.timed:
            if self.kinds[i] == "w":
                self.content[i] = False

    def slice(self, i, j):
        """The text of tokens i to j - 1 as written."""
        return self.text[self.starts[i] : self.ends[j - 1]] if i < j else ""
