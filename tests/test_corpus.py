"""Many articles: none lost, none twice, whatever happens to the run."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab
from newslab import corpus, tables
from newslab.corpus import BATCH, copies, records
from newslab.errors import InputError, MissingFile, UnknownName

TABLES = ("articles", "sentences", "quotes", "speakers", "actors", "sentiment", "framing", "claims", "failures")


def invented(number, outlet=None):
    """The text of an invented article; another for each number."""
    random_ = random.Random(number)
    who, place = (
        random_.choice(["Ada Quill", "Bo Lind", "Mara Keane", "Ivo Tesk"]),
        random_.choice(["Port Hale", "Senn", "Ostrava Vale"]),
    )
    amount, word = random_.randint(2, 90), random_.choice(["disaster", "triumph", "scandal", "success", "tragedy"])
    return (
        f"{place} council votes on plan number {number}\n\nThe council of {place} voted on plan {number} on Monday after a long debate about money and roads.\n\n"
        f"“This is a {word},” said {who}, who leads the opposition. “It will cost {amount} million dollars.”\n\n"
        f"About {amount * 3} people protested outside the hall, police said, while {random_.randint(2, 9)} members left the room.\n"
    )


def rows(n):
    return [{"id": f"a{i}", "text": invented(i), "outlet": ("Herald", "Wire")[i % 2]} for i in range(n)]


def jsonl(path, items):
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return path


def same(first, second):
    for table in TABLES:
        pandas.testing.assert_frame_equal(corpus.load(first, table), corpus.load(second, table))


def test_one_folder_a_table_with_id_and_metadata_on_every_row(tmp_path):
    manifest = corpus.analyse(rows(5), tmp_path / "out")
    assert manifest["articles"] == 5 and manifest["failures"] == 0
    for table in ("articles", "sentences", "quotes", "claims"):
        found = corpus.load(tmp_path / "out", table)
        assert set(found["id"]) == {f"a{i}" for i in range(5)} and set(found["meta_outlet"]) == {"Herald", "Wire"}
    assert (tmp_path / "out/articles").glob("*.parquet")
    assert json.loads((tmp_path / "out/manifest.json").read_text()) == manifest


def test_by_words_alone_or_in_context(tmp_path):
    found = {}
    for contextual in (None, False, True):
        corpus.analyse(rows(4), tmp_path / "out", contextual=contextual)  # the same folder: done anew each time
        found[contextual] = {name: corpus.load(tmp_path / "out", name) for name in TABLES}
        fresh = tmp_path / str(contextual)
        corpus.analyse(rows(4), fresh, contextual=contextual)
        same(tmp_path / "out", fresh)
    by_words = found[False]["framing"]
    article = newslab.parse(invented(0))
    expected = tables.framing(article, contextual=False)
    assert by_words.loc[by_words["id"] == "a0", "weight"].tolist() == expected["weight"].tolist()
    assert found[None]["sentiment"].equals(found[False]["sentiment"])  # which goes by words by default
    assert not found[None]["framing"].equals(by_words) and not found[True]["sentiment"].equals(found[None]["sentiment"])
    assert found[True]["claims"].equals(found[False]["claims"])


def test_sources_of_every_kind(tmp_path):
    (tmp_path / "shelf/deep").mkdir(parents=True)
    (tmp_path / "shelf/one.txt").write_text(invented(1))
    (tmp_path / "shelf/deep/two.html").write_text(
        "<html><body><article><h1>Two</h1>"
        + "".join(f"<p>{p}</p>" for p in invented(2).split("\n\n")[1:])
        + "</article></body></html>"
    )
    jsonl(tmp_path / "three.jsonl", rows(3))
    pandas.DataFrame(rows(2)).to_csv(tmp_path / "four.csv", index=False)
    pandas.DataFrame(rows(2)).to_parquet(tmp_path / "five.parquet")
    sources = [
        tmp_path / "shelf",
        str(tmp_path / "three.jsonl"),
        tmp_path / "*.csv",
        tmp_path / "five.parquet",
        iter(rows(1)),
    ]
    manifest = corpus.analyse(sources, tmp_path / "out")
    assert (manifest["articles"], manifest["failures"]) == (2 + 3 + 2 + 2 + 1, 0)
    ids = corpus.load(tmp_path / "out", "articles")["id"]
    assert ids.is_unique and records.count(sources[:-1]) == 9


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "nothing in it"),
        (bytes(range(256)) * 50, "binary|not text|no text"),
        (b" \n ", "nothing in it"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "text|picture|image"),
    ],
)
def test_a_bad_article_is_a_row_of_failures(tmp_path, content, reason):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/bad.txt").write_bytes(content)
    (tmp_path / "in/good.txt").write_text(invented(1))
    manifest = corpus.analyse(tmp_path / "in", tmp_path / "out")
    assert (manifest["articles"], manifest["failures"]) == (1, 1)
    failure = corpus.load(tmp_path / "out", "failures").iloc[0]
    assert failure["id"].endswith("bad.txt")
    assert pandas.Series([failure["reason"]]).str.contains(reason, case=False).all()


def test_broken_rows_and_rows_without_text_fail_alone(tmp_path):
    path = tmp_path / "mixed.jsonl"
    path.write_text(
        json.dumps(rows(1)[0])
        + "\n{broken\n[1, 2]\n"
        + json.dumps({"id": "n", "title": "no text"})
        + "\n"
        + json.dumps({"id": "e", "text": ""})
        + "\n"
    )
    manifest = corpus.analyse(path, tmp_path / "out")
    assert (manifest["articles"], manifest["failures"]) == (1, 4)


def test_a_huge_text_is_refused_and_the_run_goes_on(tmp_path):
    manifest = corpus.analyse([{"id": "huge", "text": "word " * 500_000}, *rows(1)], tmp_path / "out")
    assert (manifest["articles"], manifest["failures"]) == (1, 1)
    assert "characters" in corpus.load(tmp_path / "out", "failures")["reason"][0]


def test_equal_ids_are_told_apart(tmp_path):
    corpus.analyse([{"id": "x", "text": invented(1)}, {"id": "x", "text": invented(2)}], tmp_path / "out")
    assert list(corpus.load(tmp_path / "out", "articles")["id"]) == ["x", "x#2"]


def test_copies_are_found_and_marked(tmp_path):
    first = invented(1) + " ".join(
        f"The road at kilometre {i} needs new tar before winter comes to the {i}th valley." for i in range(40)
    )
    changed = first.replace("kilometre 7 ", "kilometer 7 ") + " Additional reporting by our staff."
    corpus.analyse(
        [
            {"id": "a", "text": first},
            {"id": "b", "text": invented(2)},
            {"id": "c", "text": changed},
            {"id": "d", "text": first},
        ],
        tmp_path / "out",
    )
    found = corpus.load(tmp_path / "out", "copies")
    assert list(zip(found["id"], found["copy_of"], strict=True)) == [("c", "a"), ("d", "a")]
    assert found["resemblance"].iloc[1] == 1.0


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_resemblance_is_a_symmetric_share(a, b):
    one, two = copies.sketch(a), copies.sketch(b)
    assert 0 <= copies.resemblance(one, two) == copies.resemblance(two, one) <= 1
    assert copies.resemblance(one, one) == (1.0 if one else 0.0)


def test_a_second_call_does_nothing_and_a_grown_source_only_what_is_new(tmp_path):
    corpus.analyse(jsonl(tmp_path / "in.jsonl", rows(BATCH)), tmp_path / "out")
    part = tmp_path / "out/articles/part-000000.parquet"
    before = part.stat().st_mtime_ns
    manifest = corpus.analyse(jsonl(tmp_path / "in.jsonl", rows(BATCH + 5)), tmp_path / "out")
    assert manifest["articles"] == BATCH + 5 and part.stat().st_mtime_ns == before
    manifest = corpus.analyse(jsonl(tmp_path / "in.jsonl", rows(7)), tmp_path / "out")
    assert manifest["articles"] == 7 and len(corpus.load(tmp_path / "out", "articles")) == 7


@pytest.mark.parametrize("client", [2, "executor"])
def test_processes_and_any_executor_give_the_same(tmp_path, client):
    from concurrent.futures import ThreadPoolExecutor

    source = jsonl(tmp_path / "in.jsonl", rows(BATCH + 9))
    corpus.analyse(source, tmp_path / "one")
    corpus.analyse(source, tmp_path / "two", client=ThreadPoolExecutor(2) if client == "executor" else client)
    same(tmp_path / "one", tmp_path / "two")


def start(source, out, *more):
    return subprocess.Popen(
        [sys.executable, "-m", "newslab", "corpus", str(source), "--out", str(out), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGINT])
def test_killed_and_run_again_it_is_as_if_nothing_had_happened(tmp_path, kill):
    source = jsonl(tmp_path / "in.jsonl", rows(3 * BATCH))
    run = start(source, tmp_path / "out")
    while not list((tmp_path / "out").glob("batches/*.json")):
        assert run.poll() is None, run.stderr.read()
        time.sleep(0.01)
    run.send_signal(kill)
    run.wait(60)
    stored = len(list((tmp_path / "out").glob("batches/*.json")))
    (tmp_path / "out/articles/part-000002.parquet.tmp").write_bytes(b"half a file")
    assert stored >= 1
    again = start(source, tmp_path / "out")
    assert again.wait(120) == 0, again.stderr.read()
    corpus.analyse(source, tmp_path / "whole")
    same(tmp_path / "out", tmp_path / "whole")
    assert not list((tmp_path / "out").rglob("*.tmp"))


def test_a_process_that_dies_takes_only_its_article(tmp_path, monkeypatch):
    from newslab.corpus import batches

    real = batches.analyse_one
    monkeypatch.setattr(
        batches, "analyse_one", lambda record, *how: os._exit(1) if record.id == "a3" else real(record, *how)
    )  # forked workers inherit this
    manifest = corpus.analyse(rows(6), tmp_path / "out", client=2)
    assert (manifest["articles"], manifest["failures"]) == (5, 1)
    assert list(corpus.load(tmp_path / "out", "failures")["id"]) == ["a3"]


def test_a_dask_cluster_that_loses_a_worker_loses_no_article(tmp_path):
    pytest.importorskip("distributed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    scheduler = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "dask",
            "scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            address.rpartition(":")[2],
            "--no-dashboard",
        ],
        **quiet,
    )
    worker = [
        sys.executable,
        "-m",
        "dask",
        "worker",
        address,
        "--no-nanny",
        "--nthreads",
        "1",
        "--no-dashboard",
        "--host",
        "127.0.0.1",
    ]
    workers = [subprocess.Popen(worker, **quiet) for _ in range(2)]
    try:
        source = jsonl(tmp_path / "in.jsonl", rows(5 * BATCH))
        run = None
        for _ in range(5):  # the scheduler may need a while to listen
            run = start(source, tmp_path / "out", "--scheduler", address)
            while run.poll() is None and not list((tmp_path / "out").glob("batches/*.json")):
                time.sleep(0.02)
            if run.poll() is None or run.returncode == 0:
                break
        workers[0].kill()
        assert run.wait(240) == 0, run.stderr.read()
        corpus.analyse(source, tmp_path / "whole")
        same(tmp_path / "out", tmp_path / "whole")
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


@pytest.mark.parametrize(
    "sources, error, said",
    [
        ("no/such/folder", MissingFile, "no/such/folder"),
        (7, InputError, "int"),
        ([], None, ""),
    ],
)
def test_bad_sources(tmp_path, sources, error, said):
    if error is None:
        assert corpus.analyse(sources, tmp_path / "out")["articles"] == 0
        return
    with pytest.raises(error, match=said):
        corpus.analyse(sources, tmp_path / "out")


def test_bad_clients_and_folders(tmp_path):
    with pytest.raises(InputError, match="client"):
        corpus.analyse(rows(1), tmp_path / "out", client=3.5)
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="is a file"):
        corpus.analyse(rows(1), tmp_path / "file")
    with pytest.raises(MissingFile, match="no table 'clams'"):
        corpus.load(tmp_path, "clams")


@pytest.fixture(scope="module")
def two_outlets(tmp_path_factory):
    """A corpus in which one outlet is gloomy and the other glad."""
    out = tmp_path_factory.mktemp("compare")
    gloomy = "The terrible disaster destroyed the town, and the tragic loss left everybody in despair and grief"
    glad = "The splendid festival delighted the town, and the wonderful success left everybody happy and proud"
    corpus.analyse(
        [
            {
                "id": f"{outlet}{i}",
                "text": f"{invented(1000 * k + i)}\n{line} on day {i}.\n\n{line} in week {i}.",
                "outlet": outlet,
            }
            for k, (outlet, line) in enumerate((("Gloom", gloomy), ("Glad", glad)))
            for i in range(12)
        ],
        out,
    )
    return out


def test_compare_finds_the_difference_and_only_marks_what_survives(two_outlets):
    found = corpus.compare(two_outlets, by="outlet")
    mean = found[found["measure"] == "sentiment"].set_index("group")
    assert mean.loc["Gloom", "high"] < mean.loc["Glad", "low"]
    assert mean["differs"].all() and (found["p_adjusted"].dropna() >= found["p"].dropna()).all()
    assert found.equals(corpus.compare(two_outlets, by="outlet"))


def test_keyness_finds_the_words(two_outlets):
    assert {"festival", "splendid"} <= set(corpus.keyness(two_outlets, "outlet", "Glad", top=12)["word"])
    assert "disaster" not in set(corpus.keyness(two_outlets, "outlet", "Glad", top=12)["word"])


def test_comparing_what_is_not_there(two_outlets):
    with pytest.raises(UnknownName, match="unknown column 'mood'"):
        corpus.compare(two_outlets, by="mood")
    with pytest.raises(UnknownName, match="known: Glad, Gloom"):
        corpus.keyness(two_outlets, "outlet", "Times")
    with pytest.raises(InputError, match="at least two"):
        corpus.compare(two_outlets, by="language")


def test_readme_of_the_shelf_is_no_article():
    assert not list(Path(__file__).parents[1].joinpath("data/articles").glob("README*"))
