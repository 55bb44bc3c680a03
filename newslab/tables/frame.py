"""How every table is built: one row a unit, stable columns, and the article's name for the charts' source line."""


def frame(article, rows, columns):
    """A DataFrame of the rows (dicts) with exactly these columns, in this order, also where there is no row.

    Its `attrs` carry the article's title and source; columns named start and end are offsets into the article's text.
    """
    import pandas

    table = pandas.DataFrame(list(rows), columns=list(columns))
    table.attrs["source"] = name(article)
    return table


def name(article):
    """What a source line calls the article: its title, or else where it was read from."""
    return getattr(article, "title", None) or getattr(article, "source", None) or "article given as text"


def spanned(text, start, end):
    """The columns that lead back to the characters."""
    return {"start": start, "end": end, "text": text[start:end]}
