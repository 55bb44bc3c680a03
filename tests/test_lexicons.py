import pytest

from newslab import lexicons
from newslab.errors import ResourceError


@pytest.mark.parametrize(
    "name, content, fault",
    [
        ("a.tsv", "", "is empty"),
        ("a.tsv", "# only a comment\n", "is empty"),
        ("a.tsv", "word\tscore\ngood\t1\n\t2\n", "line 3: 'word' is empty"),
        ("a.csv", "word,score\ngood,1,9\n", "line 2: 3 cells for 2 columns"),
        ("a.csv", "# note\n\nscore\n1\n", "line 3: no column 'word'; columns: score"),
    ],
)
def test_a_fault_names_file_line_and_thing(tmp_path, name, content, fault):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=fault) as caught:
        lexicons.read(path, needs=("word",))
    assert str(path) in str(caught.value)


def test_missing_and_binary_tables_are_named(tmp_path):
    (tmp_path / "b.tsv").write_bytes(b"word\n\xff\xfe\x00")
    with pytest.raises(ResourceError, match="cannot be read as UTF-8"):
        lexicons.read(tmp_path / "b.tsv")
    with pytest.raises(ResourceError, match="there is no such table"):
        lexicons.read(tmp_path / "c.tsv")


def test_quoted_cells_and_short_rows(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('word,note\n"New York, N.Y.",x\nplain\n', encoding="utf-8")
    assert lexicons.read(path) == [{"word": "New York, N.Y.", "note": "x"}, {"word": "plain", "note": ""}]


@pytest.mark.parametrize(
    "path", sorted(p for p in lexicons.RESOURCES.iterdir() if p.suffix in (".tsv", ".csv")), ids=lambda p: p.name
)
def test_every_table_of_ours_says_where_it_comes_from(path):
    head = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert head.startswith("#"), "first line must be a comment with origin and licence"
    assert lexicons.read(path)
