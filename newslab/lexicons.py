"""Tables of knowledge: word lists, codebooks, weights. Reads those under resources/ and the user's own.

A table is UTF-8 text, .tsv (tab separated) or .csv. Lines that start with # say where it comes from and its licence;
the first other line names the columns.
"""

import csv
from functools import cache
from pathlib import Path

from newslab.errors import ResourceError

RESOURCES = Path(__file__).parent / "resources"


@cache
def rows(name):
    """The rows of a table of newslab's own, each a dict of strings, as a tuple.

    >>> rows("no_such_table.tsv")
    Traceback (most recent call last):
    newslab.errors.ResourceError: there is no table no_such_table.tsv
    """
    path = RESOURCES / name
    if not path.is_file():
        raise ResourceError(f"there is no table {name}")
    return tuple(read(path))


@cache
def function_words():
    """English function words and the most common verbs of saying, a frozenset of words in small letters.

    >>> "the" in function_words(), "flood" in function_words()
    (True, False)
    """
    return frozenset(row["word"] for row in rows("words_function.tsv"))


def read(path, needs=()):
    """The rows of the table at path as a list of dicts of strings.

    needs: names of columns that must be there and filled in on every row.
    Raises ResourceError that names file, line and fault.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ResourceError(f"{path}: there is no such table") from None
    except (UnicodeDecodeError, OSError) as error:
        raise ResourceError(f"{path}: cannot be read as UTF-8 text ({error})") from None
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        raise ResourceError(f"{path}: the table is empty; its first line must name the columns")
    split = _cells_csv if path.suffix.lower() == ".csv" else _cells_tsv
    names = [cell.strip() for cell in split(lines[0][1])]
    for column in needs:
        if column not in names:
            raise ResourceError(f"{path}, line {lines[0][0]}: no column {column!r}; columns: {', '.join(names)}")
    found = []
    for number, line in lines[1:]:
        cells = split(line)
        if len(cells) > len(names):
            raise ResourceError(f"{path}, line {number}: {len(cells)} cells for {len(names)} columns")
        row = dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=True))
        for column in needs:
            if not row[column].strip():
                raise ResourceError(f"{path}, line {number}: {column!r} is empty")
        found.append(row)
    return found


def _cells_tsv(line):
    return line.split("\t")


def _cells_csv(line):
    return next(csv.reader([line]))
