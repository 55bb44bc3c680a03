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
from typing import NamedTuple

import numpy
from scipy import sparse
from scipy.optimize import minimize

from newslab import contextual, lexicons
from newslab.sentiment import signals, words

RESOURCES = lexicons.RESOURCES
WEAK, SCALE = 0.2, 0.6  # what a NewsMTSC sentence counts for, and how far its labels reach on the NYT scale
RIDGE_RULES, RIDGE_WORDS, RIDGE_PRIORS = 2.0, 30.0, 1.0
RIDGE_TONES = 20_000.0  # strong: the direction counts in which good and bad words lie apart, not the single word
SEEN = 8  # times a word must occur to get a weight that the priors do not give it
SMALLEST = 0.1  # weights of words below it are left out
BRITISH = [  # how a word that is spelled the American way is spelled the other way
    (r"(?<!pr)(?<!caps)(?<!se)iz(?=(e|es|ed|ing|ation|ations|er|ers)$)", "is"),
    (r"yz(?=(e|es|ed|ing)$)", "ys"),
    (
        r"^((?:dis|mis|un|de)?(?:behavi|cand|clam|col|demean|endeav|fav|ferv|glam|hon|hum|lab|neighb|od|ranc|rig|rum|sav|"
        r"splend|tum|val|vig|harb))or(?!ous|ist|ar|if|es|al|is|iz)",
        r"\1our",
    ),
    (r"^(def|off|pret)ense", r"\1ence"),
    (r"^(un)?skeptic", r"\1sceptic"),
    (r"leukemia", "leukaemia"),
    (r"anemi", "anaemi"),
    (r"hemorrh", "haemorrh"),
    (r"diarrhea", "diarrhoea"),
    (r"pedophil", "paedophil"),
    (r"fulfill(?=s?$|ment)", "fulfil"),
    (r"^(sk|w)illful", r"\1ilful"),
    (r"(cancel|quarrel|marvel|imperil|unravel|grovel|pummel|rival|bedevil|shrivel)(?=(ed|ing|er|ers)$)", r"\1l"),
]
# a cue without a toned word leaves a sentence neutral
ALONE, WITHIN = ("negator", "modal", "contrast", "question"), 0.045
# "nobody was killed" is good news however rare it is
LEAST = {"negated praise": 0.05, "turned praise": 0.03, "negated blame": -0.01}
WORDS_HEADER = """# The tone of words and what was learned of them. Made by tools/train_sentiment.py.
# tone, -4 to 4: VADER's lexicon (Hutto and Gilbert, 2014; MIT) and sentiment_news.tsv (newslab; MIT), the mean where
# both rate a word.
# learned: what the word adds, divided by the square root of the sentence's length. Ridge weights from the NYT editorial
# snippets of Hutto and Gilbert (MIT) and the training part of NewsMTSC (Hamborg and Donnay, 2021; MIT), names left out,
# and a share of the tone of words of like meaning (vectors of all-MiniLM-L6-v2; Apache-2.0), of TextBlob's polarity
# (lexicon of Pattern, De Smedt and Daelemans, 2012; PDDL) and of the tone.
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
    found = {**vader, **own, **both}
    return {**{british(word): tone for word, tone in found.items()}, **found}


def british(word):
    """The word as it is spelled in Britain.

    >>> british("polarized"), british("favorite"), british("prize")
    ('polarised', 'favourite', 'prize')
    """
    for american, spelled in BRITISH:
        word = re.sub(american, spelled, word)
    return word


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


def matrix(texts, lexicon, rules, vocabulary):
    """One row a text: the amounts of the rules, then its words over the root of its length."""
    rule_at = {rule: at for at, rule in enumerate(rules)}
    word_at = {word: len(rules) + at for at, word in enumerate(vocabulary)}
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        tokens = words.chunks_of(text)
        found = signals.signals(tokens, [lexicon[token] for token in tokens])
        near = 1 / math.sqrt(len(tokens) + 1)
        cells = [(rule_at[rule], amount) for _, rule, amount in found if rule in rule_at]
        cells += [(word_at[word], near) for word in read(tokens, lexicon) if word in word_at]
        for at, rule, change in found:
            if rule is signals.LEARNED:
                parts = [words.plain(part) for part in words.WORD.findall(tokens[at])]
                cells += [(word_at[part], near * change / len(parts)) for part in parts if part in word_at]
        for column, value in cells:
            rows.append(row), columns.append(column), values.append(value)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(rules) + len(vocabulary)))


def priors(vocabulary, known):
    """What is known of each word before training, three columns: the tone that words of like meaning have, TextBlob's
    polarity, its own tone. A cue, or a word whose own tone is set to 0, has no more than its own tone.
    """
    polarity = polarities()
    alike = likely_tones(vocabulary, known)
    open_words = [known.get(word) != 0 and word not in words.cues() for word in vocabulary]
    return numpy.stack(
        [
            alike * open_words,
            [polarity.get(word, 0) * is_open for word, is_open in zip(vocabulary, open_words, strict=True)],
            [known.get(word, 0) for word in vocabulary],
        ],
        axis=1,
    )


def likely_tones(vocabulary, known):
    """The tone of every word as words of like meaning have it: a ridge regression of the known tones on the vectors of
    all-MiniLM-L6-v2, of which a word is heard alone."""
    vectors = contextual.embed(vocabulary)
    vectors = (vectors - vectors.mean(axis=0)) / (vectors.std(axis=0) + 1e-6)  # some numbers are the same for all
    rated = numpy.array([known.get(word, numpy.nan) for word in vocabulary])
    inside = ~numpy.isnan(rated)
    middle, own = rated[inside].mean(), vectors[inside]
    slope = numpy.linalg.solve(own.T @ own + RIDGE_TONES * numpy.eye(contextual.SIZE), own.T @ (rated[inside] - middle))
    return vectors @ slope + middle


def polarities():
    """{word: mean polarity of its senses} of TextBlob's lexicon."""
    from textblob.en import sentiment

    sentiment.load()
    return {word: senses[None][0] for word, senses in sentiment.items() if senses[None][0]}


