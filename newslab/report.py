"""One self-contained HTML page about an article, with the text behind every number.

Nothing is fetched when it is opened; it reads without a mouse, and prints what is unfolded.
"""

import hashlib
import html
from importlib.metadata import version
from pathlib import Path

from newslab import __version__, charts, lexicons, tables
from newslab.charts.figure import counted

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.55 Georgia, "DejaVu Serif", serif; color: #1a1a1a; background: #fff; margin: 0 auto; max-width: 54rem; padding: 1.5rem; }
h1, h2, h3, table, figcaption, nav, summary, .note { font-family: "DejaVu Sans", Verdana, sans-serif; }
h1 { line-height: 1.2; margin-bottom: 0.2rem; } h2 { border-top: 2px solid #0072B2; padding-top: 0.6rem; margin-top: 2.2rem; }
table { border-collapse: collapse; font-size: 0.82rem; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.5rem; border-bottom: 1px solid #ddd; }
th { background: #f0f4f7; } .scroll { overflow-x: auto; }
figure { margin: 1rem 0; } img { max-width: 100%; } .note { color: #444; font-size: 0.85rem; } .warning { border-left: 4px solid #D55E00; padding-left: 0.8rem; }
a { color: #00507d; } summary { cursor: pointer; padding: 0.3rem 0; } summary:focus-visible, a:focus-visible { outline: 3px solid #E69F00; }
mark { color: #000; } .scroll:focus-visible { outline: 3px solid #E69F00; }
@media (max-width: 44rem) { body { padding: 1rem; } .chart img { max-width: none !important; width: 42rem; } .scroll table { min-width: 40rem; } }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } .chart img { max-width: 100% !important; width: auto; } nav { display: none; }
  details:not([open]) { display: none; } .scroll { overflow: visible; }
  h2, summary { break-after: avoid; } figure, tr { break-inside: avoid; } }
"""

_METHODS = (
    "Sentences, quotations, actors and numeric claims are found by rules and word tables; the same text gives the same result every time.",
    "Sentiment is a score from −1 (negative) to 1 (positive), calibrated on news sentences rated by readers (Hutto and Gilbert 2014) and on news sentences "
    "labelled toward a target (Hamborg and Donnay 2021). Between −0.05 and 0.05 a sentence counts as neutral.",
    "Frames are those of the policy frames codebook (Boydstun et al. 2014); bars give each frame's share of all words that speak for a frame, lines a 95 % "
    "bootstrap interval over sentences. Grey frames are found badly or were never measured.",
    "No method here reads irony, and none knows what is true: a claim that is shown is a claim, not a fact.",
)


def write(article, path):
    """Write the report on the article to path and give the path back."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(article), encoding="utf-8")
    return path


def page(article):
    """The report on the article as a string of HTML."""
    found = {name: table(article) for name, table in tables.TABLES.items()}
    sections = (
        ("Summary", _summary(article, found)),
        ("Cleaning", _cleaning(article, found)),
        ("Voices", _voices(article, found)),
        ("Sentiment", _sentiment(article, found)),
        ("Framing", _framing(article, found)),
        ("Numeric claims", _claims(article, found)),
        ("Methods", _methods()),
    )
    title = _text(article.title or "Article without a headline")
    origin = _text(" · ".join(filter(None, (article.byline, article.published, article.place, article.source))))
    contents = " · ".join(f'<a href="#{_anchor(name)}">{name}</a>' for name, _ in sections)
    body = "".join(
        f'<section id="{_anchor(name)}" aria-labelledby="{_anchor(name)}-h"><h2 id="{_anchor(name)}-h">{name}</h2>{inner}</section>'
        for name, inner in sections
    )
    warnings = "".join(
        f'<p class="warning"><strong>Warning:</strong> {_text(warning)}</p>' for warning in article.warnings
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}: newslab report</title><style>{_STYLE}</style></head><body><header><h1>{title}</h1>"
        f'<p class="note">{origin}</p>{warnings}<nav aria-label="Sections">{contents}</nav></header><main>{body}</main></body></html>\n'
    )


def _summary(article, found):
    sentences, speakers, frames, claims = (found[name] for name in ("sentences", "speakers", "frames", "claims"))
    scores, sources = found["sentiment"]["score"], speakers[speakers["speaker"] != "narration"]
    lines = [
        f"The article has {counted(len(sentences), 'sentence')} in {counted(len(article.paragraphs), 'paragraph')}; cleaning dropped "
        f"{counted(len(article.dropped), 'block')} of the page and mended {counted(len(article.repairs), 'place')}."
    ]
    if len(sources):
        first, unnamed = sources.sort_values("words", ascending=False).iloc[0], int(sources["anonymous"].sum())
        speak = "source speaks" if len(sources) == 1 else "sources speak"
        lines.append(
            f"{len(sources)} {speak} in it, {unnamed or 'none'} of them unnamed; most words go to {first.speaker} ({first.words})."
        )
    else:
        lines.append("Nobody is quoted in it.")
    if len(scores):
        lines.append(f"{charts.sentiment.arc(found['sentiment']).title}.")
    lines.append(f"{charts.framing.profile(frames).title}." if frames["sentences"].any() else charts.framing.NONE)
    lines.append(f"{charts.claims.dots(claims).title}." if len(claims) else "It makes no numeric claim.")
    return "<ul>" + "".join(f"<li>{_text(line)}</li>" for line in lines) + "</ul>"


def _cleaning(article, found):
    from newslab.cleaning import side_by_side

    return (
        _figure(charts.cleaning.page(found["edits"]))
        + _details("What went and what was mended, line by line", side_by_side(article)._repr_html_())
        + _details(
            "All edits", _table(found["edits"][["kind", "before", "after", "reason", "confidence", "start", "end"]])
        )
    )


def _voices(article, found):
    quotes = found["quotes"]
    shown = quotes[["name", "speaker", "cue", "text", "kind", "confidence"]]
    return (
        _figure(charts.quotes.balance(found["speakers"]))
        + _figure(charts.quotes.voices(found["voices"]))
        + _details(
            "The text with its voices",
            charts.marked(article, found["voices"].query("kind != 'narration'"), "speaker", "kind")._repr_html_(),
        )
        + _details(f"{len(quotes)} quotations", _table(shown))
        + _details("Everybody in the story", _table(found["cast"]))
    )


def _sentiment(article, found):
    scored = found["sentiment"]
    telling = scored[scored["score"].abs() >= 0.05]
    telling = telling.assign(
        sounds=telling["score"].map(lambda score: "positive" if score > 0 else "negative"),
        shown=telling["score"].map("{:+z.2f}".format),
    )
    return (
        _figure(charts.sentiment.arc(scored))
        + _figure(charts.sentiment.drivers(found["drivers"]))
        + _figure(charts.sentiment.means(found["sentiment_means"]))
        + _figure(charts.sentiment.toward(found["toward"]))
        + _details("The text with its scores", charts.marked(article, telling, "sounds", "shown")._repr_html_())
        + _details("Scores by sentence", _table(scored[["sentence", "score", "voice", "text"]]))
    )


def _framing(article, found):
    evidence = found["evidence"]
    return (
        _figure(charts.framing.profile(found["frames"]))
        + _figure(charts.framing.strip(found["framing"]))
        + _figure(charts.framing.by_voice(found["frames_by_voice"]))
        + _details("The words behind the frames", charts.marked(article, evidence, "frame", "pattern")._repr_html_())
        + _details("Evidence", _table(evidence))
    )


def _claims(article, found):
    claims = found["claims"]
    names = [name for name in ("phrase", "amount", "unit", "noun", "claimant", "time", "sentence") if name in claims]
    return (
        _figure(charts.claims.dots(claims))
        + _details("The text with its numbers", charts.marked(article, claims, "voice", "phrase")._repr_html_())
        + _details(f"{len(claims)} claims", _table(claims[names]))
    )


def _methods():
    uses = ", ".join(
        f"{name} {version(name)}"
        for name in ("pandas", "nltk", "textblob", "matplotlib", "vaderSentiment", "ftfy", "trafilatura")
    )
    codebook = hashlib.sha256((lexicons.RESOURCES / "framing_policy.csv").read_bytes()).hexdigest()[:16]
    return (
        "".join(f"<p>{_text(line)}</p>" for line in _METHODS)
        + f'<p class="note">newslab {__version__}; policy codebook sha256 {codebook}; with {uses}.</p>'
    )


def _figure(chart):
    return f'<div class="scroll chart" tabindex="0" role="region" aria-label="chart">{chart._repr_html_()}</div>'


def _details(summary, inner):
    return f"<details><summary>{_text(summary)}</summary>{inner}</details>"


def _table(table):
    shown = charts.sheet(table.rename(columns={name: str(name).replace("_", " ") for name in table.columns}))
    return f'<div class="scroll" tabindex="0" role="region" aria-label="table">{shown}</div>'


def _anchor(name):
    return name.lower().replace(" ", "-")


def _text(text):
    return html.escape(text, quote=True)
