"""Runs of capitalised words: where names can be."""

import re
from functools import cache

from newslab.actors import knowledge
from newslab.actors.name import join

LONGEST = 12  # words in a chain
UPPER = "A-Z" + "".join(
    chr(n) for n in (*range(0xC0, 0x250), *range(0x386, 0x3AC), *range(0x400, 0x482, 1)) if chr(n).isupper()
)
_PARTICLES = "de|del|della|di|da|dos|das|du|la|le|van|von|der|den|ter|ten|bin|ibn|bint|al|el|y|zu|af"
_LINKS = re.compile(rf" (?:(?:of|for|on)(?: the)?|(?:{_PARTICLES})(?: (?:{_PARTICLES}))?|&|and) |, ")
_POSSESSIVES = frozenset(("'s ", "’s ", "' ", "’ "))
_SAINTS = frozenset(("St", "St.", "Saint", "SS"))
_OWNERS = frozenset(
    "King Queen Children Women Men People Girls Boys Veterans Coroner Sheriff Magistrates Magistrate Mayor Governor "
    "President General Prosecutor Ombudsman".split()
)
_TITLE = re.compile(r"[^\W\d_]{4,}")
_CONTRACTION = re.compile(r"\w+['’](?:ve|re|ll|d|m|t)$")
_STOP = re.compile(r"[a-z]{3}[.!?][\"”]? ")
_LINE = re.compile(r"[^\n]+")


@cache
def _token():
    """One capitalised word: with the point of an abbreviation, initials, or a word with its hyphens and apostrophes."""
    words = knowledge.words()
    dotted = {
        word
        for group in (words.honorific, words.legal, words.suffix, words.thing, words.time)
        for word in group
        if word.endswith(".")
    }
    dotted |= {name for name in knowledge.known() if name.endswith(".") and name[1:-1].islower()}
    short = "|".join(
        re.escape(word)
        for word in sorted(dotted | {"St.", "Mt."}, key=lambda word: (-len(word), word))
        if len(word) > 2
    )
    prefix = "(?:[Aa]l|[Ee]l|[Aa]n|[Aa]sh|[Aa]s)-"
    return re.compile(
        rf"(?<![\w@#-])(?=[{UPPER}ae])(?:(?:{short})|(?:[A-Z]\.){{1,5}}(?![a-z])"
        rf"|(?:{prefix})?[{UPPER}]\w*(?:[-&.](?=\w)\w+|['’](?!s\b)(?=\w)\w+)*)"
    )


class Chain:
    """A run of capitalised words.

    tokens         (start, end, word, link to the word before: "", "of", "de", "&" ...)
    weak           whether it opens a sentence, so that its first capital tells nothing
    headline       whether it stands in a line where no capital tells anything
    before, after  the word before (two, if it is "of") and the characters after
    """

    __slots__ = ("after", "before", "headline", "tokens", "weak")

    def __init__(self, tokens, weak, headline, before, after):
        self.tokens, self.weak, self.headline, self.before, self.after = tokens, weak, headline, before, after

    @property
    def start(self):
        return self.tokens[0][0]

    @property
    def end(self):
        return self.tokens[-1][1]


def headlines(text):
    """Spans of lines in title case or capitals, where a capital tells nothing.

    >>> headlines("Town Council Votes Against New Bridge\\nThe Town Council of Norbia voted on Monday.")
    [(0, 37)]
    """
    return [line.span() for line in _LINE.finditer(text) if _shouts(line.group())]


def _shouts(line):
    if len(line) > 200:
        return line[:100] == line[:100].upper()
    words = _TITLE.findall(line)
    stopped = line.rstrip()[-1:] in (".", "!", "?", '"', "”")
    if len(words) < 2 or (stopped and (len(words) < 7 or _STOP.search(line))):
        return False
    title = sum(word[0].isupper() for word in words) > 0.75 * len(words)
    return title or (len(words) > 4 and sum(map(str.isupper, words)) > 0.6 * len(words))


