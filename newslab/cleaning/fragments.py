"""Lines that are pieces of a sentence: a scraper wrote every link and every word in italics on a line of its own."""

import re

# what a line begins with only in the middle of a sentence; what no sentence ends with, and what one may end with
_CLOSING = re.compile(r"[,;)]|”(?:$|[\s,.;)])|[.:!?](?:$|[\s”\"])|['’](?:[sd]|ll|re|ve)?(?![\w'’])(?=.)")
_OPENING, _OPEN = ("(", "“", "‘", "$", "£", "€"), (",", "—", "–")
_ENDED = (".", "!", "?", "…", ":", ".”", '."', "?”", '?"', "!”", '!"', ".)", ".’", ".'")
_NEVER_LAST = frozenset("a an her his its my of our than the their your".split())
_HARDLY_LAST = frozenset("and as at but by for from in into on or to with".split())
_FIRST = frozenset("A An At But For From In On The When With".split())
_LAST = re.compile(r"[^\W\d_]+$")
_SURE = 3  # lines of a dump that can only be pieces, before small letters are taken as a sign too
_WORDS, _LONG, _LINK = 4, 8, 8  # words of a piece of a sentence, of one that is hardly a heading; of a link, at most


def joined(lines):
    """For every line whether it goes on with the sentence of the line before it, a list of bool.

    >>> from newslab.cleaning.blocks import lines_of
    >>> joined(lines_of("Sport\\nHe met the mayor of\\nOstia\\n, Ada Quill, left on Monday.\\nHer office was closed."))
    [False, False, True, True, False]
    """
    texts = [line.text for line in lines]
    sure = [at > 0 and lines[at].gap == 0 and _goes_on(texts[at - 1], texts[at]) for at in range(len(lines))]
    if not any(sure):
        return sure
    loose = sum(_closes(text) for text, so in zip(texts, sure, strict=True) if so) >= _SURE
    found, words = [], 0
    for at, text in enumerate(texts):
        own = text.count(" ") + 1
        together = sure[at]
        if at and not together and lines[at].gap == 0 and not texts[at - 1].endswith(_ENDED):
            following = lines[at + 1].text if at + 1 < len(lines) and not lines[at + 1].gap else ""
            if text[0].islower():
                together = (loose or found[-1]) and max(words, own) >= _WORDS
            elif _closes(following) or (loose and following[:1].islower()):  # what a link says
                inside = words >= (_WORDS if found[-1] else _LONG) or _begins(texts[at - 1])
                together = inside and own <= _LINK
            else:  # what follows a link
                short = texts[at - 1].count(" ") < _LINK
                together = loose and found[-1] and short and words >= _LONG and text.endswith(_ENDED)
        found.append(together)
        words = words + own if together else own
    return found


def _closes(text):
    """Whether a line begins as none does unless its sentence began before it."""
    return bool(_CLOSING.match(text))


def _begins(text):
    """Whether a line reads as the beginning of a sentence: "The", "The most recent"."""
    first, _, last = text.partition(" ")
    return first in _FIRST and (not last or last.rpartition(" ")[2].islower())


def _goes_on(before, text):
    """Whether a line can only be the middle or the end of the sentence of the one before it."""
    if _closes(text):
        return text[0] != "." or not before.endswith(".")
    last, own = _LAST.search(before[-20:]), before.count(" ") + 1
    if before.endswith(_OPENING) or (last and last[0] in _NEVER_LAST):
        return own > 1
    return own >= _WORDS and (before.endswith(_OPEN) or (last is not None and last[0] in _HARDLY_LAST))


def between(before, text, inside):
    """What stands between two pieces of a sentence: a space, or nothing at a mark that closes or opens.

    inside: whether a straight quotation mark is open behind the first piece.
    """
    if _closes(text) or before.endswith(_OPENING) or text[0] in "”’":
        return ""
    return "" if inside and '"' in (text[0], before[-1]) else " "
