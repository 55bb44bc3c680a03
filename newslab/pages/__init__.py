"""A web page to an Article: its visible text is the raw text, and every block that is not of the article is an edit."""
from newslab.article import Article, Edit
from newslab.cleaning import repairs
from newslab.cleaning.drafts import Draft
from newslab.errors import EmptyArticle, InputError
from newslab.pages import blocks as page_blocks
from newslab.pages import choice, features, metadata
from newslab.pages.outside import outputs

__all__ = ["parse_html"]


def parse_html(html, *, source=None):
    """The Article of a page, given as its HTML.

    The article's raw text is the page's visible text, one block a paragraph; its edits are the blocks left out, each with
    its kind and reason, and the repairs inside kept blocks. Headline, standfirst, byline and date are those the page
    states; metadata holds site and url. Which blocks are of the article is decided by trafilatura's choice
    (Barbaresi 2021), the page's own data and a table of weights together.

    source: the URL or path to remember. Raises EmptyArticle where the page shows no article.

    >>> page = "<h1>Bridge opens</h1><nav><a href='/'>Home</a></nav><p>The mayor opened the bridge on Monday, two years late.</p>"
    >>> article = parse_html(page)
    >>> article.title, article.text
    ('Bridge opens', 'The mayor opened the bridge on Monday, two years late.')
    """
    if not isinstance(html, str):
        raise InputError(f"expected the page as a str, got {type(html).__name__}; newslab.read decodes bytes")
    root = page_blocks.tree(html)
    blocks = page_blocks.blocks(root) if root is not None else []
    if not blocks:
        raise EmptyArticle("the page shows no text; it may be drawn by JavaScript: save the rendered page and read that")
    facts = metadata.facts(root, source)
    found = features.of_page(blocks, outputs(html, facts), facts)
    kinds = choice.choose(blocks, found, choice.likely(found), facts)
    if all(kinds):
        raise EmptyArticle("no article was found on the page; if its text is there, paste it into newslab.parse")
    raw, edits = _edited(blocks, kinds)
    return Article(raw, edits, source=source, metadata={name: facts[name] for name in ("site", "url") if name in facts},
                   language=facts.get("language", "en"), **{name: facts.get(name) for name in ("title", "subtitle", "byline", "published")})


def _edited(blocks, kinds):
    """The raw text of the blocks, and the edits that leave those without a kind, mended."""
    raw = "\n\n".join(block.text for block in blocks)
    rules, edits, at, last = repairs.rules_for(raw), [], 0, max(n for n, kind in enumerate(kinds) if not kind)
    for number, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        start, end = at, at + len(block.text)
        at = end + 2
        if kind:  # the gap goes with the block: the one after it, or before it at the end of the page
            gap = (start - 2, end) if number > last else (start, at)
            edits.append(Edit(*gap, "", "drop", kind, choice.reason(kind)))
            continue
        piece = Draft(block.text, start, end)
        repairs.mend(piece, rules)
        edits += [Edit(mend.start, mend.end, mend.replacement, "repair", mend.kind, repairs.reason(mend.kind)) for mend in piece.mends]
    return raw, tuple(edits)
