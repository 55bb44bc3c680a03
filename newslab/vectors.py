"""Sentence vectors: texts of like meaning lie near one another.

The vectors are the token vectors of the package wordllama (MIT), trained for averaging: 32,000 tokens, 256 dimensions.
Its two files are read from where the package is installed; the package itself is never imported, nothing is downloaded.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from newslab.errors import ResourceError

SIZE = 256
_BATCH = 256


def embed(texts):
    """The vectors of a list of texts, a float32 array of shape (texts, 256), each of length 1 (0 for a text with no
    token).

    Case is ignored. Raises ResourceError where wordllama or its files are missing.

    >>> storm, gale, tax = embed(["The storm destroyed the harbour.", "A gale wrecked the port.", "Income tax will fall."])
    >>> bool(storm @ gale > storm @ tax)
    True
    """
    import numpy

    table, tokenizer = _model()
    found = numpy.zeros((len(texts), SIZE), dtype="float32")
    for first in range(0, len(texts), _BATCH):
        pieces = [_plain(text) for text in texts[first : first + _BATCH]]
        for number, piece in enumerate(tokenizer.encode_batch(pieces, add_special_tokens=False), first):
            if piece.ids:
                found[number] = table[piece.ids].mean(axis=0)
    lengths = numpy.linalg.norm(found, axis=1, keepdims=True)
    return found / numpy.where(lengths > 0, lengths, 1.0)


def shares(text):
    """The vector of a text taken apart: spans of its tokens and for each its part of the vector, which add up to
    `embed([text])[0]`.
    """
    import numpy

    table, tokenizer = _model()
    piece = tokenizer.encode(_plain(text), add_special_tokens=False)
    if not piece.ids:
        return [], numpy.zeros((0, SIZE), dtype="float32")
    rows = table[piece.ids]
    return piece.offsets, rows / (numpy.linalg.norm(rows.sum(axis=0)) or 1.0)


def _plain(text):
    """The text as the tokenizer takes it, each character in its place: lower case; halves of surrogate pairs become
    question marks.
    """
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small.encode("utf-8", "replace").decode("utf-8")


@cache
def _model():
    """The table of token vectors and the tokenizer."""
    package = find_spec("wordllama")
    if package is None:
        raise ResourceError("sentence vectors need the package wordllama; install it with: pip install wordllama")
    folder = Path(package.origin).parent
    weights, tokens = (
        folder / "weights" / "l2_supercat_256.safetensors",
        folder / "tokenizers" / "l2_supercat_tokenizer_config.json",
    )
    for path in (weights, tokens):
        if not path.is_file():
            raise ResourceError(
                f"{path}: this file of wordllama is missing; install it anew with: pip install --force-reinstall wordllama"
            )
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokens))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return load_file(str(weights))["embedding.weight"].astype("float32"), tokenizer
