"""Finds the threshold and the slope of every frame, by words and in context, and measures its precision and recall on
labelled texts.

    python tools/calibrate_framing.py labelled.jsonl.gz

The file holds one JSON object a line with track (policy, generic, moral, loaded), text, labels and doc. Writes
newslab/resources/framing_calibration.csv. Nothing but these few numbers is taken from the texts. A threshold is the
median over resamples of the documents, so that a rare frame does not hang on a handful of them.
"""

import csv
import gzip
import io
import json
import math
import random
import statistics
import sys
from collections import defaultdict

from newslab.framing import in_context, scoring
from newslab.framing.codebook import load
from newslab.lexicons import RESOURCES

DRAWS = 60
JOINED = {
    "legality": "legality_crime",
    "crime": "legality_crime",
    "political": "political_policy",
    "policy": "political_policy",
}
GRID = [step / 1000 for step in range(6, 31)]  # less than a word in 160 is no frame, however short the labelled texts
NAMED_OFTEN = {"economic": 1.25}  # a sentence on money names several sums: more evidence is asked for
SMOOTHING = {"policy": 20, "moral": 160}  # short comments; labels that count events, which a long sentence has more of
SLOPES = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
# log-odds for a density of 1, beside what is heard in context
WORDS = {"policy": 80.0, "moral": 450.0, "loaded": 250.0}
LIMITS = [step / 10 for step in range(-20, 51)]  # log-odds from which on a policy frame is named
NEAR = 0.02  # limits whose F1 is so close to the best are as good as it, and the middle of them is taken
STEEP = (0.3, 0.5, 0.7, 1.0, 1.5)
HEAD = """# Threshold and slope of each frame (newslab/framing/scoring.py), and how well it is found at that threshold.
# policy: FrAC (Guida et al. 2025), sentences, one dominant frame each; legality is judged together with crime, and
# political with policy. generic: Narrative Frames Corpus (Frermann et al. 2023), articles on climate.
# moral: MoralEvents (Zhang et al. 2024), sentences. loaded: BABE (Spinde et al. 2021), sentences.
# Only these numbers were taken from the corpora: thresholds, slopes and smoothing were chosen on the same texts on which
# precision and recall were measured, which are therefore on the high side. No word and no weight of a word came from
# them. Made by tools/calibrate_framing.py.
# Columns: codebook, frame, threshold (density of evidence at weight 0.5), slope, smoothing (words added to those of a
# text), words, limit and steepness (of a passage in context: log-odds for a density of 1 beside what is heard, log-odds
# at weight 0.5, and by what they are then multiplied), items (texts), present (texts with the frame), precision, recall,
# f1 (of texts as framing.score reads them by default; empty where no texts were labelled).
"""


def f1(true, said, both):
    return 2 * both / (true + said) if true + said else 0.0


def read(path):
    tracks = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            tracks[item["track"]].append(item)
    return tracks


def resamples(items):
    """Lists of item numbers: the documents drawn again with replacement, DRAWS times."""
    documents = defaultdict(list)
    for number, item in enumerate(items):
        documents[item["doc"]].append(number)
    names = sorted(documents)
    for draw in range(DRAWS):
        chosen = random.Random(draw).choices(names, k=len(names))
        yield [number for name in chosen for number in documents[name]]


def best_threshold(values, gold, both_classes=False):
    """The value from which on calling the frame present gives the highest F1, half way to the next value below."""
    ranked = sorted(zip(values, gold, strict=True), reverse=True)
    total, absent, hits, best, threshold = sum(gold), len(gold) - sum(gold), 0, -1.0, ranked[0][0]
    for count, (value, present) in enumerate(ranked, 1):
        hits += present
        following = ranked[count][0] if count < len(ranked) else 0.0
        if value <= 0 or following == value:
            continue
        right = absent - (count - hits)
        quality = f1(total, count, hits) + (f1(absent, len(gold) - count, right) if both_classes else 0.0)
        if quality > best:
            best, threshold = quality, (value + max(following, 0.0)) / 2
    return threshold


def thresholds(items, rows, frames, codebook, grid=GRID, near=0.0):
    """The threshold of each frame; one of a grid for all with policy, where the frames compete for a sentence."""
    draws = list(resamples(items))
    if codebook == "policy":
        return dict.fromkeys(frames, statistics.median(middle(items, rows, draw, grid, near) for draw in draws))
    found = {}
    for frame in frames:
        gold = [frame in item["labels"] for item in items]
        found[frame] = statistics.median(
            best_threshold([rows[n][frame] for n in draw], [gold[n] for n in draw], codebook == "loaded")
            for draw in draws
        )
    return found


def middle(items, rows, draw, grid, near):
    """The mean of the limits at which the macro F1 of a draw is the highest, or as near to that."""
    values = [macro(items, rows, draw, limit) for limit in grid]
    return statistics.mean(limit for limit, value in zip(grid, values, strict=True) if value >= max(values) - near)


