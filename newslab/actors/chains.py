"""Runs of capitalised words: where names can be."""
import re
from functools import cache

from newslab.actors import knowledge
from newslab.actors.name import join

LONGEST = 12  # words in a chain
UPPER = "A-Z" + "".join(chr(n) for n in (*range(0xC0, 0x250), *range(0x386, 0x3AC), *range(0x400, 0x482, 1)) if chr(n).isupper())
_PARTICLES = "de|del|della|di|da|dos|das|du|la|le|van|von|der|den|ter|ten|bin|ibn|bint|al|el|y|zu|af"
_LINKS = re.compile(rf" (?:(?:of|for|on)(?: the)?|(?:{_PARTICLES})(?: (?:{_PARTICLES}))?|&|and) |, ")
_TITLE = re.compile(r"[^\W\d_]{4,}")
_CONTRACTION = re.compile(r"\w+['’](?:ve|re|ll|d|m|t)$")
_LINE = re.compile(r"[^\n]+")


@cache
def _token():
    short = "|".join(sorted((re.escape(word) for group in ("honorific", "legal", "thing", "time")
                             for word in getattr(knowledge.words(), group) if word.endswith(".") and len(word) > 2), key=len, reverse=True))
    short += "|" + "|".join(re.escape(name) for name in knowledge.known() if name.endswith(".") and name[1:-1].islower())
    return re.compile(
        rf"(?<![\w@#-])(?:(?:{short}|St\.|No\.|Mt\.)|(?:[A-Z]\.){{1,5}}(?![a-z])|(?:(?:[Aa]l|[Ee]l|[Aa]n|[Aa]sh|[Aa]s)-)?[{UPPER}]\w*"
        rf"(?:[-&.](?=\w)\w+|['’](?!s\b)(?=\w)\w+)*)"
    )


class Chain:
    """A run of capitalised words: tokens (start, end, word, link before), whether it opens a sentence, and its context."""

    __slots__ = ("after", "before", "headline", "tokens", "weak")

    def __init__(self, tokens, weak, headline):
        self.tokens, self.weak, self.headline = tokens, weak, headline
        self.before = self.after = ""

    @property
    def start(self):
        return self.tokens[0][0]

    @property
    def end(self):
        return self.tokens[-1][1]


def headlines(text):
    """Spans of lines in title case or capitals, where a capital tells nothing."""
    found = []
    for line in _LINE.finditer(text):
        words = _TITLE.findall(text, line.start(), min(line.end(), line.start() + 300))
        if len(words) > 1:
            title = len(words) < 25 and (len(words) > 3 or line.group().rstrip()[-1:] not in tuple(".!?\"”"))
            capital = title and sum(word[0].isupper() for word in words) > 0.75 * len(words)
            if capital or (len(words) > 4 and sum(map(str.isupper, words)) > 0.6 * len(words)):
                found.append(line.span())
    return found


def _joins(left, gap, word):
    """The link by which a word continues the chain whose last word is left, or None."""
    if gap == " ":
        return ""
    words = knowledge.words()
    link = gap.strip().removesuffix(" the")
    if link == ",":
        return "," if word in words.legal or word in ("Jr.", "Sr.", "Jr", "Sr") else None
    if link in ("of", "for", "on"):
        if left in words.role and left not in words.organisation:
            return link if link != "on" and " the" not in gap and word in words.rank | words.portfolio else None
        if left in words.organisation or (link == "of" and (left in words.site or left in words.area or left in words.before)):
            return link
        return None
    if link == "and":
        return None
    return link


def find(text, table):
    """The chains of a text in order, the halves of "Food and Drug Administration" made one. table: well-known names."""
    return _halves_joined(_runs(text), text, table)


def _halves_joined(chains, text, table):
    words, given = knowledge.words(), knowledge.given_names()
    alone = {join(chain.tokens) for chain in chains if not chain.after.startswith(" and ")}
    joined = []
    for chain in chains:
        left = joined[-1] if joined else None
        if left and chain.tokens[-1][2] in words.head and text[left.end:chain.start] == " and " and left.headline == chain.headline:
            size, half = len(left.tokens) + len(chain.tokens), join(left.tokens)
            whole = left.tokens[-1][2] in words.head_or_role and size > 2
            if not (whole or size > 9 or half in table or half in alone or left.tokens[0][2] in given or join(chain.tokens) in table):
                left.tokens = [*left.tokens, (*chain.tokens[0][:3], "and"), *chain.tokens[1:]]
                left.after = chain.after
                continue
        joined.append(chain)
    return joined


def _runs(text):
    shouted = headlines(text)
    function = knowledge.words().function
    chains, tokens, at, line = [], [], 0, 0

    def close():
        if tokens:
            chains.append(_chain(text, list(tokens), headline))
            tokens.clear()

    headline = False
    for match in _token().finditer(text):
        start, end = match.span()
        word = match.group()
        while line < len(shouted) and shouted[line][1] <= start:
            line += 1
        loud = line < len(shouted) and shouted[line][0] <= start
        link = None
        if tokens and start - at < 14 and len(tokens) < LONGEST and loud == headline:
            gap = text[at:start]
            link = _joins(tokens[-1][2], gap, word) if gap == " " or _LINKS.fullmatch(gap) else None
        grammar = (word in function and not link) or _CONTRACTION.match(word)
        if link is None or grammar:
            close()
            link = ""
        headline = loud
        at = end
        if not grammar:
            tokens.append((start, end, word, link))
    close()
    return chains


def _chain(text, tokens, headline):
    start, end = tokens[0][0], tokens[-1][1]
    piece = text[start - 40 if start > 40 else 0:start]
    bare = piece.rstrip(" \t\xa0\"“‘'«„[*_")
    weak = not bare or bare[-1] in ".!?…:;\n—–•|”"
    chain = Chain(tokens, weak, headline)
    words = piece.split()
    chain.before = words[-1] if words and not bare.endswith("\n") else ""
    chain.after = text[end:end + 40]
    return chain
