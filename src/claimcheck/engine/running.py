"""Queries that read each other's tables, each run once what it reads is there.

Knows the order and the limit of time. Must not know what the queries mean.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Generator, Sequence
from graphlib import TopologicalSorter
from queue import Empty, SimpleQueue
from typing import Any, Final

import duckdb
from attrs import frozen

from claimcheck.engine.database import MEMORY_LIMIT, EngineError, first_line

TIME_LIMIT: Final = 300.0  # seconds a single view or rule may take
_PATIENCE: Final = 0.1  # seconds between two looks at the clock

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
) -> Generator[tuple[str, Rows], None, None]:
    """Run all steps, as many at a time as there are lanes; yields the rows of each when it is done.

    A step that is not among `steps` counts as done. Raises EngineError, which names the step, when one fails or takes
    more than `seconds`; what runs beside it is broken off, as all is when the generator is closed.
    """
    schedule = _Schedule(steps, seconds)
    workers = [threading.Thread(target=schedule.work, args=(lane,), daemon=True) for lane in lanes]
    for worker in workers:
        worker.start()
    return _results(schedule, workers, len(steps))


def _results(
    schedule: _Schedule, workers: Sequence[threading.Thread], number: int
) -> Generator[tuple[str, Rows], None, None]:
    try:
        for _ in range(number):
            step, outcome = schedule.next_done()
            if isinstance(outcome, duckdb.Error):
                raise _refusal(step.name, outcome, schedule.seconds)
            yield step.name, outcome
    finally:
        for worker in workers:
            while worker.is_alive():
                schedule.stop()  # again, as what has not quite begun cannot be broken off
                worker.join(_PATIENCE)


class _Schedule:
    """Which step is next, which run until when, and what came out."""

    def __init__(self, steps: Sequence[Step], seconds: float) -> None:
        self.seconds = seconds
        self._steps = {step.name: step for step in steps}
        self._turn = {step.name: turn for turn, step in enumerate(steps)}
        self._order = TopologicalSorter({step.name: [n for n in step.needs if n in self._steps] for step in steps})
        self._order.prepare()
        self._ready = list(self._order.get_ready())
        self._running: dict[str, tuple[duckdb.DuckDBPyConnection, float]] = {}
        self._stopped = False
        self._changed = threading.Condition()
        self._done: SimpleQueue[tuple[Step, Rows | duckdb.Error]] = SimpleQueue()

    def work(self, lane: duckdb.DuckDBPyConnection) -> None:
        """Run one step after the other on a lane, until there are none."""
        while step := self._take(lane):
            outcome: Rows | duckdb.Error
            try:
                cursor = lane.execute(step.statement, step.parameters or None)
                names = [column[0] for column in cursor.description or ()]
                outcome = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            except duckdb.Error as error:
                outcome = error
            self._put(step, outcome)

    def _take(self, lane: duckdb.DuckDBPyConnection) -> Step | None:
        """The first step that may run now; None when none is left."""
        with self._changed:
            while not self._ready and self._order.is_active() and not self._stopped:
                self._changed.wait()
            if self._stopped or not self._ready:
                return None
            name = min(self._ready, key=self._turn.__getitem__)
            self._ready.remove(name)
            self._running[name] = lane, time.monotonic() + self.seconds
            return self._steps[name]

    def _put(self, step: Step, outcome: Rows | duckdb.Error) -> None:
        with self._changed:
            del self._running[step.name]
            if isinstance(outcome, duckdb.Error):
                self._stopped = True
            else:
                self._order.done(step.name)
                self._ready += self._order.get_ready()
            self._changed.notify_all()
        self._done.put((step, outcome))

    def next_done(self) -> tuple[Step, Rows | duckdb.Error]:
        """Wait for the next step that ends; one that is over its time is broken off, which ends it too."""
        while True:
            try:
                return self._done.get(timeout=_PATIENCE)
            except Empty:
                self._interrupt(time.monotonic())

    def stop(self) -> None:
        """Begin no further step, and break off those that run."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._interrupt(float("inf"))

    def _interrupt(self, moment: float) -> None:
        """Break off what may run until `moment` (of the monotonic clock, in seconds) and no longer."""
        with self._changed:
            for lane, deadline in self._running.values():
                if deadline <= moment:
                    lane.interrupt()


def _refusal(name: str, error: duckdb.Error, seconds: float) -> EngineError:
    if isinstance(error, duckdb.InterruptException):
        return EngineError(f"{name}: stopped after {seconds:g} seconds; it does not scale to these claims")
    if isinstance(error, duckdb.OutOfMemoryException):
        return EngineError(f"{name}: stopped at {MEMORY_LIMIT} of memory")
    return EngineError(f"{name}: {first_line(error)}")
