"""Comparing groups of articles: outlets, days, sides. Differences come with intervals and with a correction for many tests."""

import math
import re
from collections import Counter

from newslab import lexicons
from newslab.corpus.shelf import Shelf
from newslab.errors import InputError, UnknownName

MEASURES = {  # measure -> (table, how the article's value comes from its rows)
    "sentiment": ("sentiment", lambda rows: rows["score"].mean()),
    "negative sentences": ("sentiment", lambda rows: (rows["score"] <= -0.05).mean()),
    "loaded words per 1,000 words": (
        "articles",
        lambda rows: 1000 * rows["loaded"].sum() / max(1, rows["words"].sum()),
    ),
    "share of words given to sources": (
        "speakers",
        lambda rows: rows.loc[rows["speaker"] != "narration", "words"].sum() / max(1, rows["words"].sum()),
    ),
    "share of unnamed sources": ("speakers", lambda rows: rows.loc[rows["speaker"] != "narration", "anonymous"].mean()),
    "sources": ("speakers", lambda rows: (rows["speaker"] != "narration").sum()),
    "reporting verbs with a stance": (
        "stances",
        lambda rows: rows.loc[rows["stance"] != "neutral", "count"].sum() / max(1, rows["count"].sum()),
    ),
    "attributed numeric claims": ("claims", lambda rows: (rows["voice"] != "narrator").mean()),
    "hedged numeric claims": ("claims", lambda rows: rows["hedged"].mean()),
}
DRAWS, SEED = 5000, 20
MANY = 50  # articles in a group from which on means are as good as normal and need no permutations
RARE = 0.02  # a frame with less of the evidence than this over all articles is not compared
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def compare(out, by):
    """How groups of articles differ, a DataFrame with one row for each measure and group.

    out  the folder of an analysed corpus
    by   a column of its articles: "outlet" (or "meta_outlet"), "source", "published" ...

    Columns: measure, group, articles, mean over the articles, low and high (95 % bootstrap interval over articles), p (this group
    against all others: a permutation test, or Welch's test where both have fifty articles or more), p_adjusted (Holm 1979, over
    all tests), differs (p_adjusted below 0.05). Groups of fewer than three articles get no p. Copies of an earlier article and
    frames that hardly occur are left out.
    """
    import pandas

    shelf = Shelf(out)
    groups = _groups(shelf, by)
    rows = []
    for measure, values in _values(shelf, groups.index):
        rows += _rows(measure, values.groupby(groups), values, groups)
    found = pandas.DataFrame(rows, columns=["measure", "group", "articles", "mean", "low", "high", "p"])
    found["p_adjusted"] = _holm(found["p"], groups.nunique())
    found["differs"] = found["p_adjusted"] < 0.05
    return found


def keyness(out, by, group, top=30):
    """The words that set one group of articles apart from the others, a DataFrame, most distinctive first.

    Columns: word, count, elsewhere, log_likelihood (Dunning 1993), log_odds (z-score of the log-odds with an informative
    Dirichlet prior, Monroe et al. 2008). Function words and bare numbers are left out.
    """
    import pandas

    shelf = Shelf(out)
    groups = _groups(shelf, by)
    if group not in set(groups):
        raise UnknownName.among(by, group, map(str, sorted(set(groups))))
    here, there = Counter(), Counter()
    sentences = shelf.table("sentences", ["id", "text"])
    skip = lexicons.function_words()
    for name, text in zip(sentences["id"], sentences["text"], strict=True):
        if name in groups.index:
            words = (word.replace("’", "'") for word in _WORD.findall(text.lower()))
            (here if groups[name] == group else there).update(word for word in words if word not in skip)
    a, b = sum(here.values()), sum(there.values())
    rows = [
        (word, n, there[word], _likelihood(n, there[word], a, b), _odds(n, there[word], a, b))
        for word, n in here.items()
        if n > 1
    ]
    found = pandas.DataFrame(rows, columns=["word", "count", "elsewhere", "log_likelihood", "log_odds"])
    return found.sort_values(["log_odds", "word"], ascending=[False, True]).head(top).reset_index(drop=True)


