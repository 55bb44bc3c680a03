"""Results as tidy DataFrames: one row a unit, stable columns, the offsets that lead back to the text.

>>> from newslab import tables
>>> tables.sentences("It rained. Nobody came.")[["sentence", "text", "words"]].values.tolist()
[[0, 'It rained.', 2], [1, 'Nobody came.', 2]]
"""
from newslab.tables.reading import edits, sentences
from newslab.tables.vocabulary import collocations, concordance, words

# every table of one article that takes nothing but the article
TABLES = {"edits": edits, "sentences": sentences, "words": words}

__all__ = ["TABLES", "collocations", "concordance", "edits", "sentences", "words"]
