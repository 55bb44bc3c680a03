"""A scholar's own codebook learned from labelled texts.

Each label gets one logistic regression over four kinds of feature, side by side:

    terms      words and pairs of words, TF-IDF, sublinear (Salton and Buckley 1988)
    vector     the sentence vector of the text
    codebooks  densities of the frames of newslab's own codebooks
    names      nearness of the text to the label's name, where the name is made of words

The cut-off of each label is found by cross-validation inside the labelled texts and the weights are shifted so that it lies at 0.5.
"""
import json
import math
import re
from dataclasses import dataclass
from functools import cache

from newslab import sentences, vectors
from newslab.errors import NewslabError
from newslab.framing import scoring

CODEBOOKS = ("policy", "generic", "moral", "loaded")
LEAST = 2
FOLDS = 5
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHARES = {"terms": 1.0, "vector": 1.5, "codebooks": 1.0, "names": 2.0}


class LabelError(NewslabError):
    """The labelled texts cannot be learned from; the message says why and what is needed."""


@dataclass(frozen=True, slots=True)
class Validation:
    """How well a label is told in texts not learned from: precision and recall over folds, with counts of texts."""

    label: str
    precision: float
    recall: float
    f1: float
    texts: int
    found: int


@dataclass(frozen=True, slots=True)
class Model:
    """A learned codebook.

    labels      the labels, sorted
    terms       {term: (inverse document frequency, weight for each label)}
    dense       weights of the other features, a row for each feature, a column for each label
    bias        one number for each label
    cuts        the log-odds of each label from which on it is present
    validation  a Validation for each label
    """

    labels: tuple[str, ...]
    terms: dict
    dense: list
    bias: tuple[float, ...]
    cuts: tuple[float, ...]
    validation: tuple[Validation, ...]

    def score(self, source):
        """How far each label is present in a text, as {label: weight between 0 and 1}; present from 0.5."""
        text = sentences.text_of(source)
        odds = [bias - cut for bias, cut in zip(self.bias, self.cuts, strict=True)]
        counts = [(count, self.terms[term]) for term, count in _counted(text).items() if term in self.terms]
        values = [(1 + math.log(count)) * idf for count, (idf, _) in counts]
        length = math.sqrt(sum(value * value for value in values)) or 1.0
        for value, (_, (_, weights)) in zip(values, counts, strict=True):
            for number, weight in enumerate(weights):
                odds[number] += value / length * weight
        for value, weights in zip(_dense([text], self.labels)[0].tolist(), self.dense, strict=True):
            for number, weight in enumerate(weights):
                odds[number] += value * weight
        return {label: _logistic(value) for label, value in zip(self.labels, odds, strict=True)}

    def words(self, label, most=20):
        """The terms that speak most for a label, as a list of (term, weight), strongest first."""
        number = self.labels.index(label)
        ranked = sorted(((term, weights[number]) for term, (_, weights) in self.terms.items()), key=lambda pair: (-pair[1], pair[0]))
        return [pair for pair in ranked[:most] if pair[1] > 0]

    def save(self, path):
        """Write the model to a file as JSON."""
        from dataclasses import asdict
        with open(path, "w", encoding="utf-8") as file:
            json.dump(asdict(self), file)


def load_model(path):
    """The model that `save` wrote to a file."""
    with open(path, encoding="utf-8") as file:
        stored = json.load(file)
    return Model(tuple(stored["labels"]), {term: tuple(value) for term, value in stored["terms"].items()}, stored["dense"],
                 tuple(stored["bias"]), tuple(stored["cuts"]), tuple(Validation(**row) for row in stored["validation"]))


def learn(texts, labels):
    """A Model learned from texts and their labels; model.score(text) gives {label: weight between 0 and 1}, present from 0.5.

    texts: a list of str or Article. labels: for each text its label, or a set or list of labels, which may be empty.
    Raises LabelError where the two differ in length, or a label has fewer than two texts with it or without it.
    """
    texts, wanted = [sentences.text_of(text) for text in texts], [_labels_of(each) for each in labels]
    names = _checked(texts, wanted)
    gold = [[name in each for name in names] for each in wanted]
    from numpy import array
    gold = array(gold)
    dense = _dense(texts, names)
    held, fold = array([[0.0] * len(names)] * len(texts)), array(_folds(gold.tolist()))
    for number in range(FOLDS):
        inside, outside = (fold != number).nonzero()[0], (fold == number).nonzero()[0]
        if len(outside):
            part = _fit([texts[n] for n in inside], dense[inside], gold[inside])
            held[outside] = part.odds([texts[n] for n in outside], dense[outside])
    cuts = [_cut(held[:, n].tolist(), gold[:, n].tolist()) for n in range(len(names))]
    fitted = _fit(texts, dense, gold)
    return Model(names, fitted.terms(), fitted.dense(), fitted.bias(), tuple(cuts),
                 tuple(_validated(name, held[:, n] >= cuts[n], gold[:, n]) for n, name in enumerate(names)))


