"""Charts of the tables: each function takes a table and gives a Chart that carries its title, alt text and source line.

A Chart shows itself in a notebook and is written with `chart.save("name.png")` (.svg and .pdf too).
"""

from newslab.charts import claims, cleaning, corpus, framing, quotes, sentiment
from newslab.charts.figure import Chart
from newslab.charts.text import marked, sheet

# chart name -> (the table of tables.TABLES it is drawn from, the chart function)
CHARTS = {
    "cleaning": ("edits", cleaning.page),
    "sources": ("speakers", quotes.balance),
    "voices": ("voices", quotes.voices),
    "stances": ("stances", quotes.stance),
    "sentiment_arc": ("sentiment", sentiment.arc),
    "sentiment_means": ("sentiment_means", sentiment.means),
    "sentiment_drivers": ("drivers", sentiment.drivers),
    "sentiment_toward": ("toward", sentiment.toward),
    "frames": ("frames", framing.profile),
    "frames_strip": ("framing", framing.strip),
    "frames_by_voice": ("frames_by_voice", framing.by_voice),
    "claims": ("claims", claims.dots),
}

__all__ = ["CHARTS", "Chart", "claims", "cleaning", "corpus", "framing", "marked", "quotes", "sentiment", "sheet"]
