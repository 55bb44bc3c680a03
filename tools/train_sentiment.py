"""Makes newslab/resources/sentiment_words.tsv and sentiment_rules.tsv.

    python tools/train_sentiment.py DATA.jsonl.gz [--check]

DATA holds one record a line. Used are the NYT editorial snippets of Hutto and Gilbert (2014; task "sentence", gold =
mean rating / 4) and, as weak evidence on whole sentences, the training part of NewsMTSC (Hamborg and Donnay, 2021; task
"target"). --check prints what five folds of documents reach and writes nothing. Needs the extra `learn`.
"""

import argparse
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy
from scipy import sparse
from scipy.optimize import minimize

from newslab import lexicons
from newslab.sentiment import signals, words

RESOURCES = lexicons.RESOURCES
WEAK, SCALE = 0.2, 0.6  # what a NewsMTSC sentence counts for, and how far its labels reach on the NYT scale
RIDGE_RULES, RIDGE_WORDS = 2.0, 20.0
SEEN = 8  # times a word must occur to be learned
ALONE, WITHIN = (
    ("negator", "modal", "contrast", "question"),
    0.045,
)  # a cue without a toned word leaves a sentence neutral
LEAST = {
    "negated praise": 0.05,
    "turned praise": 0.03,
    "negated blame": -0.01,
}  # "nobody was killed" is good news however rare it is
WORDS_HEADER = """# The tone of words and what was learned of them. Made by tools/train_sentiment.py.
# tone, -4 to 4: VADER's lexicon (Hutto and Gilbert, 2014; MIT) and sentiment_news.tsv (newslab; MIT), the mean where
# both rate a word.
# learned: ridge weights from the NYT editorial snippets of Hutto and Gilbert (MIT) and the training part of NewsMTSC
# (Hamborg and Donnay, 2021; MIT), names left out; it counts divided by the square root of the sentence's length.
word\ttone\tlearned
"""
RULES_HEADER = """# What a unit of each signal adds to the total of a sentence. Made by tools/train_sentiment.py
# from the same data as sentiment_words.tsv; MIT, as the project.
# praise and blame: tones above and below 0, by the rule that holds for them.
rule\tweight
"""


def tones():
    """{word or phrase: tone} of VADER and newslab together."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    vader = {
        word: tone
        for word, tone in SentimentIntensityAnalyzer().lexicon.items()
        if re.fullmatch(r"[a-z]+(?:'[a-z]+)?", word)
    }
    own = news_tones()
    both = {word: (own[word] + vader[word]) / 2 for word in own.keys() & vader.keys() if own[word]}
    return {**vader, **own, **both}


def news_tones():
    """{word or phrase: tone} of sentiment_news.tsv, all forms; a row of class word decides, else the first row."""
    forms = {"verb": verb_forms, "noun": noun_forms, "adjective": adjective_forms, "word": lambda word: {word}}
    found = {}
    for row in lexicons.read(RESOURCES / "sentiment_news.tsv"):
        if row["class"] == "phrase":
            found.update((phrase.replace("-", " "), float(row["score"])) for phrase in row["words"].split("|"))
            continue
        for word in row["words"].split():
            for form in forms[row["class"]](word):
                form = form.replace("-", " ")
                if row["class"] == "word" or form not in found:
                    found[form] = float(row["score"])
    return found


DOUBLING = frozenset(
    re.findall(
        r"\w+",
        """
