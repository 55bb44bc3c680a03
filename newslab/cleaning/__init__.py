"""Cleaning: a raw dump becomes an Article, a list of edits each with its reason."""

from newslab.cleaning.assembly import parse, repair, within
from newslab.cleaning.audit import SideBySide, side_by_side

__all__ = ["SideBySide", "parse", "repair", "side_by_side", "within"]
