"""Files in which a news database wrote out articles, one or many: where each begins, its body, what is said of it.

How each database writes is in the table reading_exports.tsv: Nexis, Factiva, ProQuest, Gale.
"""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from newslab import cleaning
from newslab.reading import labels

_FIELDS = ("title", "subtitle", "byline", "published", "place")  # of an Article; the others are metadata
_LOOSE = 2  # paragraphs without a label in the record behind a body: what a caption says


@dataclass(slots=True)
class Document:
    """One article of a database's file: text[start:end] is all of it, body the stretches (start, end) of its own text."""

    database: str
    start: int
    end: int
    body: list
    said: dict = field(default_factory=dict)  # field: value

    def metadata(self):
        """What the database says beyond the fields of an Article: outlet, section, length, id."""
        return {"database": self.database, **{name: value for name, value in self.said.items() if name not in _FIELDS}}


def documents(text):
    """The Documents in a text, in order; none where it is no file of a database.

    >>> text = '''Document 1 of 1
    ...
    ... Bridge closed
    ...
    ... Author: Jo Smith
    ...
    ... Full text: The bridge was closed on Monday.
    ...
    ... Subject: Bridges
    ...
    ... Publication title: The Courier'''
    >>> [one] = documents(text)
    >>> one.said["title"], one.said["byline"], one.metadata()
    ('Bridge closed', 'Jo Smith', {'database': 'ProQuest', 'outlet': 'The Courier'})
    >>> text[slice(*one.body[0])]
    'The bridge was closed on Monday.'
    """
    text = text.replace("\u00a0", " ")
    there = {name: layout for name, layout in labels.layouts().items() if layout.sign.search(text)}
    lines = labels.lines_of(text) if there else []
    found = [_documents(name, layout, lines) for name, layout in there.items()]
    return max(found, key=lambda some: (len(some), sum(len(one.said) for one in some)), default=[])


def article(text, document):
    """The Article of one document of a file's text: its record is kept in .metadata, and in .edits as what went.

    Raises EmptyArticle where the record comes without a text.
    """
    stretches = [(start - document.start, end - document.start) for start, end in document.body]
    found = cleaning.within(text[document.start : document.end], stretches)
    said = {name: value for name, value in document.said.items() if name in _FIELDS}
    return replace(
        found, **{"subtitle": None, "published": None, **said}, metadata={**found.metadata, **document.metadata()}
    )


def _documents(database, layout, lines):
    """The documents of a file, if a database wrote it in its layout."""
    edges = [
        (n, role, name and match[1], name)
        for n, line in enumerate(lines)
        for role, name, pattern in layout.edges
        if (match := pattern.fullmatch(line.text))
    ]
    if not edges:
        return []
    ends = edges[0][1] == "ends"
    bounds = [-1, *(n for n, *_ in edges)] if ends else [*(n for n, *_ in edges), len(lines)]
    found = []
    for number, (before, after) in enumerate(pairwise(bounds)):
        one = _document(database, layout, lines[before + 1 : after])
        if one and ends:
            _, _, value, name = edges[number]
            one.end = lines[after].end
            one.said |= {name: value} if name else {}
        elif one:
            one.start = lines[before].start
        found += [one] if one else []
    return found if any(one.body for one in found) else []


def _document(database, layout, lines):
    """The Document that some lines are, or None where nothing in them is a record."""
    first = next((n for n, line in enumerate(lines) if layout.label(line, "head", "body")), None)
    if first is None:
        return None
    begins, inside = _body_begins(layout, lines, first)
    foot = _foot_begins(layout, lines, inside)
    said = labels.fields(layout, lines[:inside], lines[foot:])
    if "length" not in said and not any(layout.label(line, "body") for line in lines):
        return None
    return Document(database, lines[0].start, lines[-1].end, _stretches(layout, lines, begins, inside, foot), said)


def _body_begins(layout, lines, first):
    """Where the text of the body begins, and the number of the first line behind its label."""
    for n in range(first, len(lines)):
        if found := layout.label(lines[n], "body"):
            while not labels.caught(found) and n + 1 < len(lines) and (more := layout.label(lines[n + 1], "body")):
                found, n = more, n + 1
            return lines[n].end - len(labels.caught(found)), n + 1
    n = first
    while n < len(lines) and layout.label(lines[n], "head"):  # else behind the last labelled paragraph in a row
        paragraph = lines[n].paragraph
        while n < len(lines) and lines[n].paragraph == paragraph:
            n += 1
    return (lines[n].start if n < len(lines) else lines[-1].end), n


def _foot_begins(layout, lines, inside):
    """The number of the line where the record behind the body begins: the first of the labels that reach to the end."""
    last = foot = len(lines) - bool(lines[inside:] and layout.label(lines[-1], "last"))
    for n in range(last - 1, inside - 1, -1):
        opens = layout.label(lines[n], "foot")
        if opens or layout.label(lines[n], "more"):
            if len({line.paragraph for line in lines[n + 1 : last]} - {lines[n].paragraph}) > _LOOSE:
                break
            last, foot = n, n if opens else foot
    return foot


def _stretches(layout, lines, begins, inside, foot):
    """The stretches of the body, cut where another label of a body stands in it."""
    found, start, end = [], begins, max(begins, lines[inside - 1].end)
    for line in lines[inside:foot]:
        if label := layout.label(line, "body"):
            found.append((start, end))
            start = line.end - len(labels.caught(label))
        end = line.end
    return [(start, end) for start, end in [*found, (start, end)] if start < end]
