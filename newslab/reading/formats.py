"""What a file holds: its kind by content and name, and the text inside JSON records, Word and RTF files."""

import io
import json
import re
import zipfile

from newslab.errors import EmptyArticle, InputError, NotText
from newslab.reading import pdf

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_INSIDE = re.compile(r"\s*<(?:p|div|article|section|figure|main|h[1-6]|ul|blockquote)\b[^<>]{0,300}>", re.I)
_CELL = re.compile(r"^([A-Z]{2,3})\||\|$", re.MULTILINE)  # a table of labels, as Factiva writes
_LINK = re.compile(r"\(\"?(?:https?://|mailto:)[^()\s\"]{0,2000}\"?\)")
_TEXT_FIELDS = (
    *("text", "body", "content", "articleBody", "article_body", "bodyText", "maintext", "full_text", "fulltext"),
    "html",
)
_DEEP = 3  # levels of an answer of a programming interface in which its list of articles is looked for
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNPACKED = 200_000_000  # bytes of XML inside a Word file


def kind_of(data, name):
    """ "pdf", "docx", "rtf", "json", "jsonl", "html" or "text", by the first bytes, then by the name's ending."""
    ending = name.lower().rsplit(".", 1)[-1] if "." in name else ""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        return "docx"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if ending in ("json", "jsonl", "html", "htm", "xhtml"):
        return {"htm": "html", "xhtml": "html", "ndjson": "jsonl"}.get(ending, ending)
    return "text"


def looks_like_html(text):
    """Whether a text begins as a page does, or as the inside of one."""
    return bool(_HTML.match(text.lstrip("\ufeff"))) or (_INSIDE.match(text) is not None and "</p>" in text)


def text_of(kind, data, where):
    """The text of a file of a kind that is not plain text: "pdf", "docx" or "rtf"."""
    return {"pdf": pdf.text_of, "docx": docx_text, "rtf": rtf_text}[kind](data, where)


def docx_text(data, where):
    """The paragraphs of a Word file, parted by blank lines."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as stream:
            source = stream.read(_UNPACKED + 1)
        if len(source) > _UNPACKED:
            raise NotText(f"{where}: this Word file unpacks to more than {_UNPACKED // 1_000_000} MB")
        root = etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True))
    except (
        zipfile.BadZipFile,
        KeyError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        EOFError,
        etree.XMLSyntaxError,
    ) as error:
        raise NotText(f"{where}: this Word file cannot be read ({error})") from None
    paragraphs = ("".join(_runs(paragraph)) for paragraph in root.iter(f"{_WORD}p"))
    return "\n\n".join(filter(None, map(str.strip, paragraphs)))


def _runs(paragraph):
    for node in paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"):
        yield (node.text or "") if node.tag == f"{_WORD}t" else "\t" if node.tag == f"{_WORD}tab" else "\n"


def rtf_text(data, where):
    """The text of an RTF file."""
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(data.decode("latin-1"), errors="replace")
    except Exception as error:  # a broken RTF fails in many ways inside striprtf
        raise NotText(f"{where}: this RTF file cannot be read ({type(error).__name__}: {error})") from None
    return _LINK.sub("", _CELL.sub(lambda match: f"{match[1]} " if match[1] else "", text))


def json_records(text, where, lines=False):
    """The records of a JSON file: an object, a list of them, an object a line, or a list inside what a programming
    interface answered."""
    try:
        found = _lines(text) if lines else _whole(text)
    except (ValueError, RecursionError) as error:
        raise NotText(f"{where}: this is not valid JSON ({error})") from None
    records = found if isinstance(found, list) else _listed(found)
    if not records:
        raise EmptyArticle(f"{where}: there is no record in it")
    return [_flat(record) for record in records]


def chosen(records, record, where):
    """The one of some records, or number `record` of them."""
    if record is None and len(records) > 1:
        raise InputError(
            f"{where} holds {len(records)} articles: choose one with record=0 ... record={len(records) - 1} "
            "(--record on the command line), or give the file to newslab.corpus.analyse (newslab corpus)"
        )
    if not 0 <= (record or 0) < len(records):
        raise InputError(f"{where} has no record {record}; it holds {len(records)}, counted from 0")
    return records[record or 0]


def _listed(found, deep=_DEEP):
    """The longest list of records with a text inside an object that has none itself, or the object alone."""
    if not isinstance(found, dict) or _has_text(found) or not deep:
        return [found]
    lists = [value for value in found.values() if isinstance(value, list)]
    lists += [_listed(value, deep - 1) for value in found.values() if isinstance(value, dict)]
    lists = [each for each in lists if any(_has_text(record) for record in each)]
    return max(lists, key=len, default=[found])


def _flat(record):
    """A record with what its object "fields" holds beside the rest."""
    inner = record.get("fields") if isinstance(record, dict) else None
    return {**record, **inner} if isinstance(inner, dict) else record


def _has_text(record):
    flat = _flat(record)
    return isinstance(flat, dict) and any(
        isinstance(flat.get(name), str) and flat[name].strip() for name in _TEXT_FIELDS
    )


def _whole(text):
    try:
        return json.loads(text)
    except ValueError:
        if "\n" in text.strip():  # an object a line under the wrong ending
            return _lines(text)
        raise


def _lines(text):
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def record_text(record, where):
    """The name and the value of the field of a record that holds its text."""
    if isinstance(record, str):
        return "text", record
    if isinstance(record, dict):
        for field in _TEXT_FIELDS:
            if isinstance(record.get(field), str) and record[field].strip():
                return field, record[field]
        raise EmptyArticle(
            f"{where}: no field with a text; looked for {', '.join(_TEXT_FIELDS)}, "
            f"found {', '.join(list(map(str, record))[:12]) or 'none'}"
        )
    raise NotText(f"{where}: a JSON record must be an object or a text, not {type(record).__name__}")
