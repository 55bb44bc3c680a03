"""Tables of the article itself: its edits and its sentences."""

from newslab.sentences import text_of, tokenise
from newslab.tables.frame import spanned, table


@table("start", "end", "action", "kind", "before", "after", "reason", "confidence", "page_length")
def edits(article):
    """One row for each change that cleaning made: where in the raw page, what went, what came, and why."""
    for edit in article.edits:
        yield {
            "start": edit.start,
            "end": edit.end,
            "action": edit.action,
            "kind": edit.kind,
            "before": article.raw[edit.start : edit.end],
            "after": edit.replacement,
            "reason": edit.reason,
            "confidence": edit.confidence,
            "page_length": len(article.raw),
        }


@table("sentence", "paragraph", "start", "end", "text", "words", "quoted")
def sentences(article):
    """One row for each sentence: its span, paragraph, number of words, and whether it begins inside quotation marks."""
    text, tokens = text_of(article), tokenise(article)
    for number, sentence in enumerate(tokens.sentences):
        yield {
            "sentence": number,
            "paragraph": sentence.paragraph,
            **spanned(text, sentence.start, sentence.end),
            "words": len(tokens.words_in(sentence.start, sentence.end)),
            "quoted": sentence.quoted,
        }
