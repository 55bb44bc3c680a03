"""Makes newslab/resources/framing_context.tsv: what the vector of a passage says of the frames in it.

    python tools/train_framing_context.py [--check]

A logistic regression of the labels of the sentences in tools/framing_examples/ on their vectors by all-MiniLM-L6-v2
(newslab.contextual): of one frame or none with policy, of each frame by itself with moral and loaded. The sentences are
invented and labelled by a language model; no corpus is learned from. --check prints how well unseen sentences are told,
one writer held out in turn, and writes nothing. Needs scikit-learn; takes some minutes. Then tools/calibrate_framing.py
finds the limits.
"""

import argparse

import numpy
from sklearn.linear_model import LogisticRegression
from weigh_framing import CODEBOOKS, REST, examples, f1

from newslab import contextual
from newslab.framing import in_context
from newslab.framing.codebook import load
from newslab.lexicons import RESOURCES

# codebooks also heard by the encoder tuned to sentiment, and what its vectors are multiplied by
TUNED = {"moral": 0.3, "loaded": 0.4}
STRENGTH = {"policy": 0.4, "moral": 1.5, "loaded": 3.0}  # C: the larger, the closer to the examples
# writers of whom only words are learned: in news of politics nearly every sentence is political, and heard as such
LEFT_OUT = {"policy": {11, 12}}
EXACT = {"max_iter": 20_000, "tol": 1e-6}  # so that runs come to the same weights but for about a hundredth
HEAD = """# What the vector of a passage says of the frames in it, as log-odds (newslab/framing/in_context.py); with policy against
# a passage that has none. The last row is the bias. Vectors: all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0); in columns
# named tuned, those of newslab's encoder tuned to sentiment (sentiment_layers.tsv).
# Made by tools/train_framing_context.py from sentences written for newslab; MIT, as the project.
"""


def learned(codebook, vectors, labels):
    """(weights, biases) for the frames of a codebook, in its order."""
    frames = load(codebook).frames
    if codebook == "policy":
        model = LogisticRegression(C=STRENGTH[codebook], class_weight="balanced", **EXACT)
        model.fit(vectors, [next(iter(each)) for each in labels])
        places = [list(model.classes_).index(frame) for frame in (*frames, REST)]
        weights, biases = model.coef_[places].T, model.intercept_[places]
        return weights[:, :-1] - weights[:, -1:], biases[:-1] - biases[-1]
    models = [
        LogisticRegression(C=STRENGTH[codebook], **EXACT).fit(vectors, [frame in each for each in labels])
        for frame in frames
    ]
    return numpy.concatenate([model.coef_ for model in models]).T, numpy.concatenate([m.intercept_ for m in models])


def check(codebook, writers, vectors, labels):
    """Prints macro F1 on sentences of writers held out."""
    frames = load(codebook).frames
    gold = numpy.array([[frame in each for frame in frames] for each in labels], dtype=float)
    odds = numpy.zeros(gold.shape)
    for writer in set(writers):
        own = numpy.array(writers) == writer
        others = numpy.flatnonzero(~own)
        weights, biases = learned(codebook, vectors[others], [labels[n] for n in others])
        odds[own] = vectors[own] @ weights + biases
    said = odds > 0
    if codebook == "policy":
        tops = numpy.column_stack([odds, numpy.zeros(len(odds))]).argmax(axis=1)
        said = numpy.eye(len(frames) + 1)[tops]
        gold = numpy.column_stack([gold, 1 - gold.sum(axis=1)])
    print(f"{codebook}: macro F1 {f1(gold, said).mean():.4f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    names, columns = [], []
    for codebook in CODEBOOKS:
        kept = [row for row in examples(codebook) if row[0] not in LEFT_OUT.get(codebook, ())]
        writers, labels, texts = zip(*kept, strict=True)
        vectors = contextual.embed(list(texts))
        if codebook in TUNED:
            vectors = numpy.hstack([vectors, TUNED[codebook] * in_context.tuned(texts)])
        if options.check:
            check(codebook, writers, vectors, labels)
            continue
        weights, biases = learned(codebook, vectors, labels)
        for frame, own, bias in zip(load(codebook).frames, weights.T, biases, strict=True):
            names.append(f"{codebook} {frame}")
            columns.append([*own[: contextual.SIZE], bias])
            if codebook in TUNED:
                names.append(f"{codebook} {frame} tuned")
                columns.append([*(TUNED[codebook] * own[contextual.SIZE :]), 0.0])
    if not options.check:
        rows = numpy.array(columns).T
        lines = [
            "\t".join([str(n) if n < contextual.SIZE else "bias", *(f"{value:.3f}" for value in row)])
            for n, row in enumerate(rows)
        ]
        text = HEAD + "\n".join(["\t".join(["number", *names]), *lines]) + "\n"
        (RESOURCES / "framing_context.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
