"""How fast a corpus is analysed: in one process, in two, on a local Dask cluster; how it grows, and how much memory it takes.

    python benchmarks/corpus.py [articles]

The articles are made up: paragraphs of the invented sample articles in an order of their own.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from speed import articles

from newslab import corpus


def timed(count, client):
    """Seconds for a run over `count` articles, and the largest memory of this process so far in MB."""
    with tempfile.TemporaryDirectory() as folder:
        sources = ({"id": str(number), "text": text} for number, text in enumerate(articles(count)))
        began = time.monotonic()
        manifest = corpus.analyse(sources, Path(folder, "out"), client=client)
        assert manifest["articles"] + manifest["failures"] == count
        return time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    print(f"{'engine':<14} {'articles':>9} {'seconds':>8} {'a second':>9} {'peak MB':>8}")
    for client, size in ((None, count // 4), (None, count), (2, count), ("dask", count)):
        try:
            seconds, memory = timed(size, client)
        except ImportError as missing:
            print(f"{client!s:<14} not installed ({missing.name})")
            continue
        name = {None: "this process", 2: "two processes"}.get(client, client)
        print(f"{name:<14} {size:>9} {seconds:>8.1f} {size / seconds:>9.1f} {memory:>8.0f}", flush=True)


if __name__ == "__main__":
    main()
