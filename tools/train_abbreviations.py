"""Proposes rows for the tables sentences_abbreviations.tsv and sentences_cues.tsv from a text you may use.

    python tools/train_abbreviations.py TEXT... [--least 5]

NLTK's PunktTrainer (Kiss and Strunk, 2006) reads the texts and finds abbreviations and words that begin sentences. What
newslab's tables lack is printed with its count and examples, tab separated, the most frequent first. A person decides
what goes in, and with which kind: the kinds are explained at the top of the tables.
"""

import argparse
import re
from collections import Counter
from pathlib import Path

from newslab import lexicons
from newslab.sentences.stops import abbreviations


def trained(text):
    """Punkt's parameters for a text."""
    from nltk.tokenize.punkt import PunktTrainer

    trainer = PunktTrainer()
    trainer.INCLUDE_ALL_COLLOCS = False
    trainer.train(text, finalize=False, verbose=False)
    trainer.finalize_training(verbose=False)
    return trainer.get_params()


def missing_abbreviations(text, parameters):
    """(word, count, example) for each abbreviation of Punkt's that the table lacks."""
    known = {form.lower() for form in abbreviations()}
    dotted = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")  # initials and U.S. are known by their form
    wanted = {word for word in parameters.abbrev_types if word not in known and not dotted.fullmatch(word)}
    counts, examples = Counter(), {}
    for found in re.finditer(r"(\S+)\.(?=\s)", text):
        word = found[1].lstrip("\"'“‘([")
        if word.lower() in wanted:
            counts[word] += 1
            examples.setdefault(word, " ".join(text[max(0, found.start() - 20) : found.end() + 20].split()))
    return [(word, count, examples[word]) for word, count in counts.most_common()]


def missing_starters(text, parameters):
    """(word, count, "") for each word of Punkt's that begins sentences and that the table lacks."""
    known = {row["word"] for row in lexicons.rows("sentences_cues.tsv") if row["kind"] == "starter"}
    counts = Counter(found[0].lower() for found in re.finditer(r"[A-Z][a-z]+", text))
    return sorted(((word, counts[word], "") for word in parameters.sent_starters - known), key=lambda row: -row[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path, help="plain text files, UTF-8")
    parser.add_argument("--least", type=int, default=5, help="leave out what occurs less often (default 5)")
    options = parser.parse_args()
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in options.texts)
    parameters = trained(text)
    for kind, find in (("abbreviation", missing_abbreviations), ("starter", missing_starters)):
        for word, count, example in find(text, parameters):
            if count >= options.least:
                print(kind, word, count, example, sep="\t")


if __name__ == "__main__":
    main()
