"""A scholar's own codebook learned from labelled texts.

One logistic regression for each label over five kinds of feature: TF-IDF of words and pairs of words, the sentence
vector, the vector in context, the densities of the frames of newslab's own codebooks, and how near the text lies to the
label's name where that is made of words. The cut-off of a label is where F1 is highest in texts held out in turn, and
the weights are shifted so that it lies at 0.5.
"""

import random

from newslab import sentences
from newslab.errors import NewslabError
from newslab.framing import features
from newslab.framing.model import Model, Validation

LEAST = 2
FOLDS = 5
ROUNDS = 3
STRENGTH = 3.0
_NEVER = -5.0
_SHARPNESS = 100.0


class LabelError(NewslabError):
    """The labelled texts cannot be learned from; the message says why and what is needed."""


def learn(texts, labels, *, contextual=True):
    """A Model learned from texts and their labels: model.score(text) gives {label: weight between 0 and 1}, present
    from 0.5.

    texts: a list of str or Article. labels: for each text its label, or a set or list of labels, which may be empty.
    model.validation has precision and recall of each label in texts held out in turn, model.words(label) the terms that
    speak most for it, model.evidence(text, label) the words that do so in a text; model.save(path) writes it as JSON.
    contextual: whether vectors in context (all-MiniLM-L6-v2) are among the features, in learning and in every score of
    the model. They tell labels apart clearly better, above all where few texts are labelled, and take some ten
    milliseconds a sentence; leave them out for a corpus of many long texts.
    Needs scikit-learn. Raises LabelError where texts and labels differ in number, or a label is on fewer than two texts
    or missing from fewer than two.

    >>> rain = ["Rain floods the valley", "Storm brings heavy rain", "Hail and rain ruin the harvest"]
    >>> vote = ["Voters elect a new mayor", "Mayor loses the vote", "Council votes on the budget"]
    >>> model = learn(rain + vote, ["weather"] * 3 + ["politics"] * 3)
    >>> weights = model.score("The storm left rain in the streets")
    >>> max(weights, key=weights.get)
    'weather'
    """
    texts, wanted = (
        [sentences.text_of(text) for text in texts],
        [frozenset([each] if isinstance(each, str) else each) for each in labels],
    )
    names = _checked(texts, wanted)
    import numpy

    gold = numpy.array([[name in each for name in names] for each in wanted])
    dense, terms = features.dense(texts, names, contextual), [_terms(text) for text in texts]
    rounds = []
    for number in range(ROUNDS):
        folds = numpy.array(_folds(gold.tolist(), number))
        rounds.append((folds, _held_out(terms, dense, gold, folds)))
    cuts = [sum(_cut(odds[:, n], gold[:, n]) for _, odds in rounds) / ROUNDS for n in range(len(names))]
    fitted = _Fitted(terms, dense, gold)
    return Model(
        names,
        fitted.terms(),
        fitted.dense(),
        tuple(bias - cut for bias, cut in zip(fitted.bias(), cuts, strict=True)),
        all(wanted),
        _validated(names, gold, rounds[0]),
        contextual,
    )


def _checked(texts, wanted):
    """The labels in order, once it is sure that they can be learned."""
    if len(texts) != len(wanted):
        raise LabelError(
            f"learn: {len(texts)} texts but {len(wanted)} labels; give one label, or one set of labels, for each text"
        )
    names = tuple(sorted({label for each in wanted for label in each}))
    if not names:
        raise LabelError("learn: no text has a label; give texts with labels")
    if not all(isinstance(name, str) for name in names):
        raise LabelError("learn: labels must be strings; turn numbers into strings with str()")
    for name in names:
        count = sum(name in each for each in wanted)
        if min(count, len(texts) - count) < LEAST:
            raise LabelError(
                f"learn: label {name!r} is on {count} of {len(texts)} texts; to learn it takes at least {LEAST} texts with it and {LEAST} without"
            )
    return names


