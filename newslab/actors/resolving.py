"""Who a phrase means: "he", "the senator", "Ms. Quill, a lawyer" led back to an actor of the article."""

import re
from bisect import bisect_left, bisect_right

from newslab.actors import knowledge

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]ers?|[Hh]imself|[Hh]erself)\b")
_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_HEAD_ENDS = re.compile(
    r",|\(|—| [-–] |\b(?:of|who|whom|which|that|in|at|for|from|on|with|to|by|whose|like|such|including|than)\b"
)
_OFFICES = re.compile(r"(?:['’]s?)? (?:[a-z-]+ )?(campaign|administration|team|camp|government)(?:['’]s?)?$")
_WORDS = re.compile(r"[^\W\d_]+")
_APPOSITION = re.compile(r",? (?:an?|the|its|his|her|their|who is|who was|whose)? ?([^,.;:()“”\"\n]{3,60})[,.;]")
_ENDS_APPOSITION = re.compile(r"[.;:—)]|\s[—–]|,(?! (?:and|or)\b)|\s*$")
_INDEFINITE = re.compile(r"(?:An?|One|Another) ((?:[\w-]+ ){1,6})")
_GOES_ON = re.compile(r"(?:who|of|from|in|at|with|near|close|said|told|saw|\w+(?:ed|s))$")
_OPENING = re.compile(r"(?:Asked|Pressed|When|While|As|After|Before|Although|Though|Because|If|Since|Until) ")
_SOMEBODY = ""  # a person without a name, to whom pronouns lead as well
_SELF = re.compile(r"(?:['’]s?|\b(?:himself|herself|itself|themselves|also|too))?$")


