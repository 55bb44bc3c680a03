"""Numbers that count nothing: years, names (S&P 500), labels (Section 4), scores, ordinals, jersey numbers."""

from newslab.claims import phrases
from newslab.claims.vocabulary import vocabulary

_SURELY_YEAR = frozenset(
    ["in", "since", "until", "till", "during", "year", "early", "late", "mid", "spring", "summer", "circa"]
)
_ONE_BEFORE = frozenset(
    [
        "no",
        "this",
        "that",
        "the",
        "each",
        "every",
        "which",
        "any",
        "another",
        "some",
        "bbc",
        "only",
        "day",
        "as",
        "for",
        "by",
    ]
)
_ONE_AFTER = frozenset(["another", "'s", "day", "time", "hand", "side", "way", "thing", "-", "by", "and"])
_AMOUNT_BEFORE = frozenset(["sub", "minus", "then", "pre", "post", "mid", "non", "plus", "to", "by", "negative"])
_LINKS = frozenset(["to", "and", "or", "-", "–", "till", "until", "through"])
_LEVELS = frozenset(
    [
        "stood",
        "stands",
        "stand",
        "stay",
        "stays",
        "trading",
        "remains",
        "remain",
        "rated",
        "set",
        "level",
        "is",
        "was",
        "dollar",
        "cents",
        "sits",
    ]
)
_POINTERS = frozenset(["the", "these", "those", "top", "bottom", "final", "last", "first", "next", "other", "big"])


def is_year(line, numeral):
    """Whether bare digits are a year by form and neighbours."""
    text = line.texts[numeral.start]
    if not (numeral.plain and len(text) == 4 and numeral.end == numeral.start + 1 and 1500 <= numeral.value <= 2100):
        return False
    before = line.lower[numeral.start - 1]
    if before == "of" and line.lower[numeral.start - 2] in ("average", "total", "sum", "maximum", "minimum", "number"):
        return False
    if before in _SURELY_YEAR:
        return True
    _, end, plural = phrases.counted(line, numeral.end, False)
    if plural and before not in ("the", "of", "a") and line.texts[end - 1][0].islower() and end - numeral.end < 4:
        return False
    return numeral.value >= 1700 or before in vocabulary().contexts["before a year"]


def is_name(line, numeral):
    """Whether a bare number is part of a name or a label."""
    i, before = numeral.start, line.lower[numeral.start - 1]
    if line.lower[numeral.end] == "block" and line.lower[numeral.end + 1] == "of" and numeral.digits:
        return True  # "the 1400 block of Tanner Street"
    touching = line.touches(i) and line.kinds[i - 1] in ("w", "c")
    if touching or (line.lower[i - 1] in ("#", "№", "@", "_", "/") and line.touches(i)):
        return True
    if before in ("-", "‐", "–") and line.touches(i) and line.touches(i - 1) and line.kinds[i - 2] in ("w", "c"):
        return line.lower[i - 2] not in _AMOUNT_BEFORE
    if before == "-" and line.touches(i) and line.lower[i - 2] in vocabulary().names:
        return True
    known = vocabulary()
    label = before in known.labels or (before == "." and line.lower[i - 2] in ("no", "nos", "art", "fig", "vol", "sec"))
    if label or before in known.names:
        plural = phrases.counted(line, numeral.end, False)[2]
        capital = line.texts[i - 1][0].isupper()
        return before in known.names or ((not plural or capital) and not line.roles[i - 1])
    return (numeral.digits and (_after_capital(line, numeral) or _before_capital(line, numeral))) or _capital_words(
        line, numeral
    )


def _after_capital(line, numeral):
    """'iPhone 11', 'Boeing 787': a capitalised word right before, and no plural right after."""
    i = numeral.start
    if line.kinds[i - 1] not in ("w", "c") or not numeral.plain or i - 1 in line.masked:
        return False
    word = line.texts[i - 1]
    if len(word) == 1 and word.isupper() and word not in ("I", "A"):
        return True
    if (
        not any(letter.isupper() for letter in word[:3])
        or word in vocabulary().contexts["capitalised openers"]
        or (i == 1 and line.roles[0])
    ):
        return False
    _, end, plural = phrases.counted(line, numeral.end, False)
    return not (plural and line.texts[end - 1][0].islower()) or (
        end - numeral.end > 1 and line.texts[numeral.end][0].isupper()
    )


