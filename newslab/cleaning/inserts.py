"""Inserts: what a site puts between the paragraphs of an article and marks, beyond doubt, as its own."""

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from newslab.cleaning import debris, posts
from newslab.cleaning.looks import PROSE
from newslab.lexicons import rows

_REACH = 25  # blocks from the line that opens an insert to the line that ends it
_HEAD_NUMBER = re.compile(r"^(?:\d{1,2}[.)]|[•*-]) ")
_FAR = 150  # blocks from a table of contents to its last heading
_NUMBERED, _NUMBER = "1 2 3", re.compile(r"\d{1,2}\.?")  # a list whose numbers stand in lines of their own
_TEASERS, _MOST = "teasers", 8  # headlines of other stories, at most so many, with prose before and behind
_NEXT, _CONTENTS, _WHILE = "next", "contents", "while "
_IMAGE = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])+\](?:\[\d+\])?")
_EXCERPTS = 3  # in a row, at least
_FOOT = 60  # blocks behind what a sender says of itself in which more of the story is looked for
_ITSELF, _OTHERS = "itself", 1  # what a sender says of itself, with at most so much other prose behind it
_CAPTION, _CREDIT = 4, 10  # words of a caption, at least, and of the credit behind it, at most
_REST, _REST_IF_LESS = "rest", "rest if less"
_STORY = 60  # words of prose above what ends a story, at least
_SHOUTED = 6  # words of a link in capitals, at least
_SHARE = 0.1  # of the blocks are in capitals, at most, on a page that has such links
_QUESTION = 12  # words, at most
_LONGEST = 700  # characters of a block that opens or ends one
_ANYTHING = (".", "[^", "(?=", "(?:.", "(?:[^")  # how a pattern begins that may begin with anything: slow to miss
# who made a picture, in brackets behind its caption: "... on Monday. (Dell County Sheriff's Office)"
_MAKER = r"(?:(?:credit|photo|image|courtesy):?|[A-Z][\w.’'-]*[,/:]?|of|the|and|for|via|de)"
_BRACKETED = re.compile(
    rf"[.!?][”\"’']? ?\((?=[^()]*(?:/|: |['’]s |\b(?:Photo|Images?|Press|Office|Department|Courtesy|Police)\b)){_MAKER}(?:[ /]{_MAKER}){{0,7}}\)$"
)


@cache
def _table():
    """By sign: (kind, what opens an insert, the pattern of what ends it or "")."""
    found = {}
    for row in rows("cleaning_inserts.tsv"):
        found.setdefault(row["sign"], []).append((row["kind"], re.compile(row["opens"]), row["closes"]))
    return found


@cache
def _quick():
    """What one look tells of a text: a pattern of all that opens an insert with certain words, and the signs of the rest."""
    certain, signs = [], []
    for sign, entries in _table().items():
        for _, opens, _ in entries:
            if opens.pattern.startswith(_ANYTHING):
                signs.append(sign)
            else:
                certain.append(f"(?:{opens.pattern})")
    return re.compile("|".join(certain)), tuple(signs)


def find(looks):
    """The numbers of the blocks that belong to inserts, each with its kind."""
    opened = [(n, *entry) for n, look in enumerate(looks) if len(look.text) <= _LONGEST for entry in _opened(look.text)]
    found = {}
    for teasers in (False, True):  # other inserts may stand among teasers
        for n, kind, match, closes in opened:
            if closes in (_REST, _REST_IF_LESS):
                continue
            if n not in found and (closes == _TEASERS) is teasers and (end := _end(looks, n, match, closes, found)):
                found.update(dict.fromkeys(range(n, end), kind))
    found.update(posts.between(looks))
    found.update(_images(looks))
    found.update(_excerpts(looks))
    found.update(_rest(looks, opened))
    found.update(_captions(looks, [n for n in range(len(looks)) if found.get(n) != "gallery"], found))
    found.update(_shouted(looks, found))
    return found


