"""Which blocks are the body: the model's verdict, the caller's wishes, and a second look until nothing changes."""

import re

from newslab.cleaning import debris, features, headline, inserts, looks, model, outline, posts, turns
from newslab.errors import InputError, UnknownName

# the probability of being body below which a block goes: the same everywhere, or within such bounds what the page asks for
STRICTNESS = {"lenient": (0.15, 0.15), "normal": (0.3, 0.42), "strict": (0.6, 0.6)}
_MARK = re.compile(r"(?:[*+•o]|#{1,6}|\[(?=\d+\]:)|>)(?=\s|\d|$)")
_TARGET = re.compile(r"\d{1,4}\. +(?:https?|ftp|file|mailto|javascript|tel):\S")  # of a link, listed by a text browser
_LOOKS = 40  # further looks; pages settle after one or two
_CALM = 0.05  # where nothing shows that a text is a dump, only what is twenty times less likely to be body goes
_BREAKS = frozenset(("share", "advertisement"))  # what may stand between two paragraphs of an article
# for prose behind a break the bar is so much lower, and so much for short prose, if so many of its words are known
_HARDLY, _SHORTLY, _SAME = 0.05, 0.6, 0.1
_LABEL = 8  # words
_INSERTS = 60  # blocks of inserts in a row between two paragraphs, at most
_MANY = 4  # what stands above a byline or a date is of the head if the body has so many times as many blocks
_LISTED = (";", "; and", "; or")  # only a writer's list has items that end so
_SITE = 1.5  # elsewhere, what reads as a part of a site must be so much likelier to be body


def threshold(strictness):
    """The least and the greatest probability of being body below which a block goes."""
    if isinstance(strictness, str):
        if strictness not in STRICTNESS:
            raise UnknownName.among("strictness", strictness, STRICTNESS)
        return STRICTNESS[strictness]
    if isinstance(strictness, bool) or not isinstance(strictness, int | float) or not 0 <= strictness <= 1:
        raise InputError(f"strictness is one of {', '.join(STRICTNESS)} or a number from 0 to 1, not {strictness!r}")
    return float(strictness), float(strictness)


def page_of(found, drafts):
    """The Looks of the blocks of a text, and the numbers of those that belong to inserts."""
    page = [_look_of(block, draft) for block, draft in zip(found, drafts, strict=True)]
    return _with_inserts(page)


def _with_inserts(page):
    """Looks, those of inserts with the kind of the insert, and the numbers of these."""
    marked = inserts.find(page)
    return [item.named(marked[n]) if n in marked else item for n, item in enumerate(page)], marked


def mark_of(block):
    """The mark of a heading or a list that a block opens with, or ""."""
    text = block.lines[0].text
    return text[0] if text[0] == "#" or (text[0] in "*+-–•" and text[1:2] == " ") else ""


def _look_of(block, draft):
    """The Look of a block with what its layout in the raw text says."""
    text = block.lines[0].text
    mark = _MARK.match(text)
    name = mark[0][0] if mark else "[" if text[0].isdigit() and _TARGET.match(text) else ""
    link = any("][" in line.text or "](" in line.text for line in block.lines)
    return looks.look(draft.text, name, len(block.lines) > 1, link)


def choose(page, gaps, strictness="normal", kept=frozenset(), dropped=frozenset(), marked=()):
    """The numbers of the blocks that stay, and the probability of being body for every block.

    page: the Looks of the blocks; kept, dropped: numbers of blocks that the caller decides; marked: of inserts.
    """
    bounds = threshold(strictness)
    named, said = turns.find(page)
    over = (_interrupting(page, marked) | named) - kept
    said = said | turns.spoken(page) | posts.told(page)
    kept = kept | said - dropped - frozenset(marked)
    chosen = [n for n in range(len(page)) if n not in dropped and n not in over]
    found = dict.fromkeys(range(len(page)), 0.0)
    for turn in range(_LOOKS):
        if turn:
            chosen, here, more = _as_cleaned(page, chosen, kept)
            marked, gaps = {*marked, *more}, [1] * len(here)
        else:
            here, gaps = [page[n] for n in chosen], [1, *(gaps[n] for n in chosen[1:])]
        chances, top = _chances(here, gaps), outline.head_end(here)
        limit = _limit(here, chances, *bounds)
        bars = _bars(here, limit)
        stay = [
            n
            for at, (n, chance) in enumerate(zip(chosen, chances, strict=True))
            if (chance >= bars[at] and at >= top) or n in kept
        ]
        stay = _with_story(here, chosen, _with_prose(here, chosen, stay, top), chances, limit)
        stay = _without_loose(here, chosen, [n for n in stay if n not in marked or n in kept], kept)
        stay = _without_lead(page, _without_tail(page, stay, kept), kept, marked)
        if not turn or len(stay) < len(chosen):
            passed = frozenset(stay) if turn else ()
            found.update((n, chance) for n, chance in zip(chosen, chances, strict=True) if n not in passed)
        if len(stay) in (0, len(chosen)) and (turn or (not over and _settled(here, gaps))):
            break
        chosen = stay or chosen
    staying = frozenset(chosen)
    named = {n for n in named - dropped if n + 1 in staying}
    return sorted(named | staying), found | dict.fromkeys(named, 1.0), bool(stay)


