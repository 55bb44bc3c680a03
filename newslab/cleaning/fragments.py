"""Lines that are pieces of a sentence: a scraper wrote every link and every word in italics on a line of its own."""

import re

# what no line begins with unless its sentence began before it, and what no sentence ends with
_CLOSING = re.compile(r"[,;)]|[.:!?](?:$|[\s”\"])|['’](?:[sd]|ll|re|ve)?(?![\w'’])(?=.)")
_OPENING = ("(", "“", "‘", ",", "$", "£", "€", "—", "–")
_ENDED = (".", "!", "?", "…", ":", ".”", '."', "?”", '?"', "!”", '!"', ".)", ".’", ".'")
_OPEN_WORDS = frozenset(
    "a an and as at but by for from her his into its my of or our than the their to with your".split()
)
_LAST = re.compile(r"[^\W\d_]+$")
_SURE = 3  # lines of a dump that can only be pieces, before small letters are taken as a sign too
_WORDS, _LONG = 4, 8  # words of a piece of a sentence, and of one that is hardly a heading


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
    loose = sum(bool(_CLOSING.match(text)) for text, so in zip(texts, sure, strict=True) if so) >= _SURE
    found, words = [False], texts[0].count(" ") + 1 if texts else 0
    for at in range(1, len(lines)):
        before, text = texts[at - 1], texts[at]
        own = text.count(" ") + 1
        open_ = not before.endswith(_ENDED)
        together = sure[at]
        if not together and loose and lines[at].gap == 0 and open_:
            if text[0].islower():
                together = words >= _WORDS or own >= _WORDS
            else:
                follows = at + 1 < len(lines) and lines[at + 1].gap == 0
                follows = follows and (sure[at + 1] or texts[at + 1][0].islower())
                together = bool(follows) and (found[-1] or words >= _LONG) and words >= _WORDS
        found.append(together)
        words = words + own if together else own
    return found


def _goes_on(before, text):
    """Whether a line can only be the middle or the end of the sentence of the one before it."""
    if _CLOSING.match(text):
        return text[0] != "." or not before.endswith(".")
    if before.count(" ") + 1 < _WORDS:
        return False
    last = _LAST.search(before[-20:])
    return before.endswith(_OPENING) or (last is not None and last[0] in _OPEN_WORDS)


def between(before, text):
    """What stands between two pieces of a sentence: a space, or nothing at a mark that closes or opens."""
    if _CLOSING.match(text) or before.endswith(("(", "“", "‘", "$", "£", "€")):
        return ""
    if text[0] in "”’" or (text[0] == '"' and before.count('"') % 2):
        return ""
    return "" if before[-1] == '"' and before.count('"') % 2 else " "
