"""Study one document after another, in order, in bounded memory; what fails is kept beside what succeeds."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol

import msgspec

from sicetnon.errors import InputError, SicetnonError
from sicetnon.model import Record

MAX_BYTES = 256 * 1024 * 1024  # of one document


class Studied(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one document: its record, or the problem that kept it from being one."""

    file: str
    record: Record | None = None
    problem: str = ""


class Result(Protocol):
    """A promise, as concurrent.futures and dask.distributed give it."""

    def result(self) -> Any:
        """The value, or the exception that was raised instead of it."""
        ...


class Engine(Protocol):
    """What work is given to: a concurrent.futures.Executor, or a dask.distributed.Client."""

    def submit(self, function: Callable[..., Any], /, *arguments: Any) -> Result:
        """Promise the value of a call."""
        ...


def study_one(file: str, data: bytes, language: str = "", seconds: float = 20.0) -> Studied:
    """The record of one document from its bytes; `seconds` bounds the search for conflicts and readings.

    Never raises for what a document holds: a problem is a value here, so that the others go on.
    """
    from sicetnon.align import align, join
    from sicetnon.extract import extract
    from sicetnon.formats import assign_sigla, read_witness
    from sicetnon.reason import Budget, analyse

    try:
        witnesses = assign_sigla([read_witness(data, file, language=language or None)])
        found = extract(witnesses[0])
        alignments = align([found])
        joined = join([found], alignments)
        budget = Budget(seconds=seconds, clock=time.monotonic)
        analysis = analyse(joined, witnesses=witnesses, budget=budget)
    except SicetnonError as problem:
        return Studied(file=file, problem=str(problem))
    except (RecursionError, MemoryError) as problem:
        return Studied(file=file, problem=f"{file}: too much for this machine ({type(problem).__name__})")
    record = Record(
        title=witnesses[0].title,
        witnesses=witnesses,
        entities=joined.entities,
        events=analysis.bounded(joined.events),
        claims=joined.claims,
        findings=analysis.findings,
        readings=analysis.readings,
        reasons=analysis.reasons,
        alignments=tuple(alignments),
        partial=(*joined.partial, *analysis.partial),
    )
    return Studied(file=file, record=record)


def study_each(
    paths: Iterable[str | Path],
    *,
    workers: int = 1,
    engine: Engine | None = None,
    language: str = "",
    seconds: float = 20.0,
) -> Iterator[Studied]:
    """Study every document by itself and yield what came of it, in the order of `paths`.

    With `workers` above 1, that many processes of this machine work side by side; with `engine`, the work goes to that
    (a dask.distributed Client of the extra `corpus`, or any executor). At most twice as many documents as there are
    workers are in memory at a time, whatever the length of `paths`, which is read as it is needed. The bytes are read
    here, so that the workers of a cluster need no common file system.
    """
    study = partial(_study_path, language=language, seconds=seconds)
    if engine is not None:
        yield from _in_order(engine, paths, study, 2 * max(workers, 8))
    elif workers > 1:
        # spawned, not forked: the caller may have threads
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield from _in_order(pool, paths, study, 2 * workers)
    else:
        for path in paths:
            call = study(path)
            yield call if isinstance(call, Studied) else study_one(*call)


def _study_path(path: str | Path, language: str, seconds: float) -> Studied | tuple[str, bytes, str, float]:
    """What study_one is to be called with, or the problem of a file that cannot be read."""
    try:
        return str(path), _bytes(Path(path)), language, seconds
    except InputError as problem:
        return Studied(file=str(path), problem=str(problem))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"is larger than {MAX_BYTES // 2**20} MiB", file=str(path), advice="split it")
        return path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise InputError(f"cannot be read: {reason}", file=str(path)) from problem


def _in_order(
    engine: Engine,
    paths: Iterable[str | Path],
    study: Callable[[str | Path], Studied | tuple[str, bytes, str, float]],
    window: int,
) -> Iterator[Studied]:
    """Keep `window` documents in work and hand out the oldest."""
    waiting: deque[tuple[str, Studied | Result]] = deque()
    for path in paths:
        call = study(path)
        waiting.append((str(path), call if isinstance(call, Studied) else engine.submit(study_one, *call)))
        if len(waiting) >= window:
            yield _result(*waiting.popleft())
    while waiting:
        yield _result(*waiting.popleft())


def _result(file: str, promise: Studied | Result) -> Studied:
    if isinstance(promise, Studied):
        return promise
    try:
        found = promise.result()
    except BrokenProcessPool:  # a worker died, perhaps for want of memory; the pool is of no more use
        return Studied(file=file, problem=f"{file}: the process that read it ended unexpectedly")
    return found if isinstance(found, Studied) else Studied(file=file, problem=f"{file}: no answer")
