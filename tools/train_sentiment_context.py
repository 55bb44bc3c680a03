"""Makes newslab/resources/sentiment_layers.tsv, sentiment_context.tsv and sentiment_toward_context.tsv: how the encoder is
tuned to sentiment, and what its vectors then say of a sentence and of a span.

    python tools/train_sentiment_context.py DATA.jsonl.gz [--check FOLD ...]

DATA and its parts are those of train_sentiment.py and train_sentiment_toward.py, whose tables are added to. Both tasks
are learned at once: the ratings of sentences by least squares, sentiment toward spans by cross-entropy. To half of the spans'
sentences another one is tied ("..., while ..."), which says nothing of the span: so clauses are learned. The matrices of
the last layers get products of two narrow ones (Hu et al. 2021). --check prints what is reached on the folds named (0 to
4) by learning from the others, and writes nothing. Needs the extra `learn`, and jax and optax, which no extra installs;
takes some twenty minutes for each round.
"""

import argparse
import math
import random
from base64 import b64encode
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy
import optax
import train_sentiment
import train_sentiment_toward

from newslab import contextual, lexicons
from newslab.sentiment import in_context, toward

FROZEN = 2  # layers left as published
RANK, RATE, ROUNDS, BATCH, DROP, SEED = 16, 1e-3, 3, 32, 0.1, 0
GAIN = 2.0  # what the product of two narrow matrices is multiplied by
RATED = 8.0  # what the square of a sentence's error counts for beside the cross-entropy of a span
TIED, TIED_LONGEST = 0.7, 420  # what a tied sentence counts for; its characters
TIES = (", but ", ", while ", ", and ", "; ", ", although ", ", but ", ", whereas ")
OTHERS = ("Jones", "the group", "Brown", "the company", "they")  # stand for the target of the other sentence
OPENERS = frozenset(
    "The A An In On But And It He She They This That We I As If For At With After While His Her".split()
)
OF_SENTENCE = 0.45  # what is heard in a sentence counts for beside its words
ORIGIN = """# {what} (newslab/sentiment/in_context.py).
# Encoder: all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0), {layers} layers. Made by tools/train_sentiment_context.py from
# the training part of NewsMTSC (Hamborg and Donnay, 2021; MIT) and the NYT editorial snippets of Hutto and Gilbert
# (2014; MIT); MIT, as the project.
"""
LAYERS = """What is added to the weights of the encoder so that it hears sentiment: matrices as products of a left and a right
# one, written as whole numbers of a byte each (base64) that count in units"""
SENTENCE = "What the mean vector of a sentence says of its sentiment; the last row is the bias"
SPAN = "What four vectors around a span say for negative and for positive, against neutral; the last row is the bias"


class Text(NamedTuple):
    """A text to learn from: its states after the frozen layers, the pieces of the span, what is to be found."""

    states: numpy.ndarray
    start: int
    end: int
    side: int  # 0 negative, 1 neutral, 2 positive
    rating: float
    weight: float  # of the span's side; 0 for a rated sentence


def read(text, start=1, end=2, **gold):
    """A Text whose span is text[start:end] as it stands."""
    spans, states = contextual.states(text, FROZEN)
    inside = [at for at, span in enumerate(spans) if span[0] < end and span[1] > start] or [1]
    return Text(states.astype("float16"), inside[0], inside[-1] + 1, **gold)


def parted(item):
    """The sentence of an item, left and right of the span."""
    first, last = toward.around_span(item["text"], item["start"], item["end"])
    left, right = item["text"][first : item["start"]], item["text"][item["end"] : last]
    return left[-in_context.FARTHEST :], right[: in_context.FARTHEST]


def read_span(item, left, right, weight=1.0):
    start, end = len(left), len(left) + len(in_context.NAME)
    return read(left + in_context.NAME + right, start, end, side=item["gold"] + 1, rating=0.0, weight=weight)


