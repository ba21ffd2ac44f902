"""What if a claim were dropped, or added? New bounds at once, from the old ones, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from sicetnon.reason.engine.budget import Meter
from sicetnon.reason.engine.dated import Dated
from sicetnon.reason.engine.graph import new_log
from sicetnon.reason.engine.kernel import FAR
from sicetnon.reason.engine.ranges import inconsistent
from sicetnon.reason.engine.results import Bound

_Saved = list[tuple[int, int, int]]


class _Move:
    """One change, with what it overwrote in the two fields (latest, earliest)."""

    def __init__(self, claim: int, added: bool) -> None:
        self.claim = claim
        self.added = added
        self.saved: list[_Saved] = []


class DatedWhatIf:
    """The bounds of the components of dates under a consistent choice of claims that can be changed step by step.

    A step costs as much as the points whose bounds it moves. Raises UsageError when `claims` cannot all hold.
    """

    def __init__(self, dated: Dated, claims: Sequence[int], meter: Meter) -> None:
        if dated.core(claims, meter) is not None:
            raise inconsistent()
        self._dated = dated
        self._graph = dated.graph.twin()
        graph, make = self._graph, dated.kernel
        self._fields = (graph.distances(False, meter), graph.distances(True, meter))
        self._log = new_log(make, graph.nodes)
        self._moves: list[_Move] = []

    def drop(self, claim: int) -> set[int]:
        """Drop a claim; the points whose bounds may have moved."""
        graph, make = self._graph, self._dated.kernel
        graph.live[claim] = 0
        move = _Move(claim, False)
        gone = make.ints(graph.arcs_of(claim))
        views = graph.views()
        for field, pair in zip(self._fields, (views, views[::-1]), strict=True):
            make.forget(graph.arcs, pair, field, gone, self._log)
            move.saved.append(self._take_log())
        return self._done(move)

    def add(self, claim: int, meter: Meter) -> set[int] | None:
        """Add a claim; the points whose bounds may have moved, None (and nothing changed) when it cannot hold."""
        graph, make = self._graph, self._dated.kernel
        if not graph.admit(claim, meter):
            return None
        move = _Move(claim, True)
        come = make.ints(graph.arcs_of(claim))
        for field, view in zip(self._fields, graph.views(), strict=True):
            make.improve(graph.arcs, view, field, come, self._log)
            move.saved.append(self._take_log())
        return self._done(move)

    def undo(self, meter: Meter) -> set[int]:
        """Take the last change back."""
        move = self._moves.pop()
        if move.added:
            self._graph.live[move.claim] = 0
        else:
            self._graph.admit(move.claim, meter)
        for field, saved in zip(self._fields, move.saved, strict=True):
            for node, distance, parent in reversed(saved):
                field.distance[node] = distance
                field.parent[node] = parent
        return self._points(move)

    def bound(self, point: int) -> Bound:
        """Earliest and latest day of a point."""
        node = self._dated.node(point)
        late, soon = (int(field.distance[node]) for field in self._fields)
        return None if soon == FAR else -soon, None if late == FAR else late

    def _take_log(self) -> _Saved:
        log = self._log
        saved = [(int(log.node[i]), int(log.distance[i]), int(log.parent[i])) for i in range(log.size[0])]
        log.size[0] = 0
        return saved

    def _done(self, move: _Move) -> set[int]:
        self._moves.append(move)
        return self._points(move)

    def _points(self, move: _Move) -> set[int]:
        first = self._dated.origins - 1
        return {node - first for saved in move.saved for node, _, _ in saved if node > first}
