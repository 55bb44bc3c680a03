"""Learned codebooks: what is learned, what is refused, and that every weight can be taken apart."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("sklearn")

from newslab import framing, vectors
from newslab.errors import ResourceError, UnknownName

WEATHER = [
    "Rain floods the valley",
    "Storm brings heavy rain",
    "Hail and rain ruin the harvest",
    "Snow closes the mountain road",
    "A dry wind follows the storm",
]
POLITICS = [
    "Voters elect a new mayor",
    "Mayor loses the vote",
    "Council votes on the budget",
    "The party picks a candidate",
    "A minister resigns after the vote",
]
BOTH = ["Mayor visits the flooded valley after the storm", "Council votes on a wall against floods"]


@pytest.fixture(scope="module")
def model():
    return framing.learn(
        WEATHER + POLITICS + BOTH, [{"weather"}] * 5 + [{"politics"}] * 5 + [{"weather", "politics"}] * 2
    )


@pytest.mark.parametrize(
    "text, label",
    [
        ("Heavy rain and hail in the hills", "weather"),
        ("The council elects a mayor", "politics"),
    ],
)
def test_tells_new_texts(model, text, label):
    weights = model.score(text)
    assert max(weights, key=weights.get) == label
    assert weights[label] >= 0.5
    assert all(0 <= weight <= 1 for weight in weights.values())


def test_the_strongest_label_is_present_where_every_text_had_one(model):
    assert model.always
    assert max(model.score("zzz").values()) >= 0.5
    assert not framing.learn([*WEATHER, *POLITICS], [["weather"]] * 5 + [[]] * 5).always


def test_single_labels_and_sets_are_one():
    one = framing.learn(WEATHER + POLITICS, ["weather"] * 5 + ["politics"] * 5)
    assert one == framing.learn(WEATHER + POLITICS, [{"weather"}] * 5 + [{"politics"}] * 5)


def test_validation_counts_texts(model):
    assert [row.label for row in model.validation] == ["politics", "weather"] == list(model.labels)
    assert all(row.texts == 7 and 0 <= row.precision <= 1 and 0 <= row.recall <= 1 for row in model.validation)


def test_words_rank_terms(model):
    assert "mayor" in [term for term, _ in model.words("politics")]
    assert "rain" in [term for term, _ in model.words("weather")]
    words_alone = framing.learn(WEATHER + POLITICS, ["weather"] * 5 + ["politics"] * 5, contextual=False)
    assert "mayor" in [term for term, _ in words_alone.words("politics", 10)]
    assert "rain" in [term for term, _ in words_alone.words("weather", 10)]
    with pytest.raises(UnknownName):
        model.words("sport")


def test_evidence_lies_on_words(model):
    text = "Heavy rain, and the mayor slept."
    found = model.evidence(text, "weather")
    assert "rain" in [text[piece.start : piece.end] for piece in found]
    assert all(piece.weight > 0 and text[piece.start : piece.end].isalpha() for piece in found)
    with pytest.raises(UnknownName):
        model.evidence(text, "sport")


def test_saved_and_loaded_is_the_same(model, tmp_path):
    path = tmp_path / "model.json"
    model.save(path)
    again = framing.load_model(path)
    assert again == model
    assert again.score("Rain again") == model.score("Rain again")
    assert json.loads(path.read_text(encoding="utf-8"))["labels"] == ["politics", "weather"]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "other"}', "\x00"])
def test_a_file_that_is_no_model_is_refused(tmp_path, content):
    path = tmp_path / "model.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=r"model\.json"):
        framing.load_model(path)


def test_a_model_learned_with_other_codebooks_is_refused(model, tmp_path):
    path = tmp_path / "model.json"
    model.save(path)
    stored = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(stored | {"codebooks": "others"}), encoding="utf-8")
    with pytest.raises(ResourceError, match="learn it again"):
        framing.load_model(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ResourceError, match="no such file"):
        framing.load_model(tmp_path / "none.json")


@pytest.mark.parametrize(
    "texts, labels, part",
    [
        (["a b", "c d"], ["x"], "2 texts but 1 labels"),
        ([], [], "no text has a label"),
        (["a b"] * 4, ["x"] * 4, "2 without"),
        (["a b"] * 4, ["x", "y", "y", "y"], "on 1 of 4"),
        (["a b"] * 4, [{1}, {1}, {2}, {2}], "strings"),
        (["", "", "", ""], ["x", "x", "y", "y"], "no words"),
    ],
)
def test_refusals_say_why(texts, labels, part):
    with pytest.raises(framing.LabelError, match=part):
        framing.learn(texts, labels)


def test_learning_is_deterministic(model):
    assert model == framing.learn(
        WEATHER + POLITICS + BOTH, [{"weather"}] * 5 + [{"politics"}] * 5 + [{"politics", "weather"}] * 2
    )


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_has_weights_and_exact_evidence(model, text):
    assert all(0 <= weight <= 1 and math.isfinite(weight) for weight in model.score(text).values())
    for piece in model.evidence(text, "weather"):
        assert 0 <= piece.start < piece.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_vectors_are_the_sum_of_their_shares(text):
    spans, parts = vectors.shares(text)
    whole = vectors.embed([text])[0]
    assert whole.shape == (vectors.SIZE,)
    assert abs(parts.sum(axis=0) - whole).max() < 1e-4
    assert all(0 <= start <= end <= len(text) for start, end in spans)


def test_vectors_of_nothing():
    assert vectors.embed([]).shape == (0, vectors.SIZE)
    assert not vectors.embed([""]).any()