def _images(looks):
    """What stands for a picture in Markdown, in brackets, on a page whose links are listed, and the same again as its
    caption: numbers of blocks, each with its kind."""
    listed = any("reference" in look.markup for look in looks)
    images = [
        n
        for n, look in enumerate(looks)
        if look.text[0] == "[" and (listed or debris.group(look.kind) == "picture") and _IMAGE.fullmatch(look.text)
    ]
    told = [n for n in images if looks[n].size >= _CAPTION and n + 1 < len(looks)]
    copies = [n + 1 for n in told if looks[n + 1].text.startswith(looks[n].text[1:-1])]
    return dict.fromkeys([*images, *copies], "caption")


def _excerpts(looks):
    """The beginnings of other stories, each cut off in its middle, and the headlines between them: numbers of blocks,
    each with its kind."""
    cut = [n for n, look in enumerate(looks) if look.stop == "cut" and look.size >= 2 * _CAPTION]
    rows = []
    for n in cut:
        near = rows and n - rows[-1][-1] <= 2 and all(look.stop == "open" for look in looks[rows[-1][-1] + 1 : n])
        if near:
            rows[-1].append(n)
        else:
            rows.append([n])
    long = [row for row in rows if len(row) >= _EXCERPTS]
    return {n: "related" for row in long for n in range(row[0], row[-1] + 1)}


def _captions(looks, numbers, found):
    """The numbers of the captions among some blocks, each with its kind; found: the blocks of other inserts."""
    captions, prose = {}, False
    for n, m in pairwise(numbers):
        one, other = looks[n], looks[m]
        if prose and one.size >= _CAPTION * min(m - n, 2) and _pictured(one, other):
            captions.update({n: "caption", m: "caption"})  # what stands for a picture, and under it
        elif one.size >= 2 * _CAPTION and _twice(one.text):
            captions[n] = "caption"
        elif prose and other.text[-1] == ")" and _BRACKETED.search(other.text):
            captions[m] = "caption"
            if one.size >= _SHOUTED and one.form in "Hh" and one.stop == "open":
                captions[n] = "caption"  # what stands for the picture
        elif prose and found.get(m) == "photo-credit" and one.form == "H" and one.stop == "open":
            captions[n] = "caption"
            if n - 1 not in found and looks[n - 1].form == "H" and looks[n - 1].stop == "open":
                captions[n - 1] = "caption"
        prose = prose if n in found or n in captions else one.form in PROSE
    return captions


def _shouted(looks, found):
    """Headlines of other stories, in capitals where the page has few, between paragraphs: links, each with its kind."""
    loud = [n for n, look in enumerate(looks) if look.size >= _SHOUTED and look.text.isupper() and look.stop == "open"]
    if len(loud) > _SHARE * len(looks):
        return {}
    return {n: "related" for n in loud if n not in found and _between(looks, n, n + 1)}


def _between(looks, n, end):
    """Whether the blocks from n to end stand between two paragraphs of prose."""
    return n > 0 and looks[n - 1].form in PROSE and end < len(looks) and looks[end].form in "PS"


@lru_cache(maxsize=4096)
def _opened(text):
    """(kind, match, what closes it) for every insert that a block with a text may open."""
    text, found, (certain, signs) = text.lower(), [], _quick()
    if certain.fullmatch(text) or any(sign in text for sign in signs):
        for sign, entries in _table().items():
            if sign in text:
                for kind, opens, closes in entries:
                    if match := opens.fullmatch(text):
                        found.append((kind, match, closes))
    return found


def _loose(look):
    """Whether a block ends as no sentence does, or asks a short question."""
    return (look.form in "Hhfx" and look.stop == "open") or (look.size <= _QUESTION and look.text.endswith("?"))


