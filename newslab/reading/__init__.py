"""Reading an article from wherever it is: a file, a URL or an open file, in the usual formats."""

import os
import re
import warnings
from dataclasses import replace
from pathlib import Path

from newslab import cleaning, pages
from newslab.errors import EmptyArticle, InputError, MissingFile, NewslabWarning, NotText
from newslab.language import detect_language, doubt
from newslab.reading import exports, formats
from newslab.reading.decoding import decode
from newslab.reading.fetching import fetch

__all__ = ["of_text", "read", "records"]

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_SENTENCE = re.compile(r"^(?:\S+ +){5,}\S+[.!?…][\"”’')]*$|^(?:\S+ +){5,}.{1000,}")  # no path ends so, or is so long
_LIMIT = 50_000_000
_FILES = ("pdf", "docx", "rtf")  # whose text has to be taken out of them
_SAYS = {  # field of the Article: names it has in JSON records
    "title": ("title", "headline", "webTitle"),
    "subtitle": ("subtitle", "standfirst", "description", "trailText"),
    "byline": ("byline", "author", "authors"),
    "published": (
        *("published", "date", "date_published", "datePublished", "date_publish", "publishedAt", "published_at"),
        "webPublicationDate",
    ),
}


def read(source, *, encoding=None, record=None, private=False, timeout=20.0, limit=_LIMIT):
    """The Article at a path, at an http(s) URL, in an open file, or pasted as text.

    The format is told by content and name: plain text and Markdown, HTML, a JSON record with a text, body, content or
    html field, .docx, .rtf, and .pdf (needs pypdf). What a news database wrote out (Nexis, Factiva, ProQuest, Gale) is
    read by its labels: headline, byline and date become those of the Article, outlet, section and the like its metadata.

    record    number, from 0, of the article in a file that holds several; newslab.corpus.analyse takes all of them

    encoding  of the bytes, if you know it; otherwise byte order mark, declared charset, UTF-8, then a guess
    private   allow URLs on private and local addresses
    timeout   seconds for a whole fetch
    limit     bytes of a file or an answer

    A text that is not English is read all the same: Article.language says so, Article.warnings holds a sentence, and a
    NewslabWarning is given. Raises MissingFile, EmptyArticle, NotText or FetchError, all of them InputError.

    >>> import io
    >>> article = read(io.StringIO("The bridge opened on Monday. It cost the town three million dollars, she said."))
    >>> article.language
    'en'
    """
    data, name, where, charset = _bytes(source, private, timeout, limit)
    if not data.strip():
        raise EmptyArticle(f"{where}: there is nothing in it")
    article, doubts = _article(data, name, where, encoding, charset, record)
    if not article.text.strip():
        raise EmptyArticle(f"{where}: no article was found in it")
    return _with_warnings(replace(article, source=name or None), [f"{where}: {each}" for each in doubts])


def _bytes(source, private, timeout, limit):
    """What the source holds (bytes or str), its name, how to call it in a message, and the charset declared for it."""
    if hasattr(source, "read"):
        return _from_open_file(source, limit)
    if isinstance(source, str) and _URL.match(source.strip()):
        answer = fetch(source, private=private, timeout=timeout, limit=limit)
        if answer.media_type.split("/")[0] in ("image", "audio", "video", "font"):
            raise NotText(f"{source}: this is {answer.media_type}, not an article")
        return answer.data, answer.url, source, answer.charset
    if isinstance(source, str) and _is_text(source):
        return source, "", "the pasted text", None
    if not isinstance(source, str | Path):
        raise InputError(f"expected a path, a URL or an open file, got {type(source).__name__}")
    return _from_path(Path(source).expanduser(), limit)


def _is_text(source):
    """Whether a str is an article itself rather than the path of one: it has lines, or reads as a sentence."""
    source = source.strip()
    return "\n" in source or (_SENTENCE.search(source) is not None and not os.path.exists(source))


def _from_open_file(stream, limit):
    name = getattr(stream, "name", "")
    name = name if isinstance(name, str) and not name.startswith("<") else ""
    where = name or "the open file"
    try:
        data = stream.read(limit + 1)
    except UnicodeDecodeError as error:
        raise NotText(f"{where}: cannot be read as {error.encoding}; open it with mode 'rb'") from None
    if not isinstance(data, bytes | str):
        raise InputError(f"{where}: read() gave {type(data).__name__}, not text or bytes")
    if len(data) > limit:
        raise InputError(f"{where}: larger than {limit / 1e6:g} MB; pass a larger limit= if it is one article")
    return data, name, where, None


