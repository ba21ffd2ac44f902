"""EDTF, the Extended Date/Time Format of ISO 8601-2:2019 (Annex A): levels 0, 1 and 2, whole.

    >>> from sicetnon.chronology import parse_edtf
    >>> march = parse_edtf("1940-03")
    >>> march.earliest, march.latest, str(march), march.level
    (708265, 708295, '1940-03', 0)
    >>> parse_edtf("?1939-11-2X/..").bounds()
    (708163, None)

docs/edtf.md states what is accepted, the bounds of every form, and where other implementations differ.
"""

from sicetnon.chronology.edtf.parse import EdtfError, parse_edtf
from sicetnon.chronology.edtf.values import Date, DateSet, DateTime, Edtf, Interval, LongYear, Missing, Season, SetRange
from sicetnon.chronology.edtf.write import edtf_of_days

__all__ = [
    "Date",
    "DateSet",
    "DateTime",
    "Edtf",
    "EdtfError",
    "Interval",
    "LongYear",
    "Missing",
    "Season",
    "SetRange",
    "edtf_of_days",
    "parse_edtf",
]