def _pictured(one, other):
    """Whether two blocks are what stands for a picture, and its caption, which may go on with a credit."""
    if one.text == other.text:
        return _loose(one)
    more = other.size - (one.size + 1) // 2 if _twice(one.text) else other.size - one.size
    start = one.text[len(one.text) // 2 + 1 :] if _twice(one.text) else one.text
    return one.size >= 2 * _CAPTION and 0 <= more <= _CREDIT and other.text.startswith(start) and other.stop == "open"


def _twice(text):
    """Whether a text says the same thing twice."""
    half = len(text) // 2
    return text[half : half + 1] == " " and text[:half] == text[half + 1 :]


def _itself(looks, n, name):
    """The number behind what a sender says of itself at the end of a release; None where more of the story follows."""
    if n + 1 == len(looks) or not looks[n + 1].text.lower().startswith(name.removeprefix("the ").split()[0]):
        return None
    rest = pairwise(looks[n + 1 : n + 1 + _FOOT])
    story = sum(look.form in "PS" and not look.kind and not _of_sender(above, look) for above, look in rest)
    return n + 2 if looks[n + 1].form in "PS" and story <= _OTHERS else None


def _of_sender(above, look):
    """Whether a paragraph of a release is on a company, or the law's warning on what it says."""
    return above.text.startswith("About ") or "forward-looking" in look.text.lower()


def _rest(looks, opened):
    """The blocks from the one that ends the story to the end of the page, each with its kind."""
    told = [0, *accumulate([look.size if look.form in "PS" and not look.kind else 0 for look in looks])]
    for n, kind, _, closes in opened:
        if told[n] >= _STORY and (closes == _REST or (closes == _REST_IF_LESS and told[-1] - told[n] < told[n])):
            return dict.fromkeys(range(n, len(looks)), kind)
    return {}


def _while(looks, end, pattern):
    """The number behind the blocks from end on that match a pattern; one between two that do goes along."""
    at = end
    while at < len(looks) and at - end < 2:
        if len(looks[at].text) <= _LONGEST and pattern.fullmatch(looks[at].text.lower()):
            end = at + 1
        at += 1
    return end


def _contents(looks, n):
    """The number behind a table of contents that opens at n: lines that come again as headings; None where they do not."""
    heads = [_HEAD_NUMBER.sub("", look.text) for look in looks[n + 1 : n + 1 + _FAR]]
    times, told = Counter(heads), []
    for head in heads[:_REACH]:
        if times[head] < 2 or head in told or head == looks[n].text:
            break
        told.append(head)
    end = n + 1 + len(told)
    again = end < len(looks) and looks[end].text == looks[n].text
    return end + again if len(told) > 1 else None


def _end(looks, n, match, closes, found):
    """The number behind the last block of the insert that opens at n; None where it is never ended; found: the blocks
    of others."""
    if not closes:
        return n + 1
    if closes == _NUMBERED:
        end = n + 1
        while end + 1 < len(looks) and _NUMBER.fullmatch(looks[end].text) and looks[end + 1].stop != "stop":
            end += 2
        return end if end > n + 1 else None
    if closes == _TEASERS:
        end = n + 1
        if end + 1 < len(looks) and looks[end].size <= 2 * _SHOUTED and not looks[end].kind and _loose(looks[end + 1]):
            end += 1  # what stands for the picture of the first may be a sentence
        while end < len(looks) and end - n <= _MOST and (end in found or _loose(looks[end])):
            end += 1
        return end if _between(looks, n, end) and end > n + 1 else None
    if closes == _NEXT:
        return n + 2 if n + 1 < len(looks) else None
    if closes == _ITSELF:
        return _itself(looks, n, match[1])
    if closes == _CONTENTS:
        return _contents(looks, n)
    if closes.startswith(_WHILE):
        return _while(looks, n + 1, re.compile(closes.removeprefix(_WHILE)))
    pattern = re.compile(closes.replace(r"\1", re.escape(match[1]) if match.lastindex else ""))
    for m in range(n + 1, min(len(looks), n + _REACH)):
        if len(looks[m].text) <= _LONGEST and pattern.fullmatch(looks[m].text.lower()):
            return m + 1
    return None
