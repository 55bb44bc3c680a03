"""Sentiment toward one span of a sentence."""

import math
from functools import cache

from newslab import lexicons, sentences
from newslab.errors import InputError
from newslab.sentiment import in_context
from newslab.sentiment.around import REACH, TOKEN, evidence
from newslab.sentiment.scoring import Driver

NEUTRAL = 0.05
_NO_WORD = "\ua000"  # takes the place of a word: a letter of the Yi script, evidence of nothing and in no vocabulary


def score_toward(source, start, end, *, contextual=True):
    """How the sentence around text[start:end] speaks of what the span names, from -1 to 1; neutral from -0.05 to 0.05.

    Two targets of one sentence get scores of their own: words count by their side, distance and clause, what the span
    does and what is done to it. The words of the span are no evidence, so a name brings no score along. Logistic
    regression on NewsMTSC (Hamborg and Donnay, 2021).
    contextual: whether the vectors of the words in context (all-MiniLM-L6-v2, tuned to sentiment) count too. They tell
    targets apart clearly better and take some ten milliseconds a span; without them it is a tenth of one.
    Raises InputError for a span outside the text.

    >>> text = "Keller praised the volunteers, but the committee accused Marsh of fraud."
    >>> score_toward(text, 15, 29) > score_toward(text, 58, 63)
    True
    """
    text = sentences.text_of(source)
    first, last = _sentence_around(text, start, end)
    return _place(*chances(*_leans(text[first:start], text[start:end], text[end:last], contextual)))


def explain_toward(source, start, end, *, contextual=True):
    """The words around text[start:end] that moved its score, a list of Driver in the order of the text.

    The weight of a word is how much the log-odds of positive against negative fall when that word is blanked out
    (erasure, Li, Monroe and Jurafsky, 2016). Words also count together, so the weights do not add up to the score.
    contextual and errors: as in `score_toward`, which is computed once more for each of the nearest words.

    >>> text = "The committee accused Marsh of fraud."
    >>> strongest = min(explain_toward(text, 22, 27), key=lambda driver: driver.weight)
    >>> text[strongest.start : strongest.end]
    'accused'
    """
    text = sentences.text_of(source)
    first, last = _sentence_around(text, start, end)
    left, span, right = text[first:start], text[start:end], text[end:last]

    def lean(before, after):
        negative, positive = _leans(before, span, after, contextual)
        return positive - negative

    whole, found = lean(left, right), []
    for word in _words(left)[-REACH:]:
        weight = whole - lean(_without(left, word), right)
        found.append(Driver(first + word.start(), first + word.end(), weight, "toward"))
    for word in _words(right)[:REACH]:
        weight = whole - lean(left, _without(right, word))
        found.append(Driver(end + word.start(), end + word.end(), weight, "toward"))
    return [driver for driver in found if driver.weight]


def _words(text):
    return [token for token in TOKEN.finditer(text) if token[0][0].isalnum()]


def _without(text, word):
    return text[: word.start()] + _NO_WORD + text[word.end() :]


def _sentence_around(text, start, end):
    """The span of the sentence around another span. Raises InputError where that is outside the text."""
    if not 0 <= start <= end <= len(text):
        raise InputError(f"span {start}, {end} is outside the text of {len(text)} characters")
    return around_span(text, start, end)


def _leans(left, span, right, contextual):
    """The log-odds of negative and of positive against neutral."""
    leans = lexical_leans(evidence(left, span, right))
    return in_context.joined(leans, left, right) if contextual else leans


def lexical_leans(found):
    """How much more the evidence speaks for negative, and for positive, than for neutral, as log-odds."""
    table = weights()
    negative = positive = 0.0
    for name, amount in found.items():
        pair = table.get(name)
        if pair:
            negative += pair[0] * amount
            positive += pair[1] * amount
    bias = table["bias"]
    return negative + bias[0], positive + bias[1]


def chances(negative, positive):
    """The probabilities of negative, neutral and positive for the log-odds of both against neutral."""
    odds = (math.exp(min(50, negative)), 1.0, math.exp(min(50, positive)))
    return [each / sum(odds) for each in odds]


@cache
def weights():
    """{name of the evidence: (weight for negative, weight for positive)}, both against neutral."""
    return {
        row["evidence"]: (float(row["negative"]) / 1000, float(row["positive"]) / 1000)
        for row in lexicons.rows("sentiment_toward.tsv")
    }


def _place(negative, neutral, positive):
    """One number: positive less negative, kept inside the neutral band exactly when neutral is the likeliest."""
    lean = positive - negative
    if neutral >= max(negative, positive):
        return 0.99 * NEUTRAL * lean
    return NEUTRAL * (1 if lean > 0 else -1) + (1 - NEUTRAL) * lean


def around_span(text, start, end):
    """The sentence, or the sentences, that hold the span; a dateline stands by itself."""
    tokens = sentences.tokenise(text)
    spans = tokens.sentences
    if not spans:
        return 0, len(text)
    first, last = tokens.sentence_at(start), tokens.sentence_at(max(start, end - 1))
    begin, close = min(start, spans[first].start), max(end, spans[last].end)
    dated = sentences.dateline(text, begin)
    return (begin, max(end, dated)) if start < dated else (dated, close)
