"""What the engine finds in a network file: one object, as JSON or as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from sicetnon.chronology.day import iso
from sicetnon.reason.engine.budget import Budget, Meter, Spent
from sicetnon.reason.engine.disputes import Dispute
from sicetnon.reason.engine.document import Document, Loaded
from sicetnon.reason.engine.engine import Engine
from sicetnon.reason.engine.results import Conflict, Consistent, Core, Step

REPORT_SCHEMA = "sicetnon-network-report/1"


class ConflictReport(msgspec.Struct, frozen=True, kw_only=True):
    """A minimal conflict between variants: each variant is the claims that say the same."""

    variants: tuple[tuple[str, ...], ...]
    rules: tuple[str, ...]
    explanation: str


class DisputeReport(msgspec.Struct, frozen=True, kw_only=True):
    """The simplest conflicts around one variant, the pivot; `complete` is false when there may be more of them."""

    pivot: tuple[str, ...]
    conflicts: tuple[ConflictReport, ...]
    complete: bool


class ReadingReport(msgspec.Struct, frozen=True, kw_only=True):
    """A reading by what it leaves out."""

    claims_left_out: tuple[str, ...]
    weight_left_out: float


class NetworkReport(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found. `consistent` is null when a budget ended the search; `bounds` are the earliest and latest
    day of each point under the best reading (ISO, null where open); `in_no_reading` are claims that contradict
    themselves or the rules."""

    schema: str
    title: str
    claims: int
    variants: int
    constraints: int
    consistent: bool | None
    disputes: tuple[DisputeReport, ...]
    readings: tuple[ReadingReport, ...]
    in_some_readings: tuple[str, ...]
    in_no_reading: tuple[str, ...]
    bounds: dict[str, tuple[str | None, str | None]]
    notes: tuple[str, ...]
    partial: tuple[str, ...]


def reason_about(
    document: Document, *, budget: Budget | None = None, fast: bool = False, each: int = 5, file: str = ""
) -> NetworkReport:
    """Reason about a network file. Pure: the clock is in the budget, and `fast` says whether to compile.

    The seconds of the budget are those of all questions together: each has an equal part of what those before it left.
    Raises InputError for a document that says what it cannot, RuleError when its rules contradict one another.
    """
    within = (budget or Budget()).ending()
    try:
        loaded = Loaded(document, file=file, meter=Meter(within))
    except Spent:
        loaded = Loaded(Document())  # and time leaves every question open
    engine = Engine(loaded.network, budget=within, fast=fast)
    answer = engine.within(within.share(5)).check()
    disputes = tuple(_dispute(dispute, loaded) for dispute in engine.within(within.share(4)).disputes(each=each))
    readings = tuple(
        ReadingReport(claims_left_out=_all(choice.left_out, loaded), weight_left_out=choice.weight_left_out)
        for choice in engine.within(within.share(3)).readings()
    )
    standing = engine.within(within.share(2)).standing()
    bounds = engine.within(within.share(1)).bounds()
    return NetworkReport(
        schema=REPORT_SCHEMA, title=document.title, claims=len(document.claims), variants=len(loaded.supporters),
        constraints=len(loaded.network.tail) + len(loaded.network.clauses) + len(loaded.network.cardinalities),
        consistent=decided(answer), disputes=disputes, readings=readings,
        in_some_readings=_all(standing.in_some, loaded),
        in_no_reading=_all(standing.in_none, loaded),
        bounds={point: (_iso(low), _iso(high)) for point, (low, high) in sorted(bounds.items())},
        notes=document.notes, partial=engine.partial,
    )  # fmt: skip


def decided(answer: Consistent | Core) -> bool | None:
    """Whether all claims can hold together, None when a budget ended the check."""
    if isinstance(answer, Consistent):
        return None if answer.undecided else True
    return False


def _iso(day: int | None) -> str | None:
    return None if day is None else iso(day)


def _all(claims: Iterable[str], loaded: Loaded) -> tuple[str, ...]:
    return tuple(sorted(each for claim in claims for each in loaded.supporters[claim]))


def _dispute(dispute: Dispute, loaded: Loaded) -> DisputeReport:
    return DisputeReport(
        pivot=loaded.supporters[dispute.pivot],
        conflicts=tuple(_conflict(conflict, loaded) for conflict in dispute.conflicts),
        complete=dispute.complete,
    )


def _conflict(conflict: Conflict, loaded: Loaded) -> ConflictReport:
    return ConflictReport(
        variants=tuple(loaded.supporters[claim] for claim in sorted((*conflict.claims, *conflict.given))),
        rules=conflict.rules,
        explanation=explained(conflict, loaded),
    )


def explained(conflict: Conflict, loaded: Loaded) -> str:
    """The conflict in words: what each claim says, by which rules it bears on the others, and how far they miss."""
    said: dict[str, list[str]] = {}
    for step in conflict.steps:
        rules = said.setdefault(_words(step, loaded), [])
        if step.rule and step.rule not in rules:
            rules.append(step.rule)
    for claim in sorted((*conflict.claims, *conflict.given)):
        said.setdefault(_words(Step(claim=claim), loaded), [])
    parts = [" ".join([words, *(f"[{rule}]" for rule in rules)]).strip() for words, rules in said.items()]
    end = ""
    if conflict.missing_days:
        end = f"; they miss one another by {conflict.missing_days} day{'s' if conflict.missing_days != 1 else ''}"
    return "; ".join(part for part in parts if part) + end


def _words(step: Step, loaded: Loaded) -> str:
    """What the claim of a step says, with its source; the words of a rule's own step."""
    entry = loaded.entries.get(step.claim)
    if entry is None:
        return step.words
    spoken = entry.text or step.words or entry.id
    return f"{spoken} ({entry.source})" if entry.source else spoken


def as_json(report: NetworkReport) -> bytes:
    """The report as JSON."""
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"


def as_text(report: NetworkReport, *, bounds: int = 40) -> Iterator[str]:
    """The report as lines of text, with the bounds of at most `bounds` points."""
    if report.title:
        yield report.title
    yield f"{report.claims} claims ({report.variants} variants), {report.constraints} constraints"
    yield from (f"note: {note}" for note in report.notes)
    if report.consistent:
        yield "All claims can hold together."
    for number, dispute in enumerate(report.disputes, 1):
        yield f"{number}. {', '.join(dispute.pivot)}"
        for conflict in dispute.conflicts:
            yield f"   - {conflict.explanation}"
        if not dispute.complete:
            yield "   - and more in the same way"
    for number, reading in enumerate(report.readings, 1):
        if reading.claims_left_out:
            yield f"reading {number} leaves out: {', '.join(reading.claims_left_out)}"
    for point, (low, high) in list(report.bounds.items())[:bounds]:
        yield f"{point}: {low or '..'} to {high or '..'}"
    if len(report.bounds) > bounds:
        yield f"… and the bounds of {len(report.bounds) - bounds} more points"
    yield from (f"partial: {note}" for note in report.partial)
