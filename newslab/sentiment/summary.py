"""Means of many scores, each with the interval that the number of sentences allows.

Every summary takes `contextual`, as `score` and `score_toward` do.
"""

from collections import defaultdict
from dataclasses import dataclass

from newslab import actors, quotes, sentences
from newslab.sentiment.scoring import score
from newslab.sentiment.toward import score_toward

FEWEST = 3  # scores; a mean of fewer is not given
DRAWS = 1000
_SEED = 20  # the same text gives the same interval


@dataclass(frozen=True, slots=True)
class Summary:
    """The mean score of one voice, speaker, actor or paragraph, and its 95 % bootstrap interval (Efron, 1979).

    label     whose it is; count: of scores; score, low, high: None where there is too little text (fewer than
    three scores)
    """

    label: str
    count: int
    score: float | None
    low: float | None
    high: float | None

    @property
    def says(self):
        """The result in words.

        >>> Summary("narration", 2, None, None, None).says
        'narration: too little text (2)'
        """
        if self.score is None:
            return f"{self.label}: too little text ({self.count})"
        return f"{self.label}: {self.score:+z.2f} ({self.low:+z.2f} to {self.high:+z.2f}, {self.count})"


def by_voice(source, *, contextual=False):
    """Narration against quotation: one Summary for each, of the scores of their sentences or parts of sentences.

    >>> [summary.label for summary in by_voice("“It was a disaster,” said Ana Ruiz. The rescue was praised.")]
    ['quotation', 'narration']
    """
    return _summaries(
        (("narration" if voice.kind == "narration" else "quotation"), value)
        for voice, value in _spoken(source, contextual)
    )


def by_speaker(source, *, contextual=False):
    """One Summary for each speaker; "narration" is the article's own voice, "unattributed" nobody in particular."""
    return _summaries((voice.speaker, value) for voice, value in _spoken(source, contextual))


def by_paragraph(source, *, contextual=False):
    """One Summary for each paragraph with words, labelled "1", "2" ...; the scores are those of its sentences."""
    text = sentences.text_of(source)
    return _summaries(
        (str(each.paragraph + 1), score(text[each.start : each.end], contextual=contextual))
        for each in sentences.tokenise(text).sentences
    )


def by_actor(source, *, contextual=True):
    """One Summary for each person, organisation or place, of the scores toward its mentions."""
    text = sentences.text_of(source)
    return _summaries(
        (mention.name, score_toward(text, mention.start, mention.end, contextual=contextual))
        for mention in actors.find(text)
    )


def interval(scores):
    """The mean of the scores and the ends of its 95 % bootstrap interval, or three times None where they are too few.

    >>> interval([0.5, 0.5])
    (None, None, None)
    >>> interval([0.5, 0.5, 0.5])
    (0.5, 0.5, 0.5)
    """
    if len(scores) < FEWEST:
        return None, None, None
    import numpy

    values = numpy.asarray(scores)
    draws = numpy.random.default_rng(_SEED).integers(0, len(values), (DRAWS, min(len(values), 2000)))
    low, high = numpy.percentile(values[draws].mean(axis=1), (2.5, 97.5))
    return float(values.mean()), float(low), float(high)


def _summaries(pairs):
    """(label, score) pairs as a list of Summary, in the order in which the labels come."""
    scores = defaultdict(list)
    for label, value in pairs:
        scores[label].append(value)
    return [Summary(label, len(values), *interval(values)) for label, values in scores.items()]


def _spoken(source, contextual):
    """Each sentence, or part of a sentence where the voice changes in it, as (Voice, score)."""
    text = sentences.text_of(source)
    voices, at = quotes.voices(text), 0
    for sentence in sentences.tokenise(text).sentences:
        while at < len(voices) and voices[at].end <= sentence.start:
            at += 1
        following = at
        while following < len(voices) and voices[following].start < sentence.end:
            voice = voices[following]
            part = text[max(voice.start, sentence.start) : min(voice.end, sentence.end)]
            if any(letter.isalpha() for letter in part):
                yield voice, score(part, contextual=contextual)
            following += 1