stab rob rout mar gut sag con scam scrap strip slam equip drop ban cut rip plot snub spar stun trap dim dip
fret grab gun jar mob mug nag plug rig rot rub scar shun shut skid slip snap stop strut top trim commit compel
deter expel impel omit permit propel rebel refer repel extol acquit gag tip spat
""",
    )
)


def verb_forms(word):
    ends_in_y = re.search(r"[^aeiou]y$", word)
    stem = word[:-1] if word.endswith("e") else word + word[-1] if word in DOUBLING else word
    past = word[:-1] + "ied" if ends_in_y else stem + "ed"
    return {word, plural(word), past, word[:-2] + "ying" if word.endswith("ie") else stem + "ing"}


def noun_forms(word):
    return {word, plural(word)}


def plural(word):
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def adjective_forms(word):
    if word.endswith("ic"):
        return {word, word + "ally"}
    if word.endswith("le"):
        return {word, word[:-1] + "y"}
    if word.endswith("y"):
        return {word, word[:-1] + "ily", word[:-1] + "iness"}
    return {word, word + "ly", word + "ness"}


def load(path):
    """(text, gold, fold) of the rated sentences, and (text, mean label) of the weak ones."""
    rated, weak = [], defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            if item["task"] == "sentence":
                rated.append((item["text"], item["gold"], item["fold"]))
            elif item["task"] == "target":
                weak[item["text"]].append(item["gold"])
    return rated, [(text, sum(labels) / len(labels)) for text, labels in weak.items()]


def read(tokens, lexicon):
    """The words that are no names."""
    entries = [lexicon[token] for token in tokens]
    return [
        words.plain(word)
        for token, entry in zip(tokens, entries, strict=True)
        if entry
        for word in words.WORD.findall(token)
    ]


def matrix(texts, lexicon, rules, learnable):
    """One row a text: the amounts of the rules, then the learnable words over the root of the length."""
    rule_at = {rule: at for at, rule in enumerate(rules)}
    word_at = {word: len(rules) + at for at, word in enumerate(learnable)}
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        tokens = words.chunks_of(text)
        found = signals.signals(tokens, [lexicon[token] for token in tokens])
        near = 1 / math.sqrt(len(tokens) + 1)
        cells = [(rule_at[rule], amount) for _, rule, amount in found if rule in rule_at]
        cells += [(word_at[word], near) for word in read(tokens, lexicon) if word in word_at]
        for column, value in cells:
            rows.append(row), columns.append(column), values.append(value)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(rules) + len(learnable)))


def fit(features, gold, importance, ridge, rules):
    """The weights that make total / sqrt(1 + total²) come closest to gold, praise for and blame against."""

    def bounds(rule):
        if rule.split(" ")[0] not in ("plain", "negated", "turned", "any"):
            return None, None
        return (0, None) if rule.endswith("praise") else (None, 0)

    def loss(weights):
        total = features @ weights
        root = numpy.sqrt(total * total + 1)
        error = total / root - gold
        return (
            (importance * error * error).sum() + (ridge * weights * weights).sum(),
            2 * (features.T @ (importance * error / root**3)) + 2 * ridge * weights,
        )

    return minimize(
        loss,
        numpy.zeros(features.shape[1]),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 200},
        bounds=[bounds(rule) for rule in rules] + [(None, None)] * (features.shape[1] - len(rules)),
    ).x


def prepare(path):
    rated, weak = load(path)
    known = tones()
    texts = [text for text, *_ in rated] + [text for text, _ in weak]
    every = {word: 1.0 for text in texts for word in map(words.plain, words.WORD.findall(text))}
    lexicon = words.Words(
        {w: t for w, t in known.items() if " " not in w}, {w: t for w, t in known.items() if " " in w}, every, {}
    )
    silent = {row["word"] for row in lexicons.rows("words_function.tsv")} | words.cues().keys()
    seen, rules = Counter(), Counter()
    for text in texts:
        tokens = words.chunks_of(text)
        seen.update(set(read(tokens, lexicon)))
        rules.update(rule for _, rule, _ in signals.signals(tokens, [lexicon[token] for token in tokens]))
    learnable = sorted(word for word, times in seen.items() if times >= SEEN and word not in silent)
    rules = sorted(rule for rule, times in rules.items() if times >= 20 and rule != signals.UNLEARNED)
    features = matrix(texts, lexicon, rules, learnable)
    scale = numpy.ones(features.shape[1])
    scale[: len(rules)] = 0.3 / numpy.sqrt(numpy.asarray(features[:, : len(rules)].power(2).mean(axis=0)).ravel())
    scale[len(rules) :] = 3
    ridge = numpy.concatenate([numpy.full(len(rules), RIDGE_RULES), numpy.full(len(learnable), RIDGE_WORDS)])
    gold = numpy.array([value for _, value, _ in rated] + [SCALE * value for _, value in weak])
    importance = numpy.array([1.0] * len(rated) + [WEAK] * len(weak))
    folds = numpy.array([fold for *_, fold in rated] + [-1] * len(weak))
    return features @ sparse.diags(scale), gold, importance, folds, ridge, scale, rules, learnable, known


def check(features, gold, importance, folds, ridge, rules):
    guess = numpy.zeros(len(gold))
    for fold in range(5):
        weights = fit(features[folds != fold], gold[folds != fold], importance[folds != fold], ridge, rules)
        total = features[folds == fold] @ weights
        guess[folds == fold] = total / numpy.sqrt(1 + total**2)
    gold, guess = gold[folds >= 0], guess[folds >= 0]
    print("r", round(numpy.corrcoef(gold, guess)[0, 1], 4), "macro F1", round(macro_f1(cut(gold), cut(guess)), 4))
    return guess


def cut(values):
    return numpy.where(values >= 0.05, 1, numpy.where(values <= -0.05, -1, 0))


def macro_f1(gold, guess):
    return (
        sum(2 * ((gold == c) & (guess == c)).sum() / max(1, (gold == c).sum() + (guess == c).sum()) for c in (-1, 0, 1))
        / 3
    )


def write(weights, rules, learnable, known):
    learned = {
        word: round(float(weight), 2)
        for word, weight in zip(learnable, weights[len(rules) :], strict=True)
        if abs(weight) >= 0.1
    }
    lines = [
        f"{word}\t{known[word]:g}\t{learned.get(word, '')}" if word in known else f"{word}\t\t{learned[word]}"
        for word in sorted(known.keys() | learned.keys())
    ]
    Path(RESOURCES / "sentiment_words.tsv").write_text(WORDS_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    for rule, weight in zip(rules, weights, strict=False):
        if rule in ALONE:
            weights[rules.index(rule)] = max(-WITHIN, min(WITHIN, weight))
        if rule in LEAST and abs(weight) < abs(LEAST[rule]):
            weights[rules.index(rule)] = LEAST[rule]
    lines = [f"{rule}\t{weight:.4f}" for rule, weight in zip(rules, weights, strict=False)]
    Path(RESOURCES / "sentiment_rules.tsv").write_text(RULES_HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    features, gold, importance, folds, ridge, scale, rules, learnable, known = prepare(args.data)
    print(len(rules), "rules,", len(learnable), "words may be learned")
    check(features, gold, importance, folds, ridge, rules)
    if not args.check:
        write(fit(features, gold, importance, ridge, rules) * scale, rules, learnable, known)


if __name__ == "__main__":
    main()
