"""The text itself as a chart: the rows of a table marked where they stand."""

from newslab.markup import Mark, highlight
from newslab.sentences import text_of


def marked(article, table, by, note=""):
    """The article's text with each row of the table marked at its start and end, as a Highlight (safe HTML).

    by: the column that gives the colour and its legend; note: a column shown when one points at a mark.

    >>> from newslab import tables
    >>> marked("Taxes rose.", tables.evidence("Taxes rose."), by="frame")
    economic: 'Taxes'
    """
    labels = table[by].fillna("").astype(str).str.replace("_", " ")
    notes = table[note].fillna("").astype(str) if note else [""] * len(table)
    return highlight(
        text_of(article),
        [
            Mark(int(start), int(end), label or "nobody named", said)
            for start, end, label, said in zip(table["start"], table["end"], labels, notes, strict=True)
        ],
    )
