"""Learn newslab/resources/pages_weights.tsv: how much each feature of a block speaks for its being of the article.

    python tools/train_pages.py PAGES.jsonl.gz

PAGES holds one JSON object a line: site, url, html (the page's source) and body (the article's text, written by hand).
The table that ships was learned from pages of scrapinghub/article-extraction-benchmark (MIT): join its
ground-truth.json with its html folder to make such a file. Prints the scores of eight folds over sites before it
writes the table. Needs newslab[learn].
"""

import argparse
import difflib
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import numpy
import trafilatura
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from newslab.lexicons import RESOURCES
from newslab.pages import alignment, choice, features, metadata
from newslab.pages import blocks as page_blocks
from newslab.pages.outside import outputs

FEWEST_SITES = 4  # a feature seen on fewer says more of the site than of pages
SOFTNESS = 0.1  # inverse strength of the penalty on weights
HEADER = """\
# How much each feature of a page's block speaks for (above 0) or against its being of the article: weights of
# a logistic regression, made by tools/train_pages.py from 65 pages of scrapinghub/article-extraction-benchmark
# (MIT licence). MIT, as the project. feature: a name given by newslab.pages.features; weight: added where it holds,
# times its value; (always) is the intercept
"""


def labels(blocks, body):
    """For each block whether the body accounts for most of its words."""
    words, owner = [], []
    for number, block in enumerate(blocks):
        mine = alignment.tokens(block.text)
        words += mine
        owner += [number] * len(mine)
    gold, matched, size = alignment.tokens(body), Counter(), Counter(owner)
    for run in difflib.SequenceMatcher(None, words, gold, autojunk=False).get_matching_blocks():
        if run.size >= 3 or run.size == len(gold):
            matched.update(owner[run.a : run.a + run.size])
    return [2 * matched[number] > size[number] for number in range(len(blocks))]


def examples(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for page in map(json.loads, stream):
            root = page_blocks.tree(page["html"])
            blocks, facts = page_blocks.blocks(root), metadata.facts(root, page["url"])
            yield (
                page,
                blocks,
                features.of_page(blocks, outputs(page["html"], facts, blocks), facts),
                facts,
                labels(blocks, page["body"]),
            )


def fit(pages):
    """The weights learned from these pages, name -> weight."""
    sites = {}
    for page, _, found, _, _ in pages:
        for block in found:
            for name in block:
                sites.setdefault(name, set()).add(page["site"])
    shared = {name for name, seen in sites.items() if len(seen) >= FEWEST_SITES}
    vectors = DictVectorizer()
    rows = vectors.fit_transform(
        [
            {name: value for name, value in block.items() if name in shared}
            for _, _, found, _, _ in pages
            for block in found
        ]
    )
    weights = numpy.concatenate([_importance(blocks) for _, blocks, *_ in pages])
    truth = numpy.concatenate([wanted for *_, wanted in pages])
    model = LogisticRegression(C=SOFTNESS, max_iter=3000).fit(rows, truth, sample_weight=weights / weights.mean())
    return {"(always)": model.intercept_[0], **dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))}


def _importance(blocks):
    """Longer blocks count more, up to a length; long pages count less than their blocks would."""
    sizes = numpy.array([len(alignment.tokens(block.text)) for block in blocks])
    return numpy.minimum(60, 4 + sizes) / max(1, sizes.sum()) ** 0.5


def shingle_f1(gold, said):
    """Precision and recall on runs of four words."""
    first, second = (
        Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))
        for words in (re.findall(r"\w+", gold), re.findall(r"\w+", said))
    )
    shared = sum((first & second).values())
    return shared / max(1, sum(second.values())), shared / max(1, sum(first.values()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    pages = list(examples(parser.parse_args().pages))
    scores = []
    for seen, unseen in GroupKFold(8, shuffle=True, random_state=0).split(
        pages, groups=[page["site"] for page, *_ in pages]
    ):
        weights = fit([pages[at] for at in seen])
        for page, blocks, found, facts, _ in (pages[at] for at in unseen):
            kinds = choice.choose(blocks, found, choice.likely(found, weights), facts)
            scores.append(
                shingle_f1(page["body"], "\n\n".join(b.text for b, kind in zip(blocks, kinds, strict=True) if not kind))
            )
    precision, recall = numpy.mean(scores, axis=0)
    print(
        f"{len(pages)} pages, eight folds over sites: precision {precision:.4f}, recall {recall:.4f}, "
        f"F1 {2 * precision * recall / (precision + recall):.4f}; trafilatura {trafilatura.__version__}"
    )
    table = "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(fit(pages).items()) if abs(weight) >= 0.005)
    (RESOURCES / "pages_weights.tsv").write_text(HEADER + "feature\tweight\n" + table, encoding="utf-8")


if __name__ == "__main__":
    main()
