"""PDF files: paragraphs by gaps, indents, sizes and columns; running heads go."""

import pytest

from newslab.reading import read
from newslab.reading.pdf import text_of

# Invented, as a printer broke it into lines.
ONE = [
    "The council of Ashby voted on Monday to rebuild the old",
    "mill bridge, which a flood carried away two years ago.",
]
TWO = ["Mayor Ines Calder said the work would cost 3.4 million, and", "that it would be done by June at the latest."]
THREE = [
    "Nobody on the council spoke against it, though four of the",
    "nineteen members did not take part in the vote.",
]
WHOLE = [" ".join(lines) for lines in (ONE, TWO, THREE)]


def pdf(*pages):
    """A PDF file of pages, each a list of (x, y, size, text)."""
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    for page in pages:
        text = "".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, size, words in page).encode()
        parts.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (len(parts) + 2)
        )
        parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(text), text))
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    parts[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages))
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(parts) + 1,
        table,
        len(parts) + 1,
        len(data),
    )


def set_in(paragraphs, x=72, y=700, pitch=14, gap=26, indent=0, size=12):
    """Paragraphs of lines as they stand on a page."""
    found = []
    for lines in paragraphs:
        for n, line in enumerate(lines):
            found.append((x + indent * (n == 0), y, size, line))
            y -= pitch if n < len(lines) - 1 else gap
    return found


HEAD = (72, 770, 9, "The Ashby Courier, page {}")
PAGES = {
    "gaps": [set_in([ONE, TWO, THREE])],
    "indents": [set_in([ONE, TWO, THREE], gap=14, indent=15)],
    "short last lines": [set_in([[*ONE, "It was."], TWO, THREE], gap=14)],
    "columns": [[*set_in([ONE, TWO[:1]]), *set_in([TWO[1:], THREE], x=330)]],
    "pages": [set_in([ONE, TWO[:1]]), set_in([TWO[1:], THREE])],
    "running heads": [
        [(*HEAD[:3], HEAD[3].format(1)), *set_in([ONE, TWO[:1]])],
        [(*HEAD[:3], HEAD[3].format(2)), *set_in([TWO[1:], THREE])],
    ],
    "one line each": [set_in([[line] for line in WHOLE])],
}


@pytest.mark.parametrize("name", PAGES)
def test_paragraphs(name):
    pytest.importorskip("pypdf")
    wanted = [WHOLE[0] + " It was.", *WHOLE[1:]] if name == "short last lines" else WHOLE
    assert text_of(pdf(*PAGES[name]), "it").split("\n\n") == wanted


def test_labels_stand_apart():
    pytest.importorskip("pypdf")
    labels = ["Section: News; Pg. 4", "Length: 80 words", "Byline: Jo Smith", "Body"]
    assert text_of(pdf(set_in([[*labels, *ONE], TWO])), "it").split("\n\n") == [*labels, *WHOLE[:2]]


def test_a_headline_stands_apart_and_a_cut_word_is_mended(tmp_path):
    pytest.importorskip("pypdf")
    head = [(72, 740, 24, "Ashby to rebuild its mill bridge"), (72, 716, 24, "after two years")]
    cut = ["Nobody on the council spoke against it, though four mem-", "bers did not take part in the vote."]
    path = tmp_path / "bridge.pdf"
    path.write_bytes(pdf([*head, *set_in([["By Jo Smith"], ONE, TWO, cut], y=680)]))
    article = read(path)
    assert (article.title, article.byline) == ("Ashby to rebuild its mill bridge after two years", "Jo Smith")
    last = "Nobody on the council spoke against it, though four members did not take part in the vote."
    assert article.text.split("\n\n") == [*WHOLE[:2], last]
    assert [edit.kind for edit in article.repairs] == ["print-hyphenation"]
