"""Files that news databases wrote out: every article found, its body whole, its record in the metadata."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab
from newslab.corpus import records
from newslab.errors import EmptyArticle, InputError
from newslab.reading import exports, read

FOLDER = Path(__file__).parent / "exports"  # invented articles in the layouts of the databases
FERRY = [
    "The company that runs the only ferry to Larne Island said on Tuesday that it would cut winter sailings from six a "
    "day to two.",
    "“We have no choice,” said Gwen Harker, the chief executive. The line lost $4.2 million last year, she said.",
    "About 1,900 people live on the island all year",
]
BREAD = "Bread prices rose by 9 per cent in a year, the statistics office said.\n\nA loaf now costs £1.40. Bakers blame wheat."
NBSP = "\u00a0"
BOTH = "Mira Holt and Anders Quill"
FILES = {  # file: headline, byline, place, outlet of the first article, byline of the second
    "nexis_uni": (
        "Ferry company to cut winter sailings, leaving islanders stranded",
        BOTH.upper().replace("AND", "and", 1),
        "Port Hale",
        "The Harrow Courier",
        None,
    ),
    "lexisnexis": (
        "Ferry Company to Cut Winter Sailings, Leaving Islanders Stranded and Angry at the Council",
        "MIRA HOLT; Anders Quill contributed reporting from Larne and Nora Bell from Velm.",
        "Port Hale",
        "The Harrow Courier",
        "Tom Weld",
    ),
    "factiva": ("Ferry company to cut winter sailings", BOTH, "Port Hale", "The Harrow Courier", None),
    "factiva_indexed": ("Ferry company to cut winter sailings", BOTH, "Port Hale", "The Harrow Courier", None),
    "proquest": (
        "Ferry company to cut winter sailings",
        "Holt, Mira; Quill, Anders",
        None,
        "The Harrow Courier; Port Hale",
        "Tom Weld",
    ),
    "gale": ("Ferry company to cut winter sailings", "Mira Holt", None, "The Harrow Courier", "Tom Weld"),
}


def plain(text):
    return (
        text.replace("''", '"')
        .replace("“", '"')
        .replace("”", '"')
        .replace("PORT HALE -- ", "")
        .replace("PORT HALE — ", "")
    )


@pytest.mark.parametrize("name", FILES)
def test_every_article_of_a_file(name):
    path = FOLDER / f"{name}.txt"
    first, second = read(path, record=0), read(path, record=1)
    title, byline, place, outlet, author = FILES[name]
    year = "2009" if name == "lexisnexis" else "2019"
    assert (first.title, first.byline, first.place, first.published) == (title, byline, place, f"{year}-03-13")
    assert first.metadata["outlet"] == outlet
    body = plain(first.text)
    assert body.startswith(FERRY[0])
    assert all(plain(part) in body for part in (FERRY if name != "gale" else FERRY[:2]))
    for gone in ("Copyright", "words", "Load-Date", "LOAD-DATE", "TD", "PHOTO", "Harrow Courier", "Document", "http"):
        assert gone not in first.text
    assert (second.title, second.byline, second.published) == ("Rise in bread prices bites", author, f"{year}-03-14")
    assert second.text == BREAD
    assert second.raw in path.read_text(encoding="utf-8")
    assert [newslab.reading.of_text(one.raw).text for one in (first, second)] == [first.text, second.text]
    assert newslab.reading.of_text(second.raw).metadata == second.metadata
    assert {edit.kind for edit in second.dropped} == {"record"}
    assert newslab.parse(second.text).text == BREAD
    with pytest.raises(InputError, match=r"holds 2 articles.*record=0.*corpus"):
        read(path)
    with pytest.raises(InputError, match="no record 2"):
        read(path, record=2)


@pytest.mark.parametrize("name", FILES)
def test_a_corpus_takes_all_of_them(name, tmp_path):
    path = FOLDER / f"{name}.txt"
    found = list(records.read(path))
    assert len(found) == records.count(path) == 2
    assert [record.metadata["database"] for record in found] == [exports.documents(path.read_text())[0].database] * 2
    assert found[1].metadata["source"] == str(path)
    manifest = newslab.corpus.analyse(path, tmp_path / "out")
    assert (manifest["articles"], manifest["failures"]) == (2, 0)
    table = newslab.corpus.load(tmp_path / "out", "articles")
    assert list(table["published"].str[5:]) == ["03-13", "03-14"]
    assert "meta_outlet" in table


def test_labels_in_the_body_stay():
    text = (FOLDER / "nexis_uni.txt").read_text(encoding="utf-8")
    assert "Subject: the mayor's letter" in read(io.StringIO(text), record=0).text


def test_a_single_article_and_one_without_text(tmp_path):
    text = (FOLDER / "nexis_uni.txt").read_text(encoding="utf-8")
    alone = text[: text.index("End of Document") + 16]
    assert read(io.StringIO(alone)) == read(io.StringIO(text), record=0)
    (tmp_path / "alone.txt").write_text(alone)
    (tmp_path / "other.txt").write_text(PAGE)
    found = list(records.read(tmp_path))
    assert [record.metadata.get("outlet") for record in found] == ["The Harrow Courier", None]
    hollow = text.replace("Bread prices rose by 9 per cent in a year, the statistics office said.", "")
    hollow = hollow.replace("A loaf now costs £1.40. Bakers blame wheat.", "")
    with pytest.raises(EmptyArticle, match="no text"):
        read(io.StringIO(hollow), record=1)
    assert read(io.StringIO(hollow), record=0).title == FILES["nexis_uni"][0]


PAGE = "The bridge was closed on Monday after a lorry hit it, the council said.\n\nIt will open again in May, Jo Smith said."


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        f"Bridge closed\n\nBy Jo Smith\n\n1 of 12\n\nA lorry on the bridge.\n\n2 of 12\n\n{PAGE}",
        f"Bridge closed\n\nAuthor: Jo Smith\nDate: May 3, 2021\n\n{PAGE}\n\n____________________________\n\nSubject: Bridges",
        f"{PAGE}\n\nEnd of document",
        f"{PAGE}\n\nDocument AB12",
        f"By Jo Smith\n312 words\n\n{PAGE}",
        f"Full text: {PAGE}",
    ],
)
def test_an_ordinary_page_is_no_file_of_a_database(text):
    assert exports.documents(text) == []


PARTS = (
    "word. " * 20,
    "_" * 30,
    *["End of Document", "Body", "BODY:", "1 of 2 DOCUMENTS", "LENGTH: 3 words", "312 words"],
)
LABELS = (
    "BYLINE: By A",
    "LOAD-DATE: May 3, 2021",
    "HD x",
    "TD",
    "LP It rained.",
    "AN",
    "Subject: x",
    "Title: y",
    "Author: B",
)
OTHERS = "Document ABCDE0000000000000001", "Full text: He left.", "Copyright 2019 A", "English", "May 3, 2021", "", ""
LINES = st.sampled_from([*PARTS, *LABELS, *OTHERS])


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_any_mixture_of_labels(lines):
    text = "\n".join(lines)
    at = 0
    for one in exports.documents(text):
        assert at <= one.start < one.end <= len(text)
        at = one.end
        inside = one.start
        for start, end in one.body:
            assert inside <= start < end <= one.end
            inside = end
        try:
            article = exports.article(text, one)
        except EmptyArticle:
            continue
        assert article.raw == text[one.start : one.end]
        assert all(part in text for part in article.text.split("\n\n"))


def test_a_word_file_with_its_no_break_spaces(tmp_path):
    """As Nexis writes: every line a paragraph, labels in bold."""
    lines = (FOLDER / "nexis_uni.txt").read_text(encoding="utf-8").splitlines()
    runs = "".join(
        f"<w:p><w:r><w:b/><w:t>{label}</w:t></w:r><w:r><w:t>{rest.replace(' ', NBSP, 2)}</w:t></w:r></w:p>"
        for label, rest in ((line[: line.find(":") + 1], line[line.find(":") + 1 :]) for line in lines)
    ).replace("&", "&amp;")
    path = tmp_path / "nexis.docx"
    with zipfile.ZipFile(path, "w") as archive:
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{runs}</w:body></w:document>')
    first, second = read(path, record=0), read(path, record=1)
    assert (first.title, first.byline, first.published) == (*FILES["nexis_uni"][:2], "2019-03-13")
    assert (second.metadata["outlet"], second.metadata["length"]) == ("The Evening Argus", "80 words")
    assert second.text == BREAD


RTF = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}
\trowd\cellx1000\cellx9000\pard\intbl\b HD\b0\cell\pard\intbl Rise in bread prices bites\cell\row
\trowd\cellx1000\cellx9000\pard\intbl WC\cell\pard\intbl 80 words\cell\row
\trowd\cellx1000\cellx9000\pard\intbl PD\cell\pard\intbl 14 March 2019\cell\row
\trowd\cellx1000\cellx9000\pard\intbl LP\cell\pard\intbl Bread prices rose by 9 per cent in a year, the
 {\field{\*\fldinst{HYPERLINK "http://stats.example/bread"}}{\fldrslt{statistics office}}} said.\par\cell\row
\trowd\cellx1000\cellx9000\pard\intbl TD\cell\pard\intbl A loaf now costs \'a31.40. Bakers blame wheat.\par\cell\row
\trowd\cellx1000\cellx9000\pard\intbl AN\cell\pard\intbl Document EVARG00020190314ef3e00002\cell\row
}"""


