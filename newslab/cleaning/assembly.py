"""From raw text to Article: read blocks, mend them, choose those of the body, say why the others went."""

import re
from functools import cache

from newslab.article import Article, Edit
from newslab.cleaning import blocks, choice, headline, looks, repairs, turns, wraps
from newslab.errors import EmptyArticle, InputError
from newslab.lexicons import rows

_NO_BODY = (
    "Everything on this page looks like debris, so all of it was kept: name what should go with drop=, "
    "or check that the page holds an article."
)


def parse(raw, *, keep=(), drop=(), strictness="normal", source=None):
    """The Article in a text dump of a page: the body is kept, debris is dropped, damage is mended.

    keep, drop: what you know better than the model: regular expressions (searched in a paragraph) or line numbers of
    the raw text, counted from 1. keep wins over drop.
    strictness: "lenient", "normal" or "strict", or the probability of being body below which a paragraph goes, 0 to 1
    (on a page full of site furniture, one and a half times that for a line that reads as a part of the site;
    "normal" asks more on a page that the model is sure of than on a doubtful one).
    source: the path or URL, for the record.
    Every change is in .edits with its reason and confidence; parsing the cleaned text changes nothing.
    Raises EmptyArticle where there is no text at all.

    >>> article = parse("Share\\n\\nThe bridge was closed on Monday after a lorry hit it, he said..\\n\\nAdvertisement")
    >>> article.text
    'The bridge was closed on Monday after a lorry hit it, he said.'
    >>> [edit.kind for edit in article.edits if edit.action != "layout"]
    ['share', 'double-stop', 'advertisement']
    """
    found, drafts = _drafts(raw)
    kept, dropped = _wanted(raw, drafts, keep), _wanted(raw, drafts, drop)
    return _article(raw, found, drafts, strictness, kept, dict.fromkeys(dropped, "caller"), source)


def within(raw, stretches):
    """The Article of a text of which a database says what the body is: the stretches, (start, end) in order.

    What lies outside is the database's record of the article and goes; debris inside goes as in `parse`.

    >>> text = "Title: Floods\\n\\nFull text: The bridge was closed on Monday.\\n\\nSubject: Bridges"
    >>> within(text, [(26, 58)]).text
    'The bridge was closed on Monday.'
    """
    found, drafts, outside, at = [], [], [], 0
    for start, end in [*stretches, (len(raw), len(raw))]:
        for stretch, inside in (((at, start), False), ((start, end), True)):
            more = _drafts_of(raw, *stretch)
            outside += [] if inside else range(len(found), len(found) + len(more))
            found += [block for block, _ in more]
            drafts += [draft for _, draft in more]
        at = end
    if len(outside) == len(found):
        raise EmptyArticle("the record of the article holds no text of it")
    return _article(raw, found, drafts, "normal", frozenset(), dict.fromkeys(outside, "record"))


def _article(raw, found, drafts, strictness, kept, dropped, source=None):
    """The Article of some blocks and their drafts; kept: numbers of blocks that stay; dropped: of those that go, each
    with its kind."""
    page, marked = choice.page_of(found, drafts)
    gone, gaps = frozenset(dropped) - kept, [block.gap for block in found]
    marks = [choice.mark_of(block) for block in found]
    while True:
        body, chances, sure = choice.choose(page, gaps, strictness, kept, gone, marked)
        head = headline.read(page, body, marks, kept)
        if not head.above:
            break
        gone = gone.union(head.above)  # and what is left is looked at again, without its headline
    staying = set(body)
    reasons = {n: _verdict(n, page, head, dropped, chances[n]) for n in range(len(drafts)) if n not in staying}
    return Article(
        raw,
        tuple(_edits(raw, drafts, reasons, turns.find(page)[0])),
        title=head.title,
        subtitle=head.subtitle,
        byline=head.byline,
        published=head.published,
        place=headline.place(page, body),
        source=source,
        warnings=() if sure else (_NO_BODY,),
    )


def repair(raw, *, source=None):
    """The Article of a text known to be the body: damage is mended, no paragraph is dropped.

    >>> repair("It cost $ 350 million..").text
    'It cost $350 million.'
    """
    return Article(raw, tuple(_edits(raw, _drafts(raw)[1], {})), source=source)


