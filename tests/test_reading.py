"""Reading from files, open files and URLs; every bad input ends in one clear sentence."""

import gzip
import io
import json
import os
import socket
import sys
import threading
import time
import warnings
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab
from newslab.errors import EmptyArticle, FetchError, InputError, MissingFile, NewslabError, NewslabWarning, NotText
from newslab.language import detect_language
from newslab.reading import fetching, read
from newslab.reading.decoding import decode

# Invented.
PARAGRAPHS = [
    "The council of Ashby voted on Monday to rebuild the old mill bridge, which a flood carried away two years ago.",
    "“We have waited long enough,” said Mayor Ines Calder. The work will cost €3.4 million, the council said.",
]
TEXT = "\n\n".join(PARAGRAPHS)
PAGE = (
    "<html><head><title>A bridge</title>{}</head><body><h1>A bridge</h1>"
    + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    + "</body></html>"
)


def body(article):
    return " ".join(article.text.split())


BODY = " ".join(TEXT.split())


def word_file():
    stream = io.BytesIO()
    runs = "".join(
        f'<w:p><w:r><w:t>{p[:20]}</w:t></w:r><w:r><w:t xml:space="preserve">{p[20:]}</w:t></w:r></w:p>'
        for p in PARAGRAPHS
    )
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:body>{runs}</w:body></w:document>",
        )
    return stream.getvalue()


