"""Human coding beside the machine's: a sample to code, the coders' agreement, and how far the machine is right."""

import math

from newslab.errors import InputError
from newslab.sentences import text_of, tokenise

DRAWS, SEED = 1000, 20


def sheet(articles, labels, size=50, coders=("coder_1", "coder_2"), seed=SEED):
    """A coding sheet: `size` sentences drawn at random from the articles, a DataFrame to be filled in and saved as CSV.

    Columns: article, start, end, before, text, after, and one empty column for each coder. The same seed draws the same
    sentences. labels, the codes allowed, stand in the sheet's attrs and in every row's column `codes`.

    >>> list(sheet(["It rained. Taxes rose."], ["economic", "none"], size=1).columns)
    ['article', 'start', 'end', 'before', 'text', 'after', 'codes', 'coder_1', 'coder_2']
    """
    import numpy
    import pandas

    rows = [row for number, article in enumerate(articles) for row in _units(number, article)]
    if not rows:
        raise InputError("the articles hold no sentence to code")
    drawn = sorted(numpy.random.default_rng(seed).permutation(len(rows))[:size])
    codes = " | ".join(map(str, labels))
    found = pandas.DataFrame([{**rows[n], "codes": codes, **dict.fromkeys(coders, "")} for n in drawn])
    found.attrs["labels"] = list(labels)
    return found


def _units(number, article):
    text, spans = text_of(article), tokenise(article).sentences
    for at, sentence in enumerate(spans):
        around = [text[slice(*spans[n][:2])] if 0 <= n < len(spans) else "" for n in (at - 1, at + 1)]
        yield {
            "article": getattr(article, "source", None) or number,
            "start": sentence.start,
            "end": sentence.end,
            "before": around[0],
            "text": text[sentence.start : sentence.end],
            "after": around[1],
        }


def agreement(codes):
    """Krippendorff's alpha for nominal codes, as {"alpha", "low", "high", "units", "coders"}; 1 is perfect, 0 is chance.

    codes: a DataFrame with one row a unit and one column a coder; empty cells are missing codes, and units with fewer than
    two codes say nothing. low and high are the 95 % bootstrap interval over units. Source: Krippendorff (2004), ch. 11.

    >>> import pandas
    >>> agreement(pandas.DataFrame({"a": ["x", "x", "y", "y"], "b": ["x", "x", "y", "y"]}))["alpha"]
    1.0
    """
    import numpy

    units = [[code for code in row if code == code and code not in (None, "")] for row in codes.itertuples(index=False)]
    units = [unit for unit in units if len(unit) > 1]
    if len(units) < 2:
        raise InputError("agreement needs at least two units that two coders have coded")
    labels = sorted({str(code) for unit in units for code in unit})
    index = {label: n for n, label in enumerate(labels)}
    tables = numpy.array([_coincidences([index[str(code)] for code in unit], len(labels)) for unit in units])
    random = numpy.random.default_rng(SEED)
    draws = [_alpha(tables[random.integers(0, len(units), len(units))].sum(axis=0)) for _ in range(DRAWS)]
    draws = [value for value in draws if value == value]
    low, high = numpy.quantile(draws, (0.025, 0.975)) if draws else (math.nan, math.nan)
    return {
        "alpha": _alpha(tables.sum(axis=0)),
        "low": float(low),
        "high": float(high),
        "units": len(units),
        "coders": codes.shape[1],
    }


def _coincidences(unit, size):
    """The pairs of codes of one unit, each unit weighing as much as it has codes."""
    import numpy

    counts = numpy.bincount(unit, minlength=size).astype(float)
    return (numpy.outer(counts, counts) - numpy.diag(counts)) / (len(unit) - 1)


def _alpha(table):
    totals = table.sum(axis=1)
    everything = totals.sum()
    expected = everything**2 - (totals**2).sum()
    if expected == 0:  # one label only: there was nothing to disagree about
        return 1.0 if table.trace() == everything else math.nan
    return float(1 - (everything - 1) * (everything - table.trace()) / expected)


def validate(coded, found):
    """How far the machine finds what people coded: precision, recall and F1 of each label, a DataFrame.

    coded, found: one label, or a set of labels, for each unit, in the same order. Columns: label, coded, found, both,
    precision, precision_low, precision_high, recall, recall_low, recall_high, f1; intervals are Wilson's (1927), 95 %.

    >>> validate(["a", "a", "b"], ["a", "b", "b"]).set_index("label").loc["a", ["precision", "recall"]].tolist()
    [1.0, 0.5]
    """
    import pandas

    coded, found = [_set(labels) for labels in coded], [_set(labels) for labels in found]
    if len(coded) != len(found):
        raise InputError(
            f"{len(coded)} coded units but {len(found)} found ones; give one label, or a set, for each unit"
        )
    rows = []
    for label in sorted(set().union(*coded, *found)):
        true, said = sum(label in unit for unit in coded), sum(label in unit for unit in found)
        both = sum(label in one and label in other for one, other in zip(coded, found, strict=True))
        precision, recall = _wilson(both, said), _wilson(both, true)
        rows.append((label, true, said, both, *precision, *recall, 2 * both / (true + said)))
    return pandas.DataFrame(
        rows,
        columns=[
            "label",
            "coded",
            "found",
            "both",
            "precision",
            "precision_low",
            "precision_high",
            "recall",
            "recall_low",
            "recall_high",
            "f1",
        ],
    )


def _set(labels):
    if labels is None or labels != labels or labels == "":
        return set()
    return {labels} if isinstance(labels, str) else set(labels)


def _wilson(hits, total, z=1.96):
    """The share and the ends of its interval."""
    if not total:
        return math.nan, math.nan, math.nan
    share = hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    reach = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return share, max(0.0, middle - reach), min(1.0, middle + reach)
