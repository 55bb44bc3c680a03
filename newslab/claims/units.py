"""Units beside a number: currencies before or after it, measures, percent, and what it is 'per'."""

from functools import cache

from newslab.claims import phrases, symbols
from newslab.claims.line import sign_code
from newslab.claims.vocabulary import vocabulary

_UNIT_WORDS = frozenset(
    ["percent", "percentage", "pct", "pc", "per", "pound", "pounds", "mark", "marks", "won", "usd", "eur", "gbp"]
)
_MARKS = frozenset("%٪-‑‐")  # per cent, and hyphens before a unit
_PLAIN = frozenset(["w", "s", ""])  # kinds of tokens: words, marks and the end of the sentence
_PER = frozenset(["per", "a", "an", "each", "every"])


def read_sign(line, j):
    """(code, next token) of a money sign at token j, or (None, j)."""
    if line.kinds[j] == "m":
        return sign_code(line.texts[j]), j + 1
    return None, j


def read(line, j, numeral):
    """(unit, kind, next token) after a number that ends before token j; (None, None, j) without a unit."""
    if line.kinds[j] in _PLAIN and line.lower[j] not in _openers():
        return None, None, j
    for reader in (_percent, _currency, _measure, symbols.read):
        found = reader(line, j, numeral)
        if found:
            unit, kind, after = found
            return with_rate(line, unit, kind, after)
    return None, None, j


@cache
def _openers():
    """The words, in lower case, and marks that a unit may begin with."""
    known = vocabulary()
    codes = {sign.lower() for sign in known.signs if len(sign) == 3}
    return frozenset().union(known.unit_heads, known.currency_heads, codes, symbols.openers(), _UNIT_WORDS, _MARKS)


def _percent(line, j, numeral):
    at = line.joined(j)
    word = line.lower[at]
    if word in ("%", "٪", "percent", "pct", "percentage") or word == "pc":
        if line.lower[at + 1] in ("point", "points"):
            return "percentage point", "percent", at + 2
        return "percent", "percent", at + 1
    if word == "per" and line.lower[line.joined(at + 1)] == "cent":
        return "percent", "percent", line.joined(at + 1) + 1
    return None


def _longest(line, j, table, heads, width=4):
    """(entry, next token) of the longest run of tokens from j in a table of word tuples, or (None, j)."""
    at = line.joined(j)
    for length in range(min(heads.get(line.lower[at], 0), width, line.size - at), 0, -1):
        entry = table.get(tuple(line.lower[at : at + length]))
        if entry:
            return entry, at + length
    return None, j


def _currency(line, j, numeral):
    code, after = read_sign(line, j)
    if code and not (line.kinds[after] == "n" and not _sign_belongs_left(line, j, after)):
        return code, "money", after
    known = vocabulary()
    code, after = _longest(line, j, known.currencies, known.currency_heads)
    if code:
        return code, "money", after
    word, code = line.lower[line.joined(j)], None
    upper = word.upper()
    if (
        upper in vocabulary().signs
        and len(upper) == 3
        and line.kinds[j] == "w"
        and (line.texts[j].isupper() or word in ("usd", "eur", "gbp"))
    ):
        code = vocabulary().signs[upper]
        return code, "money", line.joined(j) + 1
    if word in ("pound", "pounds") and (numeral.scale >= 1e6 or _about_money(line, numeral)):
        return "GBP", "money", line.joined(j) + 1
    if word in ("mark", "marks") and numeral.digits:
        return "mark", "money", line.joined(j) + 1
    if word == "won" and numeral.value and numeral.value >= 1000:
        return "KRW", "money", j + 1
    return None


def _sign_belongs_left(line, j, after):
    """In '10 $ 30 cent' and '5 €, 10 €' a sign follows its number; in '1 $10 bill' it precedes the next."""
    return line.touches(j) or (
        not line.touches(after) and line.kinds[j - 2] in ("", "s", "m", "w") and _signs_follow(line)
    )