@pytest.mark.parametrize(
    "name, data",
    [
        ("a.txt", TEXT.encode()),
        ("a.md", TEXT.encode()),
        ("noending", TEXT.encode()),
        ("a.txt", b"\xef\xbb\xbf" + TEXT.encode()),
        ("a.txt", TEXT.encode("utf-16")),
        ("a.txt", TEXT.encode("utf-16-le")),
        ("a.txt", TEXT.encode("utf-16-be")),
        ("a.txt", TEXT.encode("utf-32")),
        ("a.html", PAGE.encode()),
        ("a.htm", PAGE.encode()),
        ("a.txt", PAGE.encode()),
        ("a.html", PAGE.format("<meta charset='windows-1252'>").encode("cp1252")),
        ("a.json", json.dumps({"text": TEXT}).encode()),
        ("a.json", json.dumps([{"body": TEXT}]).encode()),
        ("a.json", json.dumps({"html": PAGE}).encode()),
        ("a.jsonl", (json.dumps({"content": TEXT}) + "\n").encode()),
        ("a.docx", word_file()),
        ("a.bin", word_file()),
        ("a.txt", TEXT.replace("\n", "\r\n").encode()),
    ],
)
def test_formats_and_encodings(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    article = read(path)
    assert body(article) == BODY
    assert (article.source, article.language) == (str(path), "en")
    assert read(str(path)) == article
    with path.open("rb") as stream:
        assert body(read(stream)) == BODY


def test_open_text_and_standard_input():
    assert body(read(io.StringIO(TEXT))) == BODY
    assert body(read(io.BytesIO(TEXT.encode()))) == BODY
    assert read(io.StringIO(TEXT)).source is None


def test_undeclared_western_encoding_is_guessed_and_said(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    with pytest.warns(NewslabWarning, match="cp1252"):
        article = read(path)
    assert body(article) == BODY
    assert "encoding" in article.warnings[0]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read(path, encoding="cp1252").warnings == ()


@pytest.mark.parametrize(
    "data, kwargs, error, says",
    [
        (b"", {}, EmptyArticle, "nothing"),
        (b" \n\n ", {}, EmptyArticle, "nothing"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", {}, NotText, "PNG"),
        (gzip.compress(b"text", mtime=0), {}, NotText, "unpack"),
        (bytes(range(256)) * 20, {}, NotText, "binary"),
        (b"PK\x03\x04rest", {}, NotText, "zip"),
        (TEXT.encode("cp1252"), {"encoding": "utf-8"}, NotText, "utf-8"),
        (b"text", {"encoding": "klingon"}, InputError, "klingon"),
        (b"%PDF-1.4 broken", {}, InputError, "PDF"),
        (b"PK\x03\x04word/document.xml", {}, NotText, "Word"),
        (TEXT.encode(), {"limit": 100}, InputError, "limit="),
    ],
)
def test_bad_bytes(tmp_path, data, kwargs, error, says):
    path = tmp_path / "bad.dat"
    path.write_bytes(data)
    with pytest.raises(error, match=says):
        read(path, **kwargs)
    with pytest.raises(error):
        read(io.BytesIO(data), **kwargs)


@pytest.mark.parametrize(
    "text, kwargs, error, says",
    [
        ("{", {}, NotText, "JSON"),
        ("[]", {}, EmptyArticle, "no record"),
        ("[1]", {}, NotText, "object or a text"),
        ('{"title": "x"}', {}, EmptyArticle, "articleBody"),
        ('[{"text": "a"}, {"text": "b"}]', {}, InputError, "record=0"),
        ('[{"text": "a"}]', {"record": 3}, InputError, "no record 3"),
        ("[" * 100_000, {}, NotText, "JSON"),
    ],
)
def test_bad_json(tmp_path, text, kwargs, error, says):
    path = tmp_path / "bad.json"
    path.write_text(text)
    with pytest.raises(error, match=says):
        read(path, **kwargs)


def test_a_record_says_what_it_is(tmp_path):
    path = tmp_path / "two.jsonl"
    records = [
        {"text": "Another story about rain in the town of Ashby."},
        {
            "text": TEXT,
            "headline": "A  bridge",
            "author": [{"name": "Tomas Reed"}, "Mara Lindt"],
            "date": "2031-05-06",
            "id": 7,
        },
    ]
    path.write_text("\n".join(map(json.dumps, records)))
    article = read(path, record=1)
    assert (article.title, article.byline, article.published) == ("A bridge", "Tomas Reed, Mara Lindt", "2031-05-06")
    assert article.metadata["id"] == 7
    path = path.rename(tmp_path / "two.json")
    assert read(path, record=1) == read(path, record=1)


def test_missing_folder_and_strange_sources(tmp_path):
    for source, error, says in [
        (tmp_path / "none.txt", MissingFile, "no such file"),
        (tmp_path, MissingFile, "folder"),
        ("a\0b", MissingFile, "a"),
        ("x" * 5000, MissingFile, "xxx"),
        (None, InputError, "NoneType"),
        (7, InputError, "int"),
        (b"bytes", InputError, "bytes"),
    ]:
        with pytest.raises(error, match=says):
            read(source)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user who may not read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "locked.txt"
    path.write_text(TEXT)
    path.chmod(0)
    with pytest.raises(MissingFile, match="cannot be opened"):
        read(path)


def test_fifty_megabytes_are_refused_unread(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_001)
    with pytest.raises(InputError, match="50 MB"):
        read(path)


@pytest.mark.parametrize(
    "text, language",
    [
        ("Der Rat hat am Montag gesagt, dass er die Brücke wieder aufbauen wird, die in der Flut verschwand.", "de"),
        (
            "Le conseil a dit lundi que le pont sera reconstruit dans les deux ans, après la crue qui l'avait emporté.",
            "fr",
        ),
        (
            "El consejo dijo el lunes que el puente será reconstruido en dos años, después de la crecida que lo llevó.",
            "es",
        ),
        (
            "O conselho disse na segunda-feira que a ponte será reconstruída em dois anos, depois da cheia.",
            "pt",
        ),
        (
            "Il consiglio ha detto lunedì che il ponte sarà ricostruito in due anni, dopo la piena che lo ha colpito.",
            "it",
        ),
        (
            "De raad zei maandag dat de brug binnen twee jaar wordt herbouwd, na de vloed die hem heeft meegenomen.",
            "nl",
        ),
        (
            "Rada powiedziała w poniedziałek, że most zostanie odbudowany w ciągu dwóch lat, po powodzi.",
            "pl",
        ),
        ("Совет сказал в понедельник, что мост будет восстановлен за два года, после наводнения.", "ru"),
        ("Рада сказала в понеділок, що міст буде відновлено за два роки, після повені, яка його забрала.", "uk"),
        ("قال المجلس يوم الاثنين إن الجسر سيعاد بناؤه في غضون عامين بعد الفيضان الذي كان قد جرفه", "ar"),
        ("市議会は月曜日、橋を二年以内に再建すると述べた。", "ja"),
        ("市议会星期一表示，大桥将在两年内重建。", "zh"),
        ("시의회는 월요일 다리를 다시 짓겠다고 말했다.", "ko"),
        (TEXT, "en"),
        ("", None),
        ("1234", None),
        ("Xyz qwv", None),
    ],
)
def test_languages(text, language):
    assert detect_language(text) == language


def test_not_english_is_read_with_a_warning(tmp_path):
    path = tmp_path / "de.txt"
    path.write_text(
        "Der Rat hat am Montag gesagt, dass er die Brücke wieder aufbauen wird. Die Flut hatte sie mitgenommen.",
        "utf-8",
    )
    with pytest.warns(NewslabWarning, match="not English"):
        article = read(path)
    assert article.language == "de"
    assert len(article.warnings) == 1


class Server(BaseHTTPRequestHandler):
    """Answers by path; every misbehaviour that a fetch must survive."""

    def do_GET(self):
        getattr(
            self, "answer_" + self.path.strip("/").split("?")[0].split("/")[0].replace("-", "_"), self.answer_page
        )()

    def send(self, data, kind="text/html", status=200, **headers):
        self.send_response(status)
        for name, value in ({"Content-Type": kind} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def answer_page(self):
        self.send(PAGE.encode("utf-8"), "text/html; charset=utf-8")

    def answer_latin(self):
        self.send(PAGE.encode("cp1252"), "text/html; charset=windows-1252")

    def answer_gzip(self):
        self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def answer_bomb(self):
        self.send(gzip.compress(b"a" * 30_000_000), Content_Encoding="gzip")

    def answer_broken(self):
        self.send(b"\x1f\x8bnot gzip at all", Content_Encoding="gzip")

    def answer_missing(self):
        self.send(b"no", status=404)

    def answer_image(self):
        self.send(b"\x89PNG", "image/png")

    def answer_loop(self):
        self.send(b"", status=302, Location="/loop")

    def answer_to_file(self):
        self.send(b"", status=302, Location="file:///etc/passwd")

    def answer_to_page(self):
        self.send(b"", status=301, Location="/page")

    def answer_large(self):
        self.send(b"word " * 100_000)

    def answer_drip(self):
        self.send(b"")
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["page", "latin", "gzip", "to-page", "page?q=brücke und mehr"])
def test_fetching(site, path):
    article = read(f"{site}/{path}", private=True)
    assert (body(article), article.title) == (BODY, "A bridge")
    assert article.source.startswith(site)


@pytest.mark.parametrize(
    "path, kwargs, error, says",
    [
        ("missing", {}, FetchError, "404"),
        ("image", {}, NotText, "image/png"),
        ("loop", {}, FetchError, "redirect"),
        ("to-file", {}, FetchError, "not allowed"),
        ("large", {"limit": 100_000}, FetchError, "limit="),
        ("bomb", {"limit": 1_000_000}, FetchError, "limit="),
        ("broken", {}, FetchError, "could not be fetched"),
        ("drip", {"timeout": 0.3}, FetchError, "within 0.3 s"),
    ],
)
def test_answers_that_are_refused(site, path, kwargs, error, says):
    with pytest.raises(error, match=says):
        read(f"{site}/{path}", private=True, **kwargs)


def test_private_addresses_only_when_asked(site, monkeypatch):
    with pytest.raises(FetchError, match="private=True"):
        read(f"{site}/page")
    with pytest.raises(FetchError, match="private=True"):
        read(f"http://localhost:{site.rsplit(':', 1)[1]}/page")


def test_a_redirect_to_a_private_address_is_refused(site, monkeypatch):
    """The first hop counts as public, the second does not: each connection is checked by the address it uses."""
    seen = []
    monkeypatch.setattr(fetching, "_public", lambda address: not seen.append(address) and len(seen) == 1)
    with pytest.raises(FetchError, match="not public"):
        read(f"{site}/to-page")
    assert len(seen) == 2


def test_a_name_is_resolved_once_for_each_connection(site, monkeypatch):
    """A name that answers a public address first and a private one later never gets a second question."""
    port, asked = int(site.rsplit(":", 1)[1]), []

    def resolve(host, *_, **__):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) > 1 else "203.0.113.9", port))]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", resolve)
    with pytest.raises(FetchError):
        read(f"http://rebind.example:{port}/page", timeout=0.5)
    assert len(asked) == 1


