"""Tables of how the article sounds."""

from collections import defaultdict

from newslab import actors, quotes
from newslab import sentiment as tone
from newslab.sentences import text_of, tokenise
from newslab.sentiment.summary import interval
from newslab.tables.frame import fields, spanned, table


@table("sentence", "paragraph", "start", "end", "text", "score", "voice", "quoted")
def sentiment(article, lexicon=None, *, contextual=False):
    """One row for each sentence with its score, -1 to 1, and the voice that tells most of it ("narration" or a speaker).

    lexicon: one of your own, from sentiment.read_lexicon. contextual: as in sentiment.score.
    """
    text = text_of(article)
    for number, sentence in enumerate(tokenise(article).sentences):
        voice = quotes.voice_of(text, sentence.start, sentence.end)
        yield {
            "sentence": number,
            "paragraph": sentence.paragraph,
            **spanned(text, sentence.start, sentence.end),
            "score": tone.score(text[sentence.start : sentence.end], lexicon, contextual=contextual),
            "voice": voice.speaker,
            "quoted": voice.kind in ("direct", "mixed"),
        }


@table("sentence", "start", "end", "text", "newslab", "vader", "textblob", "agree")
def opinions(article):
    """One row for each sentence with the scores of newslab, VADER and TextBlob, and whether none contradicts another."""
    text = text_of(article)
    for number, opinion in enumerate(tone.second_opinions(article)):
        yield {
            "sentence": number,
            **spanned(text, opinion.start, opinion.end),
            **fields(opinion, ("newslab", "vader", "textblob", "agree")),
        }


@table("by", "label", "count", "score", "low", "high", "says")
def sentiment_means(article, *, contextual=False):
    """Mean scores with their 95 % bootstrap interval by voice, speaker, actor and paragraph; none where there is too little text.

    contextual: as in sentiment.score.
    """
    ways = {
        "voice": tone.by_voice,
        "speaker": tone.by_speaker,
        "toward actor": tone.by_actor,
        "paragraph": tone.by_paragraph,
    }
    for name, way in ways.items():
        for summary in way(article, contextual=contextual):
            yield {"by": name, **fields(summary, ("label", "count", "score", "low", "high", "says"))}


@table("speaker", "actor", "mentions", "score", "low", "high")
def toward(article, *, contextual=False):
    """One row for each speaker (or "narration") and actor: how the one speaks of the other, with a 95 % bootstrap interval.

    The score is empty where the speaker mentions the actor fewer than three times: too little text.
    contextual: as in sentiment.score_toward.
    """
    text, found = text_of(article), defaultdict(list)
    for mention in actors.find(article):
        speaker = quotes.voice_of(text, mention.start, mention.end).speaker
        score = tone.score_toward(text, mention.start, mention.end, contextual=contextual)
        found[speaker, mention.name].append(score)
    for (speaker, actor), scores in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        score, low, high = interval(scores)
        yield {"speaker": speaker, "actor": actor, "mentions": len(scores), "score": score, "low": low, "high": high}


@table("sentence", "start", "end", "text", "weight", "rule")
def drivers(article):
    """One row for each word that moves the score of its sentence: by how much, and by which rule."""
    text = text_of(article)
    for number, sentence in enumerate(tokenise(article).sentences):
        for driver in tone.explain(text[sentence.start : sentence.end]):
            start, end = sentence.start + driver.start, sentence.start + driver.end
            yield {"sentence": number, **spanned(text, start, end), "weight": driver.weight, "rule": driver.rule}
