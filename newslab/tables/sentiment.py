"""Tables of how the article sounds."""

from collections import defaultdict

from newslab import actors, quotes
from newslab import sentiment as tone
from newslab.errors import UnknownName
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
def sentiment_means(article, *, contextual=None):
    """Mean scores with their 95 % bootstrap interval by voice, speaker, actor and paragraph; none where there is too little text.

    contextual: as in sentiment.score and, toward actors, in sentiment.score_toward; None for what each does by default.
    """
    ways = {
        "voice": tone.by_voice,
        "speaker": tone.by_speaker,
        "toward actor": tone.by_actor,
        "paragraph": tone.by_paragraph,
    }
    asked = {} if contextual is None else {"contextual": contextual}
    for name, way in ways.items():
        for summary in way(article, **asked):
            yield {"by": name, **fields(summary, ("label", "count", "score", "low", "high", "says"))}


@table("speaker", "actor", "mentions", "score", "low", "high")
def toward(article, *, contextual=True):
    """One row for each speaker (or "narration") and actor: how the one speaks of the other, with a 95 % bootstrap interval.

    The score is empty where the speaker mentions the actor fewer than three times: too little text.
    contextual: as in sentiment.score_toward. The mentions behind a row are in `toward_mentions`.
    """
    found = defaultdict(list)
    for row in toward_mentions.rows(article, contextual=contextual):
        found[row["speaker"], row["actor"]].append(row["score"])
    for (speaker, actor), scores in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        score, low, high = interval(scores)
        yield {"speaker": speaker, "actor": actor, "mentions": len(scores), "score": score, "low": low, "high": high}


@table("sentence", "start", "end", "text", "actor", "speaker", "score")
def toward_mentions(article, *, contextual=True):
    """One row for each mention of an actor: who speaks ("narration" or a speaker), and how the sentence speaks of the actor.

    contextual: as in sentiment.score_toward.
    """
    text, tokens = text_of(article), tokenise(article)
    for mention in actors.find(article):
        yield {
            "sentence": tokens.sentence_at(mention.start),
            **spanned(text, mention.start, mention.end),
            "actor": mention.name,
            "speaker": quotes.voice_of(text, mention.start, mention.end).speaker,
            "score": tone.score_toward(text, mention.start, mention.end, contextual=contextual),
        }


@table("mention", "score", "sentence", "start", "end", "text", "weight")
def toward_drivers(article, actor, *, contextual=True):
    """One row for each word that moves the score toward an actor: the mention (its place in the text), its score, the word.

    actor: a name as in the column "actor" of `toward`. weight: in log-odds, as in sentiment.explain_toward; contextual as
    there. Raises UnknownName for an actor the article does not mention.
    """
    text, tokens, found = text_of(article), tokenise(article), actors.find(article)
    mentions = [mention for mention in found if mention.name == actor]
    if not mentions:
        raise UnknownName.among("actor", actor, {mention.name for mention in found})
    for mention in mentions:
        score = tone.score_toward(text, mention.start, mention.end, contextual=contextual)
        for driver in tone.explain_toward(text, mention.start, mention.end, contextual=contextual):
            yield {
                "mention": mention.start,
                "score": score,
                "sentence": tokens.sentence_at(mention.start),
                **spanned(text, driver.start, driver.end),
                "weight": driver.weight,
            }


@table("sentence", "start", "end", "text", "weight", "rule")
def drivers(article, *, contextual=False):
    """One row for each word that moves the score of its sentence: by how much, and by which rule.

    contextual: as in sentiment.explain.
    """
    text = text_of(article)
    for number, sentence in enumerate(tokenise(article).sentences):
        for driver in tone.explain(text[sentence.start : sentence.end], contextual=contextual):
            start, end = sentence.start + driver.start, sentence.start + driver.end
            yield {"sentence": number, **spanned(text, start, end), "weight": driver.weight, "rule": driver.rule}
