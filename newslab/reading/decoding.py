"""Bytes to text: byte order mark, what the source declares, UTF-8, and only then a guess."""

import codecs
import re

from newslab.errors import InputError, NotText

_MARKS = [
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{2,40})""", re.I
)
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-8859-9": "cp1254",
}
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536
_KNOWN = [
    (b"\x89PNG", "a PNG image, not text"),
    (b"\xff\xd8\xff", "a JPEG image, not text"),
    (b"GIF8", "a GIF image, not text"),
    (b"\x1f\x8b", "a gzip-compressed file, not text; unpack it first"),
    (b"PK\x03\x04", "a zip archive, not text; unpack it first"),
    (b"\x7fELF", "a program, not text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document, not text; save it as .docx or .txt"),
    (b"SQLite format 3", "a database, not text"),
    (b"BZh", "a bzip2-compressed file, not text; unpack it first"),
    (b"\xfd7zXZ", "an xz-compressed file, not text; unpack it first"),
]


def decode(data, where, encoding=None, declared=None):
    """The text of some bytes, and a sentence about what could not be read as it stood, or None.

    encoding: what the caller says, taken at its word; declared: what a server said. Raises NotText.
    """
    if encoding:
        return _by_name(data, where, encoding), None
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(_lenient(data, name), where), None
    for start, kind in _KNOWN:
        if data.startswith(start):
            raise NotText(f"{where}: this is {kind}")
    if b"\x00" in data[:_SAMPLE]:
        return _checked(_wide(data, where), where), None
    for name in (declared, _stated(data), "utf-8"):
        text = _strict(data, name)
        if text is not None:
            return _checked(text, where), None
    text, warning = _guess(data)
    return _checked(text, where), warning


def _by_name(data, where, encoding):
    try:
        return data.decode("utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding)
    except LookupError:
        raise InputError(f"unknown encoding {encoding!r}; try 'utf-8', 'cp1252' or 'utf-16', or leave it out") from None
    except (UnicodeError, ValueError) as error:
        raise NotText(
            f"{where}: cannot be read as {encoding} ({error}); leave the encoding out to have it found"
        ) from None


def _stated(data):
    """The encoding that the head of an HTML or XML file names, if any."""
    found = _DECLARED.search(data[:2048])
    return found and found[1].decode("ascii")


def _strict(data, name):
    name = (name or "").strip().lower()
    if not name or "16" in name.split("-")[-1] or "utf-7" in name:
        return None
    try:
        return data.decode(_AS_BROWSERS_DO.get(name, name))
    except (LookupError, UnicodeError, ValueError, AssertionError):
        return None


def _lenient(data, name):
    return data.decode(name, "replace")


def _wide(data, where):
    """UTF-16 without a mark has a zero in every other place; zeros elsewhere mean no text at all."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 0.3 * len(sample) / 2 and min(even, odd) < 0.02 * len(sample):
        return _lenient(data, "utf-16-be" if even > odd else "utf-16-le")
    raise NotText(f"{where}: this is a binary file, not text; name a .txt, .html, .md, .json, .pdf, .docx or .rtf file")


def _guess(data):
    """Neither declared nor UTF-8: nearly UTF-8, a Western page, or what charset-normalizer makes of a sample."""
    nearly = data.decode("utf-8", "replace")
    lost, right = nearly.count("�"), sum(1 for byte in data if byte >= 0xC2) - nearly.count("�")
    if right > 5 * lost:
        return nearly, f"read as UTF-8 with {lost} characters that could not be decoded"
    sample = data[:_SAMPLE]
    foreign = sum(1 for byte in sample if byte >= 0x80)
    name = "cp1252" if foreign < 0.15 * len(sample) else _likeliest(sample)
    text = _strict(data, name)
    if text is None:
        name, text = "cp1252", data.decode("cp1252", "replace")
    return text, f"the encoding is not declared; read as {name}, pass encoding= if that is wrong"


def _likeliest(sample):
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _checked(text, where):
    """The text, unless it holds more control characters than any article."""
    if len(_CONTROL.findall(text[:_SAMPLE])) > 0.01 * len(text[:_SAMPLE]) + 2:
        raise NotText(
            f"{where}: this is a binary file, not text; name a .txt, .html, .md, .json, .pdf, .docx or .rtf file"
        )
    return text
