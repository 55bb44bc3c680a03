"""A page as its visible blocks: paragraphs, headings, list items, cells, in page order, each with where it stood."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from newslab import lexicons

_CELLS = ("td", "th")  # apart from their neighbours, but of one row
_NOTHING = re.compile("[\\s\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]*")
_BLANK = " \t\r\f\n"
_SPACES = re.compile(r"[ \t\r\f\n]+")
_SPLIT_NAME = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STOPS = (".", "?", "!", ":", "”", '"')
_LONGEST = 500  # characters of one class attribute
_DEEPEST = 200  # elements below this depth keep their text but say no more of their place


@cache
def elements(role):
    """The names of the elements that are unseen, block or place."""
    return next(
        frozenset(row["elements"].split()) for row in lexicons.rows("pages_elements.tsv") if row["role"] == role
    )


@dataclass(frozen=True, slots=True)
class Block:
    """A visible block.

    text      its text, white space levelled
    tag       the block element that holds it
    place     tags of the elements around it, outermost first
    names     words of their class, id, role and itemprop, lower case
    near      the same of the nearest three elements only
    article   number of the nearest article element around it, 0 if none
    parent    number of the element that holds the block's element; siblings share it
    linked    characters of it inside links
    bold      characters of it inside bold or italic type
    hidden    whether the page's own source hides it
    """

    text: str
    tag: str
    place: tuple
    names: frozenset
    near: frozenset
    article: int
    parent: int
    linked: int
    bold: int
    hidden: bool


class _Place:
    """Where the walk stands: an element and what its descendants inherit."""

    __slots__ = ("article", "bold", "hidden", "linked", "names", "nearest", "number", "parent", "path", "tag")

    def __init__(self, element, above, number):
        tag = element.tag.lower()
        inline = tag not in elements("block") and tag not in _CELLS and above is not None
        self.tag = above.tag if inline else tag
        self.number = above.number if inline else number
        self.article = number if tag == "article" else above.article if above else 0
        self.parent = above.parent if inline else above.number if above else 0
        deep = above is not None and len(above.path) > _DEEPEST
        self.path = above.path if deep or inline else (*above.path, tag) if above else (tag,)
        own = frozenset() if deep or tag in ("html", "body") else _names(element)
        self.names = own | above.names if above and own else above.names if above else own
        self.nearest = (*above.nearest[-2:], own) if above and own else above.nearest if above else (own,)
        self.linked = tag == "a" or bool(above and above.linked)
        self.bold = tag in ("b", "strong", "em", "i") or bool(above and above.bold)
        self.hidden = _hides(element) or bool(above and above.hidden)


def _names(element):
    if not element.keys():
        return frozenset()
    return _words_of(" ".join(filter(None, map(element.get, ("class", "id", "role", "itemprop"))))[:_LONGEST])


@lru_cache(maxsize=4096)
def _words_of(said):
    return frozenset(word.lower() for word in _SPLIT_NAME.split(said) if word)


def _hides(element):
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def tree(html):
    """The page as an lxml tree, or None where there is no element at all."""
    from lxml import etree
    from lxml import html as lxml_html

    source = _CONTROL.sub("", html)
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        return etree.fromstring(source.encode("utf-8"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


class _Run:
    """Gathers pieces of text into blocks: a block ends where a block element begins or ends, or at two line breaks."""

    def __init__(self):
        self.blocks, self.pieces, self.breaks, self.cell, self.said = [], [], 0, False, False

    def add(self, text, place):
        if not text:
            return
        if text.strip(_BLANK):
            if self.said and (self.breaks > 1 or (self.breaks and self._ended())):
                self.close()
            elif self.said and (self.breaks or self.cell):
                self.pieces.append((" | " if self.cell else " ", place))
            self.breaks, self.cell, self.said = 0, False, True
        self.pieces.append((text, place))

    def _ended(self):
        """Whether what was gathered ends as a sentence does."""
        last = next((piece for piece, _ in reversed(self.pieces) if piece.strip(_BLANK)), "")
        return last.rstrip(_BLANK).endswith(_STOPS)

    def close(self):
        text = _SPACES.sub(" ", "".join(piece for piece, _ in self.pieces)).strip(_BLANK)
        if not _NOTHING.fullmatch(text):
            said = [(len(piece.strip(_BLANK)), place) for piece, place in self.pieces if piece.strip(_BLANK)]
            first = said[0][1]
            self.blocks.append(
                Block(
                    text,
                    first.tag,
                    first.path,
                    frozenset().union(*{place.names for _, place in said}),
                    frozenset().union(*{near for _, place in said for near in place.nearest}),
                    first.article,
                    first.parent,
                    sum(size for size, place in said if place.linked),
                    sum(size for size, place in said if place.bold),
                    any(place.hidden for _, place in said),
                )
            )
        self.pieces, self.breaks, self.cell, self.said = [], 0, False, False


def blocks(root):
    """The visible blocks of a tree, in page order; one pass, no recursion."""
    run, number, stack = _Run(), 0, [(root, None, None)]
    unseen, apart = elements("unseen"), elements("block")
    while stack:
        element, above, place = stack.pop()
        if place is None:
            tag = element.tag.lower() if isinstance(element.tag, str) else "script"
            if tag in ("br", "wbr"):
                run.breaks += tag == "br"
            elif tag not in unseen:
                number += 1
                place = _Place(element, above, number)
                if tag in apart:
                    run.close()
                run.cell = run.cell or tag in _CELLS
                run.add(element.text, place)
                stack.append((element, above, place))
                stack.extend((child, place, None) for child in element.iterchildren(reversed=True))
                continue
        elif element.tag.lower() in apart:
            run.close()
        if above is not None:
            run.add(element.tail, above)
    run.close()
    return run.blocks
