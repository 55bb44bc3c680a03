"""Cleaning: a raw dump becomes an Article, a list of edits each with its reason."""

from newslab.article import Article
from newslab.cleaning.assembly import parse, repair

__all__ = ["Article", "parse", "repair"]
