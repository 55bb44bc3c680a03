"""What can go wrong, drawn as a tree. Each message is one sentence: what, where, and the way out.

NewslabError
├── InputError          what was given is no text or article
│   ├── MissingFile     no such file, or a folder
│   ├── EmptyArticle    nothing to read
│   ├── NotText         binary, or an encoding that cannot be read
│   └── FetchError      a URL that did not answer, or may not be fetched
├── ResourceError       a table (lexicon, codebook, alias list) with a fault in it: file, line and fault are named
└── UnknownName         a name that does not exist; the message lists those that do

NewslabWarning          the analysis goes on, but its reader should know (the article is not English, ...)
"""


class NewslabError(Exception):
    """Anything that newslab refuses, in one clear sentence."""


class InputError(NewslabError):
    """What was given is no text or article."""


class MissingFile(InputError):
    """There is no such file, or it is a folder."""


class EmptyArticle(InputError):
    """There is nothing to read."""


class NotText(InputError):
    """The bytes are no text that can be read."""


class FetchError(InputError):
    """A URL did not answer, or may not be fetched."""


class ResourceError(NewslabError):
    """A table has a fault; the message names file, line and fault."""


class UnknownName(NewslabError):
    """A name does not exist.

    >>> raise UnknownName.among("frame", "econ", ["economic", "morality"])
    Traceback (most recent call last):
    newslab.errors.UnknownName: unknown frame 'econ'; known: economic, morality
    """

    @classmethod
    def among(cls, what, name, known):
        return cls(f"unknown {what} {name!r}; known: {', '.join(sorted(known))}")


class NewslabWarning(UserWarning):
    """The analysis goes on, but its reader should know."""
