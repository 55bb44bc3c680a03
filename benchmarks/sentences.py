"""How fast newslab splits sentences beside NLTK's Punkt, on a text of yours, in one run.

    python benchmarks/sentences.py TEXT [--passes 5]

Punkt is taken twice: untrained, and trained on the same text with NLTK's PunktTrainer (training is not timed). The
passes alternate, and the best CPU time of each counts. At 5.0 a system takes five times as long as newslab.
"""

import argparse
import time
from pathlib import Path

from nltk.tokenize.punkt import PunktSentenceTokenizer

from newslab import sentences


def systems(text):
    """Name -> function from a paragraph to its sentence spans."""
    untrained, trained = PunktSentenceTokenizer(), PunktSentenceTokenizer(text)
    return {
        "newslab": sentences.split,
        "Punkt, untrained": lambda piece: list(untrained.span_tokenize(piece)),
        "Punkt, trained on this text": lambda piece: list(trained.span_tokenize(piece)),
    }


def best_times(functions, pieces, passes):
    """Name -> (best CPU seconds, number of sentences)."""
    best = {}
    for _ in range(passes):
        for name, function in functions.items():
            began = time.process_time()
            count = sum(len(function(piece)) for piece in pieces)
            took = time.process_time() - began
            best[name] = min(best.get(name, (took, count)), (took, count))
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path, help="a plain text file, UTF-8")
    parser.add_argument("--passes", type=int, default=5)
    options = parser.parse_args()
    text = options.text.read_text(encoding="utf-8")
    pieces = [text[start:end] for start, end in sentences.paragraphs(text)]
    best = best_times(systems(text), pieces, options.passes)
    own = best["newslab"][0]
    print(f"{'system':30}{'sentences':>10}{'per second':>12}{'times newslab':>15}")
    for name, (seconds, count) in best.items():
        print(f"{name:30}{count:>10}{count / seconds:>12,.0f}{seconds / own:>15.1f}")


if __name__ == "__main__":
    main()
