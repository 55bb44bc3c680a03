"""Makes newslab/resources/sentiment_context.tsv and sentiment_toward_context.tsv, what the vectors of a sentence in
context say of its sentiment and of that toward a span: python tools/train_sentiment_context.py DATA.jsonl.gz [--check]

DATA and its parts are those of train_sentiment.py and train_sentiment_toward.py, whose tables are added to. --check
prints what five folds of documents reach and writes nothing. Needs the extra `learn`; the vectors take some minutes.
"""

import argparse

import numpy
import train_sentiment
import train_sentiment_toward
from sklearn.linear_model import LogisticRegression, Ridge

from newslab import contextual, lexicons
from newslab.sentiment import in_context, toward

WEAK, RIDGE = 0.05, 1000.0  # what a NewsMTSC sentence counts for beside a rated one; penalty of the ridge regression
STRENGTH = 0.0005  # C of the logistic regression
OF_SENTENCE = 0.53  # what the vector counts for beside the words
ORIGIN = """# Vectors of all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0) after {layers} layers, see newslab/sentiment/in_context.py.
# Made by tools/train_sentiment_context.py from
# {data}; MIT, as the project. The last row is the bias.
"""
TARGETS = "the training part of NewsMTSC (Hamborg and Donnay, 2021; MIT)"
RATED = f"the NYT editorial snippets of Hutto and Gilbert (2014; MIT) and\n# {TARGETS}"


def standard(vectors):
    """The vectors with mean 0 and spread 1, that mean and that spread."""
    mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    return (vectors - mean) / spread, mean, spread


def solve_sentences(vectors, gold, importance):
    """Weights and bias by ridge regression."""
    model = Ridge(alpha=RIDGE).fit(vectors, gold, sample_weight=importance)
    return model.coef_ * OF_SENTENCE, model.intercept_ * OF_SENTENCE


def solve_spans(vectors, gold):
    """Weights and biases for negative and for positive, against neutral."""
    model = LogisticRegression(C=STRENGTH, max_iter=300, class_weight="balanced", tol=1e-3).fit(vectors, gold)
    negative, neutral, positive = (numpy.append(*pair) for pair in zip(model.coef_, model.intercept_, strict=True))
    both = numpy.stack([negative - neutral, positive - neutral])
    return both[:, :-1], both[:, -1]


def raw(weights, bias, mean, spread):
    """The weights and bias for vectors as they come."""
    return weights / spread, bias - weights / spread @ mean


def sentences(path, checked):
    rated, weak = train_sentiment.load(path)
    texts = [text for text, *_ in rated] + [text for text, _ in weak]
    problem = train_sentiment.prepare(path)
    vectors, mean, spread = standard(numpy.array([in_context.of_sentence(text) for text in texts]))
    importance = numpy.where(problem.folds >= 0, 1.0, WEAK)
    guess = numpy.zeros(len(texts))
    for fold in range(5):
        own, others = problem.folds == fold, problem.folds != fold
        total = problem.features[own] @ train_sentiment.solve(problem, others)
        weights, bias = solve_sentences(vectors[others], problem.gold[others], importance[others])
        lexical = total / numpy.sqrt(1 + total**2)
        trusted = numpy.array([in_context.trusted(score) for score in lexical])
        guess[own] = in_context.LEXICAL * lexical + trusted * (vectors[own] @ weights + bias)
    gold, guess = problem.gold[: len(rated)], guess[: len(rated)]
    both = train_sentiment.macro_f1(train_sentiment.cut(gold), train_sentiment.cut(guess))
    print("r", round(numpy.corrcoef(gold, guess)[0, 1], 4), "macro F1", round(both, 4))
    if not checked:
        weights, bias = raw(*solve_sentences(vectors, problem.gold, importance), mean, spread)
        lines = [f"{weight:.5f}" for weight in [*weights, bias]]
        write("sentiment_context.tsv", RATED, "weight", lines)


def spans(path, checked):
    items = train_sentiment_toward.load(path)
    gold = numpy.array([item["gold"] for item in items])
    folds = numpy.array([item["fold"] for item in items])
    rows, names, _ = train_sentiment_toward.matrix(items)
    vectors, mean, spread = standard(numpy.array([of_item(item) for item in items]))
    odds = numpy.zeros((len(items), 3))
    for fold in range(5):
        own, others = folds == fold, folds != fold
        table = train_sentiment_toward.solve(rows[others], names, gold[others])
        weights, bias = solve_spans(vectors[others], gold[others])
        lexical = rows[own] @ table[:, :-1].T + table[:, -1]
        odds[own, ::2] = in_context.LEXICAL_TOWARD * lexical + vectors[own] @ weights.T + bias
    chances = numpy.exp(odds) / numpy.exp(odds).sum(axis=1, keepdims=True)
    train_sentiment_toward.report(chances, gold, items)
    if not checked:
        weights, bias = solve_spans(vectors, gold)
        weights, bias = raw(weights, bias, mean, spread)
        lines = ["{:.4f}\t{:.4f}".format(*pair) for pair in [*weights.T, bias]]
        write("sentiment_toward_context.tsv", TARGETS, "negative\tpositive", lines)


def of_item(item):
    first, last = toward.around_span(item["text"], item["start"], item["end"])
    return in_context.of_span(item["text"][first : item["start"]], item["text"][item["end"] : last])


def write(name, data, columns, lines):
    header = ORIGIN.format(layers=in_context.LAYERS, data=data)
    numbers = [*(str(number) for number in range(len(lines) - 1)), "bias"]
    rows = [f"number\t{columns}", *(f"{number}\t{line}" for number, line in zip(numbers, lines, strict=True))]
    (lexicons.RESOURCES / name).write_text(header + "\n".join(rows) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    contextual.embed(["one"])  # fails at once where the weights are missing
    sentences(args.data, args.check)
    spans(args.data, args.check)


if __name__ == "__main__":
    main()
