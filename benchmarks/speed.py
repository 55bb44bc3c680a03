"""Speed of each part of newslab beside the library its users would otherwise take, as ratios of CPU time in one run.

    python benchmarks/speed.py [articles]

Both sides get the same made-up articles in turn, each article once, so that nothing can be remembered whole.
"""

import html
import random
import sys
import time
import warnings
from pathlib import Path

import newslab

ROOT = Path(__file__).parents[1]


def articles(count):
    """Made-up articles: paragraphs of the invented sample articles in an order of their own."""
    paragraphs = [
        line
        for path in sorted((ROOT / "data/articles").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").split("\n\n")
        if len(line) > 60
    ]
    for number in range(count):
        random_ = random.Random(number)
        yield (
            f"Report number {number}\n\n"
            + "\n\n".join(random_.sample(paragraphs, 14))
            + f"\n\nThis was report number {number}, officials said."
        )


def justext():
    import justext

    words = justext.get_stoplist("English")
    return lambda text: justext.justext(
        "<html><body>"
        + "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
        + "</body></html>",
        words,
    )


def punkt():
    import punkt as trained
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    model, parameters = trained.load_model("english"), PunktParameters()
    for field in ("abbrev_types", "collocations", "sent_starters"):
        getattr(parameters, field).update(getattr(model, field))
    parameters.ortho_context.update(model.ortho_context)
    tokenizer = PunktSentenceTokenizer(parameters)
    return lambda text: list(tokenizer.span_tokenize(text))


def vader():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    score = SentimentIntensityAnalyzer().polarity_scores
    return lambda text: [score(text[a:b]) for a, b in spans(text)]


def textblob():
    from textblob import TextBlob

    return lambda text: [TextBlob(text[a:b]).sentiment for a, b in spans(text)]


def quantulum3():
    import quantulum3.classifier
    from quantulum3 import parser

    quantulum3.classifier.USE_CLF = False
    return parser.parse


def spans(text):
    """The same sentences for every scorer, so that splitting is no part of its time (the text's tokens are remembered)."""
    return [(s.start, s.end) for s in newslab.sentences.tokenise(text).sentences]


def by_sentence(text):
    return [newslab.sentiment.score(text[a:b]) for a, b in spans(text)]


def whole(text):
    article = newslab.parse(text)
    return (
        article.sentences,
        by_sentence(article.text),
        newslab.framing.score(article),
        newslab.claims.extract(article),
        newslab.quotes.extract(article),
    )


def assembled():
    parts = [punkt(), vader(), textblob(), quantulum3()]
    return lambda text: [part(text) for part in parts]


STAGES = [
    ("cleaning", newslab.parse, "jusText", justext),
    ("sentences", newslab.sentences.split, "NLTK Punkt", punkt),
    ("sentiment", by_sentence, "vaderSentiment", vader),
    ("sentiment", by_sentence, "TextBlob", textblob),
    ("claims", newslab.claims.extract, "quantulum3", quantulum3),
    ("whole", whole, "Punkt + VADER + TextBlob + quantulum3", assembled),
]


def main():
    warnings.filterwarnings("ignore")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    print(f"{'part':<10} {'beside':<40} {'newslab ms':>10} {'peer ms':>10} {'ratio':>8}")
    for stage, (part, own, name, make) in enumerate(STAGES):
        try:
            peer = make()
        except ImportError as missing:
            print(f"{part:<10} {name:<40} not installed ({missing.name}); pip install -r benchmarks/peers.txt")
            continue
        spent = [0.0, 0.0]
        for number, text in enumerate(articles(count + 1)):
            fresh = f"{text} Read in round {stage}."
            spans(fresh)
            for side, function in enumerate((own, peer)):
                began = time.process_time()
                function(fresh)
                spent[side] += (
                    (time.process_time() - began) if number else 0.0
                )  # the first article loads tables and models
        mine, theirs = (1000 * seconds / count for seconds in spent)
        print(f"{part:<10} {name:<40} {mine:>10.2f} {theirs:>10.2f} {theirs / mine:>7.1f}x", flush=True)


if __name__ == "__main__":
    main()
