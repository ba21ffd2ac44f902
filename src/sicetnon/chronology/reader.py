"""All expressions of time in a text, resolved in their narrative, in order, with exact spans."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

import msgspec

from sicetnon.chronology.anchors import resolve
from sicetnon.chronology.anchors_narrative import Narrative
from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.eponyms import EPONYM, eponymous, settle
from sicetnon.chronology.grammar import Grammar, grammar
from sicetnon.chronology.grammar_words import Scan, scan
from sicetnon.chronology.mention import TimeMention
from sicetnon.chronology.phrases import Atom
from sicetnon.chronology.phrases_build import build
from sicetnon.chronology.phrases_value import Reading
from sicetnon.chronology.press import Filed, filed, filings, in_force
from sicetnon.chronology.reader_context import CUE_REACH, Surroundings
from sicetnon.chronology.reader_mention import Resolved, mention
from sicetnon.chronology.reader_sections import BlockLike, mark, paragraphs
from sicetnon.chronology.spoken import is_spoken, place_year, spoken


class Options(msgspec.Struct, frozen=True):
    """What a caller knows beside the text."""

    calendar: str = ""
    anchor_year: int | None = None
    title: str = ""
    conventions: Conventions = msgspec.field(default_factory=Conventions)


def read_dates(  # noqa: PLR0913 - the contract of the package, all but the text are optional
    text: str,
    language: str = "en",
    *,
    blocks: Sequence[BlockLike] = (),
    calendar: str = "",
    anchor_year: int | None = None,
    title: str = "",
    conventions: Conventions | None = None,
) -> list[TimeMention]:
    """All temporal expressions of a text, in order, not overlapping; `text[m.start:m.end] == m.text` for each.

    `blocks` (optional) tells headings and infobox fields; `calendar` is "julian" where the whole text dates by it;
    `anchor_year` is the year that the narrative begins in, `title` may name it. Linear in the length of the text.
    Raises UsageError for a language that has no lexicon.
    """
    rules = grammar(language)
    tokens = scan(rules.words, text)
    lines = filings(text)
    around = Surroundings(rules, tokens, filed=bool(lines))
    atoms = find_atoms(around, list(eponymous(text, tokens, rules)))
    reports = filed(text, lines, atoms, anchor_year)
    if anchor_year is None and title:
        anchor_year = _year_of(title, rules)
    if anchor_year is None and lines:
        anchor_year = lines[0].year
    options = Options(calendar, anchor_year, title, conventions or Conventions())
    share(atoms)
    _recall(atoms)
    _after_a_birth(atoms, around)
    _date_clocks(atoms)
    _hang(atoms)
    mark(atoms, paragraphs(text, blocks, rules), around)
    return _Telling(text, around, options, reports).tell(atoms)


YEAR_REACH = 4
"""Tokens between a day and the year named beside it."""

EXTENDED = ("event", "stretch", "duration", "deictic", "clock")
"""Kinds of expression that may go on with the words that name an event."""

UNANCHORING = ("duration", "frequency", "vague", "event", "stretch", "nth")
"""Kinds of expression that do not move the narrative."""


def find_atoms(around: Surroundings, named: Sequence[Atom] = ()) -> list[Atom]:
    """The atoms of a text in order; `named` are years named after magistrates, which stand before all others."""
    tokens, rules = around.scan, around.rules
    atoms: list[Atom] = []
    position = 0
    while (match := rules.search(tokens, position)) is not None:
        found = build(match, tokens, rules)
        found = [atom for atom in found if around.accept(atom)]
        if found:
            atoms.extend(found)
            position = max(found[-1].last, match.whole[0] + 1)
        else:
            position = match.whole[0] + 1 if match.group != "skip" else match.whole[1]
    if named:
        covered = {token for atom in named for token in range(atom.first, atom.last)}
        atoms = [atom for atom in atoms if covered.isdisjoint(range(atom.first, atom.last))]
        atoms = sorted([*atoms, *named], key=lambda atom: atom.first)
        _share_named_years(atoms, {atom.first for atom in named})
    _link(atoms, tokens, rules)
    for atom, following in zip(atoms, [*atoms[1:], None], strict=False):
        _place(atom, around)
        if atom.kind in EXTENDED:
            around.extend(atom, following.first if following else len(tokens))
    atoms = [a for a in atoms if a.kind != "event" or a.phrase or a.step is not None]  # "the day of", and no event
    return _without_reckoned(atoms, {atom.first for atom in named}) if named else atoms


def _share_named_years(atoms: Sequence[Atom], named: Collection[int]) -> None:
    """Give a day the year that is named right beside it ("on the Nones of June, in the consulship of …")."""
    for one, other in pairwise(atoms):
        day, year = (other, one) if one.first in named else (one, other)
        close = other.first - one.last <= YEAR_REACH
        if close and year.first in named and year.year is not None and day.month and day.year is None:
            day.year = year.year


def _without_reckoned(atoms: Sequence[Atom], named: Collection[int]) -> list[Atom]:
    """Leave out the distance that is only added to a year ("born in the consulship of …, sixty-six years before")."""
    reckoned = {
        other.first
        for one, other in pairwise(atoms)
        if one.first in named and other.kind == "shift" and other.unit == "year" and other.first - one.last <= 1
    }
    return [atom for atom in atoms if atom.first not in reckoned]


def _place(atom: Atom, around: Surroundings) -> None:
    """How firmly the expression moves the narrative, and in what role it stands."""
    atom.role = around.role(atom)
    atom.sentence = around.sentence(atom.first)
    atom.uncertain = around.doubted(atom)
    atom.leads = around.leads(atom)
    atom.aside = around.aside(atom)


def _link(atoms: list[Atom], tokens: Scan, rules: Grammar) -> None:
    """Tie atoms with one connecting word between them: ranges ("from May to July") and lists ("May and June")."""
    to, dash, on = rules.members("TO"), rules.members("DASH"), rules.members("ON")
    both, between = rules.members("LISTING"), rules.members("BETWEEN")
    previous = ""
    for left, right in pairwise(atoms):
        at = left.last + (left.last + 1 < right.first and tokens.word(left.last) == ".")  # "Sept.–Oct. 1939"
        apart = right.first - at
        joint = tokens.codes[at] if at < len(tokens) else ""
        tied = apart == 1 or (apart == 2 and joint not in dash and tokens.codes[at + 1] in on)  # "and in June"
        if not left.link and previous != "range" and tied and left.dated() and right.dated():
            before = tokens.codes[left.first - 1] if left.first else ""
            if joint in dash or joint in to:
                left.link = "range"
            elif joint in both and tokens.word(at) != ",":
                night = left.kind == "clock" and left.month is None  # "the night of 9/10 November" is one night
                left.link = "range" if night or before in between else "list"
        previous = left.link


def share(atoms: list[Atom]) -> None:
    """Give what the last of a range or list says to those before it ("24 October and 3 May 1940", "3-4 May")."""
    for left, right in reversed(list(pairwise(atoms))):
        if not left.link:
            continue
        if left.month is None and left.day is not None:
            left.month = right.month
        if left.year is None and (left.month or left.season):
            later = left.month is not None and right.month is not None and left.month > right.month
            if right.year is not None:
                left.year, left.bce = right.year - (later and left.link == "range"), right.bce
            elif later and left.link == "range":
                left.before = right


def _hang(atoms: list[Atom]) -> None:
    """ "Two days after 7 May 1945": the distance hangs on the date behind it."""
    for event, date in pairwise(atoms):
        if (
            event.kind in ("event", "shift")
            and date.first == event.last
            and date.dated()
            and not date.link
            and date.note != EPONYM
            and event.unit
        ):
            event.hangs, date.anchoring, event.kind, event.phrase = date, True, "shift", None


def _year_of(title: str, rules: Grammar) -> int | None:
    """The first year that a title names."""
    found = find_atoms(Surroundings(rules, scan(rules.words, title), alone=True))
    return next((atom.year for atom in found if atom.year is not None), None)


HEAD_DATES = 3
CLOCK_REACH = 4
"""Tokens between a time of day and its date."""


def _date_clocks(atoms: list[Atom]) -> None:
    """A time of day belongs to the day that follows it closely ("at 5:34 AM on March 20, 2003")."""
    for clock, date in pairwise(atoms):
        close = clock.sentence == date.sentence and date.first - clock.last <= CLOCK_REACH
        if close and clock.clock and clock.month is None and date.day and date.month:
            clock.year, clock.month, clock.day = date.year, date.month, date.day


def _recall(atoms: list[Atom]) -> None:
    """A day without a year is the one day of that name which the text gives in full at its head ("3 July 1947").

    The head are headings, an infobox and the first few dates; a later remark on other years does not move it.
    """
    years: dict[tuple[int, int], set[int]] = {}
    full = [a for a in atoms if a.kind == "date" and a.day and a.month and a.year is not None and a.role == "event"]
    for atom in full:
        years.setdefault((atom.month or 0, atom.day or 0), set()).add(atom.year or 0)
    head = {(atom.month or 0, atom.day or 0) for atom in full[:HEAD_DATES]}
    for atom in atoms:
        key = (atom.month or 0, atom.day or 0)
        if atom.kind == "date" and atom.year is None and key in head and len(years[key]) == 1 and not atom.step:
            (atom.year,) = years[key]


GROWN = 12
"""So many years after a birth the next year must be, for the days between to be told back from it."""


def _after_a_birth(atoms: list[Atom], around: Surroundings) -> None:
    """Days without a year behind the year in which somebody was born, in later sentences: of the life.

    They are counted back from the next day that has a year ("he was killed on the Kalends of January … slain on 28
    March 193").
    """
    if not around.rules.members("BIRTH"):
        return
    full = [n for n, a in enumerate(atoms) if a.year is not None and a.role == "event" and a.kind == "date"]
    for n, following in pairwise(full):
        birth, later = atoms[n], atoms[following]
        bare = [a for a in atoms[n + 1 : following] if a.kind == "date" and a.month and a.day and a.year is None]
        bare = [a for a in bare if a.sentence > birth.sentence + 1 and a.role == "event" and not a.step and not a.link]
        if not bare or not later.month or not later.day or (later.year or 0) - (birth.year or 0) < GROWN:
            continue
        if not _of_a_birth(birth, around):
            continue
        year, here = later.year or 0, (later.month, later.day)
        for atom in reversed(bare):
            day = (atom.month or 0, atom.day or 0)
            year -= day > here
            atom.year, here, atom.uncertain = year, day, True


def _of_a_birth(atom: Atom, around: Surroundings) -> bool:
    """Whether a year stands in a sentence that tells of a birth."""
    return any(
        around.is_a(token, "BIRTH") and around.sentence(token) == atom.sentence
        for token in range(max(0, atom.first - 2 * CUE_REACH), atom.last + CUE_REACH)
    )


class _Telling:
    """One pass over the atoms of a text, with the narrative that they move."""

    def __init__(self, text: str, around: Surroundings, options: Options, reports: Sequence[Filed] = ()) -> None:
        self.text = text
        self.reports = reports
        self.around = around
        self.rules = options.conventions
        self.place = Narrative(year=options.anchor_year, words=options.title, calendar=options.calendar)
        self.mentions: list[TimeMention] = []
        self.group: list[Resolved] = []
        self.waiting: Atom | None = None

    def tell(self, atoms: list[Atom]) -> list[TimeMention]:
        """The mentions of all atoms, in order."""
        for atom in atoms:
            if atom.hangs is not None:
                self.waiting = atom
            else:
                self._one(atom)
        return self.mentions

    def _one(self, atom: Atom) -> None:
        self.place.enter(atom)
        settle(atom, self.place.beside(atom).year)
        written = atom.year is not None
        reading, anchored = self._resolve(atom)
        self.group.append(Resolved(atom, reading, anchored))
        if atom.role == "event" and atom.kind not in UNANCHORING:
            atom.ends = len(self.group) > 1
            if atom.ends and atom.aside == "limit":
                atom.aside = ""  # "from … until": the end of the range, no mere limit
            self._anchor(atom, reading)
            self.place.told_here = self.place.told_here or written
            if atom.heading:
                self.place.head(atom, reading)
            elif atom.boxed:
                self.place.box(reading)
        if self.waiting is not None:
            self._hung(self.waiting, atom, reading)
            self.waiting = None
        if atom.link != "range":
            told = mention(self.text, self.group, self.around, self.rules)
            self.mentions.append(told)
            if told.kind in ("date", "interval") and told.role == "event":
                self.place.told = (told.edtf, told.earliest, told.latest, reading.timex)
            self.group = []

    def _resolve(self, atom: Atom) -> tuple[Reading, str]:
        """An expression from where its writer stands, in a report; else from where the narrative stands."""
        report = in_force(self.reports, atom.start) if self.reports else None
        if report is None:
            return resolve(atom, self.place, self.rules)
        prospect = self.around.cue(atom, "PROSPECT")
        near = self.around.from_the_writer(atom)
        if is_spoken(atom) and (near or atom.kind != "deictic"):
            return spoken(atom, report, prospect), report.words
        if atom.ago or (near and atom.unit in ("month", "year") and atom.count in (None, (1, 1))):
            return resolve(atom, Narrative(*report.date, report.words), self.rules)
        if atom.kind in ("date", "clock", "deictic") and (atom.step is None or near):
            place_year(atom, report, self.place, prospect)
        return resolve(atom, self.place, self.rules)

    def _anchor(self, atom: Atom, reading: Reading) -> None:
        self.place.anchor(atom, reading, self.text[atom.start : atom.end])

    def _hung(self, event: Atom, date: Atom, reading: Reading) -> None:
        """ "Two days after" right before a date."""
        place = Narrative()
        place.anchor(date, reading, self.text[date.start : date.end])
        shifted, anchored = resolve(event, place, self.rules)
        self.mentions.append(mention(self.text, [Resolved(event, shifted, anchored)], self.around, self.rules))
        self._anchor(event, shifted)
