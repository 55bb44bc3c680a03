"""Makes newslab/resources/sentiment_toward.tsv: python tools/train_sentiment_toward.py DATA.jsonl.gz [--check]

DATA holds one record a line; used is the training part of NewsMTSC (Hamborg and Donnay, 2021; task "target"): gold
-1, 0 or 1 toward text[start:end]. --check prints what five folds of documents reach and writes nothing. Needs the extra
`learn`.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from itertools import combinations

import numpy
from scipy import sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from newslab import lexicons
from newslab.sentiment import around, toward

# times a piece of evidence must occur, C of the regressions, scale of the sums of tone
SEEN, STRENGTH, TONE = 3, 0.06, 0.3
SMALLEST = 0.012  # weights below it are left out
LEAST_SCALE = 0.2  # what evidence counts that is as frequent with one side as with the others
HEADER = """# How much each piece of evidence around a span speaks for negative and for positive, against neutral,
# times 1000.
# Made by tools/train_sentiment_toward.py: logistic regressions, one a side, of evidence scaled by its log-odds (Wang and
# Manning, 2012), on the training part of NewsMTSC (Hamborg and Donnay, 2021; MIT); MIT, as the project.
# The words of the targets were not seen, names count as NAME. The evidence: L and R the side; 1, 2, 4 the distance in
# words; c the same clause; ! negated; RS, RP what the span does or suffers; LS what stands before it; kind what kind of
# span it is.
evidence\tnegative\tpositive
"""


def load(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [item for item in map(json.loads, lines) if item["task"] == "target"]


def pieces(item):
    first, last = toward.around_span(item["text"], item["start"], item["end"])
    text = item["text"]
    return around.evidence(text[first : item["start"]], text[item["start"] : item["end"]], text[item["end"] : last])


def matrix(items):
    """Rows of evidence, the sums of tone scaled; the names and the scales of the columns."""
    found = [pieces(item) for item in items]
    times = Counter(name for each in found for name in each)
    vectors = DictVectorizer()
    rows = vectors.fit_transform(
        {name: amount for name, amount in each.items() if times[name] >= SEEN} for each in found
    ).tocsc()
    names, scale = vectors.feature_names_, numpy.ones(rows.shape[1])
    for at, name in enumerate(names):
        if name.startswith("tone "):
            column = rows[:, at].toarray()
            scale[at] = TONE / column.std()
    return rows.multiply(scale).tocsr(), names, scale


def solve(rows, names, gold):
    """The weights for negative and for positive against neutral, two rows; the last column is the bias."""
    neutral, *others = (side(rows, names, gold == label) for label in (0, -1, 1))
    return numpy.array(others) - neutral


def side(rows, names, own):
    """The weights that tell the rows of one side from the others."""
    with_it, without = (numpy.asarray(abs(rows[chosen]).sum(axis=0)).ravel() + SEEN for chosen in (own, ~own))
    odds = numpy.log(with_it / with_it.sum() / (without / without.sum()))
    scale = numpy.where([name.startswith("tone ") for name in names], 1.0, abs(odds) + LEAST_SCALE)
    model = LogisticRegression(C=STRENGTH, max_iter=300, class_weight="balanced", tol=1e-3)
    model.fit(rows @ sparse.diags(scale), own)
    return numpy.append(model.coef_[0] * scale, model.intercept_)


def check(rows, names, gold, items):
    folds = numpy.array([item["fold"] for item in items])
    chances = numpy.zeros((len(gold), 3))
    for fold in range(5):
        weights = solve(rows[folds != fold], names, gold[folds != fold])
        negative, positive = weights[:, :-1] @ rows[folds == fold].T + weights[:, -1:]
        odds = numpy.exp(numpy.stack([negative, numpy.zeros(len(negative)), positive], axis=1))
        chances[folds == fold] = odds / odds.sum(axis=1, keepdims=True)
    report(chances, gold, items)
    return chances


def report(chances, gold, items):
    guess, lean = chances.argmax(axis=1) - 1, chances[:, 2] - chances[:, 0]
    f1 = [2 * ((gold == c) & (guess == c)).sum() / ((gold == c).sum() + (guess == c).sum()) for c in (-1, 0, 1)]
    by_text = defaultdict(list)
    for at, item in enumerate(items):
        by_text[item["text"]].append(at)
    pairs = [(a, b) for group in by_text.values() for a, b in combinations(group, 2) if gold[a] != gold[b]]
    right = sum((gold[a] - gold[b]) * (lean[a] - lean[b]) > 0 for a, b in pairs)
    print(
        "macro F1",
        round(sum(f1) / 3, 4),
        "accuracy",
        round((gold == guess).mean(), 4),
        "contrast",
        round(right / len(pairs), 4),
        "of",
        len(pairs),
    )


def write(rows, names, scale, gold):
    weights = solve(rows, names, gold)
    lines = ["bias\t{:.0f}\t{:.0f}".format(*weights[:, -1] * 1000)]
    for name, pair, size in zip(names, weights[:, :-1].T, scale, strict=True):
        if abs(pair).max() >= SMALLEST:
            lines.append("{}\t{:.0f}\t{:.0f}".format(name, *pair * size * 1000))
    (lexicons.RESOURCES / "sentiment_toward.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    items = load(args.data)
    gold = numpy.array([item["gold"] for item in items])
    rows, names, scale = matrix(items)
    print(rows.shape[1], "pieces of evidence")
    check(rows, names, gold, items)
    if not args.check:
        write(rows, names, scale, gold)


if __name__ == "__main__":
    main()
