"""Tables of words: how often, in which company, in which sentences. Counting is NLTK's, which needs no corpus for it."""

from newslab import lexicons
from newslab.sentences import text_of, tokenise
from newslab.tables.frame import spanned, table


def _content(tokens):
    """The words that carry content, in lower case: no function words, no bare digits."""
    skip = lexicons.function_words()
    words = (tokens.text[start:end].lower().replace("’", "'") for start, end in tokens.words)
    return [word for word in words if word not in skip and not word.isdigit() and len(word) > 1]


@table("word", "count", "per_1000", "tag")
def words(article, top=30):
    """The most frequent content words with their part of speech (Penn tags, by TextBlob's PatternTagger)."""
    from nltk import FreqDist
    from textblob.en.taggers import PatternTagger

    found = FreqDist(_content(tokenise(article)))
    most = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:top]
    tags = dict(PatternTagger().tag(" ".join(word for word, _ in most), tokenize=False)) if most else {}
    for word, count in most:
        yield {"word": word, "count": count, "per_1000": 1000 * count / found.N(), "tag": tags.get(word, "")}


@table("start", "end", "text", "left", "right", "sentence")
def concordance(article, word, width=40):
    """Every place of a word with what stands left and right of it (keyword in context)."""
    text, tokens, wanted = text_of(article), tokenise(article), word.lower()
    for start, end in tokens.words:
        if text[start:end].lower() == wanted:
            yield {
                **spanned(text, start, end),
                "left": " ".join(text[max(0, start - width) : start].split()),
                "right": " ".join(text[end : end + width].split()),
                "sentence": tokens.sentence_at(start),
            }


@table("first", "second", "count", "log_likelihood")
def collocations(article, top=20):
    """Pairs of words that stand side by side more often than chance has it (log-likelihood ratio, Dunning 1993)."""
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    finder = BigramCollocationFinder.from_words(_content(tokenise(article)))
    finder.apply_freq_filter(2)
    scored = finder.score_ngrams(BigramAssocMeasures.likelihood_ratio)
    for (first, second), score in sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:top]:
        yield {"first": first, "second": second, "count": finder.ngram_fd[first, second], "log_likelihood": score}
