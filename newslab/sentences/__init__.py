"""Sentences and words of a text as spans: the one tokenisation that all analyses share.

    layout      text -> paragraphs, and the stretches inside them that no sentence crosses (headings, list items); datelines
    stops       the marks that may end a sentence, and the rules that say whether one does
    splitting   split and explain: the rules applied along a text
    quotation   which sentences begin inside quotation marks
    tokens      sentences and words of a text, found once and remembered

Exact on any string: the spans are ordered, do not overlap, and cover every character that is not white space.
"""

from newslab.sentences.layout import dateline, paragraphs, text_of
from newslab.sentences.splitting import Decision, explain, split
from newslab.sentences.tokens import Sentence, Tokens, tokenise

__all__ = ["Decision", "Sentence", "Tokens", "dateline", "explain", "paragraphs", "split", "text_of", "tokenise"]
