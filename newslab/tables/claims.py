"""Tables of the numeric claims."""
from newslab import claims as numeric
from newslab.quotes import extract as quotations
from newslab.sentences import text_of, tokenise
from newslab.tables.frame import fields, spanned, table

_PLAIN = ("modifier", "value", "low", "high", "direction", "kind", "unit", "noun", "concept", "claimant_name", "attribution", "hedged", "vague",
          "partitive", "increment")


@table("start", "end", "text", "phrase", "modifier", "value", "low", "high", "direction", "kind", "unit", "noun", "concept", "voice",
       "claimant", "claimant_name", "attribution", "time", "hedged", "vague", "partitive", "increment", "sentence")
def claims(article):
    """One row for each numeric claim, in order, with the sentence it stands in.

    voice is "narrator", "named source" or "unnamed source"; value, or low and high, are numbers in the unit.
    """
    text, tokens = text_of(article), tokenise(article)
    unnamed = {quote.speaker for quote in quotations(article) if quote.anonymous}
    for claim in numeric.extract(article):
        sentence = tokens.sentences[tokens.sentence_at(claim.start)]
        yield {**spanned(text, claim.start, claim.end), "phrase": _words(text, claim.phrase), "voice": _voice(claim, unnamed),
               "claimant": _words(text, claim.claimant), "time": _words(text, claim.time), "sentence": text[sentence.start:sentence.end],
               **fields(claim, _PLAIN)}


def _words(text, span):
    return text[slice(*span)] if span else None


def _voice(claim, unnamed):
    if claim.attribution is None:
        return "narrator"
    return "unnamed source" if claim.claimant is None or claim.claimant in unnamed else "named source"
