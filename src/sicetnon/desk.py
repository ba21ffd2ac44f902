"""The use cases over one record, which are also the Python API.

Each step is a pure function of a leaf; this module only carries values from one to the next, reads the files, and
passes in the clock that the search budgets need (law 4).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sicetnon.errors import InputError
from sicetnon.model import Dependence, Extraction, Finding, Judgement, Record, Witness

if TYPE_CHECKING:
    from sicetnon.extract import Extractor
    from sicetnon.reason import Budget

Progress = Callable[[str, int, int], None]
"""Called with the name of the step, how many pieces of it are done, and how many there are."""

MAX_BYTES = 256 * 1024 * 1024  # more than any book; a larger file is a mistake, and would fill the memory


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a record is to be made; everything has a default.

    `language` and `format` hold for all witnesses (empty: found out for each); `rules` are names of rules (None: all);
    `extractors` are names of extractors, or extractors themselves (None: the built-in grammar); `weights` by claim id
    for the order of readings; `seconds` is the time that reasoning may take; `decided` are
    judgements that persons made before.
    """

    title: str = ""
    language: str = ""
    format: str = ""
    encoding: str = ""
    rules: tuple[str, ...] | None = None
    extractors: tuple[str | Extractor, ...] | None = None
    weights: dict[str, float] = {}
    seconds: float = 20.0
    decided: tuple[Judgement, ...] = ()


class Study(msgspec.Struct, frozen=True):
    """A record, and the inputs that could not be read for it."""

    record: Record
    problems: tuple[InputError, ...] = ()


def _silent(step: str, done: int, total: int) -> None:
    """No progress is shown."""


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file. Raises InputError, which names the file, when it cannot be read."""
    path = Path(path)
    try:
        if path.is_dir():
            raise InputError("is a folder", file=str(path), advice="name the files in it")
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"is larger than {MAX_BYTES // 2**20} MiB", file=str(path), advice="split it")
        return path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise InputError(
            f"cannot be read: {reason}", file=str(path), advice="check the name and the rights"
        ) from problem


def _read(
    sources: Sequence[tuple[str, bytes | Path]], options: Options, progress: Progress
) -> tuple[list[Witness], list[InputError]]:
    from sicetnon.formats import assign_sigla, read_witness

    witnesses: dict[str, Witness] = {}
    problems: list[InputError] = []
    for done, (name, source) in enumerate(sources):
        progress("reading", done, len(sources))
        try:
            data = source if isinstance(source, bytes) else read_bytes(source)
            witness = read_witness(
                data,
                name,
                format=options.format or None,
                language=options.language or None,
                encoding=options.encoding or None,
            )
        except InputError as problem:
            problems.append(problem)
            continue
        witnesses.setdefault(witness.id, witness)  # the same bytes twice are one witness
    return list(assign_sigla(list(witnesses.values()))), problems


def record_of(witnesses: Sequence[Witness], options: Options = Options(), progress: Progress = _silent) -> Record:
    """Make the record of witnesses that are already read: extract, join, reason, look for dependence."""
    from sicetnon.align import align, join, take_apart
    from sicetnon.extract import extract
    from sicetnon.reason import Budget, analyse

    extractions: list[Extraction] = []
    # In an order that the files themselves give, so that the findings do not depend on how they were named.
    ordered = sorted(witnesses, key=lambda witness: witness.id)
    for done, witness in enumerate(ordered):
        progress("extracting", done, len(witnesses))
        extractions.append(take_apart(extract(witness, extractors=options.extractors), options.decided))
    progress("aligning", 0, 1)
    alignments = align(extractions, decided=options.decided)
    joined = _judged(join(extractions, alignments), options.decided)
    progress("reasoning", 0, 1)
    budget: Budget = Budget(seconds=options.seconds, clock=time.monotonic)
    analysis = analyse(joined, witnesses=ordered, rules=options.rules, weights=options.weights, budget=budget)
    progress("comparing", 0, 1)
    leaning, drifts = _dependences(ordered, joined)
    return Record(
        title=options.title or _title(witnesses),
        witnesses=tuple(witnesses),
        entities=joined.entities,
        events=analysis.bounded(joined.events),
        claims=joined.claims,
        findings=(*analysis.findings, *drifts),
        readings=analysis.readings,
        reasons=analysis.reasons,
        alignments=tuple(alignments),
        dependences=leaning,
        partial=(*joined.partial, *analysis.partial),
    )


def _judged(joined: Extraction, decided: Sequence[Judgement]) -> Extraction:
    """What persons accepted, rejected, corrected and split; what they called the same was joined before."""
    others = [judgement for judgement in decided if judgement.decision != "same-as"]
    if not others:
        return joined
    from sicetnon.store import apply_judgements

    judged = apply_judgements(joined, others)
    unmet = tuple(f"a judgement ({one.decision}) of what this record does not hold" for one in judged.unmet)
    return msgspec.structs.replace(judged.extraction, partial=(*judged.extraction.partial, *unmet))


def _dependences(
    witnesses: Sequence[Witness], joined: Extraction
) -> tuple[tuple[Dependence, ...], tuple[Finding, ...]]:
    """Which witness leans on which, and what grew surer on the way."""
    if len(witnesses) < 2:
        return (), ()
    from sicetnon.stemma import certainty_drift, dependences, drift_findings

    leaning = dependences(witnesses, joined)
    return leaning, drift_findings(certainty_drift(joined, leaning), joined)


def _title(witnesses: Sequence[Witness]) -> str:
    titles = list(dict.fromkeys(witness.title for witness in witnesses if witness.title))
    return titles[0] if titles else "Record"


def study_sources(
    sources: Iterable[tuple[str, bytes | Path]], options: Options = Options(), progress: Progress = _silent
) -> Study:
    """Read named inputs (bytes, or the path to read them from) together as one record.

    What cannot be read is reported in `problems`; the others are done all the same.
    """
    witnesses, problems = _read(list(sources), options, progress)
    return Study(record_of(witnesses, options, progress), tuple(problems))


def study(*files: str | Path, title: str = "", language: str = "", seconds: float = 20.0) -> Record:
    """Read one or many files together as one record.

    Raises InputError for the first file that cannot be read; use `study_sources` to keep the others.
    """
    options = Options(title=title, language=language, seconds=seconds)
    result = study_sources([(str(file), Path(file)) for file in files], options)
    if result.problems:
        raise result.problems[0]
    return result.record
