"""A sentence as small tokens: numbers, words, money signs and single marks, as lists that run side by side."""

import re
from functools import cache

from newslab.claims import times
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


_PAD, _NO_ROLES, _NO_CONTENT = [""] * 12, [None] * 12, [False] * 12
_KINDS = "?wsmcnws"  # by the number of the group that matched
_NOMINAL = (None, "irregular")
_SIGNS = frozenset(["-", "−", "–", "+"])
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
    return re.compile(rf"(?:({plain})|({mark})|({money})|({_CODE})|((?:{_NUMBER}){_POWER})|({_WORD})|(\S))\s*+")


@cache
def sign_code(sign):
    """The currency of a money sign as written."""
    signs = vocabulary().signs
    plain = "".join(sign.split())
    return signs.get(plain) or signs.get(plain.upper()) or {"c$": "CAD"}.get(plain.lower(), "USD")


class _Tokens(dict):
    """Token of one kind as written -> all that Line keeps of it, found out once.

    That is (as written, lower case, kind, closed class, whether it may stand in a noun phrase, whether a number may
    begin with it, whether a date or time may). A word in capitals ('IS', 'US') is a name, of no class.
    """

    def __init__(self, kind):
        self.kind = kind

    def __missing__(self, token):
        if len(self) > _MEMORY:
            self.clear()
        low = token.lower().replace("’", "'")
        if self.kind == "w":
            role = None if token.isupper() and len(token) > 1 else vocabulary().classes.get(low)
            content = role in _NOMINAL or (role == "verb" and token[0].isupper())
            opens = low in vocabulary().openers
        else:
            role, content = None, self.kind == "c"
            opens = self.kind in "nm" or (self.kind == "s" and low in _SIGNS)
        entry = self[token] = (token, low, self.kind, role, content, opens, times.may_open(self.kind, low))
        return entry


_TOKENS = [_Tokens(kind) for kind in _KINDS]


def _shouted(lower, kinds):
    """Roles and content of a sentence all in capitals, where capitals mark no name."""
    classes = vocabulary().classes
    words = [(kind, classes.get(low) if kind == "w" else None) for low, kind in zip(lower, kinds, strict=True)]
    content = [kind == "c" or (kind == "w" and role in (*_NOMINAL, "verb")) for kind, role in words]
    return [role for _, role in words], content


class Line:
    """A sentence's tokens: texts, lower (their lower case), starts, ends (in the whole text) and kinds.

    kinds: n number, w word, m money sign, c code (a name with digits, an address), s any other mark.
    roles: the closed class of each word, or None; a word in capitals ('IS', 'US') is a name unless all the sentence is.
    opens: whether a number may begin with a token; dates: whether a date or time may.
    content: whether a token may be part of a noun phrase; those of times are taken out by settle.
    lower, kinds and roles go on past the end, so that a look a few tokens beyond either end finds nothing there.
    """

    __slots__ = (
        "content",
        "dates",
        "ends",
        "kinds",
        "lower",
        "masked",
        "opens",
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
        starts, tokens = [], []
        for match in _scanner().finditer(text, start, end):
            group = match.lastindex
            starts.append(match.start())
            tokens.append(_TOKENS[group][match[group]])
        self.size = len(tokens)
        texts, lower, kinds, roles, content, self.opens, self.dates = zip(*tokens, strict=True) if tokens else [()] * 7
        if text[start:end].isupper():
            roles, content = _shouted(lower, kinds)
        self.texts, self.starts = texts, starts
        self.ends = [at + len(token) for at, token in zip(starts, texts, strict=True)]
        self.lower = [*lower, *_PAD]
        self.roles = [*roles, *_NO_ROLES]
        self.content = [*content, *_NO_CONTENT]
        self.kinds = [*kinds, *_PAD]
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