class Resolver:
    """Leads a phrase of one text back to the name of an actor; made from the mentions of that text."""

    def __init__(self, text, mentions, sentences):
        self.text, self.mentions = text, mentions
        self.starts = [mention.start for mention in mentions]
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.quoted = _quoted(text)
        self.people = {mention.name for mention in mentions if mention.kind == "person"}
        self.genders, self.roles = self._portraits()
        self.pronouns = self._follow_pronouns()

    def __call__(self, start, end):
        """The name of the actor that text[start:end] means, or None."""
        phrase = self.text[start:end]
        words = _WORDS.findall(phrase)
        if not words:
            return None
        if len(words) == 1 or words[1] in ("himself", "herself", "itself"):
            low = words[0].lower()
            if low in _GENDER:
                return self.pronouns.get(start + phrase.find(words[0]))
            if low in ("who", "which", "that", "whom"):
                return self._antecedent(start)
            if low in ("it", "its"):
                return self._organisation(start)
        return self._named(start, end) or self._apposed(start, end) or self._described(start, words)

    def _named(self, start, end):
        """The name at the head of the phrase: its last mention before a comma or "of", if but "himself" follows."""
        text = self.text
        inside = self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        if not inside:
            return None
        stop = next(
            (
                m.start()
                for m in _HEAD_ENDS.finditer(text, start, end)
                if not any(a.start <= m.start() < a.end for a in inside)
            ),
            end,
        )
        head = [mention for mention in inside if mention.start < stop]
        if len(head) > 1 and text[head[-2].end : head[-1].start] in (" and ", ", and "):
            return None
        if head and head[-1].nominal and head[-1].name not in self.genders:  # "Speaker of the House Ada Quill"
            head += [
                mention
                for mention in inside
                if mention.kind == "person" and not mention.nominal and "," not in text[head[-1].end : mention.start]
            ][:1]
        if head:
            rest = text[head[-1].end : max(head[-1].end, min(stop, end))].rstrip()
            office = _OFFICES.fullmatch(rest)
            if office:
                return f"{head[-1].name} {office.group(1)}"
            if _SELF.fullmatch(rest.strip()):
                return head[-1].name
        if text[stop : stop + 1] == ",":  # "the mayor, Ada Quill"
            return next(
                (
                    mention.name
                    for mention in inside
                    if mention.kind == "person" and mention.start > stop and not text[stop + 1 : mention.start].strip()
                ),
                None,
            )
        return None

    def _apposed(self, start, end):
        """The name set beside the phrase: "its chief executive, Ada Quill, said", "the union, ATLU, said"."""
        index = bisect_left(self.starts, end)
        if index == len(self.mentions) or self.text[end : self.starts[index]] != ", ":
            return None
        mention, phrase = self.mentions[index], self.text[start:end]
        if mention.kind == "place" or not _ENDS_APPOSITION.match(self.text, mention.end):
            return None
        stop = _HEAD_ENDS.search(phrase)
        head, last = (_last_word(part) for part in (phrase[: stop.start()] if stop else phrase, phrase))
        person = mention.kind == "person"
        if head[:1].isupper() or (head.endswith("s") if person else knowledge.says_a_person(head)):
            return None
        # "the brother of the mayor, Ada Quill": the name goes with the mayor
        return None if last != head and knowledge.says_a_person(last) == person else mention.name

    def _described(self, start, words):
        """The last person before who is called by the role at the end of the words: "the senator"."""
        if words[0].lower() not in ("the", "this", "that"):
            return None
        classes, role = knowledge.words(), words[-1].lower()
        if role in classes.man or role in classes.woman:
            gender = "m" if role in classes.man else "f"
            fitting = {
                name
                for name in self.people
                if self.genders.get(name, gender) == gender and role in self.roles.get(name, ())
            }
            fitting = fitting or {name for name in self.people if self.genders.get(name) == gender}
        elif role.capitalize() in classes.role:
            fitting = {name for name in self.people if role in self.roles.get(name, ())}
        else:
            return None
        last = bisect_left(self.starts, start)
        earlier = next((mention.name for mention in reversed(self.mentions[:last]) if mention.name in fitting), None)
        return earlier or next((mention.name for mention in self.mentions[last:] if mention.name in fitting), None)

    def _antecedent(self, start):
        """The mention right before a relative pronoun, at most an apposition away."""
        index = bisect_left(self.starts, start) - 1
        while index >= 0 and start - self.mentions[index].end < 80:
            mention = self.mentions[index]
            if not re.search(r"[.!?\n]\s", self.text[mention.end : start]) and mention.kind != "place":
                return mention.name
            index -= 1
        return None

    def _organisation(self, start):
        """The organisation that the sentence before opens with, for "it"."""
        sentence = bisect_right(self.sentence_starts, start) - 1
        for number in (sentence, sentence - 1):
            if number < 0:
                break
            first = bisect_left(self.starts, self.sentence_starts[number])
            for mention in self.mentions[first : bisect_left(self.starts, start)]:
                if mention.kind == "organisation" and not self._in_quotes(mention.start):
                    return mention.name
        return None

    def _in_quotes(self, at):
        index = bisect_right(self.quoted, (at, len(self.text))) - 1
        return index >= 0 and at < self.quoted[index][1]

    def _portraits(self):
        """Name -> gender m or f where the text or the given name tells it, and name -> the roles it is called by."""
        genders, roles = {}, {}
        classes, given = knowledge.words(), knowledge.given_names()
        for mention in self.mentions:
            if mention.kind != "person":
                continue
            words = self.text[mention.start : mention.end].split()
            for word in words:
                if word in classes.honorific_m or word in classes.honorific_f:
                    genders[mention.name] = "m" if word in classes.honorific_m else "f"
            first = mention.name.split()[0]
            if mention.name not in genders and " " in mention.name and given.get(first, "x")[0] in ("m", "f"):
                genders[mention.name] = given[first][0]
            around = words + self.text[max(0, mention.start - 40) : mention.start].split()[-3:]
            apposition = _APPOSITION.match(self.text, mention.end, mention.end + 80)
            if apposition:
                around += apposition.group(1).split()
            roles.setdefault(mention.name, set()).update(
                word.lower() for word in around if knowledge.says_a_person(word)
            )
        return genders, roles

    def _follow_pronouns(self):
        """Start of each "he", "her" ... -> name: the first fitting person earlier in its sentence, or before that."""
        found, open_sentence, previous, here = {}, -1, [], []
        items = sorted(
            [(m.start, None, m) for m in self.mentions if m.kind == "person"]
            + [(m.start(), _GENDER[m.group().lower()], None) for m in _PRONOUN.finditer(self.text)]
            + [(start, _SOMEBODY, None) for start in self.sentence_starts if self._opens_unnamed(start)],
            key=lambda item: item[0],
        )
        for start, gender, mention in items:
            sentence = bisect_right(self.sentence_starts, start) - 1
            if sentence != open_sentence:
                previous = ([*here, *previous])[:12]
                here, open_sentence = [], sentence
            if gender == _SOMEBODY:
                here.append(_SOMEBODY)
                continue
            quoted = self._in_quotes(start)
            if mention is not None:
                if not quoted:
                    here.append(mention.name)
                continue
            ahead = None if here else self._ahead(sentence, start)
            surer = ahead not in self.genders and any(self.genders.get(each) == gender for each in previous[:3])
            fitting = (ahead, *here, *previous) if ahead and not surer else (*here, *previous)
            name = next((each for each in fitting if self.genders.get(each, gender) == gender), None)
            if name and name != _SOMEBODY:
                found[start] = name
                if not quoted:
                    here.append(name)
                    self.genders.setdefault(name, gender)
        return found

    def _opens_unnamed(self, start):
        """Whether a sentence opens with somebody whom it does not name: "One villager, who ...", "A nurse said"."""
        text = self.text
        opening = text[start : start + 1] in "AO" and _INDEFINITE.match(text[start : start + 90].replace(",", " ,"))
        if not opening:
            return False
        words = opening.group(1).split()
        last = next(
            (n for n, word in enumerate(words) if word in knowledge.unnamed() or knowledge.says_a_person(word)), None
        )
        if last is None or not (last + 1 == len(words) or _GOES_ON.match(words[last + 1])):
            return False
        index = bisect_left(self.starts, start)
        if index == len(self.mentions):
            return True
        between = text[start : self.starts[index]]  # "A former foreman, Ada Quill, said", "A man named Ada Quill"
        return between.count(",") > 1 or not between.endswith((", ", " named ", " called ", words[last] + " "))

    def _ahead(self, sentence, at):
        """Whom "he" means in "Asked whether he would go, Quill left": the person right after the opening clause."""
        if sentence < 0 or not _OPENING.match(self.text, self.sentence_starts[sentence]):
            return None
        comma = self.text.find(", ", at, at + 100)
        index = bisect_left(self.starts, comma)
        if comma < 0 or index == len(self.mentions) or self.mentions[index].start != comma + 2:
            return None
        return self.mentions[index].name if self.mentions[index].kind == "person" else None


def _last_word(phrase):
    return (_WORDS.findall(phrase) or [""])[-1]


def _quoted(text):
    """The stretches in double quotation marks or guillemets, each within its paragraph."""
    found, opened = [], None
    for match in re.finditer(r"[“”«»\"]|\n\s*\n", text):
        mark = match.group()
        if mark in "“«" or (mark == '"' and opened is None):
            opened = match.start() if opened is None else opened
        elif opened is not None:
            found.append((opened, match.end()))
            opened = None
    return found
