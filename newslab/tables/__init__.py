"""Results as tidy DataFrames: one row a unit, stable columns, the offsets that lead back to the text.

>>> from newslab import tables
>>> tables.sentences("It rained. Nobody came.")[["sentence", "text", "words"]].values.tolist()
[[0, 'It rained.', 2], [1, 'Nobody came.', 2]]
"""

from newslab.tables.claims import arithmetic, checkworthiness, claims, same_thing
from newslab.tables.framing import (
    acts,
    evidence,
    frames,
    frames_by_voice,
    framing,
    functions,
    loaded,
    markers,
    naming,
    reasons,
    roles,
)
from newslab.tables.reading import edits, sentences
from newslab.tables.sentiment import (
    drivers,
    opinions,
    sentiment,
    sentiment_means,
    toward,
    toward_drivers,
    toward_mentions,
)
from newslab.tables.vocabulary import collocations, concordance, words
from newslab.tables.voices import actors, cast, quotes, speakers, stances, voices

# every table of one article that takes nothing but the article
TABLES = {
    table.__name__: table
    for table in (
        edits,
        sentences,
        words,
        quotes,
        speakers,
        voices,
        stances,
        actors,
        cast,
        sentiment,
        sentiment_means,
        toward,
        toward_mentions,
        drivers,
        framing,
        frames,
        frames_by_voice,
        evidence,
        loaded,
        naming,
        roles,
        functions,
        markers,
        acts,
        claims,
        checkworthiness,
        arithmetic,
        same_thing,
    )
}

__all__ = ["TABLES", "collocations", "concordance", "opinions", "reasons", "toward_drivers", *TABLES]
