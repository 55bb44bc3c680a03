"""Dates, clock times and other time references: what is a number there is no claim, and a claim may be about it."""
import re

_MONTH = (r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
          r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)")
_LOOSE_MONTH = _MONTH.replace("|March", "").replace("|May", "").replace("|Mar|", "|").replace("|Dec)", "|Dec)")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_ORDINAL_WORD = (r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
                 r"|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
                 r"|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
                 r"|(?:twenty|thirty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)")
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_WORD_YEAR = (r"(?:(?:nineteen|eighteen|seventeen)[ -](?:hundred )?(?:and )?(?:\w+ty[- ]\w+|\w+ty|\w+teen)"
              r"|two thousand(?:(?: and)? \w+(?:[- ]\w+)?)?|twenty[ -](?:\w+teen|ten|twenty[- ]?\w*))")
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_CLOCK = (r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s?(?:[ap]\s?\.?\s?m\b\.?|[ap]\b\.?)|\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?"
          r"|\d{1,2}\s?\.?[ap]\s?\.?\s?m\b\.?|\d{1,2}p\b(?=\s*(?:$|[.,;]))|\b\w{1,12} (?:o['’]? ?clock)"
          r"|\b\d{1,2}\s?(?:am|pm)?(?:\s?[-–]\s?|\s(?:to|and|or|till?|until)\s)\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?"
          r"|\b\d{1,2}ish\b|(?:\d\d)[0-5]\d (?:GMT|UTC|hours|hrs)\b|\b\d{1,2} ?(?:noon|midnight)\b"
          r"|\b(?:[01]\d|2[0-3])[0-5]\d ?[-–] ?(?:[01]\d|2[0-3])[0-5]\d\b")
_DATES = re.compile(
    rf"\b{_MONTH}\.?[ /,-]{{1,2}}(?:the )?{_DAY}(?!\d|[.,]\d|\s?(?:%|million|billion|percent|per cent))"
    rf"(?:\s?(?:-|–|to|and|or|through|until)\s?{_DAY}(?![\d,%]))?"
    rf"(?:(?:st|nd|rd|th)?[,.]?[ /-](?:of )?{_YEAR}\b)?"
    rf"|\b{_DAY}(?:\s?(?:-|–|to|and|or|through)\s?{_DAY})?(?: day)?(?: of)?[ /-]{_MONTH}\b\.?(?:[,]?[ /-](?:of )?{_YEAR}\b)?"
    rf"|\b{_MONTH}\.?[ ,/-]{{1,2}}(?:of )?{_YEAR}\b|\b{_YEAR}[/-](?:{_MONTH}|H[12]|Q[1-4]|[01]?\d\b)(?:[/-]\d{{1,2}})?"
    rf"|\b{_YEAR}[/-]\d{{1,2}}[/-]{_MONTH}|\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)\b|\b{_YEAR}(?:0[1-9]|1[0-2])[0-3]\d\b"
    rf"|\b(?:1[0-2]|0?[1-9])[-/]{_YEAR}\b|\b{_MONTH}\d{{1,2}}\b"
    rf"|\b{_LOOSE_MONTH} (?:the )?{_ORDINAL_WORD}(?: {_WORD_YEAR})?|\b{_MONTH},? {_WORD_YEAR}"
    rf"|\b(?:{_ORDINAL_WORD}|{_DAY})(?: of)? {_MONTH}(?:,? (?:{_YEAR}|{_WORD_YEAR}))?"
    rf"|\b{_WEEKDAY}\b(?:\s(?:the )?{_DAY}(?![\d,%$]|\s?[a-z]{{3}}))?"
    rf"|\b{_YEAR}(?:s\b|[-–/]\d\d\b(?!\d)|\s?(?:-|–|to|through|till|until)\s?{_YEAR}\b)|['’‘]\d\ds\b|\b\d0 s\b|\b[1-9]0s\b"
    rf"|\b(?:[QHqh][1-4]|FY|CY|fiscal|year|years|spring|summer|autumn|fall|winter|mid|late|early|since|circa)[ -]+(?:of )?{_YEAR}\b"
    rf"|\b(?:on|the) \d{{1,2}}(?:st|nd|rd|th)\b|\bon the \d{{1,2}}\b(?= (?:from|between|at|of))"
    rf"|\b\d{{1,2}}/\d{{1,2}}(?= (?:before|after|at|from|to|and|between)\b)|{_CLOCK}"
    r"|\b(?:week|day|month|quarter) (?:of )?(?:the )?\d{1,2}\b(?= of)"
    r"|\b\d{1,2} past (?:\w+)|\b(?:ten|five|twenty|quarter|half) past \w+|\b\w+ oclock\b"
    r"|(?<=in )mid-?\s?\d{4}\b|\bclass of '?\d\d(?:\d\d)?\b",
    re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:(?:a|one|two|three|four|five|six|\d+) (?:year|month|week|day|decade|quarter)s? (?:earlier|ago|before)"
    r"|(?:this|last|next|past|previous|coming|same|current|first|second|third|fourth|final|prior)[ -]"
    r"(?:year|month|week|quarter|season|decade|century|summer|winter|spring|autumn|fall|weekend|night|half|fiscal year)"
    r"|year[- ]on[- ]year|year over year|so far|yesterday|today|tomorrow|tonight|overnight|now|currently)\b"
    r"|\b(?:in|since|by|until|during|of|for|from|before|after|through|to|between) (?:the )?(?:1[5-9]|20)\d\d\b(?![,.]?\d|\s?%)",
    re.IGNORECASE)
