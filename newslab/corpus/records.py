"""What a corpus is made of: one record an article, from folders, globs, tables of articles, or anything that yields dicts."""

import csv
import glob
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from newslab import reading
from newslab.errors import InputError, MissingFile, NewslabError

FILES = {".txt", ".html", ".htm", ".md", ".json", ".pdf", ".docx", ".rtf"}  # one article each, or more:
SEVERAL = {".txt", ".json", ".docx", ".rtf"}  # what a news database or a programming interface wrote may hold many
TABLES = {".jsonl", ".csv", ".parquet"}  # one article a row
TEXT = ("text", "body", "content")


@dataclass(frozen=True, slots=True)
class Record:
    """One article to analyse: its id and metadata, and its text, its HTML, or the path it is read from.

    fault says what is wrong with a record that cannot be analysed; it becomes a row of the failures.
    """

    id: str
    text: str | None = None
    html: str | None = None
    path: str | None = None
    metadata: dict = field(default_factory=dict)
    fault: str | None = None

    def digest(self):
        """A fingerprint of all that the result depends on, without reading the file at path."""
        seen = sha256(
            repr((self.id, self.text, self.html, self.path, sorted(self.metadata.items(), key=str), self.fault)).encode(
                "utf-8", "surrogatepass"
            )
        )
        if self.path:
            try:
                known = Path(self.path).stat()
                seen.update(f"{known.st_size} {known.st_mtime_ns}".encode())
            except OSError:
                pass
        return seen.hexdigest()


def read(sources):
    """Yields the records of the sources in a fixed order, each with an id of its own.

    sources: a folder, a file, a glob, a dict or a Record; or a list or iterator of these. Raises MissingFile for a path
    or glob that leads to nothing; a broken row of a table becomes a record with a fault.
    """
    seen = {}
    for record in _each(sources):
        times = seen[record.id] = seen.get(record.id, 0) + 1
        yield (
            record
            if times == 1
            else Record(f"{record.id}#{times}", record.text, record.html, record.path, record.metadata, record.fault)
        )


def count(sources):
    """How many records there are, where that can be told without reading the articles, or None."""
    if isinstance(sources, str | Path):
        return sum(_length(path) for path in _paths(sources))
    if isinstance(sources, list | tuple):
        counts = [count(source) if isinstance(source, str | Path) else 1 for source in sources]
        return None if None in counts else sum(counts)
    return None


def _each(source):
    if isinstance(source, Record):
        yield source
    elif isinstance(source, Mapping):
        yield _from_row(dict(source), "article")
    elif isinstance(source, str | Path):
        for path in _paths(source):
            yield from _from_path(path)
    elif isinstance(source, Iterable):
        for each in source:
            yield from _each(each)
    else:
        raise InputError(f"a source is a path, a glob, a dict or a list of these, not {type(source).__name__}")


def _paths(source):
    path = Path(source)
    if path.is_dir():
        found = sorted(
            p
            for p in path.rglob("*")
            if p.suffix.lower() in FILES | TABLES and p.is_file() and not p.name.startswith(".")
        )
    elif path.is_file():
        found = [path]
    else:
        found = sorted(Path(name) for name in glob.glob(str(source), recursive=True) if Path(name).is_file())
    if not found:
        raise MissingFile(
            f"{source}: no article there; give a folder, a file or a glob of {', '.join(sorted(FILES | TABLES))}"
        )
    return found


def _from_path(path):
    rows = {".jsonl": _jsonl, ".csv": _csv, ".parquet": _parquet}.get(path.suffix.lower())
    found = rows(path) if rows else _several(path)
    if rows is None and not found:
        yield Record(path.as_posix(), path=str(path.resolve()))
        return
    for number, row in enumerate(found, 1):
        place = f"{path.as_posix()}:{number}"
        yield Record(place, fault=row) if isinstance(row, str) else _from_row(row, place)


def _several(path):
    """The articles of a database's file or a list of records, or an empty list where a file is one article."""
    return reading.records(path) if path.suffix.lower() in SEVERAL else []


def _from_row(row, place):
    """A record from a dict with a text (or body, content) or html; the rest is metadata. A row with neither is a fault."""
    name = str(row.pop("id", "") or place)
    text = next((row.pop(key) for key in TEXT if isinstance(row.get(key), str)), None)
    page = row.pop("html", None)
    page = page if isinstance(page, str) and page.strip() else None
    metadata = {
        str(key): value if isinstance(value, str | int | float | bool) else str(value)
        for key, value in row.items()
        if value is not None
    }
    fault = None if text is not None or page else f"no column {', '.join(TEXT)} or html with a text in it"
    return Record(name, text, None if text and text.strip() else page, None, metadata, fault)


def _jsonl(path):
    with open(path, encoding="utf-8-sig", errors="replace") as lines:
        for line in lines:
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                yield row if isinstance(row, dict) else "the line is no JSON object"
            except (ValueError, RecursionError) as error:
                yield f"the line is no JSON: {error}"


def _csv(path):
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as lines:
        for row in csv.DictReader(line.replace("\0", "") for line in lines):
            row.pop(None, None)
            yield row


def _parquet(path):
    for batch in _parquet_file(path).iter_batches(batch_size=100):
        yield from batch.to_pylist()


def _parquet_file(path):
    try:
        from pyarrow import ArrowInvalid
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise NewslabError(f'{path}: reading Parquet needs the scale extra: pip install "newslab[scale]"') from None
    try:
        return ParquetFile(path)
    except ArrowInvalid as error:
        raise InputError(f"{path}: no Parquet file ({error})") from None


def _length(path):
    if path.suffix.lower() == ".parquet":
        return _parquet_file(path).metadata.num_rows
    if path.suffix.lower() == ".csv":
        return sum(1 for _ in _csv(path))
    if path.suffix.lower() == ".jsonl":
        with open(path, "rb") as lines:
            return sum(1 for line in lines if line.strip())
    return len(_several(path)) or 1
