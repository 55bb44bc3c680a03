"""Which blocks of a page are the article, and what the others are."""

from functools import cache
from math import exp

from newslab import lexicons
from newslab.cleaning import headline
from newslab.cleaning.looks import look
from newslab.pages import metadata
from newslab.pages.alignment import tokens
from newslab.pages.features import kinds_of_names, size_of

# what trafilatura keeps must look worse to be dropped than what it drops must look good to be kept
_KEPT_FROM, _ADDED_FROM = 0.2, 0.55
_PROSE = 20  # words: the story begins with a block of this length
_SENTENCE = 9  # words: or, where there is none, of this
_ALIKE = 0.6
_FEW = 12  # words
_STANDFIRST = 50  # words
_CHROME = ("advertisement", "share", "newsletter", "comments", "player", "gallery", "counts", "follow", "resolution")
_OPENERS = ("byline", "date", "counts", "tags", "photo-credit")
_CLOSING = (
    *(
        "biography",
        "agency-credit",
        "contact-line",
        "newsletter",
        "subscription",
        "follow",
        "related",
        "comments",
        "tags",
    ),
    *("share", "legal", "app", "byline", "date"),
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DIALOG = frozenset(("dialog", "alertdialog"))
_NOT_CAPTIONS = frozenset(("table", "blockquote", "li", "pre"))


@cache
def _weights():
    return {row["feature"]: float(row["weight"]) for row in lexicons.rows("pages_weights.tsv")}


def likely(features, weights=None):
    """How likely each block is to be of the article, by the model's weights (newslab's own unless given)."""
    weights = weights or _weights()
    sums = (
        weights["(always)"] + sum(weights.get(name, 0.0) * value for name, value in block.items()) for block in features
    )
    return [1 / (1 + exp(-max(-30.0, min(30.0, total)))) for total in sums]


def choose(blocks, features, chances, facts):
    """For each block "" where it is of the article, else its kind."""
    kept = [
        chance >= (_KEPT_FROM if block.get("precise", 0) >= 0.5 else _ADDED_FROM)
        for chance, block in zip(chances, features, strict=True)
    ]
    behind = [keep and not _DIALOG & block.names for keep, block in zip(kept, blocks, strict=True)]
    kept = behind if any(behind) else kept  # a layer over the page, unless there is nothing else on it
    if not any(kept):
        return [_kind(*each) for each in zip(blocks, features, strict=True)]
    sizes = [size_of(block.text, tokens(block.text)) for block in blocks]
    first = _first(blocks, features, kept, sizes)
    title, seen, inner = metadata.words(facts.get("title", "")), set(), _inner_articles(blocks, kept, sizes)
    found = []
    for at, block in enumerate(blocks):
        kind = (
            _certain(block, features[at], sizes[at], at < first, title, seen)
            or ("other-article" if at in inner else "")
            or _chrome(features[at], sizes[at])
        )
        if kept[at] and not kind:
            seen.add(block.text)
        found.append(kind or ("" if kept[at] else _kind(block, features[at])))
    _trim(found, blocks, features, first)
    return found


def _first(blocks, features, kept, sizes):
    """The number of the block that the story begins with: its first long one, or the first that is a sentence of it."""
    long = (at for at, size in enumerate(sizes) if kept[at] and size >= _PROSE)
    short = (
        at
        for at, size in enumerate(sizes)
        if kept[at] and size >= _SENTENCE and blocks[at].tag not in _HEADINGS and not _above(features[at])
    )
    return next(long, next(short, kept.index(True)))


def _above(features):
    """Whether a block is of what stands above a story: a standfirst, a byline, a date."""
    return "near standfirst" in features or any(f"debris {kind}" in features for kind in _OPENERS)


def _trim(kinds, blocks, features, first):
    """Take from the ends of the story what never begins or ends one: bylines and dates, biographies and pleas."""
    kept = [at for at, kind in enumerate(kinds) if not kind]
    for at in kept:
        told = next((kind for kind in _OPENERS if f"debris {kind}" in features[at]), "")
        if at < first and not told and headline.dates(look(blocks[at].text)):
            told = "date"
        if at < first and told:
            kinds[at] = told
    for at in reversed(kept[1:]):
        told = next((kind for kind in _CLOSING if f"debris {kind}" in features[at]), "")
        heads = blocks[at].tag in _HEADINGS
        links = blocks[at].tag == "li" and 10 * blocks[at].linked >= 9 * len(blocks[at].text)
        if not (told or heads or links):
            break
        kinds[at] = told or ("related" if links else "beside")


def _certain(block, features, size, before, title, seen):
    """The kind of a block that is never of the article, whatever the model says, or ""."""
    said = metadata.words(block.text)
    if (block.tag == "h1" and before) or (metadata.alike(said, title) > _ALIKE and (before or block.tag[0] == "h")):
        return "headline"
    if {"figure", "figcaption"}.intersection(block.place) and not _NOT_CAPTIONS.intersection(block.place):
        return "caption"
    if before and size <= _STANDFIRST and "near standfirst" in features and "li" not in block.place:
        return "standfirst"
    if size >= 8 and block.text in seen:
        return "repeated"
    if 2 * block.linked >= len(block.text) and "debris related" in features:
        return "related"
    if size >= 4 and block.tag in ("p", "div") and 10 * block.linked >= 9 * len(block.text) and "li" not in block.place:
        return "related-link"
    return ""


def _chrome(features, size):
    """The kind of a few words whose wording leaves no doubt that they serve the page, or ""."""
    return next((kind for kind in _CHROME if f"debris {kind}" in features), "") if size <= _FEW else ""


def _inner_articles(blocks, kept, sizes):
    """Numbers of blocks in an article element within the article element that holds the story itself."""
    depth = [block.place.count("article") for block in blocks]
    held = {}
    for at, block in enumerate(blocks):
        if kept[at] and depth[at] and sizes[at] >= 8:
            held[block.article] = held.get(block.article, 0) + sizes[at]
    outer = [at for at in range(len(blocks)) if kept[at] and depth[at] == 1 and sizes[at] >= 8]
    inner = [
        held[blocks[at].article]
        for at in range(len(blocks))
        if kept[at] and depth[at] > 1 and blocks[at].article in held
    ]
    if not outer or not inner or 2 * max(held[blocks[at].article] for at in outer) < max(inner):
        return frozenset()
    return frozenset(at for at in range(len(blocks)) if depth[at] > 1)


@cache
def _signs():
    """The signs of places and names, in order, each with the kind it tells; and the reason of each kind."""
    told = {row["sign"]: row["kind"] for row in lexicons.rows("pages_kinds.tsv") if row["sign"]}
    reasons = {
        row["kind"]: row["reason"] for name in ("cleaning_debris.tsv", "pages_kinds.tsv") for row in lexicons.rows(name)
    }
    return told, reasons


def reason(kind):
    """What a reader of the audit is told of a kind of block."""
    return _signs()[1].get(kind, "")


def _kind(block, features):
    """The kind of a dropped block: what its wording, its place or its names tell."""
    for name, kind in (
        ("like the headline", "headline"),
        ("like the description", "standfirst"),
        ("names the author", "byline"),
        ("hidden", "hidden"),
    ):
        if name in features:
            return kind
    told = _signs()[0]
    wording = next((name[7:] for name in features if name.startswith("debris ") and name[7:] in _signs()[1]), None)
    by_place = next((told[place] for place in reversed(block.place) if place in told), None)
    names = {kind for word in block.near for kind in kinds_of_names().get(word, ())}
    return wording or by_place or next((told[name] for name in told if name in names), "beside")
