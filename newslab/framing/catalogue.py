"""What each frame means, and how far its finder can be trusted."""

from dataclasses import dataclass

from newslab import lexicons
from newslab.errors import UnknownName
from newslab.framing.codebook import OWN


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of one of newslab's codebooks.

    positive, negative       a sentence that carries the frame, and one that only looks like it
    precision, recall, f1    measured on labelled texts at weight 0.5; None where there were none
    present                  how many of those texts carried the frame
    """

    codebook: str
    name: str
    definition: str
    source: str
    positive: str
    negative: str
    precision: float | None
    recall: float | None
    f1: float | None
    present: int | None

    @property
    def warning(self):
        """A sentence for the reader where the frame is found badly or was never measured, else an empty string."""
        if self.f1 is None:
            return f"The frame {self.name} was not measured against labelled texts."
        return f"The frame {self.name} is often missed or wrongly found (F1 {self.f1:.2f})." if self.f1 < 0.5 else ""


def frames(codebook="policy"):
    """The frames of a codebook of newslab's own, as a list of Frame with definitions, examples and measured quality.

    >>> frames("generic")[0].name
    'conflict'
    """
    if codebook not in OWN:
        raise UnknownName.among("codebook", codebook, OWN)
    measured = {row["frame"]: row for row in lexicons.rows("framing_calibration.csv") if row["codebook"] == codebook}
    texts = ("codebook", "frame", "definition", "source", "positive", "negative")
    return [
        Frame(*(row[name] for name in texts), *_quality(measured.get(row["frame"], {})))
        for row in lexicons.rows("framing_frames.csv")
        if row["codebook"] == codebook
    ]


def _quality(row):
    numbers = [float(row[name]) if row.get(name) else None for name in ("precision", "recall", "f1")]
    return (*numbers, int(row["present"]) if row.get("present") else None)
