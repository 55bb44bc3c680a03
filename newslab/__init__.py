"""newslab: a reading laboratory for news articles. Every number leads back to characters of the page.

>>> import newslab
>>> article = newslab.parse("Mayor opens bridge\\n\\nThe mayor opened the bridge on Monday. It cost $3 million..")
>>> article.text
'The mayor opened the bridge on Monday. It cost $3 million.'
>>> newslab.claims.extract(article)[0].unit
'USD'

Modules load when they are first used, so that importing newslab costs next to nothing.
"""

from importlib import import_module

__version__ = "0.1.0"

# public name -> the module that holds it
_HOMES = {
    "read": "reading",
    "parse": "cleaning",
    "parse_html": "pages",
    "Article": "article",
    "Edit": "article",
    "NewslabError": "errors",
}
_MODULES = (
    "actors",
    "article",
    "charts",
    "claims",
    "cleaning",
    "coding",
    "corpus",
    "errors",
    "framing",
    "language",
    "lexicons",
    "markup",
    "notebooks",
    "pages",
    "quotes",
    "reading",
    "report",
    "sentences",
    "sentiment",
    "tables",
)

__all__ = ["__version__", *_HOMES, *_MODULES]


def __getattr__(name):
    if name in _HOMES:
        return getattr(import_module(f"newslab.{_HOMES[name]}"), name)
    if name in _MODULES:
        return import_module(f"newslab.{name}")
    raise AttributeError(f"newslab has no {name!r}; it has {', '.join(sorted(__all__))}")


def __dir__():
    return sorted(__all__)
