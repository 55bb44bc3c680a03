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
                "text": "some words",
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
                "cues": [("said", "claimed, alleged", "admitted")[i % 3] for i in range(n)],
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
                "low": [None if i == 1 else 0.1 - i % 2 for i in range(n)],
                "high": [None if i == 1 else 0.5 - i % 2 for i in range(n)],
                "mentions": 3,
            }
        )
    )


def means(n):
    kinds = ("voice", "speaker", "toward actor", "paragraph")
    return named(
        toward(n)
        .rename(columns={"actor": "label", "mentions": "count"})
        .assign(by=[kinds[i % 4] for i in range(n)], says="somehow")
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
    sentiment.means: means,
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


@pytest.mark.parametrize("draw", CASES, ids=lambda f: f"{f.__module__.rpartition('.')[2]}.{f.__name__}")
def test_a_column_is_wide_enough(draw, recwarn):
    draw(CASES[draw](8), size="column").png(dpi=40)
    assert not [warning for warning in recwarn if "constrained_layout" in str(warning.message)]


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


def words_in(chart):
    """Every word a reader sees: titles, labels, ticks, annotations, the source line."""
    from matplotlib.text import Text

    return [text.get_text() for text in chart.figure.findobj(Text) if text.get_visible() and text.get_text()]


@pytest.mark.parametrize(
    "scores, title",
    [
        ([-0.4], "The one sentence sounds negative"),
        ([0.0], "The one sentence sounds neutral"),
        ([-0.4, 0.0, 0.3], "1 of 3 sentences sound negative, 1 positive"),
    ],
)
def test_titles_count_as_people_do(scores, title):
    table = sentences(len(scores)).assign(score=scores)
    assert sentiment.arc(table).title == title


def test_sentences_have_the_numbers_of_the_tables():
    arc = sentiment.arc(sentences(9))
    bars = arc.figure.axes[0].patches
    assert [round(bar.get_x() + bar.get_width() / 2) for bar in bars] == list(range(9))
    image = framing.strip(by_sentence(9)).figure.axes[0].images[0]
    assert tuple(image.get_extent()[:2]) == (-0.5, 11.5)


@pytest.mark.parametrize(
    "low, title",
    [(0.35, "The security frame leads, with 60% of the evidence"), (0.2, "No frame surely leads: security 60%")],
)
def test_a_frame_leads_only_beyond_its_interval(low, title):
    table = frames(2).assign(frame=["security", "health"], share=[0.6, 0.3], low=[low, 0.1], high=[0.8, 0.5])
    assert framing.profile(table).title.startswith(title)


def test_frames_in_no_sentence_are_not_drawn_as_a_profile():
    chart = framing.profile(frames(2).assign(sentences=0))
    assert "No frame is clearly present" in chart.alt and "frame 1, frame 0" in chart.alt


@pytest.mark.parametrize("source, shown", [("here/mine.txt", "mine.txt"), ("A vote on 9/11. Then rain", None)])
def test_source_line_names_no_folder_of_the_machine(tmp_path, source, shown):
    path = tmp_path / source
    if shown:
        path.parent.mkdir()
        path.write_text("It rained.")
    table = sentences(3)
    table.attrs["source"] = str(path) if shown else source
    assert any(text.startswith(f"Source: {shown or source} ·") for text in words_in(sentiment.arc(table)))


@pytest.mark.parametrize(
    "draw, table, says",
    [
        (quotes.balance, speakers(40), "14 of 39 sources shown"),
        (quotes.voices, spans(60), "10 of 30 sources shown"),
        (quotes.stance, stances(9), ""),
        (framing.by_voice, by_voice(200), ""),
        (claims.dots, numbers(200), "40 of 200 claims shown"),
        (sentiment.means, means(200), "30 of 149 means shown"),
    ],
)
def test_what_is_left_out_is_said(draw, table, says):
    line = " ".join(next(text for text in words_in(draw(table)) if text.startswith("Source:")).split())
    assert says in line if says else " shown" not in line


def test_voices_have_one_colour_in_every_chart():
    from matplotlib.colors import to_hex

    from newslab.charts.figure import VOICES

    wanted = {name: to_hex(look[0]) for name, look in VOICES.items()}
    for chart in (quotes.balance(speakers(5)), quotes.voices(spans(6)), claims.dots(numbers(6))):
        legend = chart.figure.axes[0].get_legend()
        for text, handle in zip(legend.get_texts(), legend.legend_handles, strict=True):
            colour = handle.get_facecolor() if hasattr(handle, "get_facecolor") else handle.get_color()
            assert to_hex(colour) == wanted[text.get_text()]


def test_stances_share_no_colour_and_neutral_is_grey():
    kinds = ["neutral", "doubtful", "conceding", "warning", "asking", "denying", "planning", "liking", "naming"]
    table = named(pandas.DataFrame({"speaker": "Ana", "stance": kinds, "count": range(1, 10), "cues": kinds}))
    legend = quotes.stance(table).figure.axes[0].get_legend()
    looks = {
        text.get_text(): handle.get_facecolor()
        for text, handle in zip(legend.get_texts(), legend.legend_handles, strict=True)
    }
    assert len(set(looks.values())) == len(looks) and looks["neutral"][:3] == pytest.approx((0.6,) * 3)
    assert "other stances" in looks and len(looks) == 8


def test_nobody_quoted_is_said():
    assert "Nobody is quoted" in quotes.voices(spans(1)).alt


@pytest.mark.parametrize(
    "score, low, high, colour",
    [
        (-0.4, -0.6, -0.2, sentiment.NEGATIVE),
        (0.4, 0.2, 0.6, sentiment.POSITIVE),
        (-0.4, -0.9, 0.1, sentiment.NEUTRAL),
        (0.01, 0.01, 0.01, sentiment.NEUTRAL),
    ],
)
def test_a_mean_has_a_colour_only_beyond_its_interval(score, low, high, colour):
    from matplotlib.colors import to_hex

    row = {"label": "Ana", "speaker": "Ana", "actor": "Bo", "count": 5, "mentions": 5, "by": "speaker", "says": "Ana"}
    table = named(pandas.DataFrame([row | {"score": score, "low": low, "high": high}]))
    assert to_hex(sentiment.means(table).figure.axes[0].lines[0].get_color()) == colour.lower()
    assert to_hex(sentiment.toward(table).figure.axes[0].patches[0].get_facecolor()) == colour.lower()


@pytest.mark.parametrize("size", ["notebook", "column", "slide"])
def test_labels_of_claims_stay_inside_the_chart(size):
    table = numbers(30)
    chart = claims.dots(table.assign(value=table["value"].clip(upper=1e9), phrase=table["phrase"].str[:60]), size=size)
    chart.png()
    ends = [text.get_window_extent().x1 for axes in chart.figure.axes for text in axes.texts]
    assert max(ends) <= chart.figure.bbox.x1 + 2


def test_times_of_several_units_share_an_axis():
    table = numbers(3).assign(
        kind="duration", unit=["day", "month", "year"], value=[3.0, 2.0, 5.0], modifier="=", low=None, high=None
    )
    axes = claims.dots(table).figure.axes
    assert len(axes) == 1 and [tick.get_text() for tick in axes[0].get_xticklabels()] == [
        "1 week",
        "1 month",
        "1 year",
        "1 decade",
    ]
    near = claims.dots(table.assign(unit=["day", "day", "month"], value=[10.0, 12.0, 3.0])).figure.axes[0]
    assert near.get_xscale() == "log" and "1 second" not in [tick.get_text() for tick in near.get_xticklabels()]
    assert len(claims.dots(table.assign(unit="day")).figure.axes) == 1


@pytest.mark.parametrize(
    "shares, title",
    [
        ([(0.6, 0.5, 0.7), (0.2, 0.1, 0.3)], "The articles differ beyond their intervals in: security"),
        ([(0.6, 0.2, 0.7), (0.2, 0.1, 0.3)], "The intervals overlap in every frame"),
        ([(0.6, 0.5, 0.7), (0.0, 0.0, 0.0)], "The articles differ beyond their intervals in: security"),
    ],
)
def test_articles_differ_only_beyond_their_intervals(shares, title):
    rows = [{"frame": "security", "article": i, "share": s, "low": a, "high": b} for i, (s, a, b) in enumerate(shares)]
    chart = corpus.frames(pandas.DataFrame(rows))
    assert chart.title.startswith(title) and any("Source: 2 articles" in text for text in words_in(chart))


def test_words_rarer_here_set_nothing_apart():
    chart = corpus.keywords(keys(3).assign(log_odds=[2.5, 0.4, -0.5]), "Herald")
    assert chart.title == "The words of Herald: 1 of 2 words beyond chance" and "word2" not in chart.alt


def test_a_sheet_is_read_from_the_left_and_escapes():
    table = pandas.DataFrame({"text": [HOSTILE, "b"], "score": [0.25, None], "sure": [True, False]})
    page = charts.sheet(table)
    assert "<script>" not in page and "&lt;script&gt;" in page
    assert page.count('text-align:left">') == 6 and page.count("text-align:right") == 3
    assert "<td" in page and ">0.25<" in page and ">yes<" in page and ">nan<" not in page.lower()


@pytest.mark.parametrize(
    "table, says, never",
    [
        (pandas.DataFrame({"a": []}), "Nothing of the kind was found", "<table"),
        (pandas.DataFrame(), "<em>Nothing of the kind was found</em>.", "column"),
        (pandas.DataFrame({"a": range(9)}), "3 of 9 rows", ">3<"),
        (pandas.DataFrame({"a": range(2)}), ">1<", "index"),
        (pandas.DataFrame({"a": [7, 8]}, index=[5, 6]), ">8<", ">6<"),
        (pandas.DataFrame({"a": [7]}, index=["Ana"]), ">Ana<", "rows"),
        (pandas.DataFrame({"a": ["x", "y"], "b": 1}).groupby("a").sum(), ">x<", "rows"),
    ],
)
def test_a_sheet_shows_names_and_no_row_numbers(table, says, never):
    page = charts.sheet(table, 3)
    assert says in page and never not in page


def test_letters_that_the_first_font_lacks_come_from_an_installed_one(monkeypatch):
    from newslab.charts import figure

    monkeypatch.setattr(figure, "FALLBACKS", ("No Such Font", "DejaVu Serif"))
    figure._style.cache_clear()
    assert figure._style()["font.family"] == ["DejaVu Sans", "DejaVu Serif"]
    figure._style.cache_clear()
