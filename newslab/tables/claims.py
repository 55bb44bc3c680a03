"""Tables of the numeric claims."""
from newslab import claims as numeric
from newslab.quotes import extract as quotations
from newslab.sentences import text_of, tokenise
from newslab.tables.frame import frame, spanned

CLAIMS = ("start", "end", "text", "phrase", "modifier", "value", "low", "high", "direction", "kind", "unit", "noun", "concept", "voice",
          "claimant", "claimant_name", "attribution", "time", "hedged", "vague", "partitive", "increment", "sentence")


def claims(article):
    """One row for each numeric claim, in order, with the sentence it stands in.

    voice is "narrator", "named source" or "unnamed source"; value, or low and high, are numbers in the unit.
    """
    text, tokens = text_of(article), tokenise(article)
    unnamed = {quote.speaker for quote in quotations(article) if quote.anonymous}
    return frame(article, (_row(text, tokens, claim, unnamed) for claim in numeric.extract(article)), CLAIMS)


def _row(text, tokens, claim, unnamed):
    def said(span):
        return text[slice(*span)] if span else None

    voice = "narrator" if claim.attribution is None else "unnamed source" if claim.claimant is None or claim.claimant in unnamed else "named source"
    sentence = tokens.sentences[tokens.sentence_at(claim.start)]
    plain = ("modifier", "value", "low", "high", "direction", "kind", "unit", "noun", "concept", "claimant_name", "attribution", "hedged", "vague",
             "partitive", "increment")
    return {**spanned(text, claim.start, claim.end), "phrase": said(claim.phrase), "voice": voice, "claimant": said(claim.claimant),
            "time": said(claim.time), "sentence": text[sentence.start:sentence.end], **{name: getattr(claim, name) for name in plain}}
