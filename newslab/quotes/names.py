"""Who a mention means: from "he" or "the minister" beside the cue to one actor of the article."""

import re
from bisect import bisect_right
from functools import cache, cached_property
from itertools import pairwise

from newslab import lexicons

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PRONOUNS = frozenset(
    (
        "he",
        "she",
        "they",
        "we",
        "i",
        "it",
        "you",
        "his",
        "her",
        "their",
        "our",
        "my",
        "its",
        "him",
        "them",
        "us",
        "me",
        "himself",
        "herself",
        "themselves",
        "this",
        "that",
        "these",
        "those",
    )
)
_RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
_CUT = re.compile(
    r",|\(|—|–| - | (?:of|who|whom|which|that|in|at|for|from|on|with|to|by|whose|inside|close|near|familiar)\b"
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
        kind = self._kind(words)
        if kind in ("document", "institution") or self._has_name(words, mention):
            return False
        known = words[0].lower() == "the" and not words[-1].endswith("s") and kind != "unnamed"  # "the mayor"
        return not known and self.name(mention) is None

    def _kind(self, words):
        """What the head of a phrase is; of "research presented last week" the head stands before the participle."""
        if not words:
            return "document"
        heads = [word for word, after in pairwise(words) if after.endswith("ed")]
        return next((kind for word in (*heads, words[-1]) if (kind := _kinds().get(word.lower()))), None)

    def _has_name(self, words, mention):
        """Whether the phrase ends with a name: "Jo Smith", but not "Democrats" or "Navy officials"."""
        last = words[-1]
        if not last[0].isupper() or (last.endswith("s") and len(words) == 1 and self.name(mention) is None):
            return False
        return len(words) > 1 or self.name(mention) is not None or not self._opens_sentence(mention[0])

    def _opens_sentence(self, start):
        """Whether a capital at `start` may be that of the sentence."""
        before = self.text[max(0, start - 20) : start].rstrip(" \"'“‘")[-1:]
        return not before or before in ".!?\n:…”"


@cache
def _kinds():
    """{noun: what a source with that head is}: document, institution, unnamed."""
    return {row["noun"]: row["kind"] for row in lexicons.rows("quotes_sources.tsv")}
