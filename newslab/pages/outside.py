"""Second opinions on a page: what trafilatura takes for the main text, and what the page's own data gives as such."""

import re

from newslab.pages.blocks import blocks, tree

_BREAKS = re.compile(r"(?:<br\b[^<>]{0,50}>\s*){3,}", re.IGNORECASE)
_LONGEST = 5_000_000  # characters: trafilatura takes too long over larger pages
_PROSE = 120  # characters: a block of this length is a paragraph
_SHORTEST = 300  # characters: a shorter articleBody is a teaser


def outputs(html, facts, shown):
    """Name -> text: "precise" of trafilatura, and "stated" where the page's data holds the article's text.

    shown: the page's blocks.
    """
    found = {"precise": _main_text(html, shown)}
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


def _main_text(html, shown):
    """What trafilatura keeps when it favours precision, unless that leaves out most of a longer usual answer."""
    if len(html) > _LONGEST:
        return ""
    precise = _trafilatura(html, favor_precision=True)
    prose = sum(len(block.text) for block in shown if len(block.text) >= _PROSE and 4 * block.linked < len(block.text))
    if 2 * len(precise) < prose:
        usual = _trafilatura(html)
        return usual if len(usual) > 2 * len(precise) else precise
    return precise


def _trafilatura(html, **favours):
    import trafilatura

    try:  # its time grows with the square of line breaks in a row
        return trafilatura.extract(_BREAKS.sub("<br><br>", html), include_comments=False, **favours) or ""
    except Exception:  # a page that breaks it has only the other signs to go by
        return ""
