"""Make records for tools/train_cleaning.py from the HTML sources of pages whose body nobody wrote out by hand.

    python tools/label_pages.py HTML_FOLDER LABELLED.jsonl.gz

Each page is dumped as text in the styles of twelve tools; its body is what newslab.parse_html finds in the HTML, which on pages with a
body written by hand agrees with it to a shingle F1 of .98. A page is taken only where readability finds nearly the
same body, and a style of it only where the lines of the dump account for that body and little stands between them.
Needs html_text, inscriptis, html2text, readability-lxml and beautifulsoup4, and the programs lynx, w3m and pandoc.
"""

import argparse
import gzip
import json
import re
import subprocess
import warnings
from collections import Counter
from pathlib import Path

import html2text
import html_text
import inscriptis
import train_cleaning
from bs4 import BeautifulSoup
from readability import Document

from newslab import NewslabError, parse_html

_ADDRESS = re.compile(r"""(?:og:url"[^>]*content=|canonical"[^>]*href=)["']https?://(?:www\.)?([^/"']+)""")


def dumps(source):
    """The page as text in twelve styles."""
    reader = Document(source).summary(html_partial=True)
    return {
        "html-text": html_text.extract_text(source),
        "inscriptis": inscriptis.get_text(source),
        "html2text": _markdown(source, ignore_links=True, body_width=0),
        "reader": _markdown(reader, ignore_links=False, inline_links=False, body_width=80),
        **_texts(BeautifulSoup(source, "lxml")),
        **_printed(source),
    }


def _texts(soup):
    """What scrapers most often write: the text of a page, of its nodes, of its paragraphs."""
    return {
        "text": soup.get_text(),
        "nodes": soup.get_text("\n"),
        "stripped": soup.get_text("\n", strip=True),
        "paragraphs": "\n".join(found.get_text() for found in soup.find_all(["p", "h1", "h2", "h3", "li"])),
    }


def _printed(source):
    """What text browsers print."""
    page = re.sub(r"charset=[\"']?[\w-]+", "charset=utf-8", source).encode()
    lynx = ["lynx", "-dump", "-stdin", "-assume_charset=utf-8", "-display_charset=utf-8"]
    return {
        "lynx": _run(page, *lynx, "-nolist", "-width=80"),
        "lynx links": _run(page, *lynx, "-width=100"),
        "w3m": _run(page, "w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8", "-cols", "90"),
        "pandoc": _run(page, "pandoc", "-f", "html", "-t", "plain", "--columns=90"),
    }


def _run(page, *command):
    try:
        return subprocess.run(command, input=page, capture_output=True, timeout=60).stdout.decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        return ""


def _markdown(source, **options):
    converter = html2text.HTML2Text()
    converter.ignore_images = True
    for name, value in options.items():
        setattr(converter, name, value)
    return converter.handle(source)


def agreement(one, other):
    """The F1 of the 4-word shingles of two texts."""
    one, other = shingles(one), shingles(other)
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def shingles(text):
    words = train_cleaning.words(text)
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def clear(raw, body):
    """Whether the lines of a dump account for the body, with little between them and not too much around."""
    texts = [text for text, _, _ in train_cleaning.pieces(raw)]
    found = train_cleaning.labels(texts, body)
    count = Counter(train_cleaning.states(found))
    share = len(" ".join(text for text, label in zip(texts, found, strict=True) if label)) / len(body)
    few = count[2] <= max(3, 0.35 * count[1]) and 3 <= count[1] <= 120
    return few and 0.96 < share < 1.04 and len(texts) <= 600


def record(path):
    """The record of one page, or None where its body is in doubt."""
    source = path.read_text(encoding="utf-8", errors="replace")
    try:
        body = parse_html(source).text
    except NewslabError:
        return None
    if len(body) < 500 or agreement(body, html_text.extract_text(Document(source).summary())) < 0.85:
        return None
    site = _ADDRESS.search(source)
    styles = {style: raw for style, raw in dumps(source).items() if clear(raw, body)}
    return {"site": site[1] if site else path.stem, "body": body, "dumps": styles} if styles else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    seen = {}
    for path in sorted(args.folder.rglob("*.htm*")):
        found = record(path)
        if found:
            seen.setdefault(found["body"][:200], found)
    with gzip.open(args.out, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(found) + "\n" for found in seen.values())
    print(f"{len(seen)} pages")


if __name__ == "__main__":
    main()
