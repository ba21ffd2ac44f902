"""Sic et Non: a workbench and an engine for contested history."""

__version__ = "0.1.0"
