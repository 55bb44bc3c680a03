"""Second opinions on a page: what trafilatura takes for the main text, and what the page's own data gives as such."""

import re

from newslab.pages.blocks import blocks, tree

_BREAKS = re.compile(r"(?:<br\b[^<>]{0,50}>\s*){3,}", re.IGNORECASE)
_LONGEST = 5_000_000  # characters: trafilatura takes too long over larger pages
_SHORTEST = 300  # characters: a shorter articleBody is a teaser


def outputs(html, facts):
    """Name -> text: "precise" of trafilatura, and "stated" where the page's data holds the article's text."""
    found = {"precise": _trafilatura(html)}
    stated = _plain(facts.get("body", ""))
    if len(stated) >= _SHORTEST:
        found["stated"] = stated
    return found


def _plain(body):
    """An article's text as the page's data gives it, without the markup that some pages leave in it."""
    if "<" not in body and "&" not in body:
        return body
    root = tree(body)
    return "\n\n".join(block.text for block in blocks(root)) if root is not None else ""


def _trafilatura(html):
    import trafilatura

    if len(html) > _LONGEST:
        return ""
    try:  # its time grows with the square of line breaks in a row
        return trafilatura.extract(_BREAKS.sub("<br><br>", html), include_comments=False, favor_precision=True) or ""
    except Exception:  # a page that breaks it has only the other signs to go by
        return ""
