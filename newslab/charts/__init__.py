"""Charts of the tables: each function takes a table and gives a Chart that carries its title, alt text and source line.

A Chart shows itself in a notebook and is written with `chart.save("name.png")` (.svg and .pdf too).
"""
from newslab.charts.figure import Chart

__all__ = ["Chart"]
