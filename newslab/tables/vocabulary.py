"""Tables of words: how often, in which company, in which sentences. Counting is NLTK's, which needs no corpus for it."""
from newslab import lexicons
from newslab.sentences import text_of, tokenise
from newslab.tables.frame import frame, spanned

WORDS = ("word", "count", "per_1000", "tag")
CONCORDANCE = ("start", "end", "text", "left", "right", "sentence")
COLLOCATIONS = ("first", "second", "count", "log_likelihood")


def _content(tokens):
    """The words that carry content, in lower case: no function words, no bare digits."""
    skip = {row["word"] for row in lexicons.rows("words_function.tsv")}
    words = (tokens.text[start:end].lower().replace("’", "'") for start, end in tokens.words)
    return [word for word in words if word not in skip and not word.isdigit() and len(word) > 1]


def words(article, top=30):
    """The most frequent content words with their part of speech (Penn tags, by TextBlob's PatternTagger)."""
    from nltk import FreqDist
    from textblob.en.taggers import PatternTagger

    found = FreqDist(_content(tokenise(article)))
    tags = dict(PatternTagger().tag(" ".join(found), tokenize=False)) if found else {}
    rows = ({"word": word, "count": count, "per_1000": 1000 * count / found.N(), "tag": tags.get(word, "")}
            for word, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:top])
    return frame(article, rows, WORDS)


def concordance(article, word, width=40):
    """Every place of a word with what stands left and right of it (keyword in context)."""
    text, tokens, wanted = text_of(article), tokenise(article), word.lower()
    rows = ({**spanned(text, start, end), "left": " ".join(text[max(0, start - width):start].split()),
             "right": " ".join(text[end:end + width].split()), "sentence": tokens.sentence_at(start)}
            for start, end in tokens.words if text[start:end].lower() == wanted)
    return frame(article, rows, CONCORDANCE)


def collocations(article, top=20):
    """Pairs of words that stand side by side more often than chance has it (log-likelihood ratio, Dunning 1993)."""
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    finder = BigramCollocationFinder.from_words(_content(tokenise(article)))
    finder.apply_freq_filter(2)
    rows = ({"first": a, "second": b, "count": finder.ngram_fd[a, b], "log_likelihood": score}
            for (a, b), score in finder.score_ngrams(BigramAssocMeasures.likelihood_ratio)[:top])
    return frame(article, rows, COLLOCATIONS)