def _from_path(path, limit):
    try:
        if path.is_dir():
            raise MissingFile(f"{path} is a folder; name one file in it")
        if not path.is_file():
            raise MissingFile(f"{path}: there is no such file; paths are relative to {Path.cwd()}")
        size = path.stat().st_size
        if size > limit:
            raise InputError(
                f"{path}: {size / 1e6:.0f} MB is more than {limit / 1e6:g} MB; pass a larger limit= if that is right"
            )
        return path.read_bytes(), str(path), str(path), None
    except (OSError, ValueError) as error:  # no permission, a name too long, a zero in it
        raise MissingFile(f"{path}: cannot be opened ({getattr(error, 'strerror', None) or error})") from None


def _article(data, name, where, encoding, charset, record):
    """The Article in some bytes or text, and sentences about what was doubtful."""
    kind = formats.kind_of(data if isinstance(data, bytes) else b"", name)
    if kind in _FILES:
        text = formats.text_of(kind, data, where)
        if not text.strip():
            raise EmptyArticle(f"{where}: there is no text in it (a scan has to be recognised first)")
        return of_text(text, record, where), []
    text, unsure = (data, None) if isinstance(data, str) else decode(data, where, encoding, charset)
    doubts = [unsure] if unsure else []
    if kind in ("json", "jsonl"):
        found = formats.chosen(formats.json_records(text, where, kind == "jsonl"), record, where)
        return _from_record(found, where), doubts
    if kind == "html" or formats.looks_like_html(text):
        return _from_page(text, where), doubts
    return of_text(text, record, where), doubts


def _from_page(html, where):
    """The Article of a page; what it lacks is said of the source."""
    try:
        return pages.parse_html(html)
    except EmptyArticle as error:
        raise EmptyArticle(f"{where}: {error}") from None


def of_text(text, record=None, where="the text"):
    """The Article in a text dump of a page, or in what a news database wrote out.

    record: its number, from 0, where the text holds several articles of a database. Raises InputError where that is
    missing or too large.
    """
    found = exports.documents(text)
    return exports.article(text, formats.chosen(found, record, where)) if found else cleaning.parse(text)


def records(path):
    """The articles in a file that a news database wrote out, or in a list of JSON records: a dict with a text or html,
    and metadata, for each. Any other file gives an empty list, and so does one that cannot be read: `read` says why.
    """
    try:
        data, name, where, _ = _from_path(Path(path), _LIMIT)
        kind = formats.kind_of(data, name)
        if kind == "html":
            return []
        text = formats.text_of(kind, data, where) if kind in _FILES else decode(data, where)[0]
        if kind in ("json", "jsonl"):
            found = formats.json_records(text, where, kind == "jsonl")
            return [_row(record, where) for record in found] if len(found) > 1 else []
    except InputError:
        return []
    found = exports.documents(text)
    return [{"source": where, **one.metadata(), "text": text[one.start : one.end]} for one in found]


def _row(record, where):
    """A JSON record as a dict with its text under "text" or "html"; without either where it has none."""
    try:
        field, text = formats.record_text(record, where)
    except InputError:
        return record if isinstance(record, dict) else {}
    said, rest = _about(record, field) if isinstance(record, dict) else ({}, {})
    return {**rest, **said, "html" if field == "html" or formats.looks_like_html(text) else "text": text}


def _from_record(record, where):
    """The Article of a JSON record; what the record says of itself goes before what was found in its text."""
    field, text = formats.record_text(record, where)
    html = field == "html" or formats.looks_like_html(text)
    article = _from_page(text, where) if html else of_text(text)
    if not isinstance(record, dict):
        return article
    said, rest = _about(record, field)
    return replace(article, **said, metadata={**article.metadata, **rest})


def _about(record, field):
    """What a JSON record says of its text: fields of an Article, and the rest."""
    said = {name: _plain(next((record[key] for key in keys if record.get(key)), None)) for name, keys in _SAYS.items()}
    rest = {key: value for key, value in record.items() if key != field and isinstance(value, str | int | float | bool)}
    return {name: value for name, value in said.items() if value}, rest


def _plain(value):
    """A field of a record as one line of text, or None."""
    if isinstance(value, list):
        value = ", ".join(filter(None, map(_plain, value)))
    elif isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _with_warnings(article, doubts):
    """The article with its language, and a visible warning for each doubt that it does not yet hold."""
    language = detect_language(article.text) or article.language
    doubts = [said for said in (*doubts, doubt(language)) if said and said not in article.warnings]
    for said in doubts:
        warnings.warn(said, NewslabWarning, stacklevel=3)
    return replace(article, language=language, warnings=(*article.warnings, *doubts))
