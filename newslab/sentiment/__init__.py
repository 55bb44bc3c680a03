"""Sentiment of news: how a sentence sounds, toward whom, in whose voice, and which words did it.

words      what is known of single words: tone, cues, learned weights; names are blanked out; the user's own lexicon
signals    one sentence -> what each word says in its context: negated, turned, after "but" ...
scoring    score, explain
toward     score_toward, explain_toward: the same questions about one span of the sentence
in_context what a transformer hears, which `score_toward` listens to, and `score` where it is asked to
summary    means with an interval: by voice, speaker, actor, paragraph
opinions   what VADER and TextBlob say, for those who ask
"""

from newslab.sentiment.opinions import Opinions, second_opinions
from newslab.sentiment.scoring import Driver, explain, score, squash
from newslab.sentiment.summary import Summary, by_actor, by_paragraph, by_speaker, by_voice
from newslab.sentiment.toward import explain_toward, score_toward
from newslab.sentiment.words import Lexicon, read_lexicon

__all__ = [
    "Driver",
    "Lexicon",
    "Opinions",
    "Summary",
    "by_actor",
    "by_paragraph",
    "by_speaker",
    "by_voice",
    "explain",
    "explain_toward",
    "read_lexicon",
    "score",
    "score_toward",
    "second_opinions",
    "squash",
]