def read_tied(items, draw):
    """(fold, Text) for half of the items, each with a sentence of its fold tied to it that takes another side."""
    others = {
        (fold, gold): [item for item in items if item["fold"] == fold and item["gold"] != gold]
        for fold in range(5)
        for gold in (-1, 0, 1)
    }
    for item in items:
        if draw.random() > 0.5:
            continue
        other = draw.choice(others[item["fold"], item["gold"]])
        (left, right), tie = parted(item), draw.choice(TIES)
        beside = draw.choice(OTHERS).join(parted(other)).strip()
        if other["text"] == item["text"] or len(left + right + beside) > TIED_LONGEST:
            continue
        if draw.random() < 0.5:
            right = right.rstrip(" .!") + tie + lowered(beside)
        else:
            left = beside.rstrip(" .!") + tie + lowered(left)
        yield item["fold"], read_span(item, left[-in_context.FARTHEST :], right[: in_context.FARTHEST], TIED)


def lowered(text):
    """A sentence as it goes on behind a comma."""
    return text[:1].lower() + text[1:] if text.split(" ")[0] in OPENERS else text


def read_rated(text, gold):
    return read(text[: 2 * in_context.FARTHEST], side=0, rating=gold, weight=0.0)


def begin(key):
    """What is learned: for each tuned layer {name of contextual.PARTS: array}, and the weights of both tasks."""
    size, layers = contextual.SIZE, []
    for number in range(FROZEN, in_context.LAYERS):
        layer = {}
        for (weights, shift), (names, beside) in zip(published()[number], contextual.PARTS, strict=True):
            layer[beside] = jnp.zeros(shift.shape)
            if isinstance(names, str):
                layer[names] = jnp.zeros(weights.shape)
                continue
            for name in names:
                key, own = jax.random.split(key)
                layer[f"{name} left"] = jax.random.normal(own, (weights.shape[0], RANK)) * weights.shape[0] ** -0.5
                layer[f"{name} right"] = jnp.zeros((RANK, weights.shape[1] // len(names)))
        layers.append(layer)
    heads = {"span": (jnp.zeros((4 * size, 3)), jnp.zeros(3)), "sentence": (jnp.zeros(size), jnp.zeros(()))}
    return {"layers": layers, **heads}


def published():
    return contextual._encoder().layers


def moved(layer, added):
    """A published layer with what was learned added."""

    def more(names):
        if isinstance(names, str):
            return added[names]
        return jnp.concatenate([GAIN * added[f"{name} left"] @ added[f"{name} right"] for name in names], axis=1)

    pairs = zip(layer, contextual.PARTS, strict=True)
    return [(weights + more(names), shift + added[beside]) for (weights, shift), (names, beside) in pairs]


def normed(found, norm):
    apart = found - found.mean(-1, keepdims=True)
    return apart / jnp.sqrt((apart**2).mean(-1, keepdims=True) + 1e-12) * norm[0] + norm[1]


def states(learned, layers, found, there, key):
    """The states after the tuned layers; some of what is passed on is dropped where there is a key."""
    away = jnp.where(there, 0.0, -1e9)[:, None, None, :]
    rows, longest, size = found.shape
    heads = contextual._HEADS

    def dropped(values, key):
        return values if key is None else values * jax.random.bernoulli(key, 1 - DROP, values.shape) / (1 - DROP)

    for added, layer in zip(learned["layers"], layers, strict=True):
        key, *keys = jax.random.split(key, 4) if key is not None else [None] * 4
        three, out, norm, up, down, last = moved(layer, added)
        split = (found @ three[0] + three[1]).reshape(rows, longest, 3, heads, size // heads).transpose(2, 0, 3, 1, 4)
        weight = jax.nn.softmax(split[0] @ split[1].transpose(0, 1, 3, 2) / math.sqrt(size // heads) + away, -1)
        taken = (dropped(weight, keys[0]) @ split[2]).transpose(0, 2, 1, 3).reshape(rows, longest, size)
        found = normed(found + dropped(taken @ out[0] + out[1], keys[1]), norm)
        further = jax.nn.gelu(found @ up[0] + up[1], approximate=False) @ down[0] + down[1]
        found = normed(found + dropped(further, keys[2]), last)
    return found


def outputs(learned, layers, batch, key=None):
    """The log-odds of the sides of the spans, and the ratings of the sentences: see in_context.of_span."""
    there = batch["there"]
    found = states(learned, layers, batch["states"].astype("float32"), there, key)
    place = jnp.arange(found.shape[1])[None]
    distance = place - batch["start"][:, None]
    near = jnp.exp(-abs(distance) / in_context.FADING) / in_context.FADING * there
    inside = ((distance >= 0) & (place < batch["end"][:, None])).astype("float32")
    weights = (inside / inside.sum(1, keepdims=True), near * (distance < 0), near * (distance > 0))
    four = [jnp.einsum("tp,tps->ts", each, found) for each in (*weights, there / there.sum(1, keepdims=True))]
    (span, bias), (sentence, shift) = learned["span"], learned["sentence"]
    return jnp.concatenate(four, 1) @ span + bias, four[-1] @ sentence + shift


def loss(learned, layers, batch, key):
    odds, ratings = outputs(learned, layers, batch, key)
    surprise = -jnp.take_along_axis(jax.nn.log_softmax(odds), batch["side"][:, None], 1)[:, 0]
    rated = batch["weight"] == 0
    return jnp.where(rated, RATED * (ratings - batch["rating"]) ** 2, batch["weight"] * surprise).mean()


def packed(texts):
    """A batch of Texts, each padded to the longest."""
    longest = max(len(text.states) for text in texts)
    longest = math.ceil(longest / 16) * 16 if longest <= 64 else math.ceil(longest / 64) * 64  # few shapes to compile
    together = numpy.zeros((len(texts), longest, contextual.SIZE), "float16")
    for row, text in zip(together, texts, strict=True):
        row[: len(text.states)] = text.states
    there = numpy.arange(longest) < numpy.array([[len(text.states)] for text in texts])
    columns = {name: numpy.array([getattr(text, name) for text in texts]) for name in Text._fields[1:]}
    return {
        "states": together,
        "there": there,
        **{n: c.astype("f4") if c.dtype == float else c for n, c in columns.items()},
    }


def batches(texts, draw):
    """Batches of texts of like length, in random order."""
    order, found = draw.permutation(len(texts)), []
    for first in range(0, len(order), 16 * BATCH):
        chunk = sorted(order[first : first + 16 * BATCH], key=lambda at: len(texts[at].states))
        found += [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
    draw.shuffle(found)
    return [packed([texts[at] for at in each]) for each in found if len(each) == BATCH]


def learn(texts):
    """What is learned from Texts; the sides of spans weigh alike."""
    sides = numpy.bincount([text.side for text in texts if text.weight == 1.0], minlength=3)
    texts = [text._replace(weight=text.weight * sides.sum() / 3 / sides[text.side]) for text in texts]
    steps = len(texts) // BATCH * ROUNDS
    rate = optax.warmup_cosine_decay_schedule(0, RATE, steps // 10, steps)
    method = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=0.01))
    key, draw = jax.random.key(SEED, impl="rbg"), numpy.random.default_rng(SEED)
    learned = begin(key)
    state, layers = method.init(learned), published()[FROZEN : in_context.LAYERS]

    @jax.jit
    def step(learned, state, layers, batch, key):
        value, slope = jax.value_and_grad(loss)(learned, layers, batch, key)
        move, state = method.update(slope, state, learned)
        return optax.apply_updates(learned, move), state, value

    for number in range(ROUNDS):
        values = []
        for batch in batches(texts, draw):
            key, own = jax.random.split(key)
            learned, state, value = step(learned, state, layers, batch, own)
            values.append(float(value))
        print("round", number + 1, "loss", round(sum(values) / len(values), 4), flush=True)
    return learned


def told(learned, texts):
    """The log-odds of the three sides for each text, and the ratings."""
    layers = published()[FROZEN : in_context.LAYERS]
    order = sorted(range(len(texts)), key=lambda at: len(texts[at].states))
    odds, ratings, find = numpy.zeros((len(texts), 3)), numpy.zeros(len(texts)), jax.jit(outputs)
    for first in range(0, len(order), BATCH):
        some = order[first : first + BATCH]
        odds[some], ratings[some] = find(learned, layers, packed([texts[at] for at in some]))
    return odds, ratings


def check(fold, path, spans, items, rated, tied):
    """What is reached on a fold by learning from the others, with the words and without."""
    gold = numpy.array([item["gold"] for item in items])
    folds = numpy.array([item["fold"] for item in items])
    problem = train_sentiment.prepare(path)
    of_rated = problem.folds[: len(rated)]
    learned = learn(
        [text for text, own in zip(spans, folds, strict=True) if own != fold]
        + [text for text, own in zip(rated, of_rated, strict=True) if own != fold]
        + [text for own, text in tied if own != fold]
    )
    rows, names, _ = train_sentiment_toward.matrix(items)
    table = train_sentiment_toward.solve(rows[folds != fold], names, gold[folds != fold])
    odds, _ = told(learned, [text for text, own in zip(spans, folds, strict=True) if own == fold])
    odds -= odds[:, 1:2]
    odds[:, ::2] += in_context.LEXICAL_TOWARD * (rows[folds == fold] @ table[:, :-1].T + table[:, -1])
    chances = numpy.exp(odds) / numpy.exp(odds).sum(axis=1, keepdims=True)
    train_sentiment_toward.report(chances, gold[folds == fold], [item for item in items if item["fold"] == fold])
    total = problem.features[problem.folds == fold] @ train_sentiment.solve(problem, problem.folds != fold)
    words = total / numpy.sqrt(1 + total**2)
    _, heard = told(learned, [text for text, own in zip(rated, of_rated, strict=True) if own == fold])
    trusted = numpy.array([in_context.trusted(score) for score in words])
    guess = in_context.LEXICAL * words + trusted * OF_SENTENCE * heard
    ratings = problem.gold[problem.folds == fold]
    both = train_sentiment.macro_f1(train_sentiment.cut(ratings), train_sentiment.cut(guess))
    print("r", round(numpy.corrcoef(ratings, guess)[0, 1], 4), "macro F1", round(both, 4))


def write(learned):
    lines = ["array\trows\tunit\tnumbers"]
    for number, layer in enumerate(learned["layers"], FROZEN + 1):
        for name, array in layer.items():
            array = numpy.atleast_2d(array) * (GAIN if name.endswith("right") else 1)
            unit = abs(array).max() / 127 or 1.0
            numbers = b64encode(numpy.round(array / unit).astype("int8").tobytes()).decode()
            lines.append(f"{number} {name}\t{len(array)}\t{unit:.4g}\t{numbers}")
    save("sentiment_layers.tsv", LAYERS, lines)
    weights, bias = (OF_SENTENCE * array for array in learned["sentence"])
    lines = [f"{n}\t{weight:.5f}" for n, weight in enumerate(weights)]
    save("sentiment_context.tsv", SENTENCE, ["number\tweight", *lines, f"bias\t{bias:.5f}"])
    weights, bias = (array[..., ::2] - array[..., 1:2] for array in learned["span"])
    lines = [f"{n}\t{negative:.4f}\t{positive:.4f}" for n, (negative, positive) in enumerate(weights)]
    save(
        "sentiment_toward_context.tsv",
        SPAN,
        ["number\tnegative\tpositive", *lines, "bias\t{:.4f}\t{:.4f}".format(*bias)],
    )


def save(name, what, lines):
    header = ORIGIN.format(what=what, layers=in_context.LAYERS)
    (lexicons.RESOURCES / name).write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--check", type=int, nargs="+", default=())
    args = parser.parse_args()
    items = train_sentiment_toward.load(args.data)
    spans = [read_span(item, *parted(item)) for item in items]
    rated = [read_rated(text, gold) for text, gold, *_ in train_sentiment.load(args.data)[0]]
    tied = list(read_tied(items, random.Random(SEED)))
    for fold in args.check:
        check(fold, args.data, spans, items, rated, tied)
    if not args.check:
        write(learn(spans + rated + [text for _, text in tied]))


if __name__ == "__main__":
    main()
