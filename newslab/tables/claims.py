"""Tables of the numeric claims."""

from newslab import claims as numeric
from newslab.quotes import extract as quotations
from newslab.sentences import text_of, tokenise
from newslab.tables.frame import fields, spanned, table

_AMOUNT = ("modifier", "value", "low", "high", "direction", "kind", "unit", "noun", "concept")
_SOURCE = ("claimant_name", "attribution")
_NATURE = ("hedged", "vague", "partitive", "increment")


@table(
    *("start", "end", "text", "phrase", "amount", *_AMOUNT, "voice", "claimant", *_SOURCE, "time", *_NATURE, "sentence")
)
def claims(article):
    """One row for each numeric claim, in order, with the sentence it stands in.

    voice is "narrator", "named source" or "unnamed source"; value, or low and high, are numbers in the unit; amount shows
    them with their bound, for reading.
    """
    text, tokens = text_of(article), tokenise(article)
    unnamed = {quote.speaker for quote in quotations(article) if quote.anonymous}
    for claim in numeric.extract(article):
        sentence = tokens.sentences[tokens.sentence_at(claim.start)]
        yield {
            **spanned(text, claim.start, claim.end),
            "phrase": _words(text, claim.phrase),
            "amount": _amount(claim),
            "voice": _voice(claim, unnamed),
            "claimant": _words(text, claim.claimant),
            "time": _words(text, claim.time),
            "sentence": text[sentence.start : sentence.end],
            **fields(claim, (*_AMOUNT, *_SOURCE, *_NATURE)),
        }


def _words(text, span):
    return text[slice(*span)] if span else None


def _amount(claim):
    """ "≤ 30,000", "1,000 to 1,500", "about 5,000,000"."""
    if claim.value is None:
        return f"{claim.low:,.10g} to {claim.high:,.10g}"
    mark = {"=": "", "~": "about ", "<=": "≤ ", ">=": "≥ ", "<": "< ", ">": "> "}[claim.modifier]
    return f"{mark}{claim.value:,.10g}"


def _voice(claim, unnamed):
    if claim.attribution is None:
        return "narrator"
    return "unnamed source" if claim.claimant is None or claim.claimant in unnamed else "named source"


@table("score", "start", "end", "text", "reasons")
def checkworthiness(article):
    """One row for each sentence worth checking, the worthiest first, with the reasons that speak for and against."""
    text = text_of(article)
    for found in sorted(numeric.checkworthiness(article), key=lambda each: (-each.score, each.start)):
        yield {
            "score": found.score,
            **spanned(text, found.start, found.end),
            "reasons": ", ".join(f"{name} {weight:+z.2f}" for name, weight in found.reasons),
        }


@table("kind", "stated", "computed", "consistent", "claims")
def arithmetic(article):
    """One row for each sum, share or change that the article's own numbers let one work out, and whether it fits."""
    text = text_of(article)
    for found in numeric.check(article):
        yield {
            **fields(found, ("kind", "stated", "computed", "consistent")),
            "claims": "; ".join(_words(text, claim.phrase) for claim in found.claims),
        }


@table("thing", "unit", "verdict", "article", "claim", "start", "end", "text", "claimant")
def same_thing(*articles):
    """One row for each number about a thing that is counted more than once, in one article or across several.

    verdict says whether the numbers agree; article is the place of the article among those given.
    """
    for found in numeric.compare(*articles):
        for mention in found.mentions:
            claim = mention.claim
            yield {
                **fields(found, ("thing", "unit", "verdict")),
                "article": mention.source,
                "claim": mention.text,
                **spanned(text_of(articles[mention.source]), claim.start, claim.end),
                "claimant": claim.claimant_name,
            }
