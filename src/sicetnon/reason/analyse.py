"""The whole of reasoning over one record: rules, conflicts, readings, bounds, and what was not searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from sicetnon.chronology.day import Day
from sicetnon.model import LEVELS, Analysis, Bounds, Extraction, Finding, Reading, Witness
from sicetnon.reason.comparison.gate import comparable, weighing
from sicetnon.reason.compile import Builder, build
from sicetnon.reason.disagreements import MOST_PIVOTS, Disagreements, search
from sicetnon.reason.editions import OF_EDITIONS as _OF_EDITIONS
from sicetnon.reason.editions import editions
from sicetnon.reason.engine import Budget, Choice, Consistent, Engine
from sicetnon.reason.index import Index, day_of
from sicetnon.reason.readings import Explainer, Told, bounds_of, hull, reading_of
from sicetnon.reason.rule import Draft, Rule, choose_rules
from sicetnon.text import content_id

_DENIALS = ("denied", "disputed", "denied-elsewhere", "link-doubted", "some-and-others", "responsibility-denied")
READINGS = 6
"""Readings that are listed with their bounds when the budget names no other number."""
_MANY_VARIANTS = 500  # of a large record fewer readings are listed, since each is bounded anew
_SHARE = 0.2
"""The part of the time that one question to the engine may take."""
_FOR_NETWORK, _FOR_ROUGH, _FOR_CONFLICTS, _FOR_BOUNDS, _FOR_REASONS = 0.4, 0.4, 0.5, 0.6, 0.7
"""The parts of the time after which no more constraints, no rough reading, no more conflicts, bounds and reasons are
looked for; what is left belongs to the rules that look at the record itself."""
_ONE_PASSAGE = 2
"""Claims by which one passage is cited."""
_CONFLICT = ("contradiction", "dispute", "tension")
_GRAVITY = {level: rank for rank, level in enumerate(LEVELS)}


def analyse(
    extraction: Extraction,
    *,
    witnesses: Sequence[Witness],
    rules: Iterable[str | Rule] | None = None,
    weights: Mapping[str, float] | None = None,
    budget: Budget = Budget(),  # noqa: B008  # frozen
    strict: bool = False,
) -> Analysis:
    """Find what cannot hold together in a record, what needs an explanation, what is in doubt, and what dates remain.

    `rules` names rules, or gives them (None: all installed); `weights` says by claim id what a reading that leaves the
    claim out loses (default 1 for each voice that makes it; never inferred). Bounds are the widest over the best
    readings; `strict` takes only what no reading leaves out, which bounds much less. `budget` bounds the whole: its
    seconds run from the call, and what they do not reach, `partial` of the result names. Only what is needed to give an
    answer at all is done in any case: to lay out the record, the step of a rule that is under way, and to sort the
    findings, all linear in the number of claims. Raises UsageError for an unknown rule, RuleError for rules that
    contradict each other whatever is claimed.
    """
    watch = _Watch(budget)
    index = Index(extraction, witnesses)
    chosen = choose_rules(rules)
    builder = build(index, chosen, weights, lambda: watch.over(_FOR_NETWORK))
    reasoned = _Reasoning(index, builder, chosen, (budget, watch))
    if strict:
        reasoned.keep_undisputed()
    index.reckoned = _reckoned(reasoned.bounds)
    drafted, capped, missed = _drafted(index, [rule for rule in chosen if not rule.late], watch)
    proven = {(finding.kind, frozenset(finding.claims)) for finding in reasoned.findings}
    drafted = [finding for finding in drafted if (finding.kind, frozenset(finding.claims)) not in proven]
    giving_way = {rule.name for rule in chosen if rule.gives_way}
    known = editions(index)

    def gives_way(finding: Finding) -> bool:
        return finding.rule in giving_way or (
            finding.level != "doubt" and finding.rule not in _OF_EDITIONS and known.within(finding.claims)
        )

    compared = [finding for finding in drafted if gives_way(finding)]
    plain = [finding for finding in drafted if not gives_way(finding)]
    findings = _without_repeats([*extraction.findings, *reasoned.findings, *plain])
    findings = _besides(findings, _without_repeats(compared))
    index.together = _together(findings)
    late, capped_late, missed_late = _drafted(index, [rule for rule in chosen if rule.late], watch)
    findings = _besides(findings, _without_repeats(late))
    unreached = ", ".join((*missed, *missed_late))
    notes = [*capped, *capped_late, *((f"rules: the time did not reach {unreached}",) if unreached else ())]
    return Analysis(
        bounds=reasoned.bounds,
        reasons=reasoned.reasons,
        findings=tuple(sorted(findings, key=lambda f: (_GRAVITY[f.level], _place(index, f), f.id))),
        readings=reasoned.readings,
        partial=tuple(dict.fromkeys((*reasoned.partial, *notes))),
    )


class _Watch:
    """The whole of the budget's time over several calls of the engine, of which each is given a share."""

    def __init__(self, budget: Budget) -> None:
        self._clock, self._seconds = budget.clock, budget.seconds
        self._begin = budget.clock() if budget.clock is not None else 0.0

    @property
    def search_end(self) -> float | None:
        """The moment at which the search is over; None where the time has no end."""
        if self._clock is None or self._seconds is None:
            return None
        return self._begin + _FOR_REASONS * self._seconds

    def over(self, part: float) -> bool:
        """Whether that part of the time is spent."""
        if self._clock is None or self._seconds is None:
            return False
        return self._clock() - self._begin >= part * self._seconds


