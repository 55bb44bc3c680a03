"""The notebooks: running them on another article, and what they share (where they write, the upload button)."""

import json
import re
import sys
import time
from pathlib import Path

from newslab.charts import sheet
from newslab.errors import MissingFile, NewslabError

_HERE = Path(__file__).parent
_DIAGRAMS = re.compile(r'<script type="module">(?:(?!</script>).)*?mermaid(?:(?!</script>).)*</script>', re.DOTALL)
_QUIET = ["--log-level=ERROR"]  # a kernel otherwise warns of its own port on this machine
_FOLDERS = (_HERE.parent / "notebooks", _HERE / "resources" / "notebooks")  # of a checkout; of an installed wheel


def find():
    """The paths of newslab's notebooks, in their order."""
    for folder in _FOLDERS:
        if found := sorted(folder.glob("[0-9]*.ipynb")):
            return found
    raise MissingFile(f"no notebooks in {' or '.join(map(str, _FOLDERS))}; install newslab again")


def reads_one_article(path):
    """Whether the notebook's cell tagged `parameters` names one article; the others compare several of their own."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return any(
        "parameters" in cell["metadata"].get("tags", ()) and "ARTICLE =" in "".join(cell["source"]) for cell in cells
    )


def run(article, out, show=sys.stderr):
    """Execute each notebook on the article and write it to out, as a notebook and as a page; give the pages' paths.

    article is a path or URL. Each notebook writes its tables and charts to out as well. Those that compare articles run on
    the sample articles, where these are at hand (in a checkout).
    Raises NewslabError where a library of the `lab` extra is missing or a cell fails.
    """
    try:
        import papermill
    except ImportError:
        raise NewslabError('running notebooks needs the lab extra: pip install "newslab[lab]"') from None
    out = Path(out).resolve()
    out.mkdir(parents=True, exist_ok=True)
    if "://" not in str(article):
        article = Path(article).resolve()
    notebooks = [
        path for path in find() if reads_one_article(path) or (path.parent.parent / "data" / "articles").is_dir()
    ]
    pages = []
    for number, path in enumerate(notebooks, 1):
        print(f"[{number}/{len(notebooks)}] {path.stem} ", end="", file=show, flush=True)
        began, done = time.monotonic(), out / path.name
        given = {"ARTICLE": str(article), "OUT": str(out)} if reads_one_article(path) else {"OUT": str(out / path.stem)}
        try:
            papermill.execute_notebook(
                str(path),
                str(done),
                given,
                cwd=str(path.parent),
                kernel_name="python3",
                progress_bar=False,
                extra_arguments=_QUIET,
            )
        except papermill.PapermillExecutionError as error:
            print("failed", file=show)
            raise NewslabError(
                f"{path.name}, cell {error.exec_count}: {error.ename}: {error.evalue}; see {done}"
            ) from None
        pages.append(page(done))
        print(f"{'.' * max(1, 30 - len(path.stem))} {time.monotonic() - began:.0f} s", file=show, flush=True)
    return pages


def page(path):
    """Write the executed notebook at path as one HTML page beside it, with nothing fetched from elsewhere."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        exclude_input_prompt=True, exclude_output_prompt=True, mathjax_url="", require_js_url="", jquery_url=""
    )
    written = _DIAGRAMS.sub("", exporter.from_filename(str(path))[0])
    target = path.with_suffix(".html")
    target.write_text(written, encoding="utf-8")
    return target


def shelf(article, out=""):
    """The folder a notebook writes to: out, or data/results/<name of the article> beside the notebooks.

    >>> from newslab import Article
    >>> shelf(Article("Text.", source="../data/mine.txt")).as_posix()
    '../data/results/mine'
    """
    name = re.sub(r"\W+", "-", Path(article.source or article.title or "pasted").stem).strip("-")[:60]
    return Path(out) if out else Path("..", "data", "results", name or "pasted")


def export(article, out="", tables=(), charts=()):
    """Write tables (as .csv) and charts (as .png and .svg), given by name, to the article's shelf; say what was written.

    tables: {name: DataFrame}; charts: {name: Chart}.
    """
    folder = shelf(article, out)
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in dict(tables).items():
        table.to_csv(folder / f"{name}.csv", index=False)
    for name, chart in dict(charts).items():
        chart.save(folder / f"{name}.png")
        chart.save(folder / f"{name}.svg")
    print(
        f"{folder}: {', '.join(f'{name}.csv' for name in tables)}; {', '.join(f'{name}.png/.svg' for name in charts)}"
    )


def readable(most=40):
    """Show every table of this notebook from here on for reading: words to the left, short numbers, at most `most` rows."""
    import pandas
    from IPython import get_ipython

    if shell := get_ipython():
        formatter = shell.display_formatter.formatters["text/html"]
        formatter.for_type(pandas.DataFrame, lambda table: sheet(table, most))


def upload(folder="../data/articles"):
    """A button that stores an uploaded article in folder and says which path to name in the notebook's one cell."""
    from ipywidgets import FileUpload, Output, VBox

    button, said = (
        FileUpload(accept=".txt,.html,.htm,.md,.json,.pdf,.docx,.rtf", multiple=False, description="Upload an article"),
        Output(),
    )

    def keep(change):
        for file in change["new"]:
            path = Path(folder, Path(file["name"]).name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(bytes(file["content"]))
            with said:
                print(f'saved; now set ARTICLE = "{path}" above and choose Run > Run All Cells')

    button.observe(keep, names="value")
    return VBox([button, said])