def _as_cleaned(page, chosen, kept):
    """Some blocks as they will be in the cleaned text, without most of their layout: the numbers of those that the model
    is to read, their Looks, and the numbers of those that now are seen to belong to inserts."""
    here, marked = _with_inserts([_bare(page[n]) for n in chosen])
    over = {at for at in _interrupting(here, marked) if chosen[at] not in kept}
    left = [at for at in range(len(here)) if at not in over]
    return [chosen[at] for at in left], [here[at] for at in left], {chosen[at] for at in marked}


def _bare(item):
    """A Look without the layout that cleaning takes away: bullets and the numbers of references stay."""
    mark = "[" if "reference" in item.markup else "•" if "bullet" in item.markup else ""
    return looks.look(item.text, mark) if item.markup else item


def _interrupting(page, marked):
    """The numbers of the blocks of inserts between two paragraphs of prose: the model reads on as if nothing were there."""
    prose = [item.form in looks.PROSE and not item.kind for item in page]
    return frozenset(n for n in marked if _nearest(prose, marked, n, -1, 2) and _nearest(prose, marked, n, 1, 3))


def _nearest(prose, passed, n, step, reach):
    """Whether prose is among the blocks next to a block, those passed over not counted."""
    stop = n + step * _INSERTS
    while reach and n != stop and 0 <= (n := n + step) < len(prose):
        if n not in passed:
            if prose[n]:
                return True
            reach -= 1
    return False


def _limit(here, chances, least, greatest):
    """The probability below which blocks go if the words that stay are to have the highest F1 that can be expected of
    them: half that F1 (Lewis 1995). On a page that the model is sure of more is asked of a block than on a doubtful one.
    """
    told = sum([item.size * chance for item, chance in zip(here, chances, strict=True)])
    best = body = size = 0.0
    for chance, words in sorted(
        [(chance, item.size) for item, chance in zip(here, chances, strict=True)], reverse=True
    ):
        body, size = body + chance * words, size + words
        best = max(best, 2 * body / (size + told))
    return min(max(best / 2, least), greatest)


def _bars(here, limit):
    """The probability below which each block goes."""
    if not outline.calm(here):
        return [limit * (_SITE if _of_site(item) else _CALM if item.text.endswith(_LISTED) else 1) for item in here]
    # a byline or a date above the first prose tells that what stands there is the head of a page
    opening = outline.opening(here) or 0
    headed = any(debris.group(item.kind) == "credit" or headline.dates(item) for item in here[:opening])
    return [limit if headed and n < opening else limit * _CALM for n in range(len(here))]


def _of_site(look):
    """Whether a short block reads as a part of a site."""
    return look.size <= 12 and debris.group(look.kind) == "site"


def _with_prose(here, chosen, stay, top):
    """The blocks that stay, or the densest prose where none of them is prose of the writer's: a body has prose.

    Where the body is one paragraph, the model may take for it a notice about cookies, or a menu.
    """
    start, end = outline.densest(here)
    run = chosen[max(start, top) : end]
    own = {n for n, item in zip(chosen, here, strict=True) if item.form == "P" and not item.kind}
    missed = stay and own.union(run).isdisjoint(stay) and not own.isdisjoint(run)
    return run if missed else stay


def _with_story(here, chosen, stay, chances, limit):
    """The blocks that stay, and the prose behind them that only a share bar or an advertisement cuts off.

    To lose the end of an article is worse than to keep a line about its author. Where most of the densest prose is
    behind a share bar, what stays is a summary above it, and the story begins below.
    """
    found, story, on = set(stay), None, False
    start, end = outline.densest(here)
    prose = [at for at in range(start, end) if here[at].form in looks.PROSE and not here[at].kind]
    words = sum(here[at].size for at in prose)
    rest = [at for at in prose if chosen[at] not in found]
    if 2 * sum(here[at].size for at in rest) > words:
        last = max((at for at in prose if at < rest[0]), default=rest[0])
        between = here[last + 1 : rest[0]]
        told = frozenset().union(*(here[at].terms for at in prose if chosen[at] in found))
        same = sum(len(here[at].terms & told) >= _SAME * len(here[at].terms) for at in rest)
        bar = any(look.kind == "share" for look in between) and all(_of_bar(look) for look in between)
        if bar and 2 * same > len(rest):
            foot = (at for at in range(rest[0], end) if debris.group(here[at].kind) in ("site", "credit"))
            found.update(chosen[at] for at in range(rest[0], next(foot, end)))
    for n, look, chance in zip(chosen, here, chances, strict=True):
        bar = _HARDLY if look.form in "PS" else _SHORTLY
        if n not in found and on and look.form in looks.PROSE and not look.kind and chance >= limit * bar:
            if story is None:
                story = set().union(*(look.terms for n, look in zip(chosen, here, strict=True) if n in found))
            if len(look.terms & story) >= _SAME * len(look.terms):
                found.add(n)
                story |= look.terms
        on = look.form in looks.PROSE if n in found else on and look.kind in _BREAKS
    return [n for n in chosen if n in found]


