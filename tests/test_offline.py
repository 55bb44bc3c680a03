"""newslab works with the network cable pulled and with no NLTK data: the whole public API, and every notebook."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds/000_5511ba710943d43b.txt"

# Refuses (and notes) every connection but those on this machine, which the notebooks' kernels need.
GUARD = """
import os, socket
_connect = socket.socket.connect
def _refuse(self, address, *rest):
    host = str(address[0]) if isinstance(address, tuple) else ""
    if self.family != socket.AF_UNIX and not host.startswith("127.") and host not in ("::1", "localhost"):
        with open(os.environ["NEWSLAB_TEST_LOG"], "a") as log:
            log.write(f"connect {address}\\n")
        raise OSError("no network in this test")
    return _connect(self, address, *rest)
socket.socket.connect = _refuse
_lookup = socket.getaddrinfo
def _look(host, *rest, **more):
    if host not in (None, "", "localhost") and not str(host).startswith("127."):
        with open(os.environ["NEWSLAB_TEST_LOG"], "a") as log:
            log.write(f"lookup {host}\\n")
        raise socket.gaierror("no network in this test")
    return _lookup(host, *rest, **more)
socket.getaddrinfo = _look
"""

WHOLE_API = """
import json, sys, newslab
from newslab import charts, tables
article = newslab.read(sys.argv[1])
text = article.text
newslab.parse_html("<html><body><article><h1>Title</h1><p>The mayor opened the bridge on Monday, officials said.</p></article></body></html>")
counts = {name: len(table(article)) for name, table in tables.TABLES.items()}
for table, chart in charts.CHARTS.values():
    chart(tables.TABLES[table](article)).png()
counts["opinions"] = len(tables.opinions(article))
for codebook in ("policy", "generic", "moral", "loaded"):
    newslab.framing.score(article, codebook=codebook)
newslab.framing.role(text, "Pompeo")
model = newslab.framing.learn(["taxes and jobs and wages rose", "the court ruled on the law", "wages fell", "the judge ruled"] * 5, ["economy", "law", "economy", "law"] * 5)
model.score("the court")
newslab.sentiment.score_toward(text, 0, 5)
tables.concordance(article, "coalition"), tables.collocations(article)
assert len(newslab.report.page(article)) > 1000
json.dump(counts, sys.stdout)
"""


@pytest.fixture
def cut_off(tmp_path):
    """The environment of a process with no network, no NLTK data and no home folder; and the log of its attempts."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    (tmp_path / "nltk").mkdir()
    log = tmp_path / "attempts.log"
    environment = os.environ | {
        "PYTHONPATH": str(tmp_path / "guard"),
        "NLTK_DATA": str(tmp_path / "nltk"),
        "HOME": str(tmp_path),
        "NEWSLAB_TEST_LOG": str(log),
        "MPLCONFIGDIR": str(tmp_path),
    }
    return environment, log


def test_the_whole_public_face(cut_off, tmp_path):
    environment, log = cut_off
    done = subprocess.run(
        [sys.executable, "-c", WHOLE_API, str(SEED)], env=environment, capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert not log.exists(), log.read_text()
    counts = json.loads(done.stdout)
    assert all(
        count for name, count in counts.items() if name not in ("arithmetic", "same_thing")
    )  # the seed states no sums


def test_importing_newslab_loads_no_heavy_library():
    code = "import sys, newslab; print([m for m in ('pandas', 'numpy', 'nltk', 'textblob', 'matplotlib', 'sklearn', 'trafilatura', 'vaderSentiment', 'ftfy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_every_notebook_on_the_seed(cut_off, tmp_path):
    environment, log = cut_off
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-m", "newslab", "notebooks", str(SEED), "--out", str(out)],
        env=environment,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert not log.exists(), log.read_text()
    names = [path.stem for path in sorted((ROOT / "notebooks").glob("[1-5]*.ipynb"))]
    assert len(names) == 5
    for name in names:
        page = (out / f"{name}.html").read_text(encoding="utf-8")
        assert "<img" in page and "<table" in page and page.count("<img") == page.count('<img alt="')
        assert "://cdn" not in page and "cdnjs" not in page
    assert len(list(out.glob("*.csv"))) >= 10 and len(list(out.glob("*.png"))) >= 8