def _folds(gold, number):
    """A fold for each text, such that the texts of each set of labels spread evenly over the folds."""
    order, seen, folds = list(range(len(gold))), {}, [0] * len(gold)
    if number:
        random.Random(number).shuffle(order)
    for place in order:
        key = tuple(gold[place])
        seen[key] = seen.get(key, len(seen) % FOLDS) + 1
        folds[place] = seen[key] % FOLDS
    return folds


def _held_out(terms, dense, gold, folds):
    """The log-odds of every label in every text, told by regressions that have not seen it."""
    import numpy

    odds = numpy.full(gold.shape, _NEVER)
    for number in range(FOLDS):
        inside, outside = numpy.flatnonzero(folds != number), numpy.flatnonzero(folds == number)
        if len(outside) and len(inside):
            fitted = _Fitted([terms[n] for n in inside], dense[inside], gold[inside])
            odds[outside] = fitted.odds([terms[n] for n in outside], dense[outside])
    return odds


class _Fitted:
    """Term weights and a regression for each label, fitted to the terms and the other features of some texts."""

    def __init__(self, terms, dense, gold):
        from scipy.sparse import csr_matrix, hstack
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        self.vectorizer = TfidfVectorizer(analyzer=list, min_df=2 if len(terms) >= 50 else 1, sublinear_tf=True)
        try:
            matrix = hstack([self.vectorizer.fit_transform(terms), csr_matrix(dense)]).tocsr()
        except ValueError:
            raise LabelError("learn: the texts share no words; give more texts, or texts of words") from None
        self.models = [
            LogisticRegression(
                C=STRENGTH, class_weight="balanced", solver="liblinear", intercept_scaling=10, random_state=0
            ).fit(matrix, column)
            if 0 < column.sum() < len(column)
            else None
            for column in gold.T
        ]

    def odds(self, terms, dense):
        import numpy
        from scipy.sparse import csr_matrix, hstack

        matrix = hstack([self.vectorizer.transform(terms), csr_matrix(dense)]).tocsr()
        return numpy.array(
            [model.decision_function(matrix) if model else numpy.full(len(terms), _NEVER) for model in self.models]
        ).T

    def terms(self):
        names, weights = self.vectorizer.get_feature_names_out(), [model.coef_[0].tolist() for model in self.models]
        return {
            str(name): (idf, tuple(row[n] for row in weights))
            for n, (name, idf) in enumerate(zip(names, self.vectorizer.idf_.tolist(), strict=True))
        }

    def dense(self):
        return tuple(zip(*(model.coef_[0, len(self.vectorizer.idf_) :].tolist() for model in self.models), strict=True))

    def bias(self):
        return [float(model.intercept_[0]) for model in self.models]


def _terms(text):
    return [term for term, count in features.counted(text).items() for _ in range(count)]


def _cut(odds, gold):
    """The log-odds from which on a label is best called present: the mean of the cuts, those of high F1 weighted most."""
    import numpy

    order = numpy.argsort(-odds, kind="stable")
    scores = 2 * numpy.cumsum(gold[order]) / (gold.sum() + numpy.arange(1, len(odds) + 1))
    closeness = numpy.exp((scores - scores.max()) * _SHARPNESS)
    return float((closeness * odds[order]).sum() / closeness.sum())


def _validated(names, gold, round_):
    """A Validation for each label; the cut-off for each fold comes from the other folds."""
    folds, odds = round_
    rows = []
    for n, name in enumerate(names):
        said = [False] * len(gold)
        for number in range(FOLDS):
            others = folds != number
            if gold[others, n].any():
                cut = _cut(odds[others, n], gold[others, n])
                said = [
                    value >= cut if fold == number else old
                    for value, fold, old in zip(odds[:, n], folds, said, strict=True)
                ]
        found, texts = sum(map(bool, said)), int(gold[:, n].sum())
        both = sum(bool(one) and bool(other) for one, other in zip(said, gold[:, n], strict=True))
        rows.append(
            Validation(name, both / found if found else 0.0, both / texts, 2 * both / (found + texts), texts, found)
        )
    return tuple(rows)
