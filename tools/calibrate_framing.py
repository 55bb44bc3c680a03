"""Finds the threshold and the slope of every frame, and measures its precision and recall on labelled texts.

    python tools/calibrate_framing.py labelled.jsonl.gz

The file holds one JSON object a line with track (policy, generic, moral, loaded), text, labels and doc. Writes
newslab/resources/framing_calibration.csv. Nothing but these few numbers is taken from the texts. A threshold is the
median over resamples of the documents, so that a rare frame does not hang on a handful of them.
"""

import csv
import gzip
import io
import json
import random
import statistics
import sys
from collections import defaultdict

from newslab.framing import scoring
from newslab.framing.codebook import load
from newslab.lexicons import RESOURCES

DRAWS = 60
JOINED = {
    "legality": "legality_crime",
    "crime": "legality_crime",
    "political": "political_policy",
    "policy": "political_policy",
}
GRID = [step / 1000 for step in range(4, 31)]  # less than a word in 250 is no frame, however short the labelled texts
NAMED_OFTEN = {"economic": 1.25}  # a sentence on money names several sums: more evidence is asked for
SMOOTHING = {"moral": 320}  # its labels count events, which a long sentence has more of
SLOPES = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
HEAD = """# Threshold and slope of each frame (newslab/framing/scoring.py), and how well it is found at that threshold.
# policy: FrAC (Guida et al. 2025), sentences, one dominant frame each; legality is judged together with crime, and
# political with policy. generic: Narrative Frames Corpus (Frermann et al. 2023), articles on climate.
# moral: MoralEvents (Zhang et al. 2024), sentences. loaded: BABE (Spinde et al. 2021), sentences.
# Only these numbers were taken from the corpora: thresholds, slopes and smoothing were chosen on the same texts on which
# precision and recall were measured, which are therefore on the high side. No word and no weight of a word came from
# them. Made by tools/calibrate_framing.py.
# Columns: codebook, frame, threshold (density of evidence at weight 0.5), slope, smoothing (words added to those of a
# text), items (texts), present (texts with the frame), precision, recall, f1 (empty where no texts were labelled).
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


def thresholds(items, rows, frames, codebook):
    """The threshold of each frame; one for all of them with policy, where the frames compete for a sentence."""
    draws = list(resamples(items))
    if codebook == "policy":
        value = statistics.median(max(GRID, key=lambda limit: macro(items, rows, draw, limit)) for draw in draws)
        return dict.fromkeys(frames, value)
    found = {}
    for frame in frames:
        gold = [frame in item["labels"] for item in items]
        found[frame] = statistics.median(
            best_threshold([rows[n][frame] for n in draw], [gold[n] for n in draw], codebook == "loaded")
            for draw in draws
        )
    return found


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


def weight(density, threshold, slope):
    power = max(density, 0.0) ** slope
    return power / (power + threshold**slope)


def slope_of(items, rows, limits):
    """The slope at which the weights lie closest to the labels (Brier score)."""

    def distance(slope):
        return sum(
            (weight(row[frame], limits[frame], slope) - (frame in item["labels"])) ** 2
            for item, row in zip(items, rows, strict=True)
            for frame in limits
        )

    return min(SLOPES, key=distance)


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
    rows = [densities(item["text"], codebook, added) for item in items]
    frames = load(codebook).frames
    judged = {JOINED.get(f, f) for f in frames} & {label for item in items for label in item["labels"]}
    if codebook == "policy":
        rows = [{f: d / NAMED_OFTEN.get(f, 1) for f, d in row.items() if JOINED.get(f, f) in judged} for row in rows]
    limits = thresholds(items, rows, frames, codebook)
    slope = 2.0 if codebook == "policy" else slope_of(items, rows, limits)
    said = [decided(codebook, row, limits) for row in rows]
    for frame in (*frames, "other") if codebook == "policy" else frames:
        name = JOINED.get(frame, frame)
        often = NAMED_OFTEN.get(frame, 1) if codebook == "policy" else 1
        curve = (f"{limits[frame] * often:.5f}", f"{slope:g}") if frame in limits else ("", "")
        measured = name in judged or frame == "other"
        found = (len(items), *quality(name, items, said)) if measured else ("",) * 5
        yield (codebook, frame, *curve, added, *found)


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
        ("codebook", "frame", "threshold", "slope", "smoothing", "items", "present", "precision", "recall", "f1")
    )
    for codebook in ("policy", "generic", "moral", "loaded"):
        table.writerows(calibrate(codebook, tracks[codebook]))
    (RESOURCES / "framing_calibration.csv").write_text(HEAD + out.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
