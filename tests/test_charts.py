"""Charts of synthetic tables: with nothing, with little, with much, with long names, and with hostile text."""

import pandas
import pytest

from newslab import charts
from newslab.charts import claims, cleaning, corpus, framing, quotes, sentiment

LONG = "the spokesperson of the interregional standing committee for the reconstruction of roads " * 2
HOSTILE = '<script>alert("x")</script> $\\frac{1}{2}$ & Ä 你好'


def named(table):
    table.attrs["source"] = HOSTILE
    return table


def edits(n):
    return named(
        pandas.DataFrame(
            {
                "start": range(0, 10 * n, 10),
                "end": range(5, 10 * n + 5, 10),
                "action": ["drop", "repair"] * (n // 2) + ["drop"] * (n % 2),
                "kind": [f"kind {i % 9}" for i in range(n)],
                "page_length": 10 * n + 50,
            }
        )
    )


def sentences(n):
    score = [((i * 37) % 21 - 10) / 10 for i in range(n)]
    return named(
        pandas.DataFrame(
            {
                "sentence": range(n),
                "score": score,
                "vader": score[::-1],
                "textblob": [0.0] * n,
                "text": [f"{HOSTILE} {i}" for i in range(n)],
                "newslab": score,
                "quoted": [i % 2 == 1 for i in range(n)],
            }
        )
    )


def speakers(n):
    return named(
        pandas.DataFrame(
            {
                "speaker": ["narration", *[f"{LONG} {i}" for i in range(n - 1)]][:n],
                "words": range(1, n + 1),
                "share": [0.1] * n,
                "quotations": [1] * n,
                "anonymous": [i % 2 == 0 for i in range(n)],
            }
        )
    )


def spans(n):
    return named(
        pandas.DataFrame(
            {
                "start": range(0, 10 * n, 10),
                "end": range(10, 10 * n + 10, 10),
                "speaker": ["narration" if i % 2 == 0 else f"{LONG} {i}" for i in range(n)],
                "anonymous": False,
            }
        )
    )


def stances(n):
    return named(
        pandas.DataFrame(
            {
                "speaker": [f"{LONG} {i % 9}" for i in range(n)],
                "stance": [("neutral", "doubtful", "conceding")[i % 3] for i in range(n)],
                "count": 1,
            }
        )
    )


def toward(n):
    return named(
        pandas.DataFrame(
            {
                "speaker": [f"{LONG} {i}" for i in range(n)],
                "actor": [f"{HOSTILE} {i % 5}" for i in range(n)],
                "score": [None if i == 1 else 0.3 - i % 2 for i in range(n)],
                "mentions": 3,
            }
        )
    )


def drivers(n):
    return named(
        pandas.DataFrame(
            {"text": [f"{LONG[:30]}{i % 40}" for i in range(n)], "weight": [(-1) ** i * 0.3 for i in range(n)]}
        )
    )


def frames(n):
    return named(
        pandas.DataFrame(
            {
                "frame": [f"frame_{i}" for i in range(n)],
                "share": [0.3] * n,
                "low": [0.2] * n,
                "high": [0.5] * n,
                "background": [0.1] * n,
                "uncertain": [i % 2 == 0 for i in range(n)],
                "sentences": range(1, n + 1),
            }
        )
    )


def by_sentence(n):
    return named(
        pandas.DataFrame(
            {"frame": [f"frame_{i % 4}" for i in range(n)], "sentence": range(n), "weight": 0.7, "of": n + 3}
        )
    )


def by_voice(n):
    return named(
        pandas.DataFrame(
            {
                "voice": [f"{LONG} {i % 6}" for i in range(n)],
                "frame": [f"frame_{i % 4}" for i in range(n)],
                "weight": [0.2 + 0.1 * (i % 8) for i in range(n)],
                "words": 40,
            }
        )
    )


def numbers(n):
    rows = [
        (LONG, 10.0**i, None, None, "=", "count", "", "narrator", False)
        if i % 3 == 0
        else (HOSTILE, None, 2.0, 30.0, "~", "money", "USD", "named source", True)
        if i % 3 == 1
        else ("under 16", 16.0, None, None, "<", "age", "year", "unnamed source", False)
        for i in range(n)
    ]
    return named(
        pandas.DataFrame(
            rows, columns=["phrase", "value", "low", "high", "modifier", "kind", "unit", "voice", "vague"]
        ).assign(text="x")
    )


def several(n):
    return named(frames(n).assign(article=[f"{HOSTILE} {i % 3}" for i in range(n)]))


def compared(n):
    return named(
        pandas.DataFrame(
            {
                "measure": [f"measure {i // 2}" for i in range(n)],
                "group": ["Wire" if i % 2 else LONG for i in range(n)],
                "articles": 5,
                "mean": 0.4,
                "low": 0.3,
                "high": 0.5,
                "p": [0.01 * i for i in range(n)],
                "p_adjusted": 0.2,
                "differs": [i < 2 for i in range(n)],
            }
        )
    )


def keys(n):
    return named(
        pandas.DataFrame(
            {
                "word": [f"word{i}" for i in range(n)],
                "count": 3,
                "elsewhere": 1,
                "log_likelihood": 2.0,
                "log_odds": [3 - 0.01 * i for i in range(n)],
            }
        )
    )


CASES = {
    corpus.frames: several,
    corpus.differences: compared,
    corpus.keywords: keys,
    cleaning.page: edits,
    claims.dots: numbers,
    sentiment.arc: sentences,
    sentiment.agreement: sentences,
    sentiment.toward: toward,
    sentiment.drivers: drivers,
    quotes.balance: speakers,
    quotes.voices: spans,
    quotes.stance: stances,
    framing.profile: frames,
    framing.strip: by_sentence,
    framing.by_voice: by_voice,
}


@pytest.mark.parametrize("rows", [0, 1, 5, 200])
@pytest.mark.parametrize("draw", CASES, ids=lambda f: f"{f.__module__.rpartition('.')[2]}.{f.__name__}")
def test_every_chart_draws_any_number_of_rows(draw, rows):
    table = CASES[draw](rows)
    before = table.copy(deep=True)
    chart = draw(table)
    assert chart.png(dpi=40).startswith(b"\x89PNG")
    assert chart.title and len(chart.alt) > len(chart.title)
    pandas.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("size", ["notebook", "column", "page", "slide"])
def test_sizes(size):
    width = sentiment.arc(sentences(9), size=size).figure.get_figwidth()
    assert width == {"notebook": 8.0, "column": 3.5, "page": 7.0, "slide": 10.0}[size]


def test_unknown_size_and_format_list_the_valid_ones(tmp_path):
    with pytest.raises(newslab_error(), match="known: column, notebook, page, slide"):
        sentiment.arc(sentences(9), size="poster")
    with pytest.raises(newslab_error(), match=r"known: .pdf, .png, .svg"):
        sentiment.arc(sentences(9)).save(tmp_path / "arc.bmp")


def newslab_error():
    from newslab import NewslabError

    return NewslabError


def test_html_carries_alt_text_and_escapes():
    page = sentiment.arc(sentences(3))._repr_html_()
    assert "<script>" not in page and "&lt;script&gt;" in page
    assert page.count("<img alt=") == 1


@pytest.mark.parametrize("suffix, start", [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_saving_is_deterministic(tmp_path, suffix, start):
    first = sentiment.arc(sentences(5)).save(tmp_path / f"deep/a{suffix}").read_bytes()
    second = sentiment.arc(sentences(5)).save(tmp_path / f"b{suffix}").read_bytes()
    assert first.startswith(start) and first == second


def test_charts_registry_names_known_tables():
    from newslab.tables import TABLES

    assert {table for table, _ in charts.CHARTS.values()} <= set(TABLES)
