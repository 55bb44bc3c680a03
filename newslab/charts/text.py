"""The text itself as a chart: the rows of a table marked where they stand; and a table as one reads it."""

import html

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


def sheet(table, most=None):
    """The table as safe HTML for reading: words to the left, numbers to the right and short, the first `most` rows.

    An index of mere numbers is left out, an empty cell stays empty, and a table without rows says that it has none.
    """
    if not len(table):
        columns = f" (columns: {html.escape(', '.join(map(str, table.columns)))})" if len(table.columns) else ""
        return f"<p><em>Nothing of the kind was found</em>{columns}.</p>"
    whole = len(table)
    if any(table.index.names) or table.index.inferred_type != "integer":
        table = table.reset_index()
    table = table if most is None else table.head(most)
    numeric = [kind.kind in "iuf" for kind in table.dtypes]
    head = _row("th", [str(name) for name in table.columns], numeric, ' scope="col"')
    rows = zip(*(_shown(list(table.iloc[:, place])) for place in range(table.shape[1])), strict=True)
    body = "".join(_row("td", row, numeric) for row in rows)
    more = f"<p><em>{len(table)} of {whole} rows.</em></p>" if whole > len(table) else ""
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>{more}"


def _row(tag, texts, numeric, more=""):
    sides = ("right;white-space:nowrap" if number else "left" for number in numeric)
    cells = (
        f'<{tag}{more} style="text-align:{side}">{html.escape(text)}</{tag}>'
        for text, side in zip(texts, sides, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _shown(column):
    """The values of a column as texts; its numbers with as many decimals as its smallest needs, two to four.

    >>> _shown([0.5, -0.041, None, float("nan")]), _shown([0.5, 0.0008]), _shown([0.016, 0.0494]), _shown([12345.6])
    (['0.50', '-0.04', '', ''], ['0.500', '0.001'], ['0.016', '0.049'], ['12,346'])
    >>> _shown([1048, True, "1,000 to 1,500"])
    ['1048', 'yes', '1,000 to 1,500']
    """
    sizes = [abs(value) for value in column if isinstance(value, float) and value == value and value]
    most, least = max(sizes, default=1), min(sizes, default=1)
    decimals = next((count for count in (2, 3) if least >= 0.5 * 10**-count and most >= 10 ** (1 - count)), 4)
    form = ",.0f" if most >= 1e4 else f",.{decimals}f"
    return [_cell(value, form) for value in column]


def _cell(value, form):
    if value is None or value != value:
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "yes" if value else "no"
    return format(value, form) if isinstance(value, float) else str(value)