def _labels_of(value):
    return frozenset([value] if isinstance(value, str) else value)


def _checked(texts, wanted):
    """The labels in order, once it is sure that they can be learned."""
    if len(texts) != len(wanted):
        raise LabelError(f"learn: {len(texts)} texts but {len(wanted)} labels; give one label, or one set of labels, for each text")
    names = tuple(sorted({label for each in wanted for label in each}))
    if not names:
        raise LabelError("learn: no text has a label; give at least two labelled texts")
    for name in names:
        count = sum(name in each for each in wanted)
        if min(count, len(texts) - count) < LEAST:
            raise LabelError(f"learn: label {name!r} is on {count} of {len(texts)} texts; learning needs at least {LEAST} texts with it and {LEAST} without")
    return names


def _counted(text):
    """The words and pairs of words of a text with their counts."""
    words, counts = [_stem(word) for word in _WORD.findall(text.lower())], {}
    for term in words + [f"{a} {b}" for a, b in zip(words, words[1:])]:
        counts[term] = counts.get(term, 0) + 1
    return counts


@cache
def _stem(word):
    return word


def _dense(texts, names):
    """The features that are no terms, a row for each text."""
    import numpy
    found = vectors.embed(texts)
    densities = [[min(10 * value, 1.0) for book in CODEBOOKS for value in scoring.densities(text, book).values()] for text in texts]
    near = found @ vectors.embed([name.replace("_", " ") for name in names]).T
    return numpy.hstack([found * _SHARES["vector"], numpy.array(densities) * _SHARES["codebooks"], near * _SHARES["names"]])


class _fit:
    """Term weights and regressions fitted to some texts."""

    def __init__(self, texts, dense, gold):
        from scipy.sparse import csr_matrix, hstack
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        self.vectorizer = TfidfVectorizer(analyzer=lambda text: _repeated(_counted(text)), min_df=1 if len(texts) < 50 else 2, sublinear_tf=True)
        matrix = hstack([self.vectorizer.fit_transform(texts), csr_matrix(dense)]).tocsr()
        self.models = [LogisticRegression(C=3.0, class_weight="balanced", max_iter=1000).fit(matrix, column) if 0 < sum(column) < len(column) else None
                       for column in gold.T]

    def odds(self, texts, dense):
        import numpy
        from scipy.sparse import csr_matrix, hstack
        matrix = hstack([self.vectorizer.transform(texts), csr_matrix(dense)]).tocsr()
        return numpy.array([model.decision_function(matrix) if model else numpy.full(len(texts), -5.0) for model in self.models]).T

    def terms(self):
        names, idf = self.vectorizer.get_feature_names_out(), self.vectorizer.idf_
        return {str(name): (float(idf[n]), tuple(float(model.coef_[0, n]) for model in self.models)) for n, name in enumerate(names)}

    def dense(self):
        size = len(self.vectorizer.idf_)
        return [[float(value) for value in row] for row in zip(*(model.coef_[0, size:] for model in self.models), strict=True)]

    def bias(self):
        return tuple(float(model.intercept_[0]) for model in self.models)


def _repeated(counts):
    return [term for term, count in counts.items() for _ in range(count)]


def _folds(gold):
    """A fold for each text, so that the texts of each label spread evenly over the folds."""
    seen, folds = {}, []
    for row in gold:
        key = tuple(row)
        folds.append(seen.get(key, 0) % FOLDS)
        seen[key] = seen.get(key, 0) + 1
    return folds


def _cut(odds, gold):
    """The log-odds from which on a label is called present with the highest F1."""
    best, cut, hits = 0.0, 0.0, 0
    ranked = sorted(zip(odds, gold, strict=True), key=lambda pair: -pair[0])
    for count, (value, present) in enumerate(ranked, 1):
        hits += present
        if 2 * hits / (sum(gold) + count) > best:
            best, cut = 2 * hits / (sum(gold) + count), value
    return cut


def _validated(label, said, gold):
    both, found, texts = int((said & gold).sum()), int(said.sum()), int(gold.sum())
    return Validation(label, both / found if found else 0.0, both / texts, 2 * both / (found + texts), texts, found)


def _logistic(value):
    return 1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value))
