"""Finds the words that are like those of a codebook, by their vectors.

    python tools/expand_framing.py

Candidates are words that the lexicon of textblob knows, and knows as no name. They are one token to wordllama, since
the vectors of rarer words are put together from pieces and go by the spelling as much as by the meaning; only for
loaded language, which lives of rare words, they may be more. Words for groups of people are no candidates, since
vectors have learned prejudice with their language. For every frame a logistic regression parts the frame's own patterns
from those of the rival frames and from the candidates. The codebook "loaded", which has one frame, is parted from the
policy and the generic codebook; there the words least like it count against it.

Learned are the codebooks alone, no text. Writes newslab/resources/framing_<codebook>_alike.tsv for the codebooks in
STRENGTH, and has to run again when one of them changes; needs scikit-learn.
"""

from collections import defaultdict
from pathlib import Path

import numpy
import textblob
from sklearn.linear_model import LogisticRegression

from newslab import lexicons, vectors
from newslab.framing.codebook import Codebook, load, parts
from newslab.framing.matching import Matcher

# With "policy" and "moral" nothing was gained that held for texts unlike those measured on.
STRENGTH = {"generic": 0.1, "loaded": 1.0}
RARE = ("loaded",)
SHORTEST = 4
SURE = 0.7  # weight of the patterns that are learned from
# A word has a weight for each standard deviation beyond the first ones; the most is what an ambiguous pattern weighs.
FROM, SCALE, STEP, MOST = 1.5, 0.4, 0.1, 0.4
GROUPS = """
    aged american arab asian asians black blacks boy boys brown catholic chinese christian colored coloured crippled
    disabled dutch elder elderly english european female females foreign foreigner french gay gays german girl girls
    greek gypsies gypsy homosexual homosexuals immigrant immigrants indian irish islamic italian japanese jewess
    jewish jews kraut krautheads latin latino lesbian male males man men mexican migrant migrants muslim muslims
    native natives negro negroes queer refugee refugees roman russian slave slaves spanish turkish white whites
    woman women
"""
HEAD = """# Words that are like those of the codebook framing_{0}.csv, with a small weight for the likeness; read beside it.
# Made by tools/expand_framing.py from that codebook{1}; no labelled text was used.
# Likeness: token vectors of the package wordllama (MIT). Which words are English: the lexicon of the package textblob
# (MIT). Licence: as newslab.
# Columns: frame, weight (for each of the words{2}), words (with blanks between).
frame\tweight\twords
"""


def candidates():
    lexicon = Path(textblob.__file__).parent / "en" / "en-lexicon.txt"
    rows = (line.split() for line in lexicon.read_text(encoding="utf-8").splitlines() if not line.startswith(";"))
    known = {row[0] for row in rows if len(row) > 1 and not row[1].startswith("NNP")}
    left_out = {row["word"] for row in lexicons.rows("words_function.tsv")} | set(GROUPS.split())
    return [
        word
        for word in sorted(known - left_out)
        if len(word) >= SHORTEST and word.isascii() and word.isalpha() and word.islower()
    ]


def learned_from(name):
    """{frame: vectors of its patterns}"""
    texts = defaultdict(list)
    for pattern in load(name).patterns:
        if pattern.weight >= SURE:
            texts[pattern.frame].append(" ".join(part.rstrip("~*") for part in parts(pattern.text)))
    return {frame: vectors.embed(found) for frame, found in texts.items()}


def likeness(name, frequent, words):
    """{frame: how like its patterns each word is, in standard deviations of frequent words}"""
    known, scores = learned_from(name), {}
    if len(known) == 1:
        others = [found for rival in ("policy", "generic") for found in learned_from(rival).values()]
    else:
        others = [frequent]
    for frame, own in known.items():
        rivals = numpy.vstack([*(found for rival, found in known.items() if rival != frame), *others])
        model = LogisticRegression(C=STRENGTH[name], class_weight="balanced", max_iter=3000)
        model.fit(numpy.vstack([own, rivals]), [1] * len(own) + [0] * len(rivals))
        usual = model.decision_function(frequent)
        scores[frame] = (model.decision_function(words) - usual.mean()) / usual.std()
    return scores


def expand(name, words, scores):
    """The rows of the table: frame, weight, words."""
    listed, against = Matcher(Codebook(name, load(name).patterns)), len(scores) == 1
    frames = {word: {listed.codebook.patterns[hit.pattern].frame for hit in listed.find(word)} for word in words}
    for frame, values in scores.items():
        groups = defaultdict(list)
        for word, value in zip(words, values.tolist(), strict=True):
            size = round(min(MOST, STEP * round(max(0.0, abs(value) - FROM) * SCALE / STEP)), 2)
            if size and (value > 0 or against) and frame not in frames[word]:
                groups[size if value > 0 else -size].append(word)
        for weight, found in sorted(groups.items(), reverse=True):
            yield frame, f"{weight:g}", " ".join(found)


def main():
    words = candidates()
    frequent = [word for word in words if vectors.is_token(word)]
    known = dict(zip(words, vectors.embed(words), strict=True))
    usual = numpy.array([known[word] for word in frequent])
    for name in STRENGTH:
        chosen = words if name in RARE else frequent
        scores = likeness(name, usual, numpy.array([known[word] for word in chosen]))
        alone = len(scores) == 1
        head = HEAD.format(
            name, " and those of its rivals" * alone, "; below 0 the word counts against the frame" * alone
        )
        rows = "".join("\t".join(row) + "\n" for row in expand(name, chosen, scores))
        (lexicons.RESOURCES / f"framing_{name}_alike.tsv").write_text(head + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
