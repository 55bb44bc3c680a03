"""Who a mention means: from "he" or "the minister" beside the cue to one actor of the article."""

import re
from bisect import bisect_right
from functools import cache, cached_property

from newslab import lexicons

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PRONOUNS = frozenset((
    "he", "she", "they", "we", "i", "it", "you", "his", "her", "their", "our", "my", "its", "him", "them", "us",
    "me", "himself", "herself", "themselves", "this", "that", "these", "those",
))
_RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
_CUT = re.compile(
    r",|\(|—|–| - | (?:of|who|whom|which|that|in|at|for|from|on|with|to|by|and|whose|inside|close|near|familiar)\b"
)


class Names:
    """Leads mentions in one text to the actors' names; the actors are looked for when the first name is asked for."""

    def __init__(self, text, aliases=None):
        self.text = text
        self.aliases = aliases

    def __reduce__(self):
        return (Names, (self.text, self.aliases))

    @cached_property
    def _resolve(self):
        from newslab import actors  # only who asks for names pays for them

        return actors.resolver(self.text, self.aliases)

    @cached_property
    def _mentions(self):
        from newslab import actors

        found = actors.find(self.text, self.aliases)
        return [mention.end for mention in found], found

    def name(self, mention):
        """The canonical name of the actor that a mention means, or None."""
        if mention is None:
            return None
        if self.text[slice(*mention)].lower() in _RELATIVES:
            ends, found = self._mentions
            at = bisect_right(ends, mention[0]) - 1
            return found[at].name if at >= 0 and mention[0] - ends[at] <= 2 else None
        return self._resolve(*mention)

    def anonymous(self, mention):
        """Whether a mention stands for persons whom the text does not name ("officials", "a source")."""
        if mention is None:
            return False
        phrase = self.text[slice(*mention)]
        if phrase.lower() in _PRONOUNS | _RELATIVES:
            return self.name(mention) is None and phrase.lower() not in ("i", "we", "it", "that", "which", "this")
        words = _WORD.findall(_CUT.split(phrase, maxsplit=1)[0]) or _WORD.findall(phrase)
        if any(word[0].isupper() for word in words[1:]) or (
            words and words[0][0].isupper() and self._sure_name(words, mention)
        ):
            return not words[-1][0].isupper() and words[-1].lower().endswith("s") and words[-1].lower() not in _kinds()
        if not words or words[-1].lower() in _kinds():
            return False
        return self.name(mention) is None

    def _sure_name(self, words, mention):
        """Whether a capital at the start of the phrase is more than that of the sentence."""
        before = (
            self.text[: mention[0]].rstrip(" \"'“‘")[-1:]
            if mention[0] < 200
            else self.text[mention[0] - 200 : mention[0]].rstrip(" \"'“‘")[-1:]
        )
        return (bool(before) and before not in ".!?\n:…”") or self.name(mention) is not None


@cache
def _kinds():
    """Nouns of documents and institutions."""
    return frozenset(row["noun"] for row in lexicons.rows("quotes_sources.tsv"))