class _Reasoning:
    """The engine's part: readings, conflicts, bounds and their reasons, each within its share of the time."""

    def __init__(self, index: Index, builder: Builder, rules: Sequence[Rule], limits: tuple[Budget, _Watch]) -> None:
        budget, self._watch = limits
        self._index, self._builder = index, builder
        share = budget.seconds * _SHARE if budget.seconds is not None else None
        within = msgspec.structs.replace(budget, seconds=share, until=self._watch.search_end)
        self._engine = Engine(builder.network, budget=within)
        self._notes: list[str] = []
        if builder.skipped:
            self._notes.append(f"conflicts: the time did not reach the rules {', '.join(builder.skipped)}")
        claims = tuple(builder.network.claims)
        most = READINGS if len(claims) <= _MANY_VARIANTS else READINGS // 2
        choices = list(islice(self._engine.readings(limit=most), most)) or self._rough()
        left_out = choices[0].left_out if choices else ()
        if len(left_out) > MOST_PIVOTS:
            self._notes.append(f"conflicts: {MOST_PIVOTS} of the {len(left_out)} variants set aside are looked at")
        found = search(self._engine, claims, left_out, lambda: self._watch.over(_FOR_CONFLICTS))
        self.findings = Disagreements(index, builder, rules).findings(found, left_out)
        self._bound([choice for choice in choices if len(choices) == 1 or not self._watch.over(_FOR_BOUNDS)])

    def _rough(self) -> list[Choice]:
        """One consistent choice, not the best: of each core that is found the lightest claim is set aside."""
        weights = self._builder.network.weights
        kept = sorted(self._builder.network.claims)
        aside: list[str] = []
        while not self._watch.over(_FOR_ROUGH):
            answer = self._engine.check(kept)
            if isinstance(answer, Consistent):
                if answer.undecided:
                    break
                self._notes.append("readings: the best one was not found in the time; a rough one stands in for it")
                return [Choice(left_out=tuple(sorted(aside)), weight_left_out=sum(weights[claim] for claim in aside))]
            lightest = min(answer.claims, key=lambda claim: (weights[claim], claim))
            aside.append(lightest)
            kept.remove(lightest)
        return []

    def _bound(self, choices: Sequence[Choice]) -> None:
        told: list[Told] = []
        readings: list[Reading] = []
        for choice in choices:
            if told and self._watch.over(_FOR_BOUNDS):
                self._notes.append(f"bounds: those of {len(told)} of {len(choices)} readings were reckoned")
                break
            kept = frozenset(self._builder.network.claims).difference(choice.left_out)
            told.append(Told(choice.left_out, kept, self._engine.bounds(sorted(kept))))
            readings.append(reading_of(self._index, choice, bounds_of(self._builder, told[-1].points)))
        self.readings = tuple(readings)
        self._explain(told)

    def _explain(self, told: Sequence[Told]) -> None:
        points = hull(each.points for each in told)
        self.bounds = bounds_of(self._builder, points)
        explainer = Explainer(self._index, self._builder, self._engine, told)
        self.reasons = tuple(explainer.reasons(points, lambda: self._watch.over(_FOR_REASONS))) if told else ()
        if explainer.untold:
            self._notes.append(f"bounds: the time did not reach the reasons of {explainer.untold} events")
        if explainer.skipped:
            self._notes.append(f"bounds: the reasons of {explainer.skipped} were not searched for")
        self.partial = tuple(dict.fromkeys((*_limits(self._engine.partial), *self._notes)))

    def keep_undisputed(self) -> None:
        """Bounds by the claims that every reading keeps."""
        kept = self._engine.standing().in_all
        self._explain([Told((), frozenset(kept), self._engine.bounds(kept))])