def macro(items, rows, draw, limit):
    """Macro F1 of the dominant frames of the sentences in a draw, where none is named below the limit."""
    tops = {n: max(rows[n], key=rows[n].get) for n in set(draw)}
    said = {n: JOINED.get(top, top) if rows[n][top] >= limit else "other" for n, top in tops.items()}
    counts = defaultdict(lambda: [0, 0, 0])
    for n in draw:
        gold = items[n]["labels"][0]
        counts[gold][0] += 1
        counts[said[n]][1] += 1
        counts[gold][2] += gold == said[n]
    return sum(f1(*count) for count in counts.values()) / len(counts)


def by_words(density, threshold, slope):
    power = max(density, 0.0) ** slope
    return power / (power + threshold**slope)


def in_odds(odds, limit, steepness):
    return scoring.logistic(steepness * (odds - limit))


def closest(weight, slopes, items, rows, limits):
    """The slope at which the weights lie closest to the labels (Brier score), frames judged together left out."""

    def distance(slope):
        return sum(
            (weight(row[frame], limits[frame], slope) - (frame in item["labels"])) ** 2
            for item, row in zip(items, rows, strict=True)
            for frame in row
            if frame not in JOINED
        )

    return min(slopes, key=distance)


def decided(codebook, row, limits):
    if codebook != "policy":
        return {frame for frame, limit in limits.items() if row[frame] >= limit}
    frame = max(row, key=row.get)
    return {JOINED.get(frame, frame) if row[frame] >= limits[frame] else "other"}


def densities(text, codebook, added):
    total, words = scoring.tally(text, codebook)
    return scoring.thinned(total, words + added)


def calibrate(codebook, items):
    """The rows of the table for one codebook."""
    added = SMOOTHING.get(codebook, 40)
    texts = [item["text"] for item in items]
    rows = [densities(text, codebook, added) for text in texts]
    frames = load(codebook).frames
    judged = {JOINED.get(f, f) for f in frames} & {label for item in items for label in item["labels"]}
    often = NAMED_OFTEN if codebook == "policy" else {}
    if codebook == "policy":
        rows = [{f: d / often.get(f, 1) for f, d in row.items() if JOINED.get(f, f) in judged} for row in rows]
    limits = thresholds(items, rows, frames, codebook)
    slope = 2.0 if codebook == "policy" else closest(by_words, SLOPES, items, rows, limits)
    said, odds, steepness, words = [decided(codebook, row, limits) for row in rows], {}, "", {}
    if codebook in in_context.known():
        heard = [
            {f: each[f] + WORDS[codebook] * min(d, in_context.FULL) for f, d in row.items()}
            for each, row in zip(in_context.heard(texts, codebook), rows, strict=True)
        ]
        heard = list(map(scoring.competing, heard)) if codebook == "policy" else heard
        odds = limits_in_context(items, heard, frames, codebook)
        steepness = closest(in_odds, STEEP, items, heard, odds)
        words = {frame: WORDS[codebook] / often.get(frame, 1) for frame in frames}
        aloud = [decided(codebook, both, odds) for both in heard]
        said = [
            both if in_context.is_passage(text) else alone for text, both, alone in zip(texts, aloud, said, strict=True)
        ]
    for frame in (*frames, "other") if codebook == "policy" else frames:
        name = JOINED.get(frame, frame)
        curve = (f"{limits[frame] * often.get(frame, 1):.5f}", f"{slope:g}") if frame in limits else ("", "")
        context = (f"{words[frame]:g}", f"{odds[frame]:.3f}", f"{steepness:g}") if frame in odds else ("",) * 3
        measured = name in judged or frame == "other"
        found = (len(items), *quality(name, items, said)) if measured else ("",) * 5
        yield (codebook, frame, *curve, added, *context, *found)


def limits_in_context(items, heard, frames, codebook):
    """The log-odds at which each frame is best called present."""
    if codebook == "policy":
        return thresholds(items, heard, frames, codebook, LIMITS, NEAR)
    weights = [{frame: scoring.logistic(value) for frame, value in row.items()} for row in heard]
    found = thresholds(items, weights, frames, codebook)
    return {frame: math.log(value / (1 - value)) for frame, value in found.items()}


def quality(frame, items, said):
    gold = [frame in item["labels"] for item in items]
    claimed = [frame in labels for labels in said]
    both = sum(a and b for a, b in zip(gold, claimed, strict=True))
    numbers = both / max(sum(claimed), 1), both / max(sum(gold), 1), f1(sum(gold), sum(claimed), both)
    return (sum(gold), *(f"{number:.2f}" for number in numbers))


def main(path):
    tracks, out = read(path), io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(
        (
            *("codebook", "frame", "threshold", "slope", "smoothing", "words", "limit", "steepness"),
            *("items", "present", "precision", "recall", "f1"),
        )
    )
    for codebook in ("policy", "generic", "moral", "loaded"):
        table.writerows(calibrate(codebook, tracks[codebook]))
    (RESOURCES / "framing_calibration.csv").write_text(HEAD + out.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
