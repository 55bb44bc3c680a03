"""From raw text to Article: read blocks, mend them, choose those of the body, say why the others went."""
from newslab.article import Article, Edit
from newslab.cleaning import blocks, repairs, wraps
from newslab.errors import EmptyArticle, InputError


def parse(raw, *, keep=(), drop=(), strictness="normal", source=None):
    pieces = _pieces(raw)
    return _article(raw, pieces, {}, source)


def repair(raw, *, source=None):
    """The Article of a text known to be the body: damage is mended, no block is dropped."""
    return _article(raw, _pieces(raw), {}, source)


def _pieces(raw):
    if not isinstance(raw, str):
        raise InputError(f"expected a text, got {type(raw).__name__}")
    found = blocks.read(raw)
    if not found:
        raise EmptyArticle("the text is empty: there is nothing to read")
    rules = repairs.rules_for(raw)
    pieces = [wraps.draft(block, raw) for block in found]
    for piece in pieces:
        repairs.mend(piece, rules)
    return pieces


def _article(raw, pieces, dropped, source):
    """The article of these drafts; dropped: number of a draft -> (kind, reason, confidence)."""
    edits, at, fresh = [], 0, True
    for number, piece in enumerate(pieces):
        if number in dropped or not piece.text:
            continue
        between = "" if fresh else "\n\n"
        if raw[at:piece.start] != between:
            edits.append(Edit(at, piece.start, between, "layout", "spacing", "Paragraphs are set apart by one blank line."))
        edits += [Edit(m.start, m.end, m.replacement, "repair", m.kind, repairs.reason(m.kind)) for m in piece.mends]
        at, fresh = piece.end, False
    if at < len(raw):
        edits.append(Edit(at, len(raw), "", "layout", "spacing", "Nothing follows the last paragraph."))
    return Article(raw, tuple(edits), source=source)
