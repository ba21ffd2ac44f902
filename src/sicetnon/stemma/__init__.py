"""Dependence between witnesses, independent roots, certainty drift."""

from sicetnon.stemma.dependence import Root, dependences, independent_roots
from sicetnon.stemma.drift import Drift, certainty_drift, drift_findings

__all__ = ["Drift", "Root", "certainty_drift", "dependences", "drift_findings", "independent_roots"]
