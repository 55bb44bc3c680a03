import json
import subprocess
import sys

import pytest

from newslab import cli

SEED = "seeds/000_5511ba710943d43b.txt"


@pytest.fixture(autouse=True)
def in_the_checkout(monkeypatch):
    from pathlib import Path

    monkeypatch.chdir(Path(__file__).parents[1])


def run(*arguments):
    return cli.main([str(a) for a in arguments])


@pytest.mark.parametrize(
    "module", [["-m", "newslab"], ["-c", "from newslab.cli import main; raise SystemExit(main())"]]
)
def test_module_and_command_are_the_same(module):
    done = subprocess.run([sys.executable, *module, "--version"], capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.startswith("newslab ")


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as stop:
        run("--help")
    assert stop.value.code == 0
    said = capsys.readouterr().out
    assert all(name in said for name in ("clean", "analyse", "report", "notebooks", "corpus"))


def test_clean_prints_the_text(capsys):
    assert run("clean", SEED) == 0
    said = capsys.readouterr().out
    assert "caliphate" in said and "Flash Player" not in said


def test_clean_as_json_holds_every_edit(capsys):
    assert run("clean", SEED, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["title"] and found["text"] and {"start", "end", "kind", "reason"} <= set(found["edits"][0])


def test_one_article_of_a_file_of_several(capsys):
    export = "tests/exports/factiva.txt"
    assert run("clean", export, "--record", "1") == 0
    assert capsys.readouterr().out.startswith("Bread prices rose by 9 per cent")
    assert run("clean", export) == 2
    assert "--record" in capsys.readouterr().err


def test_standard_input(monkeypatch, capsys, tmp_path):
    import io

    article = "Bridge opens\n\nThe mayor opened the bridge on Monday. It had cost three million crowns, she said.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(article.encode())))
    assert run("clean", "-") == 0
    assert "three million crowns" in capsys.readouterr().out


def test_analyse_writes_tables_and_charts(tmp_path, capsys):
    from newslab import charts, tables

    assert run("analyse", SEED, "--out", tmp_path / "new" / "folder") == 0
    written = {path.name for path in (tmp_path / "new" / "folder").iterdir()}
    assert written == {
        "article.txt",
        *(f"{name}.csv" for name in tables.TABLES),
        *(f"{name}.png" for name in charts.CHARTS),
    }


def test_analyse_as_json(capsys):
    from newslab import tables

    assert run("analyse", SEED, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == set(tables.TABLES) and found["claims"][0]["text"]


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("missing.txt", None, "missing.txt"),
        ("empty.txt", b"", "empty.txt"),
        ("blank.txt", b" \n\t\n", "blank.txt"),
        ("binary.txt", bytes(range(256)) * 20, "binary.txt"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.png"),
        ("folder", "dir", "folder"),
    ],
)
@pytest.mark.parametrize("command", ["clean", "analyse", "report", "notebooks"])
def test_bad_input_is_one_sentence_and_exit_2(command, name, content, said, tmp_path, capsys):
    path = tmp_path / name
    if content == "dir":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    out = [] if command == "clean" else ["--out", tmp_path / "out"]
    assert run(command, path, *out) == 2
    error = capsys.readouterr().err
    assert error.startswith("newslab: ") and said in error and error.count("\n") == 1 and "Traceback" not in error


def test_a_foreign_article_is_analysed_with_a_warning(tmp_path, capsys):
    path = tmp_path / "de.txt"
    path.write_text(
        "Der Bürgermeister hat am Montag die neue Brücke eröffnet und dabei gesagt, dass sie nicht teuer gewesen ist.\n\n"
        "Die Brücke über den Fluss ist für die Menschen in der Stadt sehr wichtig, und auch der Minister war dabei.\n",
        encoding="utf-8",
    )
    assert run("clean", path) == 0
    said = capsys.readouterr()
    assert "Brücke" in said.out and "English" in said.err


def test_no_command_is_a_usage_error(capsys):
    with pytest.raises(SystemExit) as stop:
        run()
    assert stop.value.code == 2