def _link(left, gap, word):
    """The link by which a word continues the chain whose last word is left, or None."""
    if gap == " ":
        return ""
    if not _LINKS.fullmatch(gap):
        return None
    words = knowledge.words()
    link = gap.strip().removesuffix(" the")
    if link == ",":
        return "," if word in words.legal or word in words.suffix else None
    if link in ("of", "for", "on"):
        if left in words.role and left not in words.organisation:
            return link if link != "on" and " the" not in gap and word in words.rank | words.portfolio else None
        if left in words.organisation or (link == "for" and left in words.site and word not in words.time):
            return link
        if link == "of" and (left in words.site or left in words.area or left in words.before):
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
        if (
            left
            and chain.tokens[-1][2] in words.head
            and text[left.end : chain.start] == " and "
            and left.headline == chain.headline
        ):
            size, half = len(left.tokens) + len(chain.tokens), join(left.tokens)
            whole = (left.tokens[-1][2] in words.head_or_role and size > 2) or left.tokens[-1][2] in words.legal
            if not (
                whole
                or size > 9
                or half in table
                or half in alone
                or left.tokens[0][2] in given
                or join(chain.tokens) in table
            ):
                left.tokens = [*left.tokens, (*chain.tokens[0][:3], "and"), *chain.tokens[1:]]
                left.after = chain.after
                continue
        joined.append(chain)
    return joined


def _runs(text):
    """The runs of capitalised words that nothing but a link parts."""
    shouted, function, line = headlines(text), knowledge.words().function, 0
    chains, tokens, headline = [], [], False
    for match in _token().finditer(text):
        start, end = match.span()
        word = match.group()
        while line < len(shouted) and shouted[line][1] <= start:
            line += 1
        loud = line < len(shouted) and shouted[line][0] <= start
        if tokens and _owns(tokens, text[tokens[-1][1] : start], word):
            left = tokens[-1]
            tokens[-1] = (left[0], start - 1, text[left[0] : start - 1], left[3])
        link = None
        if tokens and start - tokens[-1][1] < 14 and len(tokens) < LONGEST and loud == headline:
            link = _link(tokens[-1][2], text[tokens[-1][1] : start], word)
        grammar = _is_grammar(word, link, function) or _in_address(text, start)
        inside = link == "" and not loud and _is_inside(word, tokens)
        if tokens and (link is None or grammar) and not inside:
            chains.append(_chain(text, tokens, headline))
            tokens = []
        headline = loud
        if inside or not grammar:
            tokens.append((start, end, word, link or ""))
    if tokens:
        chains.append(_chain(text, tokens, headline))
    return chains


def _owns(tokens, gap, word):
    """Whether a possessive is part of a name: "St. Ada's Hospital", "Farmers' Union", "Quill's Diner"."""
    if gap not in _POSSESSIVES or word not in knowledge.words().head:
        return False
    if word in knowledge.words().eatery:
        return True
    several = gap in ("' ", "’ ") and tokens[-1][2].endswith("s")  # "Farmers' Union"
    return tokens[0][2] in _SAINTS or tokens[-1][2] in _OWNERS or (several and word in knowledge.words().organisation)


def _is_grammar(word, link, function):
    """Whether a capitalised word is no part of a name: "The", "I've", "OUT"."""
    if ("'" in word or "’" in word) and _CONTRACTION.match(word):
        return True
    return not link and (
        word in function
        or (word.isupper() and len(word) > 1 and word.capitalize() in function and word not in knowledge.known())
    )


def _is_inside(word, tokens):
    """Whether a preposition with a capital is part of the name it stands in: "Doctors Without Borders", no person's."""
    given = knowledge.given_names()
    return word in knowledge.words().inside and not any(token[2] in given for token in tokens)


def _in_address(text, start):
    """Whether the word at start belongs to a web address."""
    return text[start - 1 : start] == "/" and "//" in text[max(0, start - 80) : start].rsplit(None, 1)[-1]


def _chain(text, tokens, headline):
    start, end = tokens[0][0], tokens[-1][1]
    piece = text[start - 40 if start > 40 else 0 : start]
    bare = piece.rstrip(" \t\xa0\"“‘'«„[*_")
    weak = not bare or bare[-1] in ".!?…:;\n—–•|”" or piece[-1:] == "“" or piece[-2:] == ' "'
    words = piece.split()
    before = words[-1] if words and bare[-1:] != "\n" else ""
    if before == "of" and len(words) > 1:
        before = f"{words[-2]} of"  # "the city of Velm"
    return Chain(tokens, weak, headline, before, text[end : end + 40])
