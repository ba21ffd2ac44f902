"""Where a text stands in time: what moves the narrative, what only stands beside it, and what headings say."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from sicetnon.chronology.day import from_day, to_day
from sicetnon.chronology.phrases import Atom
from sicetnon.chronology.phrases_value import Reading

SEASON_MONTH = {"spring": 4, "summer": 7, "autumn": 10, "winter": 12}
ASIDE_YEARS = 10
"""A year farther away than this that does not lead its sentence does not move the narrative."""

LEADING_YEARS = 4
"""A leading date farther away than this moves the narrative only at the beginning of a paragraph."""

REMARKS = 1
"""So many years outside of those of the box of facts are a remark, from which the next section comes back."""

HOME_DAYS = 400
"""A longer stretch in a box of facts ("1640s") does not say which years the text is about."""

FRAME_YEARS = 10
"""A year farther away than this from what the text is about is no mere remark on what came of it."""

FRAME_DAYS = 60
"""A date so many days before or behind what the text is about still belongs to it."""

FRAMED_WEEK = 3
"""What the text is about lasted so many days at most, where its weekdays can be told by it."""

FIRM = 3
"""So many dates in a row hold the narrative where it is, against a single one that is far away."""


Told: TypeAlias = tuple[str, int | None, int | None, str]
"""A date that was told: EDTF, earliest, latest, TIMEX3 value."""


class Narrative(msgspec.Struct):
    """Where the text stands in time. `day` and `month` are None when the last date was coarser."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    words: str = ""
    """The expression that set it."""
    recent_sentence: int = -1
    recent_aside: str = ""
    strength: int = 0
    """How many dates in a row stood within a year of it."""
    calendar: str = ""
    section: tuple[int, int, int] | None = None
    """First and last year of the section, where its heading names them, and where that heading begins."""
    home: tuple[int, int] | None = None
    """First and last year that the box of facts names."""
    away: int = 0
    """How many years outside of these the text has named since it last stood in them."""
    named: bool = False
    """The expression at hand names its year."""
    under: tuple[int, ...] = ()
    """The headings over the last date."""
    winter: int | None = None
    """The year in which the last winter without a year ended."""
    told: Told | None = None
    """EDTF, earliest, latest and TIMEX3 value of the last date or interval: "the same period" is that one."""
    recent: tuple[int, int | None, int | None, str] | None = None
    """Year, month, day and words of the last date of any kind: "that year" and "two days later" hang on it."""
    frame: tuple[int, int, str] | None = None
    """First and last day of what the text is about, as its first full date gives them, and the words of that date."""
    told_here: bool = False
    """Whether the paragraph has given a year of its own."""
    placed_under: tuple[int, ...] = ()
    """The headings over the date that set the place."""

    def anchor(self, atom: Atom, reading: Reading, text: str) -> None:
        """Take over a resolved date as the new place of the narrative, unless it is a mere aside."""
        if reading.earliest is None or reading.latest is None:
            return
        first = reading.latest if atom.toward else reading.earliest
        year, month, day = from_day(first)
        days = reading.latest - first + 1
        if atom.approx and atom.year is not None:
            year, days = atom.year, 365
        if days > 400:
            return
        if self.frame is None and not atom.aside and month and (days < 35 or atom.ends):
            self.frame = (reading.earliest, reading.latest, text)
        in_month = month if days < 35 else SEASON_MONTH.get(atom.season)
        if atom.season == "winter" and atom.turned:
            year, in_month = year + 1, 1
        alone = self.recent_sentence != atom.sentence
        if _looks_back(atom) and not atom.leads:
            return  # "Caepio, consul of the year before, kept the army. In the same year …"
        self.recent = (year, in_month, day if days == 1 else None, text)
        self.recent_sentence, self.recent_aside = atom.sentence, atom.aside
        if not self._moved_by(atom, year, alone):
            return
        if self.home is not None:
            inside = self.home[0] <= year <= self.home[1]
            self.away = 0 if inside else self.away + self.named
        near = self.year is not None and abs(year - self.year) <= 1
        self.strength = self.strength + 1 if near else 1
        if year == self.year and days > 300:
            return
        self.year, self.month, self.day, self.words = self.recent
        self.placed_under = atom.sections

    def beside(self, atom: Atom) -> Narrative:
        """The last date where it stands in the same sentence, else the narrative."""
        return self.here() if self.recent_sentence == atom.sentence else self

    def enter(self, atom: Atom) -> None:
        """Begin a paragraph: back into the years that the section's heading names, or home from a single remark."""
        elsewhere, self.under = atom.sections != self.under, atom.sections
        self.named = atom.year is not None
        if elsewhere and self.home is not None and self.year is not None and not atom.boxed and self.away <= REMARKS:
            low, high = self.home
            if not low <= self.year <= high:
                self.year, self.month, self.day = (low if self.year < low else high), None, None
        if atom.opens:
            self.told_here = False
        if atom.opens and self.section is not None and self.year is not None and not atom.heading:
            low, high, heading = self.section
            if heading in atom.sections and not low <= self.year <= high:
                self.year, self.month, self.day = (low if self.year < low else high), None, None

    def week_of(self, atom: Atom) -> tuple[int, str] | None:
        """The day near which a weekday lies, and the words that give it: the last one told of under the same heading,
        else that of what the text is about; None where no day is known."""
        frame = self.frame
        elsewhere = atom.sections != self.placed_under and bool(atom.sections)
        if frame is not None and elsewhere and frame[1] - frame[0] <= FRAMED_WEEK:
            return frame[0], frame[2]
        if self.year is None or self.month is None or self.day is None:
            return None
        return to_day(self.year, self.month, self.day), self.words

    def framed(self, month: int) -> int | None:
        """The year of a month in what the text is about, where a remark on a later year has led away from it: a new
        paragraph that gives no year of its own and whose month is among those of the frame goes back there."""
        if self.frame is None or self.year is None or self.told_here or self.month is not None:
            return None
        if self.strength >= FIRM or self.section is not None:
            return None  # the text has gone on to those years
        low, high, _ = self.frame
        for year in range(from_day(low)[0], from_day(high)[0] + 1):
            first = to_day(year, month)
            near = low - FRAME_DAYS <= first + 30 and first <= high + FRAME_DAYS
            if near and 0 < self.year - year <= FRAME_YEARS:
                return year
        return None

    def head(self, atom: Atom, reading: Reading) -> None:
        """A heading with a year ("1942: the turn") bounds its section."""
        if reading.earliest is None or reading.latest is None:
            return
        years = from_day(reading.earliest)[0], from_day(reading.latest)[0]
        if atom.ends and self.section is not None:
            years = self.section[0], years[1]
        self.section = (*years, atom.sections[-1] if atom.sections else 0)

    def box(self, reading: Reading) -> None:
        """A date in the box of facts: the years that the text is about."""
        if reading.earliest is None or reading.latest is None or reading.latest - reading.earliest > HOME_DAYS:
            return
        low, high = from_day(reading.earliest)[0], from_day(reading.latest)[0]
        self.home = (low, high) if self.home is None else (min(low, self.home[0]), max(high, self.home[1]))

    def here(self) -> Narrative:
        """The narrative as an expression sees it that hangs on the last date of any kind."""
        if self.recent is None:
            return self
        return Narrative(*self.recent, calendar=self.calendar)

    def _moved_by(self, atom: Atom, year: int, alone: bool) -> bool:
        """Whether a date moves the narrative; `alone` is the first of its sentence."""
        if atom.aside == "told" and self.year is not None and not atom.leads:
            return False
        if self.year is None or year == self.year:
            return True
        if _looks_back(atom) or (_later_by_years(atom) and self.month is not None and not atom.leads):
            return False
        if atom.ends and year - self.year > 1:
            return False
        if self.strength < FIRM:
            return atom.leads or not atom.aside or (atom.aside == "limit" and alone)
        apart = year - self.year
        if atom.leads:
            return atom.opens or atom.heading or -LEADING_YEARS <= apart <= LEADING_YEARS
        return not atom.aside and -ASIDE_YEARS <= apart <= ASIDE_YEARS


def _later_by_years(atom: Atom) -> bool:
    """Whether an expression looks ahead by years, past what the text goes on with: "the stone put up a year later"."""
    return atom.kind == "shift" and atom.unit == "year" and (atom.step or 0) > 0


def _looks_back(atom: Atom) -> bool:
    """Whether an expression goes back from where the text stands: "the year before", "two days earlier"."""
    return atom.kind in ("deictic", "shift") and (atom.step or 0) < 0