def _of_bar(look):
    """Whether a block belongs to a share bar: a button, or the address of the page."""
    return look.kind in _BREAKS or " " not in look.text


def _without_loose(here, chosen, stay, kept):
    """The blocks without lines that end as no sentence does, and stand between two parts of a site that go."""
    gone = set(chosen).difference(stay)
    site = [False, *(n in gone and _of_site(look) for n, look in zip(chosen, here, strict=True)), False]
    loose = {
        n
        for at, (n, look) in enumerate(zip(chosen, here, strict=True))
        if site[at] and site[at + 2] and look.form in "Hhf" and look.stop == "open"
    }
    return [n for n in stay if n not in loose or n in kept]


def _without_tail(page, stay, kept):
    """The blocks without what follows the last prose under a byline or a label such as "Related stories"."""
    last = max((at for at, n in enumerate(stay) if page[n].form in "PSL"), default=len(stay))
    if last < len(stay) - 1 and page[stay[-1]].kind == "byline" and outline.credit(page[stay[-1]]):
        stay = stay[:-1] if stay[-1] not in kept else stay
    ends = (at for at, n in enumerate(stay) if at > last and page[n].kind in outline.FOLLOWED)
    # "Sign up ..." may be a step in a list of the writer's; as the last line it is the site's
    end = next((at for at in ends if page[stay[at]].kind != "newsletter" or at == len(stay) - 1), len(stay))
    # headlines of other stories whose label went, and rules and marks
    labelled = (at for at in range(last + 1, end) if at and _label_between(page, stay[at - 1], stay[at]))
    end = next(labelled, end)
    while 1 < end == len(stay) and not any(map(str.isalnum, page[stay[end - 1]].text)):
        end -= 1
        stay = stay[:end] if stay[end] not in kept else stay
    if end > 1 and _is_teaser(page, stay[end - 1]):
        end -= 1
    return [n for at, n in enumerate(stay) if at < end or n in kept]


def _label_between(page, n, m):
    """Whether a label such as "Related stories" stands between two blocks."""
    return any(look.kind == "related" and look.size <= _LABEL for look in page[n + 1 : m])


def _is_teaser(page, n):
    """Whether a last paragraph is the teaser of another story: a headline and a label above it, a date or the like below."""
    if page[n].form != "S" or not 2 <= n < len(page) - 1:
        return False
    dated = page[n + 1].kind in ("date", "counts") and page[n + 1].size <= _LABEL
    named = page[n - 1].stop == "open" and page[n - 1].kind in ("", "related")
    return dated and named and page[n - 2].kind == "related"


def _without_lead(page, stay, kept, marked):
    """The blocks without what names a picture above the first paragraph, without lines above its dateline, and
    without the few of many that stand above a byline or a date, whether that was kept or not."""
    top = next((at for at, n in enumerate(stay) if page[n].form in "PSL" and not page[n].kind), 0)
    dated = top and headline.place_of(page[stay[top]].text)
    above = {n for n in stay[:top] if page[n].kind == "photo-credit" or (dated and page[n].stop == "open")}
    over = stay[: min(outline.OVER, len(stay) // _MANY)]
    for first, below in zip(over, stay[1:], strict=False):
        if any(outline.credit(page[n]) for n in range(first + 1, below) if n not in marked):
            above.update(stay[: stay.index(below)])
    for at, n in enumerate(stay[: min(outline.LATEST, len(stay) // (_MANY - 1))]):
        if not outline.credit(page[n]) or sum(page[m].form in looks.PROSE for m in stay[:at]) > outline.OVER:
            continue
        if page[n].kind == "byline" or headline.date_of(page[n].text):  # not the hour of a post in a live blog
            above.update(stay[: at + 1])
    return [n for n in stay if n not in above or n in kept]


def _settled(here, gaps):
    """Whether the blocks already stand as they will in the cleaned text, so that another look would see the same."""
    return not any(item.markup for item in here) and gaps.count(1) == len(gaps)


def _chances(here, gaps):
    """The probability of being body for every block; in a text that is only an article, 1 for all but debris."""
    start, end = outline.article_only(here) or (0, 0)
    doubted = [not start <= n < end or (item.kind and debris.group(item.kind) == "site") for n, item in enumerate(here)]
    if not any(doubted):
        return [1.0] * len(here)
    found = model.body_probabilities(features.groups(here, gaps))
    return [chance if doubt else 1.0 for chance, doubt in zip(found, doubted, strict=True)]
