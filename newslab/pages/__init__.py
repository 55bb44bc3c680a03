"""A web page to an Article: its visible text is the raw text, and every block that is not of the article is an edit."""

import warnings
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from newslab import cleaning
from newslab.article import Article, Edit
from newslab.cleaning import headline, inserts
from newslab.cleaning.looks import look
from newslab.errors import EmptyArticle, InputError, NewslabWarning
from newslab.language import detect_language, doubt
from newslab.pages import blocks as page_blocks
from newslab.pages import choice, features, metadata
from newslab.pages.outside import outputs

__all__ = ["parse_html"]


def parse_html(html, *, source=None):
    """The Article of a page, given as its HTML.

    The article's raw text is the page's visible text, one block a paragraph; its edits are the blocks left out, each
    with its kind and reason, and the repairs inside kept blocks. Headline, standfirst, byline and date are those the
    page states; metadata holds site and url. A page whose story is only in its data (JSON-LD) has that as its raw text.
    Which blocks are of the article is decided by trafilatura's choice (Barbaresi 2021), the page's own data and a table
    of weights together.

    source: the URL or path to remember. A page that is not English gives a NewslabWarning, kept in Article.warnings.
    Raises EmptyArticle where the page shows no article.

    >>> menu, story = "<nav><a href='/'>Home</a></nav>", "The mayor opened the bridge on Monday, two years late."
    >>> article = parse_html(f"<h1>Bridge opens</h1>{menu}<p>{story}</p>")
    >>> article.title, article.text
    ('Bridge opens', 'The mayor opened the bridge on Monday, two years late.')
    """
    if not isinstance(html, str):
        raise InputError(f"expected the page as a str, got {type(html).__name__}; newslab.read decodes bytes")
    root = page_blocks.tree(html)
    blocks, facts = (page_blocks.blocks(root), metadata.facts(root, source)) if root is not None else ([], {})
    article, shown = _story(blocks, outputs(html, facts, blocks), facts)
    article = replace(
        article,
        place=headline.place_of(article.text),
        source=source,
        metadata={name: facts[name] for name in ("site", "url") if name in facts},
        **{name: facts.get(name, shown.get(name)) for name in ("title", "subtitle", "byline", "published")},
    )
    return _with_language(article, facts.get("language"))


def _story(blocks, opinions, facts):
    """The Article of the blocks and what they show around it; where they show less than a third of the text that the
    page's data states, the Article of that."""
    kinds, looked = [], [look(block.text) for block in blocks]
    if blocks:
        found = features.of_page(blocks, opinions, facts)
        kinds = choice.choose(blocks, found, choice.likely(found), facts)
        marked = inserts.find(looked)
        kinds = [kind or marked.get(n, "") for n, kind in enumerate(kinds)]
    shown = sum(len(block.text) for block, kind in zip(blocks, kinds, strict=True) if not kind)
    if 3 * shown < len(opinions.get("stated", "")):
        return cleaning.repair(opinions["stated"]), {}
    if not blocks:
        raise EmptyArticle(
            "the page shows no text; it may be drawn by JavaScript: save the rendered page and read that"
        )
    if not shown:
        raise EmptyArticle("no article was found on the page; if its text is there, paste it into newslab.parse")
    return Article(*_edited(blocks, kinds)), _shown(looked, kinds)


def _shown(looked, kinds):
    """The standfirst, byline and date that the page shows around the article."""
    head = headline.Head(headline=kinds.index("headline") if "headline" in kinds else None)
    headline.around(head, looked, [n for n, kind in enumerate(kinds) if not kind])
    named = kinds.index("standfirst") if "standfirst" in kinds else None
    subtitle = head.subtitle or (looked[named].text if named is not None else None)
    return {"subtitle": subtitle, "byline": head.byline, "published": head.published}


def _with_language(article, stated):
    """The article with the language of its text (the page's where that is too short), and a warning if not English."""
    language = detect_language(article.text) or stated or "en"
    said = doubt(language)
    if said:
        warnings.warn(said, NewslabWarning, stacklevel=3)
    return replace(article, language=language, warnings=(said,) if said else ())


def _edited(blocks, kinds):
    """The raw text of the blocks, and the edits that leave those without a kind, mended."""
    raw, edits, at, last = (
        "\n\n".join(block.text for block in blocks),
        [],
        0,
        max(n for n, kind in enumerate(kinds) if not kind),
    )
    starts, kept = [], []
    for number, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        start, end = at, at + len(block.text)
        at = end + 2
        if not kind:
            starts.append(start)
            kept.append(block.text)
            continue
        # the gap goes with the block: the one after it, or the one before it at the end of the page
        span = (start - 2, end) if number > last else (start, at)
        edits.append(Edit(*span, "", "drop", kind, choice.reason(kind)))
    return raw, tuple(sorted((*edits, *_repairs(starts, kept)), key=lambda edit: edit.start))


def _repairs(starts, kept):
    """The repairs inside the kept blocks, which begin at these places of the raw text."""
    inner = list(accumulate((len(text) + 2 for text in kept), initial=0))
    for edit in cleaning.repair("\n\n".join(kept)).edits:
        number = bisect_right(inner, edit.start) - 1
        if number < len(kept) and edit.end <= inner[number] + len(kept[number]):
            shift = starts[number] - inner[number]
            yield replace(edit, start=edit.start + shift, end=edit.end + shift)
