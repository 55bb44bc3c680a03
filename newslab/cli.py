"""The command line: `newslab COMMAND ARTICLE`; the same as `python -m newslab`.

Exit status 0 when all went well, 2 with one sentence on stderr for bad input.
"""

import argparse
import json
import sys
import warnings
from pathlib import Path

import newslab
from newslab.errors import NewslabError, NewslabWarning


def main(arguments=None):
    """Run one command and answer its exit status."""
    chosen = _parser().parse_args(arguments)
    warnings.simplefilter("ignore", NewslabWarning)  # shown by _read, once and in plain words
    try:
        chosen.run(chosen)
    except NewslabError as error:
        print(f"newslab: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("newslab: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of a pipe (head, less) has gone
        sys.stderr.close()
        return 0
    return 0


def _parser():
    parser = argparse.ArgumentParser(
        prog="newslab",
        description="A reading laboratory for news articles.",
        epilog="ARTICLE is a path (.txt .html .md .json .pdf .docx .rtf), an http(s) URL, or - for standard input.",
    )
    parser.add_argument("--version", action="version", version=f"newslab {newslab.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    clean = _command(commands, "clean", _clean, "print the article's clean text")
    clean.add_argument("--json", action="store_true", help="print title, text and every edit as JSON")
    clean.add_argument("--out", type=Path, metavar="FILE", help="write to FILE instead of standard output")

    analyse = _command(commands, "analyse", _analyse, "write every table (CSV) and chart (PNG) of the article")
    place = analyse.add_mutually_exclusive_group(required=True)
    place.add_argument("--out", type=Path, metavar="DIR", help="the folder to write to")
    place.add_argument("--json", action="store_true", help="print the tables as one JSON object instead")

    report = _command(commands, "report", _report, "write one self-contained HTML page about the article")
    report.add_argument("--out", type=Path, metavar="FILE", required=True, help="the page to write")

    corpus = commands.add_parser(
        "corpus",
        help="analyse many articles into Parquet tables",
        description="Analyse many articles into Parquet tables; "
        "call it again after an interruption and it goes on where it was.",
    )
    corpus.add_argument(
        "sources",
        metavar="SOURCES",
        nargs="+",
        help="folders, files, globs; .jsonl .csv .parquet hold one article a row",
    )
    corpus.add_argument(
        "--out", type=Path, metavar="DIR", required=True, help="the folder to write to, one subfolder a table"
    )
    engine = corpus.add_mutually_exclusive_group()
    engine.add_argument("--processes", type=int, metavar="N", help="work in N processes on this machine")
    engine.add_argument("--dask", action="store_true", help="work on a Dask cluster on this machine")
    engine.add_argument("--scheduler", metavar="ADDRESS", help="work on the Dask cluster at ADDRESS (tcp://host:port)")
    corpus.add_argument(
        "--by-words",
        action="store_true",
        help="read sentences by their words alone, not in context: some nine times as fast, less exact",
    )
    corpus.set_defaults(run=_corpus)

    for one in (clean, analyse, report):
        one.add_argument("--record", type=int, metavar="N", help="number, from 0, of the article in a file of several")

    notebooks = _command(commands, "notebooks", _notebooks, "run every notebook on the article")
    notebooks.add_argument("--out", type=Path, metavar="DIR", required=True, help="the folder to write to")
    return parser


def _command(commands, name, run, says):
    command = commands.add_parser(name, help=says, description=says[0].upper() + says[1:] + ".")
    command.add_argument("article", metavar="ARTICLE", help="path, URL, or - for standard input")
    command.set_defaults(run=run)
    return command


def _read(source, record=None):
    article = newslab.read(sys.stdin.buffer if source == "-" else source, record=record)
    for warning in article.warnings:
        print(f"newslab: {warning}", file=sys.stderr)
    return article


def _clean(chosen):
    article = _read(chosen.article, chosen.record)
    if chosen.json:
        names = ("title", "subtitle", "byline", "published", "place", "source", "language", "warnings", "text")
        edits = newslab.tables.edits(article).to_dict("records")
        written = json.dumps(
            {name: getattr(article, name) for name in names} | {"edits": edits}, indent=1, ensure_ascii=False
        )
    else:
        written = article.text
    if chosen.out:
        chosen.out.write_text(written + "\n", encoding="utf-8")
    else:
        print(written)


def _analyse(chosen):
    article = _read(chosen.article, chosen.record)
    if chosen.json:
        found = {name: table(article).to_dict("records") for name, table in newslab.tables.TABLES.items()}
        print(json.dumps(found, indent=1, ensure_ascii=False, default=str))
        return
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / "article.txt").write_text(article.text + "\n", encoding="utf-8")
    tables = {}
    for number, (name, table) in enumerate(newslab.tables.TABLES.items(), 1):
        _progress("table", number, len(newslab.tables.TABLES), name)
        tables[name] = table(article)
        tables[name].to_csv(chosen.out / f"{name}.csv", index=False)
    for number, (name, (table, chart)) in enumerate(newslab.charts.CHARTS.items(), 1):
        _progress("chart", number, len(newslab.charts.CHARTS), name)
        chart(tables[table]).save(chosen.out / f"{name}.png")
    print(f"{chosen.out}: article.txt, {len(tables)} tables (.csv), {len(newslab.charts.CHARTS)} charts (.png)")


def _progress(what, number, total, name):
    """One line that rewrites itself, on a terminal only."""
    if sys.stderr.isatty():
        end = "\r" if number < total else "\r" + " " * 60 + "\r"
        print(f"{what} {number}/{total}: {name}".ljust(60), end=end, file=sys.stderr, flush=True)


def _report(chosen):
    newslab.report.write(_read(chosen.article, chosen.record), chosen.out)
    print(f"{chosen.out} written; open it in a browser")


def _corpus(chosen):
    client = "dask" if chosen.dask else chosen.scheduler or chosen.processes
    contextual = False if chosen.by_words else None
    manifest = newslab.corpus.analyse(chosen.sources, chosen.out, client=client, show=sys.stderr, contextual=contextual)
    print(
        f"{chosen.out}: {manifest['articles']} articles, {manifest['failures']} failures, {len(manifest['tables'])} tables"
    )


def _notebooks(chosen):
    from newslab import notebooks

    source = chosen.article
    if source == "-":
        raise NewslabError("notebooks read a file or a URL; save the text to a file first")
    _read(source)  # bad input is told in one sentence, before any notebook starts
    pages = notebooks.run(source, chosen.out)
    print(
        f"{chosen.out}: {len(pages)} notebooks, each as .ipynb and .html, with their tables (.csv) and charts (.png, .svg)"
    )
