"""Learns how strongly the patterns of a codebook speak for their frames, from sentences written for newslab.

    python tools/weigh_framing.py [--check]

The sentences are in tools/framing_examples/: invented and labelled by a language model, none taken from a corpus. The
weights of newslab/resources/framing_policy.csv, framing_moral.csv and framing_loaded.csv are moved from their prior
(column prior: by class, as the head of each file says) towards what tells these sentences apart, by a regression with a
penalty on the logarithm of weight / prior; loaded words in quotation marks are left out. With policy the frames compete
for a sentence (softmax, with `other` for none of them); with the others each frame is there or not. --check prints how
well unseen sentences are told, one writer held out in turn, with prior and learned weights, and writes nothing. Then
tools/calibrate_framing.py finds the thresholds again.
"""

import argparse
import csv
import io
import re
from collections import defaultdict
from pathlib import Path

import numpy
from calibrate_framing import NAMED_OFTEN
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newslab import sentences
from newslab.framing import scoring
from newslab.framing.codebook import load, parts
from newslab.framing.spelling import spans_of
from newslab.lexicons import RESOURCES
from newslab.quotes import marks

EXAMPLES = Path(__file__).parent / "framing_examples"
CODEBOOKS = ("policy", "moral", "loaded")
REST = "other"
PENALTY = {"policy": 4.0, "moral": 1.0, "loaded": 1.0}
SHARPNESS = 4.0  # log-odds for evidence of 1 in a short sentence
THRESHOLD = 0.3  # evidence at even odds in a short sentence, to begin with
ROOM = 40.0  # words added to those of a sentence
ROUNDS = 80
LIMITS = numpy.linspace(0.2, 0.98, 79)  # quantiles of the evidence tried as limits in --check
LOWEST = 0.4  # the class of words with other common meanings, none of which is to make a frame alone


