"""Queries that read each other's tables, each run once what it reads is there.

Knows the order and the limit of time. Must not know what the queries mean.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from queue import Empty, SimpleQueue
from typing import Any, Final

import duckdb
from attrs import frozen

from claimcheck.engine.database import MEMORY_LIMIT, EngineError, first_line

TIME_LIMIT: Final = 300.0  # seconds a single view or rule may take

Rows = list[dict[str, Any]]


@frozen
class Step:
    """A statement that creates a table or asks something, and the names of the steps that come before it."""

    name: str
    statement: str
    needs: Collection[str] = ()
    parameters: Sequence[object] = ()


def run(
    lanes: Sequence[duckdb.DuckDBPyConnection], steps: Sequence[Step], seconds: float = TIME_LIMIT
) -> Iterator[tuple[str, Rows]]:
    """Run all steps, as many at a time as there are lanes; yields the rows of each when it is done.

    A step that is not among `steps` counts as done. Raises EngineError, which names the step, when one fails or takes
    more than `seconds`; what runs beside it is broken off.
    """
    known = {step.name: step for step in steps}
    order = TopologicalSorter({step.name: [name for name in step.needs if name in known] for step in steps})
    order.prepare()
    given: SimpleQueue[tuple[Step, duckdb.DuckDBPyConnection] | None] = SimpleQueue()
    done: SimpleQueue[tuple[Step, Rows | duckdb.Error]] = SimpleQueue()
    workers = [threading.Thread(target=_work, args=(given, done), daemon=True) for _ in lanes]
    for worker in workers:
        worker.start()
    idle, waiting = list(lanes), list[str]()
    running: dict[str, tuple[duckdb.DuckDBPyConnection, float]] = {}
    try:
        while order.is_active():
            waiting += order.get_ready()
            while waiting and idle:
                step, lane = known[waiting.pop(0)], idle.pop()
                running[step.name] = lane, time.monotonic() + seconds
                given.put((step, lane))
            step, outcome = _next(done, running)
            if isinstance(outcome, duckdb.Error):
                raise _refusal(step.name, outcome, seconds)
            idle.append(running.pop(step.name)[0])
            order.done(step.name)
            yield step.name, outcome
    finally:
        for lane, _ in running.values():
            lane.interrupt()
        for _ in workers:
            given.put(None)
        for worker in workers:
            worker.join()


def _work(
    given: SimpleQueue[tuple[Step, duckdb.DuckDBPyConnection] | None], done: SimpleQueue[tuple[Step, Rows | duckdb.Error]]
) -> None:
    while task := given.get():
        step, lane = task
        try:
            cursor = lane.execute(step.statement, step.parameters or None)
            names = [column[0] for column in cursor.description or ()]
            done.put((step, [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]))
        except duckdb.Error as error:
            done.put((step, error))


def _next(
    done: SimpleQueue[tuple[Step, Rows | duckdb.Error]], running: Mapping[str, tuple[duckdb.DuckDBPyConnection, float]]
) -> tuple[Step, Rows | duckdb.Error]:
    """The next step that ends; those that are over their time are broken off, which ends them too."""
    while True:
        first = min(deadline for _, deadline in running.values())
        try:
            return done.get(timeout=max(0.01, first - time.monotonic()))
        except Empty:
            for lane, deadline in running.values():
                if deadline <= time.monotonic():
                    lane.interrupt()


def _refusal(name: str, error: duckdb.Error, seconds: float) -> EngineError:
    if isinstance(error, duckdb.InterruptException):
        return EngineError(f"{name}: stopped after {seconds:g} seconds; it does not scale to these claims")
    if isinstance(error, duckdb.OutOfMemoryException):
        return EngineError(f"{name}: stopped at {MEMORY_LIMIT} of memory")
    return EngineError(f"{name}: {first_line(error)}")