def _limits(notes: Sequence[str]) -> list[str]:
    """The engine's notes; those on the number of conflicts, which is bounded here on purpose, as one in plain words."""
    others = [note for note in notes if not (note.startswith("conflicts: the ") and note.endswith("are listed"))]
    if len(others) < len(notes):
        others.insert(0, "conflicts: of each disagreement the smallest sets of claims are looked at, not all")
    return others


def _reckoned(bounds: Mapping[str, Bounds]) -> dict[str, tuple[Day, Day]]:
    found = {}
    for event, each in bounds.items():
        low, high = day_of(each.begin[0]), day_of(each.end[1])
        if low is not None and high is not None:
            found[event] = (low, high)
    return found


def _drafted(index: Index, rules: Sequence[Rule], watch: _Watch) -> tuple[list[Finding], list[str], list[str]]:
    """What the rules find that look at the record itself, with notes on what was left out, and the names of the rules
    that the time did not reach. Each shows at most so many, the plainest cases first; where the time is short, the
    rules of the gravest levels come first."""
    notes: list[str] = []
    told: dict[str, list[Finding]] = {}
    looking = [rule for rule in rules if rule.find is not None]
    by_likeness = weighing(index)
    for rule in sorted(looking, key=lambda rule: _GRAVITY[rule.level]):
        if watch.over(1.0):
            continue
        drafts = [draft for draft in _in_time(rule, index, watch, notes) if not _mixed(index, rule, draft)]
        drafts.sort(key=lambda draft: -draft.weight)
        made, left = _plainest(index, rule, drafts, by_likeness)
        told[rule.name] = made[: rule.most]
        if (cases := len(made) + left) > rule.most:
            of = "of at most" if left else "of"
            notes.append(f"rule {rule.name}: {rule.most} {of} {cases} cases are shown, the plainest first")
    missed = [rule.name for rule in looking if rule.name not in told]
    return [finding for rule in looking for finding in told.get(rule.name, ())], notes, missed


def _plainest(index: Index, rule: Rule, drafts: Sequence[Draft], by_likeness: bool) -> tuple[list[Finding], int]:
    """The findings of a rule, each once; and of how many drafts it is left open whether they are findings, since their
    passages need not be weighed when enough is shown."""
    made: dict[str, Finding] = {}
    weighed = rule.weighed if by_likeness else 0
    for place, draft in enumerate(drafts):
        if weighed and len(made) == rule.most:
            return list(made.values()), len(drafts) - place
        if not weighed or comparable(index, draft.variants, weighed):
            finding = _finding(index, rule, draft)
            made[finding.id] = finding
    return list(made.values()), 0


def _together(findings: Iterable[Finding]) -> dict[str, set[int]]:
    """The numbers of the findings of a conflict that bring a claim in, by its id."""
    found: dict[str, set[int]] = {}
    for number, finding in enumerate(findings):
        for claim in finding.claims if finding.level in _CONFLICT else ():
            found.setdefault(claim, set()).add(number)
    return found