def fit(features, gold, importance, ridge, rules):
    """The weights that make total / sqrt(1 + total²) come closest to gold, praise for and blame against."""

    def bounds(rule):
        if rule.split(" ")[0] not in ("plain", "phrase", "negated", "turned", "any"):
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
    """What is fitted: see `Problem`."""
    rated, weak = load(path)
    known = tones()
    texts = [text for text, *_ in rated] + [text for text, _ in weak]
    every = {word: 1.0 for text in texts for word in map(words.plain, words.WORD.findall(text))}
    lexicon = words.Words(
        {w: t for w, t in known.items() if " " not in w}, {w: t for w, t in known.items() if " " in w}, every, {}
    )
    silent = {row["word"] for row in lexicons.rows("words_function.tsv")}
    seen, rules = Counter(), Counter()
    for text in texts:
        tokens = words.chunks_of(text)
        seen.update(set(read(tokens, lexicon)))
        rules.update(rule for _, rule, _ in signals.signals(tokens, [lexicon[token] for token in tokens]))
    rules = sorted(rule for rule, times in rules.items() if times >= 20 and rule != signals.LEARNED)
    vocabulary = sorted(word for word in {*seen, *every, *known, *polarities()} - silent if " " not in word)
    features = matrix(texts, lexicon, rules, vocabulary)
    sizes = numpy.sqrt(numpy.asarray(features[:, : len(rules)].power(2).mean(axis=0)).ravel())
    often = [at for at, word in enumerate(vocabulary) if seen[word] >= SEEN and word not in words.cues()]
    single = sparse.csr_matrix(
        (numpy.full(len(often), 3.0), (often, range(len(often)))), shape=(len(vocabulary), len(often))
    )
    spread = sparse.block_diag(
        [sparse.diags(0.3 / sizes), sparse.hstack([single, sparse.csr_matrix(priors(vocabulary, known))])]
    ).tocsr()
    return Problem(
        features=features,
        spread=spread,
        ridge=numpy.repeat([RIDGE_RULES, RIDGE_WORDS, RIDGE_PRIORS], [len(rules), len(often), 3]),
        gold=numpy.array([value for _, value, _ in rated] + [SCALE * value for _, value in weak]),
        importance=numpy.array([1.0] * len(rated) + [WEAK] * len(weak)),
        folds=numpy.array([fold for *_, fold in rated] + [-1] * len(weak)),
        rules=rules,
        vocabulary=vocabulary,
        known=known,
    )


class Problem(NamedTuple):
    """Rows are texts. The weights of the features (rules, then words) are spread @ what is fitted: one number for each
    rule and for each word that is often seen, and three that say how much is to be made of the priors."""

    features: sparse.csr_matrix
    spread: sparse.csr_matrix
    ridge: numpy.ndarray
    gold: numpy.ndarray
    importance: numpy.ndarray
    folds: numpy.ndarray
    rules: list
    vocabulary: list
    known: dict


def solve(problem, chosen):
    """The weights of the features, as they are shipped, learned from the chosen texts."""
    fitted = fit(
        (problem.features[chosen] @ problem.spread).tocsr(),
        problem.gold[chosen],
        problem.importance[chosen],
        problem.ridge,
        problem.rules,
    )
    weights = problem.spread @ fitted
    for at, rule in enumerate(problem.rules):
        if rule in ALONE:
            weights[at] = max(-WITHIN, min(WITHIN, weights[at]))
        if rule in LEAST and abs(weights[at]) < abs(LEAST[rule]):
            weights[at] = LEAST[rule]
    learned = weights[len(problem.rules) :]
    learned[abs(learned) < SMALLEST] = 0
    return weights.round(4)


def check(problem):
    gold, folds, guess = problem.gold, problem.folds, numpy.zeros(len(problem.gold))
    for fold in range(5):
        total = problem.features[folds == fold] @ solve(problem, folds != fold)
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


def write(problem):
    weights = solve(problem, numpy.ones(len(problem.gold), bool))
    known, learned = problem.known, dict(zip(problem.vocabulary, weights[len(problem.rules) :], strict=True))
    lines = []
    for word in sorted(known.keys() | learned.keys()):
        tone = f"{known[word]:g}" if word in known else ""
        weight = f"{learned[word]:.2f}" if learned.get(word) else ""
        lines += [f"{word}\t{tone}\t{weight}"] if tone or weight else []
    (RESOURCES / "sentiment_words.tsv").write_text(WORDS_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    lines = [f"{rule}\t{weight:.4f}" for rule, weight in zip(problem.rules, weights, strict=False)]
    (RESOURCES / "sentiment_rules.tsv").write_text(RULES_HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    problem = prepare(args.data)
    print(len(problem.rules), "rules,", len(problem.vocabulary), "words")
    check(problem)
    if not args.check:
        write(problem)


if __name__ == "__main__":
    main()
