"""What a transformer hears in a sentence, as a whole and around one span: vectors of newslab.contextual, weighed by what
was learned of them. The encoder is tuned to sentiment. The span itself is read as the same name everywhere, so no name
brings a score along."""

from functools import cache, lru_cache

from newslab import contextual, lexicons

# Four layers of the encoder's six: the last ones are made for comparing whole sentences, and cost time. The table says
# what is added to the last two of them.
LAYERS, TUNING = contextual.TO_SENTIMENT
NAME = "Smith"  # stands for whatever the span names
FADING = 6.0  # word pieces over which what stands around a span comes to count a third
FARTHEST = 400  # characters before and after the span that are read
LEXICAL, LEXICAL_TOWARD = 0.45, 0.5  # what the words alone count for beside what is heard in context
TOLD, UNTOLD = 0.05, 0.5  # up to which score words say nothing, and what is then left of what is heard


def of_sentence(text):
    """The vector of a sentence, 384 numbers; None for a text without a word."""
    return contextual.mean_state(text[: 2 * FARTHEST], LAYERS, TUNING)


def shares(text):
    """What is heard in a sentence taken apart: spans of its word pieces and what each adds to the score."""
    spans, parts = contextual.mean_shares(text[: 2 * FARTHEST], LAYERS, TUNING)
    weights, bias = _sentence_weights()
    return [(*span, float(part @ weights + bias / len(spans))) for span, part in zip(spans, parts, strict=True)]


def of_span(left, right):
    """Four vectors in a row, 4 * 384 numbers: of the span between the texts left and right of it, of the word pieces
    before and after it, the nearest of which count most, and of all."""
    import numpy

    left, right = left[-FARTHEST:], right[:FARTHEST]
    spans, rows = contextual.states(left + NAME + right, LAYERS, TUNING)
    start, end = len(left), len(left) + len(NAME)
    inside = [at for at, span in enumerate(spans) if span[0] < end and span[1] > start]
    distance = numpy.arange(len(rows)) - inside[0]
    near = numpy.exp(-abs(distance) / FADING) / FADING
    return numpy.concatenate(
        [rows[inside].mean(axis=0), (near * (distance < 0)) @ rows, (near * (distance > 0)) @ rows, rows.mean(axis=0)]
    )


def combined(lexical, text):
    """The score of a sentence from that of its words and what is heard in context, -1 to 1."""
    vector = of_sentence(text)
    if vector is None:
        return lexical
    weights, bias = _sentence_weights()
    return max(-1.0, min(1.0, LEXICAL * lexical + trusted(lexical) * (float(vector @ weights) + bias)))


def trusted(lexical):
    """What is heard counts for less where no word says anything: plain news is then neutral."""
    return UNTOLD + (1 - UNTOLD) * min(1.0, abs(lexical) / TOLD)


def joined(leans, left, right):
    """How much more negative, and positive, than neutral the sentence is of the span, as log-odds: from what its words
    say (leans) and what is heard in context."""
    heard = _heard(left[-FARTHEST:], right[:FARTHEST])
    return [LEXICAL_TOWARD * lean + each for lean, each in zip(leans, heard, strict=True)]


@lru_cache(maxsize=4096)  # one article's mentions are asked for by several tables
def _heard(left, right):
    weights, bias = _span_weights()
    return (of_span(left, right) @ weights + bias).tolist()


@cache
def _sentence_weights():
    import numpy

    *weights, bias = (float(row["weight"]) for row in lexicons.rows("sentiment_context.tsv"))
    return numpy.array(weights), bias


@cache
def _span_weights():
    import numpy

    rows = lexicons.rows("sentiment_toward_context.tsv")
    *weights, bias = ((float(row["negative"]), float(row["positive"])) for row in rows)
    return numpy.array(weights), numpy.array(bias)
