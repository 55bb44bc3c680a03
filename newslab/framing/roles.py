"""Who is cast as hero, villain or victim."""
import re

from newslab import sentences

_NEAR = 150
_CUES = {
    "hero": "save protect help support solve fight plan propose solution lead pledge defend improve agreement",
    "villain": "cause blame threat pollute destroy attack oppose deny reject harm damage kill roll dismantle critic accuse",
    "victim": "suffer hit hurt lose loss risk vulnerable threaten displace face poor affected harmed destroyed flood protect",
}


def role(source, entity):
    """Whether a text casts an entity, any phrase, as "hero", "villain" or "victim"."""
    text = sentences.text_of(source)
    around = " ".join(text[max(0, found.start() - _NEAR):found.end() + _NEAR] for found in re.finditer(re.escape(entity), text, re.I)).lower()
    points = {name: sum(around.count(cue) for cue in cues.split()) for name, cues in _CUES.items()}
    return max(points, key=lambda name: (points[name], name == "villain"))
