"""The subject of a verb: the noun phrase before it, over insertions, or that of another clause."""

from newslab.quotes import cues
from newslab.quotes.phrases import Phrases
from newslab.quotes.units import TIMES

_WHICH_TIME = frozenset(("last", "this", "next", "past", "the", "that", "each", "every"))
_FLOATING = frozenset(("both", "all", "each"))
_INSERTION = 60  # tokens that may stand between a subject and its verb
_RELATIVE = 20  # tokens of a relative clause between a subject and its verb
_RELATIVES = frozenset(("who", "which", "that", "whose"))
_CLAUSE = 200  # tokens that are looked back over for the main clause


class Subjects:
    """Finds subjects in one stream; spans are (first token, last token + 1), lo the segment's first token."""

    def __init__(self, stream):
        self.stream = stream
        self.phrases = Phrases(stream)
        self.chains = cues.chains()

    def group_start(self, i, lo):
        """The first token of the verb group that ends with token i: auxiliaries, negation, adverbs, "tried to"."""
        tag, low, g = self.stream.tag, self.stream.low, i
        while g > lo:
            t, before = tag[g - 1], tag[g - 2] if g - 2 >= lo else "."
            floating = (low[g - 1] in _FLOATING and before in "XPU") or (low[g - 1] == "once" and before in "wUP)")
            if t in "RNX" or floating or (t == "A" and before == "P") or (t == "Y" and before == "X"):
                g -= 1
            elif low[g - 1] in TIMES and low[g - 2] in _WHICH_TIME and g - 3 >= lo and tag[g - 3] == "X":
                g -= 2  # "had last month said"
            elif low[g - 1] == "to" and g - 2 >= lo and low[g - 2] in self.chains:
                g -= 2
            else:
                break
        while g < i and tag[g] == "R":  # adverbs before the first auxiliary stay outside
            g += 1
        return g

    def before(self, g, lo):
        """The subject that stands before a verb group that starts at g, or None."""
        k = self.past_times(g, lo)
        if k <= lo:
            return None
        if self.stream.tag[k - 1] in "),—":
            return self._over_insertion(k, lo)
        found = self._over_relative(k, lo) or self.over_participle(k, lo) or self.phrases.ending(k, lo)
        return self._named(found, lo) if found else None

    def past_times(self, k, lo):
        """The token before adverbs and times: "Smith on Monday said", "the board last week said"."""
        tag, low = self.stream.tag, self.stream.low
        while k > lo and (
            tag[k - 1] in "RY"
            or (tag[k - 1] == "I" and tag[k] == "Y")
            or (tag[k - 1] == "#" and k - 2 >= lo and tag[k - 2] == "Y")
        ):
            k -= 1
        if k - 2 > lo and low[k - 1] in TIMES and low[k - 2] in _WHICH_TIME and tag[k - 3] in "UwpPA)":
            k -= 2
        return k

    def _over_insertion(self, k, lo):
        """The phrase before an insertion that ends just before k ("Smith, who lost, said")."""
        tag, low = self.stream.tag, self.stream.low
        close, floor, at = tag[k - 1], max(lo, k - _INSERTION), k - 2
        while at > floor:
            opens = tag[at] == ("(" if close == ")" else close)
            if opens and close == "," and tag[at + 1] in "CT" and low[at + 1] not in ("and", "or"):
                return None
            if opens:
                found = self.phrases.ending(at, lo)
                if found:
                    return self._named(found, lo)
                if tag[at - 1] == ")":  # one insertion after another: "Smith (Hull), a doctor, said"
                    close = ")"
                    at -= 1
            at -= 1
        return None

    def _over_relative(self, k, lo):
        """The phrase before a relative clause that ends just before k ("The union that represents them said")."""
        tag, low = self.stream.tag, self.stream.low
        if tag[k - 1] == "C":
            return None
        for r in range(k - 1, max(lo, k - _RELATIVE), -1):
            if low[r] in _RELATIVES and tag[r - 1] in "wU#":
                return self.phrases.ending(r, lo) if r + 1 < k and self._has_verb(r, k) else None
            if tag[r] in ",.;:Q()—STW":
                return None
        return None

    def over_participle(self, k, lo):
        """The phrase before a participle whose words end just before k ("An official briefed on the case said")."""
        tag, low = self.stream.tag, self.stream.low
        inner = self.phrases.ending(k, lo, governed=True)
        if not inner or inner[0] - 3 < lo:
            return None
        p = inner[0] - 1
        if tag[p] == "I" and low[p] != "of":
            p -= 1 + (tag[p - 1] == "I")
        elif tag[p] != "G" or tag[inner[0]] not in "DU":
            return None
        passive = low[inner[0] - 1] == "by" and tag[p] == "w"  # "laid off by the firm"
        first = p - (low[p - 1] == "not")  # "not involved in the work"
        sure = passive or first < p or self._is_participle(p)
        if first <= lo or tag[first - 1] not in "wU" or not sure:
            return None
        return self.phrases.ending(first, lo)

    def _is_participle(self, p):
        """Whether token p may be a participle that goes on from the noun before it."""
        tag, low = self.stream.tag, self.stream.low
        if tag[p] in "EG":
            return True
        if tag[p] == "V":
            return bool({"n", "g"} & set(self.stream.verbs.get(low[p], (None, ""))[1]))
        return tag[p] == "Z" and low[p + 1] in ("by", "off")

    def _has_verb(self, r, k):
        """Whether a verb follows the relative pronoun at r, whose subject is the pronoun."""
        tag, low = self.stream.tag, self.stream.low
        if low[r] == "whose":  # "parents whose children attend the school"
            return any(tag[at] in "XZ" or (tag[at] in "wEV" and tag[at + 1] in "DIp") for at in range(r + 2, k - 1))
        at = r + 1
        while at < k - 1 and tag[at] in "RN":
            at += 1
        if tag[at] in "VXZ":
            return at + 1 < k or tag[at] == "V"
        if tag[at] not in "wEA":
            return False
        if low[r] == "that":  # "the claim that workers in Hull condemned" is no relative clause
            return low[at].endswith("s") and at + 1 < k and tag[at + 1] in "Dw#UpA"
        return True

    def _named(self, found, lo):
        """For "Smith, the mayor of Hull, said": the name before the comma when the phrase found only explains it."""
        tag = self.stream.tag
        found = self._past_home(found, lo)
        for _ in range(3):
            a, b = found
            if (
                a - 1 <= lo
                or tag[a - 1] != ","
                or tag[a] not in "Dw#"
                or tag[a - 2] not in "UA"
                or tag[min(b, len(tag) - 1)] not in ",—("
            ):
                return found
            earlier = self.phrases.ending(a - 1, lo)
            if not earlier:
                return found
            found = earlier
        return found

    def _past_home(self, found, lo):
        """For "Smith, 30, of Hull, Lindia, said": the phrase before "of", where the one found says where Hull is."""
        tag, low, a = self.stream.tag, self.stream.low, found[0]
        if a - 4 <= lo or tag[a - 1] != "," or tag[a] != "U":
            return found
        town = self.phrases.ending(a - 1, lo, governed=True)
        if not town or tag[town[0]] != "U" or low[town[0] - 1] not in ("of", "from", "in") or tag[town[0] - 2] != ",":
            return found
        return self.phrases.ending(town[0] - 2, lo) or found

    def owner(self, found, lo):
        """For "whose fields": the phrase before it, "farmers"."""
        owned = self.stream.low[found[0]] == "whose" and found[0] > lo
        return (self.phrases.ending(found[0], lo) or found) if owned else found

    def finite(self, i, lo):
        """Whether token i is surely a finite verb."""
        tag, low = self.stream.tag, self.stream.low
        before, after = tag[i - 1] if i > lo else ".", tag[i + 1] if i + 1 < len(tag) else "."
        if tag[i] in "XZ" or (tag[i] == "A" and before == "P"):
            return True
        if tag[i] == "V":
            leads_on = before == "w" and low[i].endswith("s") and low[i + 1 : i + 2] == ["to"]  # "the firm plans to"
            return leads_on or not self.phrases.nominal(i, lo)
        if tag[i] == "w":  # a noun has no other one with its article right after it: "Norbia cut its budget"
            if after != "D" or low[i] in TIMES:
                return False
            return before in ")Y" or (before in "Uw" and self.phrases.opens_clause(i - 1, lo))
        return tag[i] == "E" and (before in "PUWY" or (after in "DpI" and before in "wRC"))

    def main(self, i, lo):
        """The subject of the clause before token i that stands under no other clause."""
        tag, best = self.stream.tag, None
        for at in range(max(lo, i - _CLAUSE), i):
            found = self.before(at, lo) if self.finite(at, lo) else None
            if found and tag[found[0]] not in "WT" and (found[0] == lo or tag[found[0] - 1] not in "STW"):
                best = found
                if tag[at] in "XZV":
                    break
        return best

    def nearest(self, i, lo):
        """The subject of the nearest finite verb before token i."""
        for at in range(i - 1, max(lo, i - 40) - 1, -1):
            found = self.before(at, lo) if self.finite(at, lo) else None
            if found and self.stream.tag[found[0]] != "T":
                return found
        return None