def _before_capital(line, numeral):
    """'787 Dreamliner', '49ers', '2003 Iron Bowl': capitals right after, and no plural at the end of the phrase."""
    j = numeral.end
    if line.kinds[j] == "w" and line.touches(j) and numeral.plain and line.lower[j] not in vocabulary().letters:
        return True
    if not (
        numeral.plain
        and numeral.value != 1
        and line.kinds[j] == "w"
        and line.texts[j][0].isupper()
        and line.roles[j] is None
    ):
        return False
    return not phrases.counted(line, j, False)[2]


def _capital_words(line, numeral):
    """'BBC One', 'Big Ten': a capitalised number word after a capitalised word."""
    i = numeral.start
    if line.lower[i - 1] == "of" and i > 2 and line.texts[i - 2][0].isupper():
        return not numeral.digits and line.texts[i][0].isupper()
    return (
        not numeral.digits
        and i > 0
        and line.texts[i][0].isupper()
        and line.kinds[i - 1] == "w"
        and line.texts[i - 1][0].isupper()
        and i != 1
    )


def is_hour(line, quantity):
    """A small bare number beside a clock time ('between 10 and 11:30'), with 'pm', or 'at 6' at a clause's end."""
    i, j = quantity.start, quantity.end
    highest = quantity.value if quantity.value is not None else quantity.high
    if quantity.unit is not None or highest is None or not 0 <= highest <= 24:
        return False
    if line.lower[j] in ("am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock", "oclock"):
        return True
    if (line.lower[j] in _LINKS and j + 1 in line.masked) or (line.lower[i - 1] in _LINKS and i - 2 in line.masked):
        return True
    if quantity.opener is not None and line.times:
        starts = {start for start, _ in line.times}
        return j < line.size and (
            line.starts[j] in starts or j in line.masked or (line.lower[j] == "on" and j + 1 in line.masked)
        )
    return (
        line.lower[i - 1] == "at"
        and line.lower[j] in ("", ".", "!", "?")
        and highest <= 12
        and quantity.numeral.plain
        and line.lower[i - 2] not in _LEVELS
        and not line.lower[i - 2].endswith("ed")
    )


def lone_word(line, numeral):
    """'the bottom three', 'the two', 'these four': a number word that points back and has no noun of its own."""
    return (
        not numeral.digits
        and numeral.value is not None
        and numeral.value < 100
        and line.lower[numeral.start - 1] in _POINTERS
        and phrases.counted(line, numeral.end, False)[1] == numeral.end
    )


def is_ordinal(line, numeral):
    """'19th', '22nd', 'the 1990s' and number words that go on as ordinals ('twenty-first')."""
    word = line.lower[line.joined(numeral.end)]
    if line.touches(numeral.end) and word in ("st", "nd", "rd", "th", "s"):
        return True
    return (
        not numeral.digits
        and numeral.end < line.joined(numeral.end)
        and word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
        and not numeral.fraction
    )


def idle_one(line, numeral):
    """Whether 'one' is a pronoun or part of a set phrase and counts nothing."""
    if line.lower[numeral.start] != "one" or numeral.end != numeral.start + 1 or numeral.value != 1:
        return False
    before, after = line.lower[numeral.start - 1], line.lower[numeral.end]
    if before in ("no", "this", "that", "each", "every", "which", "any", "some", "day", "the") or after in (
        "another",
        "'s",
    ):
        return True
    if after == "-" and line.joined(numeral.end) > numeral.end:
        return line.lower[numeral.end + 1] in ("on", "to", "off", "of", "sided", "time", "way")
    if after in ("day", "thing", "by", "way") or (after in ("hand", "side") and before in ("the", "on")):
        return before not in ("about", "just", "only", "least", "than", "in", "within", "for")
    if after == "of":
        return (
            line.roles[numeral.end + 1] not in ("det", "pron")
            and line.kinds[numeral.end + 1] != "n"
            and not phrases.is_plural(line.lower[numeral.end + 1])
        )
    return phrases.counted(line, numeral.end, True)[1] == numeral.end and (
        line.roles[numeral.end] in ("aux", "verb", "pron", "prep", "conj", "det", "adv")
        or line.kinds[numeral.end] != "w"
    )


def jersey(line, numeral):
    """'Prescott (4)': a small number alone in brackets."""
    return (
        line.lower[numeral.start - 1] == "("
        and line.lower[numeral.end] == ")"
        and numeral.plain
        and numeral.value < 100
    )
