"""What can be said of each block of a page: its element, its place, its words, and what trafilatura makes of it.

Every feature is a short name with a value from 0 to 1; the weights of the model are a table of these names.
"""

from bisect import bisect_right
from collections import Counter
from functools import cache

from newslab import lexicons
from newslab.cleaning import debris
from newslab.pages import metadata
from newslab.pages.alignment import agreement, tokens
from newslab.pages.blocks import elements

_WORD_BINS = (2, 4, 7, 11, 16, 26, 46)
_LINK_BINS = (0.01, 0.2, 0.5, 0.9)
_CLOSERS = "\"'”’»)] \u00a0"
_BESIDE = frozenset(("nav", "footer", "aside", "form", "button"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SECTIONS = (
    "related",
    "newsletter",
    "subscription",
    "comments",
    "tags",
    "follow",
    "advertisement",
    "share",
    "biography",
    "gallery",
)
_TOLD_WITH_PLACE = (  # what means one thing before the story, another in it and after it
    "debris",
    "precise",
    "bold",
    "linked 3",
    "linked 4",
    "names the author",
    "like the headline",
    "like the description",
    "repeated",
    "debris related",
    "debris newsletter",
    "debris biography",
    "debris agency-credit",
    "debris follow",
    "debris date",
    "debris byline",
    "debris photo-credit",
    "debris contact-line",
    "precise p",
    "precise div",
    "precise li",
    "precise h2",
    "precise h3",
    "precise h4",
)
_TAGS = {
    "h1": "h1",
    "h2": "h2",
    "h3": "h3",
    "h4": "h4",
    "h5": "h4",
    "h6": "h4",
    "p": "p",
    "li": "li",
    "div": "div",
    "td": "cell",
    "th": "cell",
    "section": "div",
    "article": "div",
    "figcaption": "figcaption",
    "blockquote": "blockquote",
}


def size_of(text, said):
    """The length of a text in words; scripts without spaces are counted by their letters."""
    return max(len(said), len(text) // (24 if text.isascii() else 8))


@cache
def kinds_of_names():
    """Word of a class or id -> the kinds of content it is a sign of."""
    found = {}
    for row in lexicons.rows("pages_names.tsv"):
        for word in row["words"].split():
            found.setdefault(word, set()).add(row["kind"])
    return found


def _own(block, said):
    """Features of a block that hang on it alone."""
    text, size = block.text, len(block.text)
    bare = text.rstrip(_CLOSERS)
    ended = bare[-1:] in tuple(".!?…。！？।")
    length = bisect_right(_WORD_BINS, size_of(text, said))
    tag = _TAGS.get(block.tag, "other")
    found = {
        f"words {length}",
        f"tag {tag}",
        f"{tag} {'ended' if ended else 'open'}",
        f"words {length} {'ended' if ended else 'open'}",
        f"linked {bisect_right(_LINK_BINS, block.linked / size)}",
        f"linked {bisect_right(_LINK_BINS, block.linked / size)} {tag}",
    }
    found.update(f"in {place}" for place in elements("place").intersection(block.place))
    near = {kind for word in block.near for kind in kinds_of_names().get(word, ())}
    far = {kind for word in block.names for kind in kinds_of_names().get(word, ())}
    found.update(f"near {kind}" for kind in near)
    found.update(f"far {kind}" for kind in far - near)
    wording = debris.kind_of(text, text.lower().split())
    if wording:
        found |= {"debris", f"debris {wording}", f"debris {'long' if length > 4 else 'short'}"}
    if block.hidden:
        found.add("hidden")
    if 2 * block.bold > size:
        found.add("bold")
    if text[:1].islower():
        found.add("starts lower")
    if bare[-1:] in (":", "："):
        found.add("ends colon")
    return dict.fromkeys(found, 1.0)


def of_page(blocks, outputs, facts):
    """The features of every block, a list of dicts.

    outputs: name -> text of an extractor's output; facts: what metadata.facts found.
    """
    all_tokens = [tokens(block.text) for block in blocks]
    found = [_own(block, said) for block, said in zip(blocks, all_tokens, strict=True)]
    agreed = _agreed(blocks, all_tokens, outputs, found)
    _add_agreement(found, agreed, blocks)
    _add_headline(found, all_tokens, facts)
    _add_repetition(found, all_tokens)
    _add_section(found, blocks)
    _add_company(found, blocks, all_tokens, agreed)
    return found


def _agreed(blocks, all_tokens, outputs, found):
    """For each block the share of it that an output holds, the highest of all; its form where there is no output."""
    shares = [agreement(all_tokens, output) for output in outputs.values() if output.strip()]
    return list(map(max, *shares)) if len(shares) > 1 else shares[0] if shares else _prose(blocks, all_tokens, found)


def _prose(blocks, all_tokens, found):
    """What stands in where trafilatura finds nothing: blocks of eight words or more, neither links nor debris."""
    return [
        float(
            size_of(block.text, said) >= 8
            and 2 * block.linked < len(block.text)
            and "debris" not in features
            and not _BESIDE.intersection(block.place)
        )
        for block, said, features in zip(blocks, all_tokens, found, strict=True)
    ]


def _add_agreement(found, values, blocks):
    for at, value in enumerate(values):
        found[at]["precise"] = value
        if value >= 0.5:
            found[at][f"precise {_TAGS.get(blocks[at].tag, 'other')}"] = 1.0
        around = [values[at + step] for step in (-2, -1, 1, 2) if 0 <= at + step < len(values)]
        found[at]["precise around"] = sum(around) / max(1, len(around))
        before, after = max(values[max(0, at - 3) : at], default=0.0), max(values[at + 1 : at + 4], default=0.0)
        found[at]["precise both sides"] = min(before, after)


def _add_headline(found, all_tokens, facts):
    title, subtitle = (frozenset(tokens(facts.get(name, ""))) for name in ("title", "subtitle"))
    byline = frozenset(tokens(facts.get("byline", "")))
    for said, features in zip(all_tokens, found, strict=True):
        mine = frozenset(said)
        if metadata.alike(mine, title) > 0.6:
            features["like the headline"] = 1.0
        if metadata.alike(mine, subtitle) > 0.6:
            features["like the description"] = 1.0
            features["describes " + next((name for name in features if name.startswith("tag ")), "")] = 1.0
        if byline and byline <= mine and len(said) < 12 + len(byline):
            features["names the author"] = 1.0


def _add_repetition(found, all_tokens):
    counts = Counter(all_tokens)
    for said, features in zip(all_tokens, found, strict=True):
        if counts[said] > 1:
            features["repeated"] = 1.0


def _add_section(found, blocks):
    """The heading above: what follows "Related stories" is related until another heading or a paragraph of prose."""
    above = ""
    for block, features in zip(blocks, found, strict=True):
        if above:
            features[f"under {above}"] = 1.0
        kind = next((name[7:] for name in features if name.startswith("debris ") and name[7:] in _SECTIONS), "")
        if block.tag in _HEADINGS or (kind and len(block.text) < 60):
            above = kind
        elif len(block.text) > 200:
            above = ""


def _add_company(found, blocks, all_tokens, shares):
    """Where the prose of the page is: its element's share of the agreed words, and the place before, in or after it."""
    sizes = [size_of(block.text, said) for block, said in zip(blocks, all_tokens, strict=True)]
    agreed = [
        size if share >= 0.5 and size > 9 and "debris" not in features else 0
        for size, share, features in zip(sizes, shares, found, strict=True)
    ]
    total, held = sum(agreed), Counter()
    for block, size in zip(blocks, agreed, strict=True):
        held[block.parent] += size
    inside = [at for at, size in enumerate(agreed) if size]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    words_before = 0
    for at, (block, size, features) in enumerate(zip(blocks, agreed, found, strict=True)):
        features["share of its element"] = held[block.parent] / max(1, total)
        if held[block.parent] * 2 > total > 0:
            features["in the main element"] = 1.0
            features[f"main {_TAGS.get(block.tag, 'other')}"] = 1.0
        place = "before" if at < first else "after" if at > last else "inside"
        features.update(
            {f"{place} {name}": 1.0 for name in tuple(features) if name in _TOLD_WITH_PLACE or name.startswith("tag ")}
        )
        features[place] = 1.0
        features[f"{place} near"] = float(place != "inside" and min(abs(at - first), abs(at - last)) <= 3)
        if place == "inside":
            features["read so far"] = words_before / max(1, total)
            if words_before == 0:
                features["first agreed"] = 1.0
            if words_before + size >= total and size:
                features["last agreed"] = 1.0
        words_before += size
