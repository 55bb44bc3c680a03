"""The folder a corpus run writes to: one folder a table, one Parquet part a batch, a marker for each finished batch.

A batch counts as finished when its marker is there, and the marker is written last; every file is written aside and then
renamed. So a run may be killed at any moment: what has no marker is done again, and nothing is half there.
"""

import json
import os
from pathlib import Path

from newslab import __version__
from newslab.errors import InputError, MissingFile

MANIFEST = "manifest.json"


class Shelf:
    """The tables of a corpus under one folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.markers = self.folder / "batches"
        if self.folder.exists() and not self.folder.is_dir():
            raise InputError(f"{self.folder}: is a file; name a folder for the corpus tables")

    def finished(self, batch):
        """Whether this very batch is stored."""
        return (self._marker(batch.number) or {}).get("digest") == batch.digest()

    def keep(self, batch, done):
        """Store the tables of a batch, its marker last."""
        for name, data in done.tables.items():
            _write(self.folder / name / f"part-{batch.number:06d}.parquet", data)
        marker = {
            "digest": batch.digest(),
            "rows": done.rows,
            "articles": len(done.analysed),
            "failures": len(done.failed),
        }
        _write(self.markers / f"{batch.number:06d}.json", json.dumps(marker).encode())

    def close(self, batches):
        """Take away what belongs to no batch of this run, and write the manifest."""
        for path in [*self.folder.glob("*/part-*.parquet"), *self.markers.glob("*.json")]:
            if int(path.stem.removeprefix("part-")) >= batches:
                path.unlink()
        for path in self.folder.rglob("*.tmp"):
            path.unlink()
        markers = [self._marker(number) for number in range(batches)]
        tables = sorted({name for marker in markers for name in marker["rows"]})
        manifest = {
            "newslab": __version__,
            "batches": batches,
            "articles": sum(m["articles"] for m in markers),
            "failures": sum(m["failures"] for m in markers),
            "tables": {name: sum(m["rows"].get(name, 0) for m in markers) for name in tables},
        }
        _write(self.folder / MANIFEST, json.dumps(manifest, indent=1).encode())
        return manifest

    def table(self, name, columns=None):
        """One table of the corpus as a DataFrame, in the order of the articles."""
        import pandas

        parts = sorted((self.folder / name).glob("part-*.parquet"))
        if not parts:
            known = (
                sorted(path.name for path in self.folder.glob("*/") if any(path.glob("part-*.parquet")))
                if self.folder.is_dir()
                else []
            )
            raise MissingFile(f"{self.folder}: no table {name!r} there; tables: {', '.join(known) or 'none'}")
        frames = [frame for frame in (pandas.read_parquet(part, columns=columns) for part in parts) if len(frame)]
        return pandas.concat(frames, ignore_index=True) if frames else pandas.read_parquet(parts[0])

    def write_table(self, name, frame):
        """Store a table of the whole corpus in one part."""
        _write(self.folder / name / "part-000000.parquet", frame.to_parquet(index=False))

    def _marker(self, number):
        try:
            return json.loads((self.markers / f"{number:06d}.json").read_text())
        except (FileNotFoundError, ValueError):
            return None


def _write(path, data):
    """Write the file whole or not at all, even when the power fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(path.name + ".tmp")
    with open(aside, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
