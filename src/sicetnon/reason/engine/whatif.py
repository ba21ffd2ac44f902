"""What if a claim were dropped, or added, or events were drawn otherwise? New bounds at once, from the old ones, and
the way back."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from sicetnon.reason.engine.budget import Budget, Meter
from sicetnon.reason.engine.dated import Dated
from sicetnon.reason.engine.dual import Fixed, shrink
from sicetnon.reason.engine.explain import rotated
from sicetnon.reason.engine.graph import Graph, Row, new_log
from sicetnon.reason.engine.kernel import FAR, Field, Ints
from sicetnon.reason.engine.local import Cutting, Local
from sicetnon.reason.engine.network import ORIGIN
from sicetnon.reason.engine.ranges import inconsistent
from sicetnon.reason.engine.results import Bound, Conflict, Step

_Saved = list[tuple[int, int, int]]
_Fields = tuple[Field, Field]


class _Move:
    """One change, with what it overwrote in the two fields (latest, earliest)."""

    def __init__(self, label: int, added: bool) -> None:
        self.label = label
        self.added = added
        self.saved: list[_Saved] = []


class _State:
    """The graph as it stands, with what leads from it back to claims and points."""

    def __init__(self, graph: Graph, fields: _Fields) -> None:
        self.graph = graph
        self.fields = fields
        self.points: tuple[tuple[str, int], ...] = ()
        """Those that the network does not have, by their nodes in order: their names, and the points they came from."""
        self.arc: Ints | None = None
        """The network's own arc behind each arc, -1 for what is only supposed; None: each its own."""
        self.label: dict[int, int] = {}
        """The labels of claims that have moved to another event."""
        self.words: dict[int, str] = {}
        """The suppositions by their labels."""
        self.moved: set[int] = set()
        """The points whose bounds may have moved when this state was reached."""

    def grown(self, points: Sequence[tuple[str, int]], labels: int, rows: Sequence[Row], arcs: Sequence[int]) -> _State:
        """The state with more points, labels and arcs; `arcs` are the network's own behind those. Nothing is solved."""
        make, (first, second) = self.graph.kernel, self.fields
        graph, place = self.graph.extended(len(points), labels, rows)
        fields = [
            Field(
                make.joined(field.distance, [FAR] * len(points)),
                make.joined(make.moved(field.parent, place), [-1] * len(points)),
                make.joined(field.done, [1] * len(points)),
            )
            for field in (first, second)
        ]
        other = _State(graph, (fields[0], fields[1]))
        other.points, other.label, other.words = (*self.points, *points), dict(self.label), dict(self.words)
        known = make.counted(len(place) - len(rows)) if self.arc is None else self.arc
        other.arc = make.take(make.joined(known, arcs), make.inverse(place))
        other.come = make.listed(place)[len(place) - len(rows) :]
        return other

    come: Sequence[int] = ()
    """The arcs that came with the last growth, in the order in which they were given."""