def examples(codebook):
    """(writer, set of labels, sentence) for each example."""
    for line in (EXAMPLES / f"{codebook}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            writer, labels, text = line.split("\t")
            yield int(writer), frozenset(labels.split(",")), re.sub(r"[\[\]]", "", text)


def quoted(text, hit):
    """Whether what was found stands in quotation marks, and so is the word of another than the writer."""
    spans, regions = spans_of(text), marks.regions(text, sentences.paragraphs(text))
    start, end = spans[hit.first][0], spans[hit.last][1]
    return any(first <= start and end <= last for first, last in regions)


class Task:
    """The hits of a codebook in its examples."""

    def __init__(self, codebook):
        self.codebook, book = codebook, load(codebook)
        self.frames = list(book.frames)
        self.prior = numpy.array(priors(codebook))
        matcher, rows, columns, room = scoring._matcher(codebook), [], [], []
        self.writers, self.labels, texts = zip(*examples(codebook), strict=True)
        for number, text in enumerate(texts):
            read = scoring._read(text, codebook)
            hits = [hit.pattern for hit in matcher.find(read) if codebook != "loaded" or not quoted(text, hit)]
            rows += [number] * len(hits)
            columns += hits
            room.append(matcher.tally(read)[1] + ROOM)
        self.writers = numpy.array(self.writers)
        self.hits = csr_matrix((numpy.ones(len(rows)), (rows, columns)), shape=(len(texts), len(self.prior)))
        self.room = numpy.array(room) / ROOM
        often = [NAMED_OFTEN.get(frame, 1.0) if codebook == "policy" else 1.0 for frame in self.frames]
        places = [self.frames.index(pattern.frame) for pattern in book.patterns]
        self.of = csr_matrix(
            ([1 / often[place] for place in places], (range(len(places)), places)), (len(places), len(often))
        )
        self.groups = numpy.array(grouped(book.patterns))
        self.longer = list(nested(book.patterns, self.prior))
        self.gold = numpy.array([[frame in labels for frame in self.frames] for labels in self.labels], dtype=float)

    def evidence(self, weights, rows):
        """What speaks for each frame in sentences, for each word of a short one."""
        return self.hits[rows].multiply(weights).dot(self.of).toarray() / self.room[rows, None]

    def fit(self, rows):
        """The weights learned from some rows."""
        hits, room, gold = self.hits[rows], self.room[rows], self.gold[rows]
        competing = self.codebook == "policy"
        if competing:
            gold = numpy.column_stack([gold, 1 - gold.sum(axis=1)])
        counts = gold.sum(axis=0)
        size, penalty, sharpness = max(self.groups) + 1, PENALTY[self.codebook], SHARPNESS
        balance = (
            (gold / numpy.maximum(counts, 1) * counts.sum() / len(counts)).sum(axis=1)[:, None] if competing else 1.0
        )

        def cost(moves):
            weights, limits = self.prior * numpy.exp(moves[self.groups]), THRESHOLD * numpy.exp(moves[size:])
            found = self.evidence(weights, rows)
            if competing:
                odds = sharpness * numpy.column_stack([found, numpy.full(len(rows), limits[0])])
                chances = numpy.exp(odds - odds.max(axis=1, keepdims=True))
                chances /= chances.sum(axis=1, keepdims=True)
                surprise = -(balance * gold * numpy.log(chances + 1e-12)).sum()
            else:
                chances = 1 / (1 + numpy.exp(-sharpness * (found - limits)))
                surprise = -numpy.log(numpy.where(gold > 0, chances, 1 - chances) + 1e-12).sum()
            slope = sharpness * balance * (chances - gold)
            of_limits = slope[:, -1:].sum(axis=0) if competing else -slope.sum(axis=0)
            back = (slope[:, : len(self.frames)] / room[:, None]) @ self.of.T.toarray()
            of_weights = numpy.asarray(hits.multiply(back).sum(axis=0)).ravel() * weights
            of_moves = numpy.bincount(self.groups, of_weights, size)
            gradient = numpy.append(of_moves + 2 * penalty * moves[:size], of_limits * limits)
            return surprise + penalty * (moves[:size] ** 2).sum(), gradient

        begin = numpy.zeros(size + (1 if competing else len(self.frames)))
        found = minimize(cost, begin, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
        weights = self.prior * numpy.exp(found.x[self.groups])
        weights = numpy.where(self.prior <= LOWEST, numpy.minimum(weights, LOWEST), weights)
        for part, whole in self.longer:
            weights[whole] = max(weights[whole], weights[part])
        return weights

    def quality(self, found):
        """Macro F1 at the best limit: one for all frames with policy, one for each else."""
        if self.codebook == "policy":
            gold = numpy.column_stack([self.gold, 1 - self.gold.sum(axis=1)])

            def macro(limit):
                tops = numpy.column_stack([found, numpy.full(len(found), limit)]).argmax(axis=1)
                said = numpy.eye(gold.shape[1])[tops]
                return f1(gold, said).mean()

            return max(map(macro, numpy.arange(0.1, 0.8, 0.05)))
        best = [
            max(f1(self.gold[:, [n]], found[:, [n]] >= limit)[0] for limit in numpy.quantile(column, LIMITS))
            for n, column in enumerate(found.T)
        ]
        return float(numpy.mean(best))


def grouped(patterns):
    """A number for each pattern: those of a frame that differ by an ending s alone are moved together."""
    numbers = {}
    keys = [
        (pattern.frame, " ".join(word.rstrip("~*").rstrip("s") for word in parts(pattern.text))) for pattern in patterns
    ]
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def nested(patterns, prior):
    """(part, whole) for each pattern and the phrases around it that weigh no less before learning, short ones first."""
    known = {(pattern.frame, parts(pattern.text)): number for number, pattern in enumerate(patterns)}
    for (frame, words), whole in sorted(known.items(), key=lambda item: len(item[0][1])):
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                part = known.get((frame, words[first:last]), whole)
                if part != whole and prior[part] <= prior[whole]:
                    yield part, whole


def f1(gold, said):
    """F1 of each column of two arrays of 0 and 1."""
    return 2 * (gold * said).sum(axis=0) / numpy.maximum(gold.sum(axis=0) + said.sum(axis=0), 1)


def priors(codebook):
    """The weight of each pattern by its class."""
    return [float(row["prior"]) for row in table(codebook)[1]]


def table(codebook):
    """The comments at the head of a codebook, and its rows."""
    lines = (RESOURCES / f"framing_{codebook}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    head = [line for line in lines if line.startswith("#")]
    return head, list(csv.DictReader(lines[len(head) :]))


def write(codebook, weights):
    """Puts learned weights into the table of a codebook."""
    head, rows = table(codebook)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row, weight in zip(rows, weights, strict=True):
        writer.writerow({**row, "weight": f"{weight:.2f}".rstrip("0").rstrip(".")})
    (RESOURCES / f"framing_{codebook}.csv").write_text("".join(head) + out.getvalue(), encoding="utf-8")


def check(task):
    """Prints macro F1 on the sentences of writers held out."""
    learned = numpy.zeros(task.gold.shape)
    by_writer = defaultdict(list)
    for row, writer in enumerate(task.writers):
        by_writer[writer].append(row)
    for own in by_writer.values():
        others = numpy.setdiff1d(numpy.arange(len(task.writers)), own)
        learned[own] = task.evidence(task.fit(others), own)
    before = task.evidence(task.prior, numpy.arange(len(task.writers)))
    print(f"{task.codebook}: macro F1 {task.quality(before):.4f} -> {task.quality(learned):.4f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    for codebook in CODEBOOKS:
        task = Task(codebook)
        if options.check:
            check(task)
        else:
            write(codebook, task.fit(numpy.arange(len(task.writers))))


if __name__ == "__main__":
    main()
