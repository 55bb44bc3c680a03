"""The work on one batch of articles: records in, Parquet tables as bytes out. Runs in any process, on any machine."""

import io
import warnings
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from newslab import __version__, pages, reading, tables
from newslab.corpus.copies import sketch
from newslab.errors import EmptyArticle, NewslabError, NewslabWarning
from newslab.sentences import tokenise

ARTICLE = ("title", "subtitle", "byline", "published", "place", "source", "language")
SKIPPED = ("edits", "words")  # of one page only; and what the sentences tell as well
LONGEST = 2_000_000  # characters; beyond that a "text" is no article


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that are analysed together and stored or lost together; contextual: as in `corpus.analyse`."""

    number: int
    records: tuple
    contextual: bool | None = None

    def digest(self):
        """A fingerprint of the batch and of the version that analyses it."""
        how = [] if self.contextual is None else [f"contextual {self.contextual}"]
        return sha256("\n".join([__version__, *how, *(each.digest() for each in self.records)]).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a batch: {table: Parquet bytes}, {table: rows}, and the ids analysed and failed."""

    tables: dict
    rows: dict
    analysed: tuple
    failed: tuple


def analyse(batch):
    """Analyses the articles of a batch and stores their rows as Done."""
    return store(rows_of(batch))


def rows_of(batch):
    """{table: rows} for the articles of a batch; one that cannot be analysed becomes a row of the table failures."""
    rows = {name: [] for name in ("articles", "failures", *_tables())}
    for record in batch.records:
        try:
            found = analyse_one(record, batch.contextual)
        except Exception as error:  # whatever goes wrong with one article must not stop the run
            rows["failures"].append(failure(record, error))
            continue
        for name, more in found.items():
            rows[name] += more
    return rows


def store(rows):
    """The rows of a batch, {table: list of dicts}, as Done."""
    return Done(
        {name: _parquet(name, found) for name, found in rows.items()},
        {name: len(found) for name, found in rows.items()},
        tuple(row["id"] for row in rows["articles"]),
        tuple(row["id"] for row in rows["failures"]),
    )


def failure(record, error):
    """The row of the table failures for a record."""
    kind = type(error).__name__
    reason = str(error) if isinstance(error, NewslabError) else f"{kind}: {error}"
    return {"id": record.id, "kind": kind, "reason": reason[:500], "source": record.path or ""}


def analyse_one(record, contextual=None):
    """The rows of every table for one record, {table: list of dicts}, each with the article's id and metadata."""
    article = _article(record)
    if not article.text.strip():
        raise EmptyArticle(f"{record.id}: there is no text in it")
    if len(article.text) > LONGEST:
        raise NewslabError(f"{record.id}: {len(article.text):,} characters are no article; the longest is {LONGEST:,}")
    marks = {"id": record.id, **{f"meta_{key}": str(value) for key, value in record.metadata.items()}}
    asked = {} if contextual is None else {"contextual": contextual}
    found = {
        name: [{**marks, **row} for row in table.rows(article, **(asked if table.contextual else {}))]
        for name, table in _tables().items()
    }
    fingerprint = sketch(article.text)
    said = {name: getattr(article, name) for name in ARTICLE} | {
        name: str(record.metadata[name]) for name in ARTICLE if record.metadata.get(name)
    }
    found["articles"] = [
        {
            **marks,
            **said,
            "characters": len(article.text),
            "sentences": len(article.sentences),
            "words": len(tokenise(article).words),
            "loaded": len(found["loaded"]),
            "warnings": "; ".join(article.warnings),
            "dropped": len(article.dropped),
            "repaired": len(article.repairs),
            "sketch": " ".join(map(str, fingerprint)),
        }
    ]
    return found


def _article(record):
    if record.fault:
        raise NewslabError(f"{record.id}: {record.fault}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NewslabWarning)  # kept in the article's own warnings
        if record.path:
            return reading.read(record.path)
        if record.html:
            return pages.parse_html(record.html)
        return reading.of_text(record.text)


@cache
def _tables():
    return {name: table for name, table in tables.TABLES.items() if name not in SKIPPED}


def _parquet(name, rows):
    """The rows as a Parquet file in bytes, with the same column types whatever the rows."""
    import pandas
    import pyarrow
    from pyarrow import parquet

    columns = list(dict.fromkeys(key for row in rows for key in row)) or ["id"]
    found = pandas.DataFrame(rows, columns=columns)
    arrow = pyarrow.Table.from_pandas(found, preserve_index=False)
    fixed = [
        pyarrow.array([None] * len(rows), pyarrow.string()) if pyarrow.types.is_null(column.type) else column
        for column in arrow.columns
    ]
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(fixed, names=arrow.column_names), out, compression="zstd")
    return out.getvalue()