class DatedWhatIf:
    """The bounds of the components of dates under a consistent choice of claims that can be changed step by step.

    To drop or add costs as much as the points whose bounds move; to merge or split copies the graph first. Claims and
    points are canonical numbers; points that a split made come after them. Raises UsageError when `claims` cannot all
    hold.
    """

    def __init__(self, dated: Dated, claims: Sequence[int], meter: Meter) -> None:
        if dated.core(claims, meter) is not None:
            raise inconsistent()
        self._dated = dated
        graph = dated.graph.twin()
        fields = (graph.distances(backwards, meter) for backwards in (False, True))
        settled = dated.kernel.filled(graph.nodes, 1)  # what nothing reaches is settled too
        latest, earliest = (field._replace(done=settled.copy()) for field in fields)
        self._now = _State(graph, (latest, earliest))
        self._log = new_log(dated.kernel, graph.nodes)
        self._moves: list[_Move | _State] = []
        self.refusal: list[int] = []
        """The claims of the cycle that the last refused step would have closed."""

    def drop(self, claim: int) -> set[int]:
        """Drop a claim; the points whose bounds may have moved."""
        move = _Move(self._label(claim), False)
        self._now.graph.live[move.label] = 0
        self._forget(move, self._now.graph.arcs_of(move.label))
        self._moves.append(move)
        return self._points(move)

    def add(self, claim: int, meter: Meter) -> set[int] | None:
        """Add a claim; the points whose bounds may have moved, None (and nothing changed) when it cannot hold."""
        move = _Move(self._label(claim), True)
        if not self._now.graph.admit(move.label, meter):
            self.refusal = self._claims(self._now, self._now.graph.refusal)
            return None
        self._improve(move, self._now.graph.arcs_of(move.label))
        self._moves.append(move)
        return self._points(move)

    def merge(self, pairs: Sequence[tuple[int, int]], words: str, meter: Meter) -> set[int] | Conflict:
        """Let the points of each pair fall together; the points whose bounds may have moved, or a minimal conflict of
        claims (and nothing changed) when they cannot."""
        label = self._now.graph.labels
        ends = [(self._dated.node(one), self._dated.node(other)) for one, other in pairs]
        ends += sorted({(self._origin(one), self._origin(other)) for one, other in pairs})
        both = [(tail, head) for one, other in ends for tail, head in ((one, other), (other, one))]
        rows = [(tail, head, 0, label) for tail, head in both if tail != head and min(tail, head) >= 0]
        state = self._now.grown((), 1, rows, [-1] * len(rows))
        state.words[label] = words
        if not state.graph.admit(label, meter):
            return self._conflict(state, label, meter)
        move = _Move(label, True)
        self._turn(state)
        self._improve(move, state.come)
        state.moved = self._points(move)
        return state.moved

    def split(self, points: Sequence[tuple[str, int]], claims: Collection[int]) -> set[int]:
        """Move what `claims` say of some points to as many new ones (their names, and the points that they come from);
        the points whose bounds may have moved."""
        old, dated = self._now, self._dated
        graph, first = old.graph, self.size
        node = {dated.node(point): dated.node(first + place) for place, (_, point) in enumerate(points)}
        label = {self._label(claim): graph.labels + place for place, claim in enumerate(sorted(claims))}
        arcs = [*self._always(node), *(arc for moved in label for arc in graph.arcs_of(moved))]
        columns = graph.arcs
        rows: list[Row] = []
        for arc in arcs:
            tail, head, own = int(columns.tail[arc]), int(columns.head[arc]), int(columns.label[arc])
            rows.append((node.get(tail, tail), node.get(head, head), int(columns.days[arc]), label.get(own, own)))
        behind = arcs if old.arc is None else [int(old.arc[arc]) for arc in arcs]
        known = len(dated.form.points)
        origins = [(name, old.points[point - known][1] if point >= known else point) for name, point in points]
        state = old.grown(origins, len(label), rows, behind)
        for one, other in node.items():
            state.graph.potential[other] = graph.potential[one]
        gone = [arc for moved in label for arc in state.graph.arcs_of(moved) if graph.live[moved]]
        for moved, new in label.items():
            state.graph.live[new], state.graph.live[moved] = graph.live[moved], 0
        state.label.update(zip(sorted(claims), label.values(), strict=True))
        move = _Move(0, True)
        self._turn(state)
        self._forget(move, gone)
        self._improve(move, [arc for arc in state.come if state.graph.live[state.graph.arcs.label[arc]]])
        state.moved = self._points(move) | {first + place for place in range(len(points))}
        return state.moved

    @property
    def size(self) -> int:
        """How many points there are, the origin among them."""
        return len(self._dated.form.points) + len(self._now.points)

    def _always(self, own: Collection[int]) -> list[int]:
        """The arcs that always hold between some nodes, and between them and the calendar."""
        graph = self._now.graph
        arcs, back = graph.arcs, graph.views()[1]
        found = []
        for node in sorted(own):
            leaving = range(arcs.out[node], arcs.out[node + 1])
            found += [arc for arc in leaving if arcs.head[arc] in own or arcs.head[arc] < graph.origins]
            coming = range(back.start[node], back.start[node + 1])
            found += [int(back.arc[place]) for place in coming if back.far[place] < graph.origins]
        return [arc for arc in found if not arcs.label[arc]]

    def undo(self) -> set[int]:
        """Take the last change back; no budget ends this."""
        move = self._moves.pop()
        if isinstance(move, _State):
            points, self._now = self._now.moved, move
            return {point for point in points if point < self.size}
        graph = self._now.graph
        if move.added:
            graph.live[move.label] = 0
        else:
            graph.admit(move.label, Meter(Budget()))
        for field, saved in zip(self._now.fields, move.saved, strict=True):
            for node, distance, parent in reversed(saved):
                field.distance[node] = distance
                field.parent[node] = parent
        return self._points(move)

    def bound(self, point: int) -> Bound:
        """Earliest and latest day of a point."""
        node = self._dated.node(point)
        late, soon = (int(field.distance[node]) for field in self._now.fields)
        return None if soon == FAR else -soon, None if late == FAR else late

    def _label(self, claim: int) -> int:
        return self._now.label.get(claim, claim)

    def _origin(self, point: int) -> int:
        known = len(self._dated.form.points)
        return self._dated.origin_of(self._now.points[point - known][1] if point >= known else point)

    def _turn(self, state: _State) -> None:
        self._moves.append(self._now)
        self._now = state
        self._log = new_log(self._dated.kernel, state.graph.nodes)

    def _forget(self, move: _Move, arcs: Sequence[int]) -> None:
        graph, make = self._now.graph, self._dated.kernel
        views = graph.views()
        for field, pair in zip(self._now.fields, (views, views[::-1]), strict=True):
            make.forget(graph.arcs, pair, field, make.ints(arcs), self._log)
            move.saved.append(self._take_log())

    def _improve(self, move: _Move, arcs: Sequence[int]) -> None:
        graph, make = self._now.graph, self._dated.kernel
        for field, view in zip(self._now.fields, graph.views(), strict=True):
            make.improve(graph.arcs, view, field, make.ints(arcs), self._log)
            move.saved.append(self._take_log())

    def _take_log(self) -> _Saved:
        log = self._log
        saved = [(int(log.node[i]), int(log.distance[i]), int(log.parent[i])) for i in range(log.size[0])]
        log.size[0] = 0
        return saved

    def _points(self, move: _Move) -> set[int]:
        first = self._dated.origins - 1
        return {node - first for saved in move.saved for node, _, _ in saved if node > first}

    def _claims(self, state: _State, arcs: Sequence[int]) -> list[int]:
        """The claims that take part in some arcs."""
        moved = {label: claim for claim, label in state.label.items()}
        labels = {int(state.graph.arcs.label[arc]) for arc in arcs} - {0} - set(state.words)
        return sorted(moved.get(label, label) for label in labels)

    def _conflict(self, state: _State, label: int, meter: Meter) -> Conflict:
        """A minimal conflict of claims with the supposition of that label: within the cycle that it would close."""
        arcs, make = state.graph.arcs, self._dated.kernel
        meant = {int(arcs.label[arc]) for arc in state.graph.refusal} | {0} | set(state.words)
        chosen = make.where(make.take(make.marked(state.graph.labels, sorted(meant)), arcs.label))
        local = Local(Cutting(arcs, make.listed(chosen), make, meter))
        firm = [other for other in state.words if other == label or state.graph.live[other]]
        free = sorted(meant - {0} - set(state.words))
        kept = shrink(Fixed(local, firm), free, meter)
        cycle = local.cycle([*firm, *kept], meter) or []
        ends = ((arc, max(arcs.tail[arc], arcs.head[arc])) for arc in meter.each(cycle))
        steps = [self._step(state, arc) for arc, last in ends if last >= state.graph.origins]
        form = self._dated.form
        return Conflict(
            claims=tuple(form.claims[claim - 1] for claim in self._claims(state, cycle)),
            rules=tuple(sorted({step.rule for step in steps} - {""})),
            steps=rotated(steps, ORIGIN),
            missing_days=-sum(int(arcs.days[arc]) for arc in cycle),
        )

    def _step(self, state: _State, arc: int) -> Step:
        """An arc as a step of an explanation, between the points as they are supposed."""
        arcs, behind = state.graph.arcs, arc if state.arc is None else int(state.arc[arc])
        said = self._dated.step(behind) if behind >= 0 else Step(words=state.words[int(arcs.label[arc])])
        ends = int(arcs.tail[arc]), int(arcs.head[arc])
        before, after = (self._named(state, node) for node in ends)
        return msgspec.structs.replace(said, before=before, after=after, days=int(arcs.days[arc]))

    def _named(self, state: _State, node: int) -> str:
        number, known = node - self._dated.origins + 1, self._dated.form.points
        if number <= 0:
            return ORIGIN
        return known[number] if number < len(known) else state.points[number - len(known)][0]

    def name(self, point: int) -> str:
        """The name of a point."""
        return self._named(self._now, self._dated.node(point))
