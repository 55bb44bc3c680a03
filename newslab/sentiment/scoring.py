"""The score of a sentence and what drove it."""
import math
from dataclasses import dataclass
from functools import cache

from newslab import lexicons, sentences
from newslab.sentiment.signals import signals
from newslab.sentiment.words import TOKEN, newslab_words

LONG = 700  # characters; a longer text is scored sentence by sentence


@dataclass(frozen=True, slots=True)
class Driver:
    """A word that moved a score: text[start:end], by `weight`, for the reason named by `rule`."""

    start: int
    end: int
    weight: float
    rule: str


def squash(total):
    """The score of a sum of weights: total / sqrt(1 + total²).

    >>> squash(0), round(squash(-1), 2)
    (0.0, -0.71)
    """
    return total / math.sqrt(1 + total * total)


def score(source, lexicon=None):
    """How a text or Article sounds to its readers, from -1 (bad) to 1 (good); between -0.05 and 0.05 is neutral.

    A text of more than a few sentences (700 characters) gets the mean of its sentences.
    lexicon: a table of your own, from `read_lexicon`.

    >>> score("The mayor was praised for the rescue.") > 0.05 > -0.05 > score("The mayor was accused of fraud.")
    True
    >>> score("The council met on Monday.")
    0.0
    """
    text = sentences.text_of(source)
    words = lexicon.words if lexicon else newslab_words()
    if len(text) <= LONG:
        return squash(_total(TOKEN.findall(text), words))
    spans = sentences.tokenise(text).sentences
    scores = [squash(_total(TOKEN.findall(text, sentence.start, sentence.end), words)) for sentence in spans]
    return sum(scores) / len(scores) if scores else 0.0


def explain(source, lexicon=None):
    """The words that drove the score, a list of Driver in the order of the text.

    The weights of one sentence add up to a total, and `squash(total)` is its score. A text of more than 700 characters is
    explained sentence by sentence, as it is scored.

    >>> text = "The plan is not good."
    >>> [(text[driver.start:driver.end], driver.rule) for driver in explain(text)]
    [('not', 'negator'), ('good', 'negated')]
    >>> squash(sum(driver.weight for driver in explain(text))) == score(text)
    True
    """
    text = sentences.text_of(source)
    words = lexicon.words if lexicon else newslab_words()
    spans = [(0, len(text))] if len(text) <= LONG else [(s.start, s.end) for s in sentences.tokenise(text).sentences]
    return [driver for start, end in spans for driver in _drivers(text, start, end, words)]


@cache
def rules():
    """{rule: weight}."""
    return {row["rule"]: float(row["weight"]) for row in lexicons.rows("sentiment_rules.tsv")}


def _total(tokens, words):
    by_word = _by_word(tokens, words)
    return sum(weight for weight, _ in by_word.values())


def _by_word(tokens, words):
    """{index of the token: (weight, rule)}."""
    if not tokens:
        return {}
    found, hits = signals(tokens, words)
    weights, near = rules(), 1 / math.sqrt(len(tokens) + 1)
    result = {at: (entry[2] * near, "learned") for at, entry in hits if entry[2]}
    for at, rule, amount in found:
        weight = weights.get(rule, 0.0) * amount
        before, name = result.get(at, (0.0, "learned"))
        result[at] = (before + weight, _reason(rule) if name == "learned" else name)
    return result


def _reason(rule):
    return {"plain praise": "praise", "plain blame": "blame"}.get(rule, rule.split(" ")[0])


def _drivers(text, start, end, words):
    places = [match.span() for match in TOKEN.finditer(text, start, end)]
    by_word = _by_word([text[a:b] for a, b in places], words)
    return [Driver(*places[at], weight, rule) for at, (weight, rule) in sorted(by_word.items()) if weight]