def _groups(shelf, by):
    """The group of each article that is no copy, a Series by id."""
    articles = shelf.table("articles").set_index("id")
    column = by if by in articles else f"meta_{by}"
    if column not in articles:
        raise UnknownName.among("column", by, [name.removeprefix("meta_") for name in articles.columns])
    articles = articles[~articles.index.isin(shelf.table("copies")["id"])]
    groups = articles[column].dropna()
    if groups.nunique() < 2:
        raise InputError(
            f"{shelf.folder}: {by!r} has {groups.nunique()} group(s) of articles; comparing needs at least two"
        )
    return groups


def _values(shelf, ids):
    """(measure, its value for each article as a Series by id) for every measure, the share of each frame among them."""
    tables = {}
    for measure, (table, value) in MEASURES.items():
        if table not in tables:
            found = shelf.table(table)
            tables[table] = found[found["id"].isin(ids)]
        yield measure, tables[table].groupby("id").apply(value, include_groups=False)
    frames = shelf.table("frames")
    for frame, rows in frames[frames["id"].isin(ids)].groupby("frame"):
        if rows["share"].mean() >= RARE:
            yield f"frame: {frame.replace('_', ' ')}", rows.set_index("id")["share"]


def _rows(measure, grouped, values, groups):
    import numpy

    random = numpy.random.default_rng(SEED)
    everything, p = values.dropna(), None
    for group, own in grouped:
        own = own.dropna().to_numpy(float)
        if not len(own):
            continue
        rest = everything[groups.reindex(everything.index) != group].to_numpy(float)
        if p is None or groups.nunique() > 2:  # between two groups there is one difference, not two
            p = _p(own, rest, random)
        yield measure, str(group), len(own), own.mean(), *_interval(own, random), p


def _interval(values, random):
    import numpy

    if len(values) < 3:
        return math.nan, math.nan
    draws = [random.choice(values, len(values)).mean() for _ in range(1000)]
    return tuple(numpy.quantile(draws, (0.025, 0.975)))


def _p(own, rest, random):
    """How often means lie at least as far apart as these when the group makes no difference."""
    import numpy

    if min(len(own), len(rest)) < 3:
        return math.nan
    apart = abs(own.mean() - rest.mean())
    if min(len(own), len(rest)) >= MANY:
        error = math.sqrt(own.var(ddof=1) / len(own) + rest.var(ddof=1) / len(rest))
        return math.erfc(apart / error / math.sqrt(2)) if error else float(apart == 0)
    pool, further = numpy.concatenate([own, rest]), 0
    for _ in range(DRAWS):
        random.shuffle(pool)
        further += abs(pool[: len(own)].mean() - pool[len(own) :].mean()) >= apart - 1e-12
    return (1 + further) / (1 + DRAWS)


def _holm(values, groups):
    """Holm's step-down adjustment; what was not tested stays untested, and two groups share one test for each measure."""
    tested = values.dropna().sort_values(kind="stable")
    shared = 2 if groups == 2 else 1
    tests, adjusted, highest = len(tested) / shared, {}, 0.0
    for rank, (index, p) in enumerate(tested.items()):
        highest = max(highest, min(1.0, p * (tests - rank // shared)))
        adjusted[index] = highest
    return values.index.map(adjusted).astype(float)


def _likelihood(a, b, all_a, all_b):
    expected_a, expected_b = all_a * (a + b) / (all_a + all_b), all_b * (a + b) / (all_a + all_b)
    return 2 * sum(n * math.log(n / e) for n, e in ((a, expected_a), (b, expected_b)) if n)


def _odds(a, b, all_a, all_b, weight=0.01):
    """z of the log-odds ratio; the prior is the whole corpus, scaled to a hundredth of its size."""
    prior, total = weight * (a + b), weight * (all_a + all_b)
    ratio = math.log((a + prior) / (all_a + total - a - prior)) - math.log((b + prior) / (all_b + total - b - prior))
    return ratio / math.sqrt(1 / (a + prior) + 1 / (b + prior))
