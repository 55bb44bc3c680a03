"""Who does what a verb says: the noun phrase before it, after it, or inherited from the verb before."""
from newslab.quotes import cues

_NOUN = frozenset("UwQ#AGEV")  # may be part of a noun phrase, read from the right
_TIMES = frozenset("week weekend month year summer spring autumn fall winter season decade century quarter hour".split())
_WHICH_TIME = frozenset("last this next past the that each every".split())


class Subjects:
    """Finds subjects in one stream; spans are (first token, last token + 1)."""

    def __init__(self, stream):
        self.stream = stream
        self.chains = cues.chains()

    def group_start(self, i, lo):
        """The first token of the verb group that ends with token i: auxiliaries, negation, adverbs, "tried to"."""
        tag, low, g = self.stream.tag, self.stream.low, i
        while g > lo:
            t = tag[g - 1]
            if t in "RNX" or (low[g - 1] in ("both", "all", "each") and g - 2 >= lo and tag[g - 2] in "XPU") or (t == "A" and g - 2 >= lo and tag[g - 2] == "P") or (t == "Y" and g - 2 >= lo and tag[g - 2] == "X"):
                g -= 1
            elif low[g - 1] == "to" and g - 2 >= lo and low[g - 2] in self.chains:
                g -= 2
            else:
                break
        while g < i and tag[g] == "R":  # adverbs before the first auxiliary stay outside
            g += 1
        return g

    def before(self, g, lo):
        """The subject that stands before a verb group that starts at g, or None."""
        tag = self.stream.tag
        k = g
        while k > lo and (tag[k - 1] in "RY" or (tag[k - 1] == "I" and tag[k] == "Y") or (
                tag[k - 1] == "#" and k - 2 >= lo and tag[k - 2] == "Y")):
            k -= 1
        low = self.stream.low
        if k - 2 > lo and low[k - 1] in _TIMES and low[k - 2] in _WHICH_TIME and tag[k - 3] in "UwpPA)":
            k -= 2  # "the board last week said"
        if k <= lo:
            return None
        if tag[k - 1] in "),—":
            return self._over_parenthesis(k, lo)
        found = self.phrase_ending(k, lo)
        return self._appositive_head(found, lo) if found else None

    def _over_parenthesis(self, k, lo):
        """The phrase before an insertion that ends just before k ("Smith, who lost, said")."""
        tag = self.stream.tag
        close = tag[k - 1]
        opener = "(" if close == ")" else close
        floor = max(lo, k - 60)
        at = k - 2
        while at > floor:
            if tag[at] == opener and at > lo:
                inside = tag[at + 1]
                after = self.stream.low[at + 1]
                if close == "," and (inside in "CT" and after not in ("and", "or")):
                    return None
                found = self.phrase_ending(at, lo)
                if found:
                    return self._appositive_head(found, lo)
                if tag[at - 1] == ")":
                    found = self._over_parenthesis(at, lo)
                    if found:
                        return found
            at -= 1
        return None

    def _appositive_head(self, found, lo):
        """For "Smith, the mayor of Hull, said": the name before the comma when the phrase found only explains it."""
        tag, low = self.stream.tag, self.stream.low
        for _ in range(3):
            a = found[0]
            if a - 1 <= lo or tag[a - 1] != "," or tag[a] not in "Dw#" or tag[a - 2] not in "UA":
                return found
            if low[a] in ("he", "she") or self.stream.tag[found[1]] == ",":
                pass
            if self.stream.tag[min(found[1], len(tag) - 1)] not in ",—(":
                return found
            earlier = self.phrase_ending(a - 1, lo)
            if not earlier:
                return found
            found = earlier
        return found

    def phrase_ending(self, k, lo, governed=False):
        """The noun phrase whose last token is k - 1, or None when that token ends none.

        governed: whether a phrase after a preposition counts too.
        """
        tag, low = self.stream.tag, self.stream.low
        last = k - 1
        if last < lo:
            return None
        t = tag[last]
        if t in "PpWD":
            if t == "p" and last - 1 >= lo and tag[last - 1] == "I" and low[last - 1] != "of":
                return None
            a = last
            if t in "pD" and a - 1 >= lo and tag[a - 1] in "D#" :
                a -= 1
            return (a, k)
        if t == "T":
            return (last, k)
        if t == "Y" or t not in _NOUN:
            return None
        if t == "Q" and not self._quoted_noun(last):
            return None
        a = last
        while a > lo and k - a < 30:
            t = tag[a - 1]
            if t in "UwQ#A":
                if t == "Q" and not self._quoted_noun(a - 1):
                    break
                a -= 1
            elif t in "GEV" or (t == "Y" and a < last and tag[a] == "A"):
                if t == "V" and not self.nominal(a - 1, lo):
                    break
                if t in "GE" and a - 2 >= lo and tag[a - 2] in "X,":
                    break
                a -= 1
            elif t == "R" and a < k and tag[a] in "w#E" and a - 2 >= lo and tag[a - 2] in "DI":
                a -= 1  # "the deeply divided party"
            elif t == "D":
                a -= 1
                while a > lo and tag[a - 1] in "D#":
                    a -= 1
                if not self._carries_on(a, lo):
                    break
                a -= 1
            elif t in "IC":
                if not self._carries_on(a, lo):
                    break
                a -= 1
            else:
                break
        return (a, k) if governed else self._trim(a, k, lo)

    def _quoted_noun(self, i):
        """Whether a quoted stretch is a word or two inside a phrase (the “bigots”), not speech."""
        stream = self.stream
        inner = stream.text[stream.start[i]:stream.end[i]].strip("\"'“”‘’«»„`")
        return inner[-1:].isalnum() and inner.count(" ") < 5

    def nominal(self, i, lo):
        """Whether a word that may be a cue verb stands as a noun here ("the report", "its claims")."""
        stream = self.stream
        letters = stream.verbs[stream.low[i]][1] if stream.low[i] in stream.verbs else ""
        if i == lo:
            return True
        before = stream.tag[i - 1]
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
            return low[a - 1] != "to" and before in "UwQpDA#V" and not (before == "V" and not self.nominal(a - 2, lo))
        if link == "C":
            if low[a - 1] not in ("and", "or") or before not in "UwQ":
                return False
            if before == "U" or tag[a] == "U":
                return tag[a] in "UD" and self._starts_clause(a - 2, lo)
            return self._starts_clause(a - 2, lo)
        return False

    def _starts_clause(self, last, lo):
        """Whether the noun phrase ending at token last opens its clause: no verb or comma stands before it."""
        tag, a = self.stream.tag, last
        while a >= lo and tag[a] in "UwQ#ADVIC":
            a -= 1
        return a < lo or tag[a] in ".;:,(ST—CQ"

    def _trim(self, a, k, lo):
        """Cuts an introducing phrase off the front ("In Ohio last week Smith")."""
        tag, low = self.stream.tag, self.stream.low
        if a > lo and tag[a - 1] in "IG" and low[a - 1] != "of" and tag[k - 1] == "U":
            names = k - 1
            while names > a and tag[names - 1] == "U":
                names -= 1
            if names > a:
                return (names, k)
        if a > lo and tag[a - 1] == "I":
            return None if tag[a - 1] == "I" and a - 1 > lo else (a, k)
        return (a, k)

    def after(self, k, hi):
        """The noun phrase that starts at token k ("said Jo Smith, a doctor"), or None."""
        tag, low = self.stream.tag, self.stream.low
        if k >= hi:
            return None
        if tag[k] == "P":
            return (k, k + 1)
        if tag[k] not in "UwD#pE" or low[k] in ("that", "to"):
            return None
        b = k
        while b < hi and b - k < 20:
            t = tag[b]
            if t == "V" and b > k and not self.nominal(b, k):
                break
            if t in "UwD#ApEGV" or (t == "I" and low[b] in ("of", "for") and b > k) or (
                    low[b] == "and" and b + 1 < hi and tag[b + 1] in "UwD"):
                b += 1
            elif t == "." and b + 1 < hi and low[b] == "." and tag[b - 1] == "U" and len(low[b - 1]) < 5:
                b += 1
            else:
                break
        while b > k and tag[b - 1] in "ICD":
            b -= 1
        return (k, b) if b > k else None

    def finite(self, i, lo):
        """Whether token i is surely a finite verb."""
        tag = self.stream.tag
        if tag[i] in "XZ" or (tag[i] == "A" and i > lo and tag[i - 1] == "P"):
            return True
        if tag[i] == "V":
            return not self.nominal(i, lo)
        if tag[i] == "E":
            return i > lo and tag[i - 1] in "PUW" or (i + 1 < len(tag) and tag[i + 1] in "DpI" and tag[i - 1] in "wURC")
        return False

    def main(self, i, lo):
        """The subject of the clause before token i that stands under no other clause."""
        tag = self.stream.tag
        best, at = None, max(lo, i - 200)
        while at < i:
            if self.finite(at, lo):
                g = at
                found = self.before(g, lo)
                if found:
                    left = tag[found[0] - 1] if found[0] > lo else "."
                    if tag[found[0]] not in "WT" and left not in "STW":
                        best = found
                        if tag[at] in "XZV":
                            break
                    elif best is None and tag[found[0]] != "T":
                        best = None
            at += 1
        return best

    def nearest(self, i, lo):
        """The subject of the nearest finite verb before token i."""
        for at in range(i - 1, max(lo, i - 40) - 1, -1):
            if self.finite(at, lo):
                found = self.before(at, lo)
                if found and self.stream.tag[found[0]] != "T":
                    return found
        return None
