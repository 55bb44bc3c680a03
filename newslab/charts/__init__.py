"""Charts of the tables: each function takes a table and gives a Chart that carries its title, alt text and source line.

A Chart shows itself in a notebook and is written with `chart.save("name.png")` (.svg and .pdf too).
"""
from newslab.charts.figure import Chart

# chart name -> (the table of tables.TABLES it is drawn from, the chart function)
CHARTS = {}

__all__ = ["CHARTS", "Chart"]