_OTHER = re.compile(
    r"\b\d+[A-Za-z]?(?:\s(?:[NESW]|North|South|East|West))?(?:\s[A-Z0-9][\w.]{0,20}){1,3}\s"
    r"(?:St|Street|Road|Rd|Ave|Avenue|Way|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Terrace|Crescent|Highway)\b"
    r"|\(?\b\d{3}\)?[ .-]\d{3}[.-]\d{4}\b|\b\d{3}-\d{4}\b|\+\d{1,3}(?:[ -]\d{2,5}){2,4}\b"
    r"|\b9/11\b|\b24/7\b|\b7/7\b|\b50[-/]50\b|\b20/20\b|\b4x4s?\b|\b\d{3,4}[pi]\s?\|.{0,40}"
    r"|\b(?:360|480|720|1080|1440|2160)[pi] (?:video|resolution|display|screen|stream|hd|full|camera|webcam|footage)\b",
    re.IGNORECASE)
_CONTEXT = re.compile(rf"\b(?:tomorrow|tonight|today|morning|afternoon|evening|noon|{_WEEKDAY}|[ap]\.?m\.?|(?:last|next|this) "
                      r"(?:night|week|month|year|weekend)|meet(?:ing)?|appointment)\b", re.IGNORECASE)
_HOUR = re.compile(r"\b(?:at|around|from|between|to|till|until|by|and|,)\s+(?:1?\d|2[0-4]|one|two|three|four|five|six|seven"
                   r"|eight|nine|ten|eleven|twelve)(?:\s?[-–]\s?\d{1,2})?(?=\s*(?:$|[,.!?](?!\d)|(?:to|and|till|until|in the|last|next|on"
                   r"|this|from|tomorrow|tonight|oclock|[ce]st)\b))", re.IGNORECASE)


def mark(line):
    """Note on the Line which tokens are dates, times, addresses or telephone numbers, and where its times are."""
    text, start = line.text, line.start
    end = line.ends[-1] if line.size else start
    spans = [match.span() for match in _DATES.finditer(text, start, end)]
    blocked = spans + [match.span() for match in _OTHER.finditer(text, start, end)]
    if _CONTEXT.search(text, start, end):
        blocked += [match.span() for match in _HOUR.finditer(text, start, end)]
    line.times = sorted(spans + [match.span() for match in _RELATIVE.finditer(text, start, end)])
    blocked.sort()
    at = 0
    for begin, finish in blocked:
        while at < line.size and line.ends[at] <= begin:
            at += 1
        i = at
        while i < line.size and line.starts[i] < finish:
            line.masked.add(i)
            i += 1


def near(line, position, bounds):
    """The time reference of the sentence closest to a position and not inside bounds, or None."""
    outside = [span for span in line.times if span[1] <= bounds[0] or span[0] >= bounds[1]]
    return min(outside, key=lambda span: abs(span[0] - position), default=None)
