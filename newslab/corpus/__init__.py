"""Many articles: the same analyses over a shelf or a cluster, resumable, with no article lost and none twice."""

import time
from itertools import count as numbers
from itertools import islice

from newslab.corpus import copies, engines, records
from newslab.corpus.batches import Batch
from newslab.corpus.compare import compare, keyness
from newslab.corpus.shelf import Shelf
from newslab.errors import NewslabError

__all__ = ["analyse", "compare", "keyness", "load"]

BATCH = 100  # articles; one task each would spend its time on the way to the worker


def analyse(sources, out, client=None, show=None, *, contextual=None):
    """Analyse many articles and write one folder of Parquet parts a table under `out`; gives the manifest back as a dict.

    sources  a folder, a file, a glob, or a list or iterator of these or of dicts; .jsonl, .csv and .parquet hold one
             article a row, with a column text (or body, content) or html, and metadata in the others (outlet, date ...)
    client   None for this process, a number of processes, a Dask Client, the address of a scheduler, or "dask"
    show     an open file for the progress (sys.stderr), or None for silence
    contextual  None for what each table does by default; False to read all by words, some nine times as fast; True to
             read in context whatever can be

    Every row carries the article's `id` and its metadata as `meta_...` columns. A run that was stopped, even killed, goes
    on where it was when called again with the same sources. An article that cannot be analysed becomes a row of the table
    failures; copies of an earlier article are listed in the table copies. Raises NewslabError for sources that lead to
    nothing.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise NewslabError(
            'a corpus is stored as Parquet, which needs the scale extra: pip install "newslab[scale]"'
        ) from None
    shelf, progress = Shelf(out), _Progress(show, records.count(sources))
    batches = 0
    with engines.engine(client) as (executor, workers):
        for batch, done in _done(shelf, _batches(sources, contextual), executor, workers):
            if done is not None:
                shelf.keep(batch, done)
            batches = max(batches, batch.number + 1)
            progress.add(len(batch.records), fresh=done is not None)
    progress.close()
    manifest = shelf.close(batches)
    _mark_copies(shelf, manifest)
    return manifest


def load(out, table, columns=None):
    """One table of an analysed corpus ("articles", "sentences", "quotes", "claims", "failures" ...) as a DataFrame.

    Raises MissingFile that lists the tables there are.
    """
    return Shelf(out).table(table, columns)


def _batches(sources, contextual):
    found = records.read(sources)
    for number in numbers():
        chunk = tuple(islice(found, BATCH))
        if not chunk:
            return
        yield Batch(number, chunk, contextual)


def _done(shelf, batches, executor, workers):
    """(batch, Done) for each batch, or (batch, None) for one that is stored already."""
    stored = []

    def fresh():
        for batch in batches:
            if shelf.finished(batch):
                stored.append(batch)
            else:
                yield batch

    for batch, done in engines.run(fresh(), executor, workers):
        yield batch, done
        while stored:
            yield stored.pop(), None
    for batch in stored:
        yield batch, None


def _mark_copies(shelf, manifest):
    import pandas

    found = []
    if manifest["articles"]:
        articles = shelf.table("articles", ["id", "sketch"])
        found = copies.find(
            (name, tuple(map(int, text.split()))) for name, text in zip(articles["id"], articles["sketch"], strict=True)
        )
    shelf.write_table("copies", pandas.DataFrame(found, columns=["id", "copy_of", "resemblance"]))


class _Progress:
    """How far the run is, how fast it goes and how long it will take, on one line of a terminal."""

    def __init__(self, show, total):
        self.show, self.total, self.seen, self.fresh, self.began = show, total, 0, 0, time.monotonic()

    def add(self, articles, fresh):
        self.seen += articles
        self.fresh += articles if fresh else 0
        if self.show:
            rate = self.fresh / max(1e-6, time.monotonic() - self.began)
            left = f", {(self.total - self.seen) / rate:,.0f} s left" if self.total and rate else ""
            share = f" of {self.total:,}" if self.total else ""
            print(
                f"\r{self.seen:,}{share} articles, {rate:,.0f} a second{left}".ljust(70),
                end="",
                file=self.show,
                flush=True,
            )

    def close(self):
        if self.show:
            print(file=self.show)
