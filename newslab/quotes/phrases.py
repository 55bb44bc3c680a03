"""Noun phrases by the tags of their words: where one that ends, or starts, at a token lies."""

from newslab.quotes import cues

_NOUN = frozenset("UwQ#AGEV")  # tags a noun phrase may end with


class Phrases:
    """Finds noun phrases in one stream; spans are (first token, last token + 1), lo and hi the segment's bounds."""

    def __init__(self, stream):
        self.stream = stream
        self.chains = cues.chains()

    def ending(self, k, lo, governed=False):
        """The noun phrase whose last token is k - 1, or None when that token ends none.

        governed: whether a phrase after a preposition counts too.
        """
        tag, last = self.stream.tag, k - 1
        if last < lo or tag[last] == "Y":
            return None
        if tag[last] in "PpWD":
            return self._pronoun(last, lo)
        if tag[last] not in _NOUN or (tag[last] == "Q" and not self._quoted_noun(last)):
            return None
        a = last
        while a > lo and k - a < 30:
            step = self._step(a, k, lo)
            if not step:
                break
            a -= step
        return (a, k) if governed else self._trim(a, k, lo)

    def _pronoun(self, last, lo):
        tag, before = self.stream.tag, self.stream.tag[last - 1] if last > lo else "."
        if tag[last] == "p" and before == "I" and self.stream.low[last - 1] != "of":
            return None
        return (last - (tag[last] in "pD" and before in "D#"), last + 1)

    def _step(self, a, k, lo):
        """How many tokens the phrase from a to k reaches further to the left: 0, 1, or more for determiners."""
        tag, low = self.stream.tag, self.stream.low
        t, further = tag[a - 1], tag[a - 2] if a - 2 >= lo else "."
        if tag[a] == "D":  # nothing stands before the determiner of a phrase: "Hull cut | its budget"
            return 0
        if t in "Uw#A" or (t == "Q" and self._quoted_noun(a - 1)):
            return 1
        if t == "p":
            return int(tag[a] == "I" or (low[a - 1] == "one" and tag[a] in "wUGE#"))  # "one of her ads", "one woman"
        if t in "GE":
            return int(further not in "X,Y")  # "a court on Monday acquitted | a former minister"
        if t == "V":
            return int(self.nominal(a - 1, lo))
        if t == "Y":
            return int(tag[a] == "A" and a < k - 1)
        if t == "R":
            return int(tag[a] in "w#E" and further in "DI")  # "the deeply divided party"
        if t == "D":
            first = a - 1
            while first > lo and tag[first - 1] in "D#":
                first -= 1
            return a - first + (1 if self._carries_on(first, lo) else 0)
        return int(t in "IC" and self._carries_on(a, lo))

    def _quoted_noun(self, i):
        """Whether a quoted stretch is a word or two inside a phrase (the “bigots”), not speech."""
        stream = self.stream
        inner = stream.text[stream.start[i] : stream.end[i]].strip("\"'“”‘’«»„`")
        return inner[-1:].isalnum() and inner.count(" ") < 5

    def nominal(self, i, lo):
        """Whether a word that may be a cue verb stands as a noun here ("the report", "its claims")."""
        stream = self.stream
        if i == lo:
            return True
        before, letters = stream.tag[i - 1], stream.verbs.get(stream.low[i], (None, ""))[1]
        if letters and "b" not in letters and "s" not in letters:
            return before in "DA"
        if "b" in letters and (before in ",Q:" or (before == "U" and not stream.low[i - 1].endswith("s"))):
            return True
        return before in "DAI#w" or (before == "U" and i - 1 == lo)

    def _carries_on(self, a, lo):
        """Whether the word before a (a preposition or "and") ties the phrase at a to a noun before it."""
        tag, low = self.stream.tag, self.stream.low
        if a - 2 < lo:
            return False
        link, before = tag[a - 1], tag[a - 2]
        if link == "I":
            if low[a - 1] == "to":  # "a source close to the mayor"
                return before == "w" and low[a - 2] not in self.chains
            return before in "UwQpDA#" or (before == "V" and self.nominal(a - 2, lo))
        if link != "C" or low[a - 1] not in ("and", "or") or before not in "UwQ":
            return False
        alike = tag[a] in "UD" if "U" in (before, tag[a]) else True
        return alike and self.opens_clause(a - 2, lo)

    def opens_clause(self, last, lo):
        """Whether the noun phrase ending at token last opens its clause: no verb stands before it."""
        tag, a, floor = self.stream.tag, last, max(lo, last - 60)
        while a >= floor and tag[a] in "UwQ#ADVIC":
            a -= 1
        return a < lo or tag[a] in ".;:,(ST—CQ"

    def _trim(self, a, k, lo):
        """The phrase without an introduction ("In Ohio Smith"); None where a preposition governs all of it."""
        tag, low = self.stream.tag, self.stream.low
        if a > lo and tag[a - 1] in "IG" and low[a - 1] != "of" and tag[k - 1] == "U":
            names = k - 1
            while names > a and tag[names - 1] == "U":
                names -= 1
            if names > a:
                return (names, k)
        return None if a - 1 > lo and tag[a - 1] == "I" else (a, k)

    def starting(self, k, hi):
        """The noun phrase that starts at token k ("said Jo Smith, a doctor"), or None."""
        tag, low = self.stream.tag, self.stream.low
        if k >= hi or tag[k] not in "PUwD#pE" or low[k] in ("that", "to"):
            return None
        if tag[k] == "P":
            return (k, k + 1)
        b = k
        while b < hi and b - k < 20:
            tie = b > k and (low[b] in ("of", "for") or (low[b] == "and" and b + 1 < hi and tag[b + 1] in "UwD"))
            verb = tag[b] == "V" and b > k and not self.nominal(b, k)
            if verb or not (tag[b] in "UwD#ApEGV" or tie):
                break
            b += 1
        while b > k and tag[b - 1] in "ICD":
            b -= 1
        return (k, b) if b > k else None
