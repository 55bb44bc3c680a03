"""Tables of the article itself: its edits and its sentences."""
from newslab.sentences import text_of, tokenise
from newslab.tables.frame import frame, spanned

EDITS = ("start", "end", "action", "kind", "before", "after", "reason", "confidence")
SENTENCES = ("sentence", "paragraph", "start", "end", "text", "words", "quoted")


def edits(article):
    """One row for each change that cleaning made: where in the raw page, what went, what came, and why."""
    rows = ({"start": e.start, "end": e.end, "action": e.action, "kind": e.kind, "before": article.raw[e.start:e.end],
             "after": e.replacement, "reason": e.reason, "confidence": e.confidence} for e in article.edits)
    return frame(article, rows, EDITS)


def sentences(article):
    """One row for each sentence: its span, paragraph, number of words, and whether it begins inside quotation marks."""
    text, tokens = text_of(article), tokenise(article)
    rows = ({"sentence": number, "paragraph": s.paragraph, **spanned(text, s.start, s.end),
             "words": len(tokens.words_in(s.start, s.end)), "quoted": s.quoted}
            for number, s in enumerate(tokens.sentences))
    return frame(article, rows, SENTENCES)