def _mixed(index: Index, rule: Rule, draft: Draft) -> bool:
    """Whether it holds regests of different matters against each other, which only words have in common."""
    known = editions(index)
    if not known.regests or rule.across or (draft.level or rule.level) in ("doubt", "defect"):
        return False
    return known.mixes(claim for variant in draft.variants for claim in variant)


def _in_time(rule: Rule, index: Index, watch: _Watch, notes: list[str]) -> Iterator[Draft]:
    """The drafts of one rule while there is time."""
    for draft in rule.find(index) if rule.find is not None else ():
        yield draft
        if watch.over(1.0):
            notes.append(f"rule {rule.name}: the time ended while it was looked for")
            return


def _finding(index: Index, rule: Rule, draft: Draft) -> Finding:
    variants = tuple(variant for variant in draft.variants if variant)
    claims = tuple(dict.fromkeys(claim for variant in variants for claim in variant))
    return Finding(
        id=content_id("f", rule.name, *sorted(claims), *(quote.start for quote in draft.passages)),
        level=draft.level or rule.level,
        kind=draft.kind or rule.kind,
        variants=variants,
        claims=claims,
        rule=rule.name,
        rule_words=rule.words,
        explanation=draft.explanation,
        events=tuple(event for event in draft.events if event in index.events),
        passages=draft.passages,
        stays=draft.stays,
    )


def _key(rule: str) -> str:
    return rule.replace(" ", "-")


def _one_topic(one: Finding, other: Finding) -> bool:
    return one.kind == other.kind or (one.rule in _DENIALS and other.rule in _DENIALS)


def _place(index: Index, finding: Finding) -> tuple[int, int]:
    """Where a finding's first claim stands."""
    places = [index.position(index.by_id[claim])[:2] for claim in finding.claims if claim in index.by_id]
    return min(places, default=(len(index.order), 0))


def _without_repeats(findings: Sequence[Finding]) -> list[Finding]:
    """Each finding once; one whose claims a graver finding of the same kind already holds is left out."""
    kept: dict[str, Finding] = {}
    by_claim: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (_GRAVITY[f.level], -len(f.claims))):
        near = Counter(other.id for claim in finding.claims for other in by_claim.get(claim, ()))
        covered = any(
            count == len(finding.claims) and _one_topic(kept[other], finding) and kept[other].level != "doubt"
            for other, count in near.items()
        )
        again = any(
            count == len(finding.claims) and _key(kept[other].rule) == _key(finding.rule)
            for other, count in near.items()
        )
        if (
            finding.id in kept
            or (again and finding.level == "doubt")
            or (covered and finding.level in ("contradiction", "dispute", "tension"))
        ):
            continue
        kept[finding.id] = finding
        for claim in finding.claims:
            by_claim.setdefault(claim, []).append(finding)
    return [
        msgspec.structs.replace(finding, others=tuple(other for other in finding.others if other in kept))
        for finding in kept.values()
    ]


def _covers(claims: frozenset[str], variant: Sequence[str]) -> bool:
    """Whether most of a variant's claims are among these; a passage is often cited by a longer and a shorter claim."""
    shared = len(claims.intersection(variant))
    return 2 * shared >= len(variant) if len(variant) <= _ONE_PASSAGE else 3 * shared >= 2 * len(variant)


def _besides(findings: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """The findings, and those others whose variants none of them brings together, nor one of the others before it."""
    kept = list(findings)
    by_claim: dict[str, list[frozenset[str]]] = {}

    def note(finding: Finding) -> None:
        claims = frozenset(finding.claims)
        for claim in claims if finding.level != "doubt" else ():
            by_claim.setdefault(claim, []).append(claims)

    for finding in findings:
        note(finding)
    for finding in sorted(others, key=lambda f: -len(f.variants)):
        near = {other for claim in finding.claims for other in by_claim.get(claim, ())}
        if not any(all(_covers(other, v) for v in finding.variants) for other in near):
            kept.append(finding)
            note(finding)
    return kept
