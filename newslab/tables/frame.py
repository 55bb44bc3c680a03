"""How every table is built: one row a unit, stable columns, and the article's name for the charts' source line."""

import inspect
from functools import update_wrapper


class Table:
    """A function from an article to a DataFrame, which also gives its bare rows and names its columns.

    `table(article)` is the DataFrame; `table.rows(article)` yields its rows as dicts, for those who collect the rows of
    many articles; `table.columns` are its columns, in order and the same for every article; `table.contextual` says whether
    it can be asked to read in context, or not to.
    """

    def __init__(self, rows, columns):
        update_wrapper(self, rows)
        self.rows, self.columns = rows, columns
        self.contextual = "contextual" in inspect.signature(rows).parameters

    def __call__(self, article, *arguments, **options):
        import pandas

        found = pandas.DataFrame(list(self.rows(article, *arguments, **options)), columns=list(self.columns))
        found.attrs["source"] = name(article)
        return found

    def __repr__(self):
        return f"<table {self.__name__}: {', '.join(self.columns)}>"


def table(*columns):
    """Makes a Table of a function that yields rows as dicts with these columns."""
    return lambda rows: Table(rows, columns)


def name(article):
    """What a source line calls the article: its title, or else where it was read from."""
    return getattr(article, "title", None) or getattr(article, "source", None) or "article given as text"


def spanned(text, start, end):
    """The columns that lead back to the characters."""
    return {"start": start, "end": end, "text": text[start:end]}


def fields(result, columns):
    """The named fields of a result as a row."""
    return {column: getattr(result, column) for column in columns}