@pytest.mark.parametrize(
    "address, public",
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("ff02::1", False),
        ("::", False),
    ],
)
def test_public_addresses(address, public):
    assert fetching._public(address) is public


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "http://",
        "http://user:secret@example.org/",
        "http://[::1",
        "http://example.org:port/",
        "javascript://x",
        "http://" + "a" * 300 + ".example/",
    ],
)
def test_urls_that_are_none(url):
    with pytest.raises(FetchError) as caught:
        read(url, timeout=1)
    assert "secret" not in str(caught.value)


def test_a_dead_url():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="could not be fetched"):
        read(f"http://127.0.0.1:{port}/", private=True, timeout=2)


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))),
    st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.docx", "a"]),
)
def test_any_bytes(data, name):
    stream = io.BytesIO(data)
    stream.name = name
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NewslabWarning)
        try:
            assert read(stream).text.strip()
        except InputError as error:
            assert str(error)
        except NewslabError:
            pass


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_utf8_is_always_read_as_it_is(text):
    data = text.encode("utf-8", "replace")
    try:
        found, doubt = decode(data, "here")
    except NotText:
        return
    assert doubt is None
    if not data.startswith((b"\xef\xbb\xbf",)) and b"\x00" not in data:
        assert found == data.decode("utf-8")


def test_public_name():
    assert newslab.read is read


