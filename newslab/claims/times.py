"""Dates, clock times and other time references: what is a number there is no claim, and a claim may be about it.

Each pattern is tried only at the tokens that may open it: a number, a month, a weekday, "last", "since".
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import compress

from newslab.claims.vocabulary import vocabulary

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    *("december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
)
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_POINT = r"(?:(?<!may)(?<=\b\w{3})\.|(?<=\bsept)\.)?"  # of a month cut short
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_UNITS = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
_ORDINAL = (
    rf"(?:(?:twenty|thirty)(?:[- ](?:{_UNITS}|one|two|three|four|five|six|seven|eight|nine))?|{_UNITS}|tenth|eleventh"
    r"|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_WORD_YEAR = (
    r"(?:(?:nineteen|eighteen|seventeen)[ -](?:hundred )?(?:and )?\w{3,9}(?:[- ](?:one|two|three|four|five|six|seven"
    r"|eight|nine)\b)?|two thousand(?:(?: and)? (?!and\b)\w{3,9}(?:[- ](?:one|two|three|four|five|six|seven"
    r"|eight|nine)\b)?)?"
    r"|twenty[ -](?:ten|twenty|\w{3,6}teen))"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_NO_AMOUNT = r"(?!\d|[.,]\d|\s?(?:%|million|billion|percent|per cent|years?\b))"
_TO = r"\s?(?:-|–|to|and|or|through|till|until)\s?"
_CLOCK = (
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?[ap]\s?\.?\s?m\b\.?|\d{1,2}[:.]\d\d[ap]\b\.?|\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?"
    r"|\d{1,2}\s?\.?[ap]\s?\.?\s?m\b\.?|\d{1,2}p\b(?=\s*(?:$|[.,;]))|\d{1,2} ?o['’]? ?clock"
    rf"|\d{{1,2}}{_TO}\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|o['’]?clock)|\d{{1,2}}ish\b"
    r"|\d{4} (?:GMT|UTC|hours|hrs)\b|\d{1,2} ?(?:noon|midnight)\b|\d{1,2} past \w{1,9}"
    r"|(?:[01]\d|2[0-3])[0-5]\d ?[-–] ?(?:[01]\d|2[0-3])[0-5]\d\b|\d{1,2}(?= in the (?:morning|afternoon|evening))"
)
_STREET = (
    r"\d+[A-Za-z]?(?:\s[NESW])?(?:\s[A-Z0-9][\w.]{0,20}){0,3}\s(?:St|Street|Road|Rd|Ave|Avenue|Way|Lane|Ln|Drive|Dr"
    r"|Boulevard|Blvd|Court|Ct|Square|Terrace|Crescent|Highway)\b|\d+ (?:Ave|Avenue|Rue|Calle|Via) [A-Z]\w*"
)
_WITH_NUMBER = re.compile(
    rf"{_DAY}(?:{_TO}{_DAY})?(?: day)?(?: of)?[ /-]{_MONTH}\b{_POINT}(?:,?[ /-](?:of )?(?:{_YEAR}\b|{_WORD_YEAR}))?"
    rf"|{_YEAR}[/-](?:{_MONTH}|H[12]|Q[1-4]|[01]?\d\b)(?:[/-]\d{{1,2}}\b)?|{_YEAR}[/-]\d{{1,2}}[/-]{_MONTH}"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)\b(?!%)|{_YEAR}(?:0[1-9]|1[0-2])[0-3]\d\b|(?:1[0-2]"
    rf"|0?[1-9])[-/]{_YEAR}\b"
    rf"|{_YEAR}(?:s\b|[-–/]\d\d\b(?!\d)|{_TO}(?:the (?:end|start|middle) of )?{_YEAR}\b| H[12]\b)|[1-9]0 ?s\b"
    rf"|(?:[12]\d|3[01]|[1-9])/(?:[12]\d|3[01]|1[0-2]|[1-9])(?= (?:before|after|at|from|to|and|between)\b)|{_CLOCK}",
    re.IGNORECASE,
)
_DEBRIS = re.compile(
    r"\(?\b\d{3}\)?[ .-]\d{3}[.-]\d{4}\b|\d{3}-\d{4}\b|9/11\b|24/7\b|7/7\b|50[-/]50\b|20/20\b|4x4s?\b"
    r"|\d{3,4}[pi]\s?\|.{0,40}"
    r"|(?:360|480|720|1080|1440|2160)[pi] (?i:video|resolution|display|screen|stream|hd|full|camera|webcam|footage)\b"
    rf"|[1-9]\d+ [1-9]\d{{2}} \d{{3}}[ -]?\d{{3}}\b|{_STREET}"
)
_WITH_MONTH = re.compile(
    rf"{_MONTH}\.?(?:[ /,-]{{1,2}}(?:the )?(?:{_DAY}"
    rf"|{_ORDINAL}\b){_NO_AMOUNT}(?:{_TO}(?:the )?(?:{_DAY}{_NO_AMOUNT}|{_ORDINAL}\b))?"
    rf"(?:[,.]?[ /-](?:of )?(?:{_YEAR}\b|{_WORD_YEAR}))?|[ ,/-]{{1,2}}(?:of )?{_YEAR}\b|\d{{1,2}}\b|,? {_WORD_YEAR})",
    re.IGNORECASE,
)
_WITH_WEEKDAY = re.compile(
    rf"{_WEEKDAY}\b(?:\s(?:the )?(?:{_DAY}(?:[./]\d{{1,2}})?{_NO_AMOUNT}(?!\s?(?!between|from|with|after|before"
    rf"|until)[a-z]{{4}})|{_ORDINAL}\b))?",
    re.IGNORECASE,
)
_WITH_WORD = re.compile(
    rf"(?:q[1-4]|h[12]|fy|cy|fiscal|year|years|spring|summer|autumn|fall|winter|mid|late|early|since"
    rf"|circa)[ -]+(?:of )?{_YEAR}\b"
    rf"|(?:on |the )?{_ORDINAL}(?: of)? {_MONTH}\b(?:,? (?:of )?(?:{_YEAR}|{_WORD_YEAR}))?"
    r"|on the \d{1,2}\b(?= (?:from|between|at|of))|(?:week|day|month|quarter) (?:of )?(?:the )?\d{1,2}\b(?= of)"
    r"|(?:ten|five|twenty|quarter|half) past \w{1,9}|\w{1,9} o['’]? ?clock|class of ['’]?\d\d(?:\d\d)?\b"
    r"|in (?:two thousand and |twenty[ -])(?:ten|eleven|twelve|\w{3,6}teen|twenty\b(?:[- ]\w{3,5}\b)?)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:a|one|two|three|four|five|six|\d+) (?:year|month|week|day|decade|quarter)s? (?:earlier|ago|before)\b"
    r"|(?:this|last|next|past|previous|coming|same|current|first|second|third|fourth|final|prior)[ -]"
    r"(?:year|month|week|quarter|season|decade|century|summer|winter|spring|autumn|fall|weekend|night|half"
    r"|fiscal year)\b"
    r"|year[- ]on[- ]year|year over year|so far|yesterday|today|tomorrow|tonight|overnight|currently"
    r"|(?:in|since|by|until|during|of|for|from|before|after|through|to|between) (?:the )?(?:1[5-9]"
    r"|20)\d\d\b(?![,.]?\d|\s?%)",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?:at|around|from|between|to|till|until|by|and|,)\s+(?:1?\d|2[0-4]|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)(?:\s?[-–]\s?\d{1,2})?(?=\s*(?:$|[,.!?](?!\d)|(?:to|and|till|until|in the"
    r"|last|next|on"
    r"|this|from|tomorrow|tonight|oclock|[ce]st)\b))",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(0?[1-9]|[12]\d|3[01])/(0?[1-9]|[12]\d|3[01])(?![\d/]|\s?[%$])")
_DIGITS = frozenset(["n", "c"])  # kinds of tokens
_PARTS = frozenset(["2", "3", "4", "5", "6", "8", "10", "16"])


# Words that may follow a number in a date or time; before any other word in lower case it is none.
_AFTER_NUMBER = frozenset(
    "a after am and at before between day days decade decades from gmt hours hrs in m midnight month months noon o oclock"
    " of or p past pm quarter quarters s through till to until utc week weeks year years a.m. p.m. o'clock".split()
).union(_MONTHS)


def may_open(kind, word):
    """Whether a date or time may begin with a token of a kind ("w", "n" ...) that reads word in lower case."""
    return kind in _DIGITS or (kind == "w" and word in _openers())


@cache
def _openers():
    """Word that may open a date or time -> (patterns of dates, pattern of relative times or None, followers).

    followers: where not None, the words of which one must come next, if no number does. They spare the most frequent
    openers, which seldom open anything, a look at the text.
    """
    use = vocabulary().contexts
    dates = ((_WITH_MONTH, frozenset(_MONTHS)), (_WITH_WEEKDAY, use["weekday"]), (_WITH_WORD, use["opens a date"]))
    relative = use["opens a relative time"]
    words = relative.union(*(words for _, words in dates))
    followers = {
        **dict.fromkeys("after before between by for from of through to".split(), frozenset(["the"])),
        "a": frozenset("year years month months week weeks day days decade decades quarter quarters".split()),
        "in": frozenset(["the", "twenty", "two"]),
        "on": words,
        "the": words,  # "the third of May", but most often just "the"
    }
    return {
        word: (
            tuple(pattern for pattern, words in dates if word in words),
            _RELATIVE if word in relative else None,
            followers.get(word),
        )
        for word in words
    }


def mark(line):
    """Note on the Line which tokens are dates, times, addresses or telephone numbers, and where its times are."""
    text, end = line.text, line.ends[-1] if line.size else 0
    reach, openers = 0, _openers()
    for i in compress(range(line.size), line.dates):
        start = line.starts[i]
        if line.kinds[i] == "w":
            dates, relative, followers = openers[line.lower[i]]
            if followers and line.lower[i + 1] not in followers and line.kinds[i + 1] not in _DIGITS:
                continue
            blocked, known = _at_word(text, start, end, dates, relative)
        elif _stands_alone(line, i):
            continue
        else:
            blocked, known = _at_number(text, start, end, line.kinds[i])
        if known:
            if start >= reach:
                line.times.append((start, known))
                _mask(line, i, known, line.timed)
            reach = max(reach, known)
        if blocked:
            _mask(line, i, blocked, line.masked)
    if not vocabulary().contexts["clock"].isdisjoint(line.lower):
        _mark_hours(line, end)


def _mark_hours(line, end):
    """Note the bare hours of a sentence that speaks of appointments: 'between 10 and noon', 'at six on Monday'."""
    before, numbers = vocabulary().contexts["before an hour"], vocabulary().small
    for i in range(line.size):
        if line.lower[i] in before and (line.kinds[i + 1] == "n" or line.lower[i + 1] in numbers):
            match = _HOUR.match(line.text, line.starts[i], end)
            if match:
                _mask(line, i, match.end(), line.masked)


def _stands_alone(line, i):
    """Whether what comes after a number rules out that a date, a time or an address begins with it."""
    if len(line.texts[i]) > 4 or line.kinds[i] != "n":
        return False
    follows = line.lower[i + 1]
    if line.kinds[i + 1] != "w":
        return follows == "%"
    return follows not in _AFTER_NUMBER and line.texts[i + 1][0].islower() and not line.touches(i + 1)


def _at_number(text, start, end, kind):
    """Where the date or debris that opens at a number ends, and where the time reference ends (0: none)."""
    slash = _SLASH.match(text, start, end)
    if slash and (int(slash[1]) >= int(slash[2]) or slash[2] not in _PARTS) and int(slash[2]):
        return slash.end(), slash.end()
    date = _WITH_NUMBER.match(text, start, end) if kind == "n" else _WITH_MONTH.match(text, start, end)
    blocked = known = date.end() if date else 0
    if debris := _DEBRIS.match(text, start, end):
        blocked = max(blocked, debris.end())
    if relative := _RELATIVE.match(text, start, end):
        known = max(known, relative.end())
    return blocked, known


def _at_word(text, start, end, dates, relative):
    """Where the date that opens at a word ends, and where the time reference ends (0: none)."""
    blocked = 0
    for pattern in dates:
        if match := pattern.match(text, start, end):
            blocked = max(blocked, match.end())
    match = relative.match(text, start, end) if relative else None
    return blocked, max(blocked, match.end()) if match else blocked


def _mask(line, i, finish, tokens):
    while i < line.size and line.starts[i] < finish:
        tokens.add(i)
        i += 1


def near(line, position, bounds):
    """The time reference of the sentence closest to a position and not inside bounds, or None."""
    if not line.times:
        return None
    at = bisect_left(line.times, (position, 0))
    outside = [span for span in line.times[max(0, at - 2) : at + 2] if span[1] <= bounds[0] or span[0] >= bounds[1]]
    return min(outside, key=lambda span: abs(span[0] - position), default=None)
