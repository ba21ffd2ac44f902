"""Time in history writing: days, EDTF, conventions, and the reader of dates.

The names below are loaded when they are first asked for, so that EDTF alone costs no grammar.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sicetnon.chronology.edtf import Edtf as Edtf
    from sicetnon.chronology.edtf import EdtfError as EdtfError
    from sicetnon.chronology.edtf import parse_edtf as parse_edtf
    from sicetnon.chronology.mention import TimeMention as TimeMention
    from sicetnon.chronology.phrases_explain import explain_phrase as explain_phrase
    from sicetnon.chronology.phrases_explain import phrase_to_edtf as phrase_to_edtf
    from sicetnon.chronology.reader import read_dates as read_dates
    from sicetnon.chronology.timeml import timeml_profile as timeml_profile
    from sicetnon.chronology.timeml import tsv as tsv

_HOMES = {
    "Edtf": "edtf",
    "EdtfError": "edtf",
    "parse_edtf": "edtf",
    "TimeMention": "mention",
    "explain_phrase": "phrases_explain",
    "phrase_to_edtf": "phrases_explain",
    "read_dates": "reader",
    "timeml_profile": "timeml",
    "tsv": "timeml",
}
"""Public name to the module of this package that defines it."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
