"""A learned codebook: weights that score a text, tell which words speak for a label, and live in a file of plain JSON."""

import json
import math
from dataclasses import asdict, dataclass

from newslab import sentences
from newslab.errors import ResourceError, UnknownName
from newslab.framing import features
from newslab.framing.scoring import Evidence, logistic
from newslab.framing.spelling import words_at

FORMAT = "newslab learned codebook 1"


@dataclass(frozen=True, slots=True)
class Validation:
    """How well a label is told in texts it was not learned from, by cross-validation.

    precision, recall, f1   between 0 and 1
    texts, found            how many texts carry the label, and how many were said to
    """

    label: str
    precision: float
    recall: float
    f1: float
    texts: int
    found: int


@dataclass(frozen=True, slots=True)
class Model:
    """A learned codebook, as `framing.learn` gives it.

    labels      the labels in order
    terms       {word or pair of words: (inverse document frequency, a weight for each label)}
    dense       the weights of the other features: a row for each feature, a number for each label
    bias        the log-odds of each label where nothing is known, less its cut-off
    always      whether every text learned from had a label; then the strongest label is always present
    validation  a Validation for each label
    contextual  whether vectors in context are among the other features
    """

    labels: tuple[str, ...]
    terms: dict
    dense: tuple
    bias: tuple[float, ...]
    always: bool
    validation: tuple[Validation, ...]
    contextual: bool = False

    def score(self, source):
        """How far each label is present in a text or Article, as {label: weight between 0 and 1}; present from 0.5."""
        text = sentences.text_of(source)
        odds = list(self.bias)
        for value, weights in self._terms(text).values():
            odds = [sum_ + value * weight for sum_, weight in zip(odds, weights, strict=True)]
        dense = features.dense([text], self.labels, self.contextual)[0].tolist()
        for value, weights in zip(dense, self.dense, strict=True):
            if value:
                odds = [sum_ + value * weight for sum_, weight in zip(odds, weights, strict=True)]
        if self.always and max(odds) < 0:
            odds[odds.index(max(odds))] = 0.0
        return {label: logistic(value) for label, value in zip(self.labels, odds, strict=True)}

    def evidence(self, source, label):
        """The words that speak for a label in a text, as a list of Evidence in order; weight is the log-odds a word
        adds.

        The weights of all words, those that speak against the label included, and the label's bias add up to its log-
        odds.
        Raises UnknownName for a label that was not learned.
        """
        text, number, words = sentences.text_of(source), self._number(label), features.words(sentences.text_of(source))
        total, starts, places = [0.0] * len(words), [start for start, _, _ in words], {}
        for place, (_, _, word) in enumerate(words):
            places.setdefault(word, []).append((place,))
            if place:
                places.setdefault(f"{words[place - 1][2]} {word}", []).append((place - 1, place))
        for term, (value, weights) in self._terms(text).items():
            spots = [spot for spots in places[term] for spot in spots]
            for spot in spots:
                total[spot] += value * weights[number] / len(spots)
        for start, end, part in features.by_word(text, self.labels, self.dense, self.contextual):
            inside = words_at(starts, start, end)
            for spot in inside:
                total[spot] += float(part[number]) / len(inside)
        return [
            Evidence(start, end, label, word, weight)
            for (start, end, word), weight in zip(words, total, strict=True)
            if weight > 0
        ]

    def words(self, label, most=20):
        """The terms that speak most for a label, as a list of (term, weight), strongest first.

        Raises UnknownName for a label that was not learned.
        """
        number = self._number(label)
        ranked = sorted(
            ((term, weights[number]) for term, (_, weights) in self.terms.items()), key=lambda pair: (-pair[1], pair[0])
        )
        return [pair for pair in ranked[:most] if pair[1] > 0]

    def save(self, path):
        """Write the model to a file as JSON; `framing.load_model` reads it."""
        stored = {
            "format": FORMAT,
            "labels": self.labels,
            "always": self.always,
            "bias": self.bias,
            "validation": [asdict(row) for row in self.validation],
            "codebooks": features.codebooks(),
            "terms": self.terms,
            "dense": self.dense,
            "contextual": self.contextual,
        }
        with open(path, "w", encoding="utf-8") as file:
            json.dump(stored, file, ensure_ascii=True)

    def _number(self, label):
        if label not in self.labels:
            raise UnknownName.among("label", label, self.labels)
        return self.labels.index(label)

    def _terms(self, text):
        """{term: (its value in the text, its weights)} for the terms known."""
        known = {
            term: (1 + math.log(count)) * self.terms[term][0]
            for term, count in features.counted(text).items()
            if term in self.terms
        }
        length = math.sqrt(sum(value * value for value in known.values())) or 1.0
        return {term: (value / length, self.terms[term][1]) for term, value in known.items()}


def load_model(path):
    """The Model that `Model.save` wrote to a file.

    Raises ResourceError for a file that is missing or no learned codebook, and for one that was learned by a newslab with
    other codebooks of its own: their densities are among its features.
    """
    try:
        with open(path, encoding="utf-8") as file:
            stored = json.load(file)
        if stored["format"] != FORMAT:
            raise KeyError("format")
        if stored.get("codebooks") != features.codebooks():
            raise ResourceError(
                f"{path}: learned by a newslab whose own codebooks were others, so its weights do not fit; "
                "learn it again from the labelled texts with framing.learn, or use the version of newslab that wrote it"
            )
        terms = {term: (float(idf), tuple(weights)) for term, (idf, weights) in stored["terms"].items()}
        return Model(
            tuple(stored["labels"]),
            terms,
            tuple(map(tuple, stored["dense"])),
            tuple(stored["bias"]),
            bool(stored["always"]),
            tuple(Validation(**row) for row in stored["validation"]),
            bool(stored.get("contextual", False)),
        )
    except FileNotFoundError:
        raise ResourceError(f"{path}: there is no such file") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ResourceError(
            f"{path}: this is no learned codebook; write one with model.save(path) ({type(error).__name__}: {error})"
        ) from None
