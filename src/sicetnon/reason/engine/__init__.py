"""The reasoning engine: consistency, minimal conflicts, readings and tight bounds of a network of dated claims.

"Peel - ball - dual" over whole days; exact, and complete within budgets that the answer names (`Engine.partial`).
"""

from sicetnon.reason.engine.budget import Budget
from sicetnon.reason.engine.engine import Engine
from sicetnon.reason.engine.network import ORIGIN, Network
from sicetnon.reason.engine.results import Bound, Chain, Choice, Conflict, Consistent, Core, Side, Standing, Step

__all__ = [
    "ORIGIN", "Bound", "Budget", "Chain", "Choice", "Conflict", "Consistent", "Core", "Engine", "Network", "Side",
    "Standing", "Step",
]  # fmt: skip
