"""Seams: places inside a long line where two blocks of a page meet, because its layout was lost when it was scraped.

A page without line breaks comes as one line: "MoneyMarketsReal EstateTech ... the dam broke.Residents fled". A wide gap
shows where its blocks met, or a capital right behind a small letter or a full stop.
"""

import re

from newslab.lexicons import function_words

_LONG = 800  # characters of a line in which seams are looked for
_GAP, _WIDE = re.compile(r"\s{2,}"), re.compile(r"\s{3,}")
_SMALL, _CAPITAL = r"[^\W\d_A-ZÀ-ÖØ-Þ]", "[A-ZÀ-ÖØ-Þ]"
_STOP = re.compile(rf"(?<={_SMALL}{{2}})[.!?…:][”\"’')]*(?=[“\"‘'(]?{_CAPITAL}{_SMALL})")
_DATE = re.compile(rf"(?<={_SMALL}{{2}})(?=\d\d?(?:st|nd|rd|th)? (?:Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec))")
_INNER = re.compile(rf"(?<={_SMALL}|[\d”)])(?={_CAPITAL}{_SMALL})|(?<={_CAPITAL}{{2}})(?={_CAPITAL}{_SMALL}{{2}})")
_WORD = re.compile(r"\S+")
_ADDRESS = re.compile(r"https?:|www\.|@|/")
_NAME = re.compile(r"\W*(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Van)$")
_PREFIX = 2  # letters, as in "iPhone"
_GAPS, _WORDS, _STOPS = (
    5,
    3,
    6,
)  # wide gaps of a line, words with several seams, and stops, that show the layout is lost


def cut(lines):
    """The lines, the long ones of them cut at their seams where there are so many that the layout must be lost.

    >>> from newslab.cleaning.blocks import lines_of
    >>> page = "NewsSportWeather LoginSubscribeHelp AboutUsPrivacy " + "He saw the flood on YouTube at noon. " * 30
    >>> [line.text[:20] for line in cut(lines_of(page + "The end.Next"))][:4]
    ['News', 'Sport', 'Weather Login', 'Subscribe']
    """
    long = [line for line in lines if len(line.text) >= _LONG]
    if not long:
        return lines
    wide = [len(_WIDE.findall(line.text)) >= _GAPS for line in long]
    glued = [_glued(line.text) for line in long]
    run_on = sum(words for words, _ in glued) >= _WORDS or sum(stops for _, stops in glued) >= _STOPS
    spaced = {line.start for line, so in zip(long, wide, strict=True) if so}
    if not spaced and not run_on:
        return lines
    found = []
    for line in lines:
        gaps = [match.span() for match in _GAP.finditer(line.text)] if line.start in spaced else []
        gaps += _seams(line.text) if run_on else []
        found += line.parts(sorted(gaps)) if gaps else [line]
    return found


def _glued(text):
    """How many words with several seams a text has, and how many stops without a space behind them."""
    return sum(len(inner) > 1 for _, inner in _words(text)), len(_STOP.findall(text))


def _words(text):
    """Every word that may have been several, with the places of the seams inside it."""
    for word in _WORD.finditer(text):
        inner = [match.start() for match in _INNER.finditer(text, *word.span()) if match.start() > word.start()]
        if inner and not _ADDRESS.search(word[0]):
            yield word, inner


def _seams(text):
    """The seams of a line, as empty spans."""
    found = {match.end() for pattern in (_STOP, _DATE) for match in pattern.finditer(text)}
    for word, inner in _words(text):
        if len(inner) > 1 or not _is_name(text, word, inner[0]):
            found.update(inner)
    return [(at, at) for at in found]


def _is_name(text, word, at):
    """Whether a word with a capital inside is a name: "McDonald", or "YouTube" in the middle of a sentence."""
    first = text[word.start() : at]
    if _NAME.match(first):
        return True
    if (first[0].islower() and len(first) > _PREFIX) or _opens_sentence(text[at : word.end()]):
        return False
    before, after = text[: word.start()].rstrip(" ")[-1:], text[word.end() : word.end() + 2].lstrip()[:1]
    return (before.islower() or before in ",;") and (after.islower() or word[0][-1] in ".,;:!?”\"')" or not after)


def _opens_sentence(word):
    """Whether a word with a capital is a function word, as in "HolmThe", but not "LinkedIn"."""
    word = word.lower()
    return len(word) > _PREFIX and word in function_words()
