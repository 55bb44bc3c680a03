"""Where the batches run: in this process, in several processes, or on a Dask cluster; one way of asking for all."""

from collections import deque
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

from newslab.corpus import batches
from newslab.errors import InputError, NewslabError

AHEAD = 3  # batches handed out for each worker, so that memory stays flat


class _Here:
    """An executor that works at once, in this process."""

    def submit(self, function, *arguments):
        future = Future()
        future.set_result(function(*arguments))
        return future


class _Processes:
    """Processes on this machine; when one dies they are started afresh."""

    def __init__(self, number):
        self.number, self.pool = number, ProcessPoolExecutor(number)

    def submit(self, function, *arguments):
        try:
            return self.pool.submit(function, *arguments)
        except BrokenExecutor:
            self.pool.shutdown(wait=False)
            self.pool = ProcessPoolExecutor(self.number)
            return self.pool.submit(function, *arguments)


@contextmanager
def engine(client):
    """(executor, workers) for client: None, a number of processes, the address of a Dask scheduler, "dask" for a local
    cluster, or anything with a `submit` like that of concurrent.futures (a Dask Client too)."""
    if client is None or client == 1:
        yield _Here(), 1
    elif isinstance(client, int) and client > 1:
        processes = _Processes(client)
        try:
            yield processes, client
        finally:
            processes.pool.shutdown(cancel_futures=True)
    elif isinstance(client, str):
        with _dask(client) as cluster:
            yield cluster, _workers(cluster)
    elif hasattr(client, "submit"):
        yield client, _workers(client)
    else:
        raise InputError(
            f"client is None, a number of processes, a scheduler's address, or has a submit method; not {client!r}"
        )


def _dask(address):
    try:
        from dask.distributed import Client
    except ImportError:
        raise NewslabError('a Dask cluster needs the scale extra: pip install "newslab[scale]"') from None
    if address == "dask":
        return Client(threads_per_worker=1, dashboard_address=None)
    try:
        return Client(address, timeout="20s")
    except (OSError, ValueError) as error:
        raise InputError(
            f"{address}: no Dask scheduler answers there ({error}); start one with `dask scheduler`"
        ) from None


def _workers(executor):
    if hasattr(executor, "scheduler_info"):
        return max(1, len(executor.scheduler_info()["workers"]))
    return max(1, getattr(executor, "_max_workers", 2))


def run(work, executor, workers):
    """Yields (batch, Done) for each batch of work, in order, with a few of them under way at a time.

    A batch whose worker dies is tried again, then article by article; the article that kills its worker once more becomes
    a failure, and the run goes on.
    """
    waiting = deque()
    for batch in work:
        waiting.append((batch, _submit(executor, batch)))
        if len(waiting) >= AHEAD * workers:
            yield _result(executor, *waiting.popleft())
    while waiting:
        yield _result(executor, *waiting.popleft())


def _submit(executor, batch):
    """A future of the batch; keyed anew each time where the engine would remember a result (Dask's `pure`)."""
    if hasattr(executor, "scheduler_info"):
        return executor.submit(batches.analyse, batch, pure=False)
    return executor.submit(batches.analyse, batch)


def _result(executor, batch, future):
    for again in (True, False):
        try:
            return batch, future.result()
        except Exception as error:
            if not _lost(error):
                raise
            if again:
                future = _submit(executor, batch)
    return batch, _one_by_one(executor, batch)


def _lost(error):
    """Whether the worker died, as against the work going wrong."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ in (
        "KilledWorker",
        "CancelledError",
        "FutureCancelledError",
    )


def _one_by_one(executor, batch):
    rows = {}
    for record in batch.records:
        try:
            found = executor.submit(batches.rows_of, replace(batch, records=(record,))).result()
        except Exception as error:
            if not _lost(error):
                raise
            found = {
                "articles": [],
                "failures": [
                    batches.failure(record, NewslabError(f"{record.id}: its analysis ended the worker process"))
                ],
            }
        for name, more in found.items():
            rows.setdefault(name, []).extend(more)
    return batches.store(rows)