def _signs_follow(line):
    """Whether the sentence's first money sign stands after a number."""
    first = line.kinds.index("m")
    return line.kinds[first - 1] == "n" and line.kinds[0] == "n"


def _about_money(line, numeral):
    near = line.lower[max(0, numeral.start - 12) : numeral.end + 8]
    return any(word in vocabulary().contexts["about money"] for word in near) and not any(
        word in vocabulary().contexts["about weight"] for word in near
    )


def _measure(line, j, numeral):
    entry, after = _longest(line, j, vocabulary().units, vocabulary().unit_heads)
    if not entry:
        return None
    unit, kind = entry
    first = line.lower[line.joined(j)]
    length = after - line.joined(j)
    if length == 1 and (len(first) == 1 or _is_modifier(line, j, after, first, numeral)):
        return None
    if unit in (
        "second",
        "quarter",
        "grain",
        "stone",
        "gray",
        "cup",
        "bit",
        "mach",
        "tesla",
        "molar",
        "nit",
        "season",
    ) and (numeral.value == 1 and not first.endswith("s") and unit in ("second", "quarter", "season", "bit", "stone")):
        return None
    if unit == "times" and line.lower[after] in ("a", "per", "each"):
        return "times", "count", after
    if unit == "times":
        more = line.lower[after] in (
            "more",
            "as",
            "the",
            "higher",
            "larger",
            "bigger",
            "greater",
            "less",
            "its",
            "their",
            "what",
            "faster",
        )
        return ("times", "multiple" if more or first == "fold" else "count", after)
    if kind == "duration" or unit in ("foot", "mile"):
        return _age(line, unit, after) or (unit, kind, after)
    return unit, kind, after


def _is_modifier(line, j, after, word, numeral):
    """Whether a unit only describes what is counted: "six night shifts", "two season tickets"."""
    return (
        word in ("night", "season")
        and line.joined(j) == j
        and numeral.value != 1
        and phrases.is_plural(line.lower[after])
    )


def _age(line, unit, j):
    """'16 years old', '50 year-old', '3 years of age', 'a 90 day old bill' have a unit of age."""
    if unit not in ("year", "month", "week", "day"):
        return None
    at = line.joined(j)
    if line.lower[at] in ("old", "olds"):
        return f"{unit} of age", "age", at + 1
    if line.lower[j] == "of" and line.lower[j + 1] == "age":
        return f"{unit} of age", "age", j + 2
    return None


def with_rate(line, unit, kind, j):
    """Add what the unit is per: '$52 a barrel', '325,000 barrels per day', '10 kV/cm'."""
    word = line.lower[j]
    if word == "/" and line.touches(j) and line.touches(j + 1):
        entry, after = vocabulary().symbols.get(line.texts[j + 1]), j + 2
        if not entry:
            entry, after = _longest(line, j + 1, vocabulary().units, vocabulary().unit_heads, 1)
        if entry:
            return f"{unit} per {entry[0]}", kind, after
        return unit, kind, j
    at = line.joined(j)
    word = line.lower[at]
    if word not in _PER or (word == "per" and line.lower[at + 1] == "cent"):
        return unit, kind, j
    target = line.joined(at + 1)
    entry, after = _longest(line, target, vocabulary().units, vocabulary().unit_heads, 2)
    name = line.lower[target]
    if (
        entry
        and (word == "per" or entry[1] == "duration" or kind == "money")
        and line.lower[after] not in ("ago", "earlier", "later", "before", "old")
    ):
        return f"{unit} per {entry[0]}", kind, after
    symbol = vocabulary().symbols.get(line.texts[target]) if target < line.size and word == "per" else None
    if symbol:
        return f"{unit} per {symbol[0]}", kind, target + 1
    if name == "annum":
        return f"{unit} per year", kind, target + 1
    if (name in vocabulary().contexts["counted per"] and kind in ("money", "measure")) or (
        word == "per" and line.kinds[target] == "w" and line.roles[target] is None
    ):
        return f"{unit} per {name}", kind, target + 1
    return unit, kind, j