def test_rich_text(tmp_path):
    path = tmp_path / "bread.rtf"
    path.write_text(RTF, encoding="ascii")
    article = read(path)
    assert (article.title, article.published, article.text) == ("Rise in bread prices bites", "2019-03-14", BREAD)
    plain_text = tmp_path / "plain.rtf"
    plain_text.write_text(r"{\rtf1\ansi Bread prices rose by 9 per cent.\par\par A loaf costs \'a31.40, it said.\par}")
    assert read(plain_text).text == "Bread prices rose by 9 per cent.\n\nA loaf costs £1.40, it said."


@pytest.mark.parametrize(
    "answer",
    [
        {
            "response": {
                "status": "ok",
                "results": [{"webTitle": "A", "fields": {"bodyText": BREAD, "byline": "Jo"}}] * 2,
            }
        },
        {
            "status": "ok",
            "articles": [{"title": "A", "author": "Jo", "content": BREAD, "source": {"name": "Argus"}}] * 2,
        },
        {"posts": [{"title": "A", "author": "Jo", "text": BREAD}] * 2, "tags": ["a", "b", "c"]},
        [{"title": "A", "authors": ["Jo"], "maintext": BREAD}] * 2,
        [{"headline": "A", "byline": "Jo", "body": "<p>" + BREAD.replace("\n\n", "</p>\n<p>") + "</p>"}] * 2,
    ],
)
def test_what_programming_interfaces_answer(answer, tmp_path):
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(answer))
    article = read(path, record=1)
    assert (article.title, article.byline, article.text) == ("A", "Jo", BREAD)
    assert len(list(records.read(path))) == 2
    assert newslab.corpus.analyse(path, tmp_path / "out")["articles"] == 2
    table = newslab.corpus.load(tmp_path / "out", "articles")
    assert set(table["title"]) == {"A"} and set(table["byline"]) == {"Jo"}
