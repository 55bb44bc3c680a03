"""The notebooks as files: one cell to change, prose, no code of their own, executed and light."""

import ast
import json
from pathlib import Path

import pytest

from newslab import notebooks

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
ARTICLE_NOTEBOOKS = notebooks.find()


def cells(path, kind):
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def source(cell):
    return "".join(cell["source"])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
class TestEveryNotebook:
    def test_header_tells_question_difficulty_time_and_limits(self, path):
        head = source(cells(path, "markdown")[0])
        assert all(f"**{name}**" in head for name in ("Question", "Difficulty", "Time", "What it cannot tell"))

    def test_one_cell_names_the_article(self, path):
        tagged = [cell for cell in cells(path, "code") if "parameters" in cell["metadata"].get("tags", ())]
        assert len(tagged) == 1 and tagged[0] is not None

    def test_calls_newslab_and_defines_nothing(self, path):
        code = "\n".join(source(cell) for cell in cells(path, "code"))
        assert not [
            node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)
        ]
        assert "sys.path" not in code and "pip install" not in code and "nltk.download" not in code

    def test_committed_executed_without_errors(self, path):
        code = cells(path, "code")
        assert all(cell["execution_count"] for cell in code if source(cell).strip())
        assert not [
            out
            for cell in code
            for out in cell["outputs"]
            if out["output_type"] == "error" or out.get("name") == "stderr"
        ]

    def test_light_and_without_traces_of_a_machine(self, path):
        text = path.read_text(encoding="utf-8")
        assert len(text) < 1_500_000
        assert str(Path(__file__).parents[1]) not in text and "/home/" not in text and "/tmp/" not in text

    def test_shows_a_wrong_result_and_what_to_try_next(self, path):
        prose = "\n".join(source(cell) for cell in cells(path, "markdown"))
        assert "Where it goes wrong" in prose and "**Try next**" in prose

    def test_every_picture_has_alt_text(self, path):
        for cell in cells(path, "code"):
            for out in cell["outputs"]:
                page = "".join(out.get("data", {}).get("text/html", ""))
                assert page.count("<img") == page.count("<img alt=")
                assert "image/png" not in out.get("data", {}), "a bare figure has no alt text: show a Chart"


def test_the_five_notebooks_on_one_article_come_first():
    assert [path.stem for path in ARTICLE_NOTEBOOKS if notebooks.reads_one_article(path)] == [
        "1_clean",
        "2_sentiment",
        "3_framing",
        "4_numeric_claims",
        "5_who_says_what",
    ]


SAMPLES = sorted((Path(__file__).parents[1] / "data" / "articles").glob("invented-*"))


@pytest.mark.parametrize("article", SAMPLES, ids=lambda path: path.stem)
def test_papermill_runs_every_notebook_on_every_sample_article(article, tmp_path):
    papermill = pytest.importorskip("papermill")
    for path in filter(notebooks.reads_one_article, ARTICLE_NOTEBOOKS):
        done = papermill.execute_notebook(
            str(path),
            str(tmp_path / path.name),
            {"ARTICLE": str(article), "OUT": str(tmp_path)},
            cwd=str(path.parent),
            kernel_name="python3",
            progress_bar=False,
        )
        shown = [out for cell in done.cells if cell.cell_type == "code" for out in cell.outputs]
        assert not [out for out in shown if out.output_type == "error" or out.get("name") == "stderr"]
    assert len(list(tmp_path.glob("*.csv"))) >= 10 and len(list(tmp_path.glob("*.png"))) >= 8


def test_there_are_sample_articles_of_eight_kinds():
    assert len(SAMPLES) == 8
