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
_KINDS = "?wmcnws"  # by the number of the group that matched


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
    plain = r"[a-z]+(?=[ ,;)]|\.(?!\w))(?! ?\$)"  # most words: tried first, because it is quick
    return re.compile(rf"({plain})|({money})|({_CODE})|((?:{_NUMBER}){_POWER})|({_WORD})|(\S)")


@cache
def sign_code(sign):
    """The currency of a money sign as written."""
    signs = vocabulary().signs
    plain = "".join(sign.split())
    return signs.get(plain) or signs.get(plain.upper()) or {"c$": "CAD"}.get(plain.lower(), "USD")


class Line:
    """A sentence's tokens: texts, lower (their lower case), starts, ends (in the whole text) and kinds.

    kinds: n number, w word, m money sign, c code (a name with digits, an address), s any other mark.
    roles: the closed class of each word, or None; a word in capitals ('IS', 'US') is a name unless all the sentence is.
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
        self.texts, self.starts, self.ends, self.kinds = [], [], [], []
        for match in _scanner().finditer(text, start, end):
            self.texts.append(match[0])
            begin, finish = match.span()
            self.starts.append(begin)
            self.ends.append(finish)
            self.kinds.append(_KINDS[match.lastindex])
        self.size = len(self.texts)
        self.lower = [word.lower().replace("’", "'") for word in self.texts] + _PAD
        self.kinds += _PAD
        self.masked, self.timed, self.times = set(), set(), []
        role_of, shouted = vocabulary().classes.get, text[start:end].isupper()
        self.roles = [
            None if kind != "w" or (word.isupper() and len(word) > 1 and not shouted) else role_of(lower)
            for word, lower, kind in zip(self.texts, self.lower, self.kinds, strict=False)
        ] + [None] * len(_PAD)
        self.content = []

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
        """Note which tokens may be part of a noun phrase, once the times are known."""
        timed = self.masked | self.timed
        self.content = [
            kind == "c"
            or (
                kind == "w"
                and i not in timed
                and (role in (None, "irregular") or (role == "verb" and self.texts[i][0].isupper()))
            )
            for i, (kind, role) in enumerate(zip(self.kinds, self.roles, strict=True))
        ]

    def slice(self, i, j):
        """The text of tokens i to j - 1 as written."""
        return self.text[self.starts[i] : self.ends[j - 1]] if i < j else ""
