"""Running the notebooks on another article: papermill executes them, nbconvert makes a page of each."""
import json
import sys
import time
from pathlib import Path

from newslab.errors import MissingFile, NewslabError

_HERE = Path(__file__).parent
_FOLDERS = (_HERE.parent / "notebooks", _HERE / "resources" / "notebooks")  # of a checkout; of an installed wheel


def find():
    """The paths of newslab's notebooks that read one article, in their order."""
    for folder in _FOLDERS:
        if found := sorted(path for path in folder.glob("[0-9]*.ipynb") if _takes_article(path)):
            return found
    raise MissingFile(f"no notebooks in {' or '.join(map(str, _FOLDERS))}; install newslab again")


def _takes_article(path):
    """Whether the notebook's cell tagged `parameters` names an article."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return any("parameters" in cell["metadata"].get("tags", ()) and "ARTICLE" in "".join(cell["source"]) for cell in cells)


def run(article, out, show=sys.stderr):
    """Execute each notebook on the article and write it to out, as a notebook and as a page; give the pages' paths.

    article is a path or URL. Each notebook writes its tables and charts to out as well.
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
    notebooks, pages = find(), []
    for number, path in enumerate(notebooks, 1):
        print(f"[{number}/{len(notebooks)}] {path.stem} ", end="", file=show, flush=True)
        began, done = time.monotonic(), out / path.name
        try:
            papermill.execute_notebook(str(path), str(done), {"ARTICLE": str(article), "OUT": str(out)}, cwd=str(path.parent),
                                       kernel_name="python3", progress_bar=False, log_output=False)
        except papermill.PapermillExecutionError as error:
            print("failed", file=show)
            raise NewslabError(f"{path.name}, cell {error.exec_count}: {error.ename}: {error.evalue}; see {done}") from None
        pages.append(page(done))
        print(f"{'.' * max(1, 30 - len(path.stem))} {time.monotonic() - began:.0f} s", file=show, flush=True)
    return pages


def page(path):
    """Write the executed notebook at path as one HTML page beside it, with nothing fetched from elsewhere."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(exclude_input_prompt=True, exclude_output_prompt=True, mathjax_url="", require_js_url="",
                            jquery_url="", mermaid_js_url="")
    target = path.with_suffix(".html")
    target.write_text(exporter.from_filename(str(path))[0], encoding="utf-8")
    return target
