"""Dependence between witnesses, independent roots, certainty drift."""

from sicetnon.stemma.dependence import Root, dependences, independent_roots
from sicetnon.stemma.drift import Drift, certainty_drift

__all__ = ["Drift", "Root", "certainty_drift", "dependences", "independent_roots"]