def pdf_file(lines):
    """A one-page PDF with these lines."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    page = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj %s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def test_pdf():
    pytest.importorskip("pypdf")
    lines = [
        "The council of Ashby voted on Monday to rebuild the old mill bridge, which",
        "a flood carried away two years ago.",
    ]
    assert body(read(io.BytesIO(pdf_file(lines)))) == " ".join(lines)
    with pytest.raises(EmptyArticle, match="scan"):
        read(io.BytesIO(pdf_file([])))


def test_pdf_without_its_library(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(InputError, match="pip install pypdf"):
        read(io.BytesIO(pdf_file(["text"])))


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Monday and voted for the plan, officials said.",
        "“Nobody asked us before they closed the bridge,” she said. “Nobody.”",
        "word after word " * 80,
    ],
)
def test_a_pasted_text_of_one_line_is_no_path(text):
    assert read(text).text == text.strip()


@pytest.mark.parametrize("path", ["seeds/none.txt", "My new article about the council vote of Monday.txt", "Hello."])
def test_a_path_is_no_pasted_text(path):
    with pytest.raises(MissingFile, match="no such file"):
        read(path)


def test_a_path_that_reads_as_a_sentence(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "What the council said on Monday."
    (tmp_path / name).write_text("The bridge stays closed until May, the council said on Monday.", encoding="utf-8")
    assert read(name).text.startswith("The bridge")


def test_a_pasted_text_of_several_lines_is_read_as_it_is():
    article = read(
        "Bridge opens\n\nThe mayor opened the bridge on Monday. It had cost three million crowns, she said.\n"
    )
    assert article.source is None and "It had cost three million crowns, she said." in article.text
    assert read(
        "<html><body><article><h1>Bridge opens</h1>\n<p>The mayor opened the bridge on Monday. It had cost three million crowns, she said.</p>\n"
        "</article></body></html>"
    ).text.startswith("The mayor")


def test_messages_name_the_file_and_the_way_out(tmp_path):
    for name, data, said in [
        ("empty.html", b"<html><body></body></html>", "the page shows no text"),
        ("a.json", json.dumps({"html": "<html><body></body></html>"}).encode(), "the page shows no text"),
        ("a.txt", b"\x1f\x8b\x08rest", "this is a gzip-compressed file, not text; unpack it first"),
    ]:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(InputError, match=f"{name}: .*{said}"):
            read(path)
