"""A web page to an Article: all its visible text is kept, and every block that is not the article is an edit."""
from newslab.article import Article, Edit
from newslab.errors import EmptyArticle, InputError
from newslab.pages import blocks as page_blocks

__all__ = ["parse_html"]


def parse_html(html, *, source=None):
    """The Article of a page's HTML; its raw text is the page's visible text, one block a paragraph.

    source: the URL or path to remember. Raises EmptyArticle where the page shows no article.
    """
    import trafilatura

    if not isinstance(html, str):
        raise InputError(f"expected the page as a str, got {type(html).__name__}")
    root = page_blocks.tree(html)
    blocks = page_blocks.blocks(root) if root is not None else []
    kept = set((trafilatura.extract(html, include_comments=False, favor_precision=True) or "").split("\n"))
    chosen = [block.text in kept and block.tag != "h1" for block in blocks]
    if not any(chosen):
        raise EmptyArticle("the page shows no article")
    raw, edits = "", []
    for block, keep in zip(blocks, chosen, strict=True):
        start = len(raw)
        raw += block.text + "\n\n"
        if not keep:
            edits.append(Edit(start, len(raw), "", "drop", "other"))
    return Article(raw, tuple(edits), source=source)
