"""The year of a news agency's report, from the line that it begins with ("LIMA, 17 NOV 89 (EFE) -- …").

Reports give days without years; the year stands once, with two digits, in the line before the text.
"""

from __future__ import annotations

import re

HEAD = 400  # code points from the beginning of a report within which that line stands
FIRST_YEAR = 1930  # two digits are a year of the hundred years that begin here: agencies date so since the telex
_DATELINE = re.compile(
    r"(?:^|[\s,(])(?:0?[1-9]|[12]\d|3[01])\s(?:[^\W\d_]{3,10}\.?\s)(?P<short>'?\d{2})(?=\s{0,2}(?:\(|\[|--|–|—|:\s))"
)


def dateline_year(text: str) -> int | None:
    """The year of the line of date at the head of a report; None where there is none.

    Day, month and two digits must stand before a bracket or a dash: elsewhere the digits would count something ("on
    3 May 12 prisoners …").
    """
    found = _DATELINE.search(text, 0, HEAD)
    if found is None:
        return None
    short = int(found["short"].lstrip("'"))
    return FIRST_YEAR - FIRST_YEAR % 100 + short + (100 if short < FIRST_YEAR % 100 else 0)
