"""A sentence as small tokens: numbers, words, money signs and single marks, as lists that run side by side."""
import re
from functools import cache

from newslab.claims.vocabulary import vocabulary

_NUMBER = (r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|,\d)|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"
           r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,3}(?: \d{3}){2,}(?!\d|,\d)|\d{1,3} 000(?!\d|,\d)"
           r"|\d{1,3}, 000(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d+(?: \. |\.)\d+|\d+,\d\d?(?!\d|,\d)|\d+"
           r"|(?<!\d)\.\d+")
_POWER = r"(?:[eE][+-]?\d+|\s?[x×]\s?10\^?[-−]?\d+)?"
_CODE = (r"https?://\S+|www\.\S+|[#@]\w+|\d+(?:\.\d+){3,}|\d+(?:[-–]\d+){2,}"
         r"|[^\W\d_]+\^?\d\w*")
_WORD = r"(?:[^\W\d_]\.){2,}|[A-Z]&[A-Z][^\W\d_]*|[^\W\d_]+(?:['’][^\W\d_]+)*"


def _sign_pattern(sign):
    """A money sign that begins with a letter, as a pattern: letters before $ may stand apart from it."""
    if sign.endswith("$") and len(sign) > 2:
        return rf"(?i:{re.escape(sign[:-1])})\s?\$"
    return re.escape(sign) + ("" if sign.endswith("$") else r"(?=\s?\d)")


@cache
def _scanner():
    signs = sorted(vocabulary().signs, key=len, reverse=True)
    lettered = [sign for sign in signs if sign[0].isalpha() and sign.isascii()]
    marks = "".join(sign for sign in signs if len(sign) == 1 and not sign.isascii())
    after = "|".join(sign[1:] for sign in signs if sign[0] == "$" and len(sign) > 1)
    money = (rf"\$(?:{after})?|[{marks}]|(?<![^\W_])(?=[A-Za-z.]{{1,5}}\s?[$\d])"
             rf"(?:{'|'.join(map(_sign_pattern, lettered))}|c \$)")
    return re.compile(rf"(?P<m>{money})|(?P<c>{_CODE})|(?P<n>(?:{_NUMBER}){_POWER})|(?P<w>{_WORD})|(?P<s>\S)")


@cache
def sign_code(sign):
    """The currency of a money sign as written."""
    signs = vocabulary().signs
    plain = "".join(sign.split())
    return signs.get(plain) or signs.get(plain.upper()) or {"c$": "CAD"}.get(plain.lower(), "USD")


class Line:
    """A sentence's tokens: texts, lower (their lower case), starts, ends (in the whole text) and kinds.

    kinds: n number, w word, m money sign, c code (a name with digits, an address), s any other mark.
    """

    __slots__ = ("ends", "kinds", "lower", "masked", "shouted", "size", "start", "starts", "text", "texts", "timed", "times")

    def __init__(self, text, start, end):
        self.text, self.start = text, start
        self.texts, self.starts, self.ends, self.kinds = [], [], [], []
        for match in _scanner().finditer(text, start, end):
            self.texts.append(match[0])
            begin, finish = match.span()
            self.starts.append(begin)
            self.ends.append(finish)
            self.kinds.append(match.lastgroup)
        self.lower = [word.lower().replace("’", "'") for word in self.texts]
        self.size = len(self.texts)
        self.masked, self.timed, self.times = set(), set(), []
        self.shouted = text[start:end].isupper()

    def word(self, i):
        """The token in lower case, or "" outside the sentence."""
        return self.lower[i] if 0 <= i < self.size else ""

    def kind(self, i):
        return self.kinds[i] if 0 <= i < self.size else ""

    def touches(self, i):
        """Whether token i follows the one before without a space."""
        return 0 < i < self.size and self.starts[i] == self.ends[i - 1]

    def joined(self, i):
        """The token after a hyphen that ties it to token i - 1, else i: 'five-mile' and 'five mile' read alike."""
        if self.word(i) in ("-", "‑", "‐") and i + 1 < self.size and (
                (self.touches(i) and self.touches(i + 1)) or self.starts[i] == self.ends[i - 1] + 1):
            return i + 1
        return i

    def slice(self, i, j):
        """The text of tokens i to j - 1 as written."""
        return self.text[self.starts[i]:self.ends[j - 1]] if i < j else ""

    def class_of(self, i):
        """The closed class of a word, or None; a word in capitals ('IS', 'US') is a name unless all the sentence is."""
        if self.kind(i) != "w":
            return None
        role = vocabulary().classes.get(self.lower[i])
        return None if role and self.texts[i].isupper() and len(self.texts[i]) > 1 and not self.shouted else role
