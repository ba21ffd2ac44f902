"""Sic et Non: a workbench and an engine for contested history.

>>> from sicetnon import study
>>> record = study("article.txt")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sicetnon.release import __version__ as __version__

if TYPE_CHECKING:
    from sicetnon.desk import Options, Study, record_of, study, study_sources
    from sicetnon.errors import InputError, RuleError, SicetnonError, UsageError
    from sicetnon.model import Claim, Entity, Event, Finding, Quote, Reading, Record, Voice, Witness
    from sicetnon.model.contract import decode_record, encode_record, record_schema

_HOMES = {
    "sicetnon.desk": ("Options", "Study", "record_of", "study", "study_sources"),
    "sicetnon.errors": ("InputError", "RuleError", "SicetnonError", "UsageError"),
    "sicetnon.model": ("Claim", "Entity", "Event", "Finding", "Quote", "Reading", "Record", "Voice", "Witness"),
    "sicetnon.model.contract": ("decode_record", "encode_record", "record_schema"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Claim",
    "Entity",
    "Event",
    "Finding",
    "InputError",
    "Options",
    "Quote",
    "Reading",
    "Record",
    "RuleError",
    "SicetnonError",
    "Study",
    "UsageError",
    "Voice",
    "Witness",
    "decode_record",
    "encode_record",
    "record_of",
    "record_schema",
    "study",
    "study_sources",
]


def __getattr__(name: str) -> Any:
    # Names are found on first use, so that `sicetnon --help` and a single parser stay quick to start.
    if name not in _HOME:
        raise AttributeError(f"module 'sicetnon' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
