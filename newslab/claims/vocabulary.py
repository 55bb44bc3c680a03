"""The tables of this package as dictionaries, read once when first needed."""

from dataclasses import dataclass
from functools import cache

from newslab import lexicons


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the tables say, keyed for looking up: words in lower case, phrases as tuples of words."""

    small: dict  # number words below 100: value
    tens: frozenset
    scales: dict
    letters: dict  # scale letters: 'k', 'm' ...
    fractions: dict
    multiples: dict
    ranks: dict
    vague: dict  # word: (low, high)
    glyphs: dict
    units: dict  # tuple of words: (unit, kind)
    symbols: dict  # as written: (unit, kind)
    unit_heads: dict  # first word of a unit: how many words the longest such unit has
    currencies: dict  # tuple of words: code
    currency_heads: dict
    signs: dict  # sign: code
    before: dict  # tuple of words: modifier
    before_tails: dict  # last word of a cue: how many words the longest such cue has
    after: dict
    after_heads: dict
    changes: dict  # word: (direction, scope)
    labels: frozenset
    names: frozenset
    classes: dict  # word: class
    contexts: dict  # use: words
    numerals: frozenset  # number words that end a noun phrase
    openers: frozenset  # words that may begin a number


def _plurals(words):
    last = words[-1]
    yield words
    yield (*words[:-1], last[:-1] + "ies" if last.endswith("y") and last[-2:-1] not in "aeiou" else last + "s")


def _phrases(cell):
    for form in filter(None, cell.split(";")):
        words = tuple(form.replace("-", " - ").split())
        yield from _plurals(words)
        if len(words) > 1:
            yield (words[0] + "s", *words[1:])


def _longest(table, place):
    """The words at one place of a table's keys, each with the length of the longest key that has it there."""
    found = {}
    for words in table:
        found[words[place]] = max(found.get(words[place], 0), len(words))
    return found


@cache
def vocabulary():
    """The Vocabulary of newslab's own tables."""
    numbers = lexicons.rows("claims_numbers.tsv")

    def kinds(*wanted):
        return {row["word"]: float(row["value"]) for row in numbers if row["kind"] in wanted}

    units = lexicons.rows("claims_units.tsv")
    unit_words = {words: (row["unit"], row["kind"]) for row in reversed(units) for words in _phrases(row["words"])}
    currencies = lexicons.rows("claims_currencies.tsv")
    names_of_money = {words: row["code"] for row in reversed(currencies) for words in _phrases(row["names"])}
    cues = lexicons.rows("claims_cues.tsv")
    before, after = (
        {tuple(row["phrase"].split()): row["modifier"] for row in cues if row["side"] == side}
        for side in ("before", "after")
    )
    names = lexicons.rows("claims_names.tsv")
    fractions = kinds("fraction")
    return Vocabulary(
        small=kinds("unit", "ten"),
        tens=frozenset(kinds("ten")),
        scales=kinds("scale"),
        letters=kinds("abbr"),
        fractions=fractions | {word + "s": value for word, value in fractions.items()} | {"halves": 2.0},
        multiples=kinds("multiple"),
        ranks=kinds("rank"),
        glyphs=kinds("glyph"),
        vague={row["word"]: (float(row["value"]), float(row["high"])) for row in numbers if row["kind"] == "vague"},
        units=unit_words,
        unit_heads=_longest(unit_words, 0),
        symbols={
            sign: (row["unit"], row["kind"]) for row in reversed(units) for sign in row["symbols"].split(";") if sign
        },
        currencies=names_of_money,
        currency_heads=_longest(names_of_money, 0),
        signs={sign: row["code"] for row in reversed(currencies) for sign in row["signs"].split(";") if sign},
        before=before,
        before_tails=_longest(before, -1),
        after=after,
        after_heads=_longest(after, 0),
        changes={row["word"]: (row["direction"], row["scope"]) for row in lexicons.rows("claims_changes.tsv")},
        labels=frozenset(row["word"] for row in names if row["kind"] == "label"),
        names=frozenset(row["word"] for row in names if row["kind"] == "name"),
        classes={row["word"]: row["class"] for row in lexicons.rows("claims_words.tsv")},
        contexts={row["use"]: frozenset(row["words"].split()) for row in lexicons.rows("claims_contexts.tsv")},
        numerals=frozenset(kinds("unit", "ten", "scale")) - {"mil", "mn", "tn"},
        openers=frozenset(
            [
                *kinds("unit", "ten", "scale", "multiple", "vague", "glyph"),
                "a",
                "an",
                "half",
                "tens",
                "several",
                "few",
                "many",
                "couple",
                "minus",
                "negative",
            ]
        ),
    )