def _drafts(raw):
    """The blocks of a text that hold anything, and their mended drafts."""
    if not isinstance(raw, str):
        raise InputError(f"expected a text, got {type(raw).__name__}")
    found = _drafts_of(raw, 0, len(raw))
    if not found:
        raise EmptyArticle("the text is empty: there is nothing to read")
    return tuple(zip(*found, strict=True))


def _drafts_of(raw, start, end):
    """(block, mended draft) for every block in raw[start:end] that holds anything."""
    part, found = raw[start:end], []
    rules = repairs.rules_for(part)
    for block in blocks.read(part, start):
        draft = wraps.draft(block, raw)
        repairs.mend(draft, rules)
        if any(line.goes_on for line in block.lines):  # what was joined may show damage that the raw text did not
            repairs.mend(draft, repairs.RULES)
        if draft.text:
            found.append((block, draft))
    return found


def _wanted(raw, drafts, wishes):
    """The numbers of the drafts that the caller's patterns or line numbers name."""
    found, lines = set(), []
    for wish in (wishes,) if isinstance(wishes, str | int) else wishes:
        if isinstance(wish, str):
            try:
                pattern = re.compile(wish)
            except re.error as error:
                raise InputError(f"{wish!r} is no regular expression: {error}") from None
            found.update(n for n, draft in enumerate(drafts) if pattern.search(draft.text))
        elif isinstance(wish, int) and not isinstance(wish, bool):
            lines = lines or raw.splitlines(keepends=True)
            if not 1 <= wish <= len(lines):
                raise InputError(f"there is no line {wish}: the text has {len(lines)} lines")
            start = sum(map(len, lines[: wish - 1]))
            end = start + len(lines[wish - 1])
            found.update(n for n, draft in enumerate(drafts) if draft.start < end and draft.end > start)
        else:
            raise InputError(f"keep and drop take regular expressions or line numbers, not {wish!r}")
    return frozenset(found)


@cache
def _reasons():
    table = {row["kind"]: row["reason"] for row in rows("cleaning_debris.tsv")}
    return table | {row["kind"]: row["reason"] for row in rows("cleaning_kinds.tsv")}


def _verdict(n, page, head, asked, chance):
    """(kind, confidence) of a dropped block."""
    item = page[n]
    if n in asked:
        return asked[n], 1.0
    if n == head.headline:
        kind = "headline"
    elif n in head.copies:
        kind = "repeated-headline"
    elif n == head.standfirst:
        kind = "standfirst"
    elif n == head.author:
        kind = "byline"
    elif item.kind:
        kind = item.kind
    elif item.form in looks.PROSE or item.size >= 13:
        kind = "other-text"
    elif item.size <= 4:
        kind = "label"
    else:
        kind = "teaser"
    return kind, round(1 - chance, 3)


def _edits(raw, drafts, reasons, labels=frozenset()):
    """The edits, in order: dropped blocks with the space before them, mends, and one blank line between paragraphs.

    labels: numbers of the lines that name who says the next paragraph; they are joined with it.
    """
    edits, at, fresh = [], 0, True
    for n, draft in enumerate(drafts):
        if n in reasons:
            kind, confidence = reasons[n]
            opens = fresh and n + 1 < len(drafts) and n + 1 not in reasons  # then the space behind goes too
            end = drafts[n + 1].start if opens else draft.end
            edits.append(Edit(at, end, "", "drop", kind, _why(kind), confidence))
            at = end
            continue
        between = "" if fresh else " " if n - 1 in labels and n - 1 not in reasons else "\n\n"
        if raw[at : draft.start] != between:
            edits.append(_layout(at, draft.start, between, "speaker" if between == " " else "spacing"))
        edits += [Edit(m.start, m.end, m.replacement, "repair", m.kind, _why(m.kind)) for m in draft.mends]
        at, fresh = draft.end, False
    if at < len(raw):
        edits.append(_layout(at, len(raw), ""))
    return edits


def _layout(start, end, replacement, kind="spacing"):
    return Edit(start, end, replacement, "layout", kind, _why(kind))


@cache
def _why(kind):
    known = _reasons()
    return " ".join(known.get(part, "") for part in kind.split(", ")).strip()
