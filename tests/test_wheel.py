"""A built wheel, unpacked outside the checkout, has all it needs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

CODE = """
import newslab, pathlib
from newslab import lexicons, notebooks
assert "unpacked" in newslab.__file__, newslab.__file__
article = newslab.parse(pathlib.Path(r"%s").read_text(encoding="utf-8"))
print(article.title)
print(len(newslab.claims.extract(article)), len(newslab.quotes.extract(article)), round(newslab.sentiment.score(article), 2), len(newslab.framing.score(article)))
print(len(notebooks.find()), len(list(lexicons.RESOURCES.glob("*.tsv"))))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_it_works_outside_the_repository(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "unpacked")
    seed = ROOT / "seeds/000_5511ba710943d43b.txt"
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "unpacked")}
    done = subprocess.run(
        [sys.executable, "-c", CODE % seed], env=environment, capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert (
        lines[0].startswith("Trump speaks") and lines[2] == f"7 {len(list((ROOT / 'newslab/resources').glob('*.tsv')))}"
    )


def test_it_holds_the_package_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"newslab"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".ipynb_checkpoints")]
    assert wheel.stat().st_size < 6_000_000
