"""What other scorers say of the same sentences. They are loaded when asked for, never before."""

from dataclasses import dataclass
from functools import cache

from newslab import sentences
from newslab.sentiment.scoring import score


@dataclass(frozen=True, slots=True)
class Opinions:
    """Scores of text[start:end], each -1 to 1: of newslab, VADER (Hutto and Gilbert, 2014), TextBlob."""

    start: int
    end: int
    newslab: float
    vader: float
    textblob: float

    @property
    def agree(self):
        """Whether no two of the scores lie on opposite sides of the neutral band (-0.05 to 0.05)."""
        scores = (self.newslab, self.vader, self.textblob)
        return not (max(scores) >= 0.05 and min(scores) <= -0.05)


def second_opinions(source):
    """The sentences of a text or Article with the scores of newslab, VADER and TextBlob, a list of Opinions.

    >>> [opinion.agree for opinion in second_opinions("Nobody likes the plan. The plan is awful.")]
    [True, True]
    """
    text = sentences.text_of(source)
    found = []
    for sentence in sentences.tokenise(text).sentences:
        piece = text[sentence.start : sentence.end]
        found.append(
            Opinions(
                sentence.start, sentence.end, score(piece), _vader()(piece)["compound"], _textblob()(piece).polarity
            )
        )
    return found


@cache
def _vader():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer().polarity_scores


@cache
def _textblob():
    from textblob import TextBlob

    return lambda text: TextBlob(text).sentiment
