"""A network from a family file (GEDCOM 5.5.1 or 7.0): lives, baptisms, marriages, burials, with their sources.

Every date and every family tie is a claim; the limits of human life are rules with names, in `LIMITS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from sicetnon.errors import InputError
from sicetnon.reason.engine.document import ClaimEntry, Constraint, Document
from sicetnon.reason.gedcom_date import GedcomDate, read_gedcom_date

_LINE = re.compile(r"^\s*(\d{1,2})\s+(?:@([^@\s]{1,60})@\s+)?([A-Za-z0-9_]{1,31})(?: (.*))?$")
_POINTER = re.compile(r"^@([^@\s]{1,60})@\s*$")
_YEAR = 365.2425

LIFE_EVENTS = ("BIRT", "CHR", "BAPM", "DEAT", "BURI", "CREM")
IN_LIFETIME = ("RESI", "CENS", "OCCU", "EDUC", "GRAD", "EMIG", "IMMI", "NATU", "CONF", "ORDN", "RETI", "WILL", "EVEN")
FAMILY_EVENTS = ("MARR", "DIV", "ENGA", "ANUL")
_NAMES = {
    "BIRT": "birth", "CHR": "christening", "BAPM": "baptism", "DEAT": "death", "BURI": "burial", "CREM": "cremation",
    "MARR": "marriage", "DIV": "divorce", "ENGA": "engagement", "ANUL": "annulment", "RESI": "residence",
    "CENS": "census", "OCCU": "occupation", "EDUC": "education", "GRAD": "graduation", "EMIG": "emigration",
    "IMMI": "immigration", "NATU": "naturalisation", "CONF": "confirmation", "ORDN": "ordination",
    "RETI": "retirement", "WILL": "will", "EVEN": "event",
}  # fmt: skip


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of human life in years, as wide as any that is well attested, so that what they exclude is an error in
    some claim. Each is a rule whose name gives the number."""

    life: int = 123
    mother_least: int = 10
    mother_most: int = 60
    father_least: int = 12
    father_most: int = 95
    father_dead_days: int = 310


LIMITS = Limits()


class Line:
    """A GEDCOM line with its subordinate lines."""

    __slots__ = ("key", "lines", "number", "tag", "value")

    def __init__(self, number: int, key: str, tag: str, value: str) -> None:
        self.number = number
        self.key = key
        self.tag = tag
        self.value = value
        self.lines: list[Line] = []

    def all(self, *tags: str) -> Iterator[Line]:
        """The subordinate lines with these tags."""
        return (line for line in self.lines if line.tag in tags)

    def value_of(self, tag: str) -> str:
        """The value of the first subordinate line with this tag."""
        return next((line.value for line in self.all(tag)), "")


def read_lines(text: str, *, file: str = "") -> list[Line]:
    """The records of a file. Raises InputError when it has none; lines that are no GEDCOM continue nothing."""
    records: list[Line] = []
    stack: list[Line] = []
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        match = _LINE.match(raw)
        if not match:
            continue
        line = Line(number, match[2] or "", match[3].upper(), match[4] or "")
        del stack[int(match[1]) :]
        if int(match[1]) == 0:
            records.append(line)
        elif stack:
            stack[-1].lines.append(line)
        stack.append(line)
    if not records:
        raise InputError("no GEDCOM record in it", file=file, advice="lines look like '0 @I1@ INDI'")
    return records


def from_gedcom(text: str, *, file: str = "", limits: Limits = LIMITS) -> Document:
    """The network of a family file. Raises InputError when it holds no record."""
    return _Converter(read_lines(text, file=file), limits).document(file)


class _Converter:
    def __init__(self, records: list[Line], limits: Limits) -> None:
        self._records = records
        self._limits = limits
        self._claims: dict[str, ClaimEntry] = {}
        self._always: list[Constraint] = []
        self._unread: list[str] = []
        self._people = {record.key: _name(record) for record in records if record.tag == "INDI" and record.key}
        self._titles = {record.key: record.value_of("TITL") for record in records if record.tag == "SOUR"}

    def document(self, file: str) -> Document:
        for record in self._records:
            if record.tag == "INDI" and record.key:
                self._person(record)
            elif record.tag == "FAM" and record.key:
                self._family(record)
        notes = []
        if self._unread:
            shown = "; ".join(self._unread[:5])
            notes.append(f"{len(self._unread)} dates could not be read and say nothing: {shown}")
        claims = tuple(self._claims.values())
        return Document(title=file, claims=claims, always=tuple(self._always), notes=tuple(notes))

    def _person(self, record: Line) -> None:
        key, name = record.key, self._people[record.key]
        most = round(self._limits.life * _YEAR)
        self._always += [
            _apart(f"{key}.birth", f"{key}.death", 0, None, "a life ends after it began"),
            _apart(f"{key}.birth", f"{key}.death", None, most, f"no life lasts {self._limits.life} years"),
        ]
        for tag in (*LIFE_EVENTS, *IN_LIFETIME):
            for count, event in enumerate(record.all(tag), 1):
                self._event(key, name, event, count)

    def _event(self, key: str, name: str, event: Line, count: int) -> None:
        """The dates of an event of a person. Each DATE is a claim of its own; so is each event of the same kind."""
        what = _NAMES[event.tag]
        for again, line in enumerate(event.all("DATE"), 1):
            date = self._date(line, name)
            if date is None:
                continue
            point = f"{key}.{what}" if event.tag in LIFE_EVENTS else f"{key}.{what}{count}"
            says = [*_dated(point, date), *_in_life(event.tag, key, point, date.kind == "period")]
            self._claim(f"{key} {what} {count}.{again}", f"{name}: {what} {_plain(line.value)}", event, line, says)

    def _family(self, record: Line) -> None:
        partners = [p for tag in ("HUSB", "WIFE") if (p := _pointer(record.value_of(tag))) in self._people]
        couple = " and ".join(self._people[partner] for partner in partners)
        for tag in FAMILY_EVENTS:
            for count, event in enumerate(record.all(tag), 1):
                what = _NAMES[tag]
                for again, line in enumerate(event.all("DATE"), 1):
                    date = self._date(line, couple)
                    if date is None:
                        continue
                    point, text = f"{record.key}.{what}{count}", f"{couple}: {what} {_plain(line.value)}"
                    says = [*_dated(point, date)]
                    for partner in partners:
                        says += _in_life(tag, partner, point, date.kind == "period")
                    self._claim(f"{record.key} {what} {count}.{again}", text, event, line, says)
        mother, father = _pointer(record.value_of("WIFE")), _pointer(record.value_of("HUSB"))
        for line in record.all("CHIL"):
            child = _pointer(line.value)
            if child in self._people:
                if mother in self._people:
                    self._parent(record, line, (child, mother), self._of_mother(child, mother))
                if father in self._people:
                    self._parent(record, line, (child, father), self._of_father(child, father))

    def _parent(self, record: Line, line: Line, pair: tuple[str, str], says: list[Constraint]) -> None:
        child, parent = pair
        text = f"{self._people[child]} is a child of {self._people[parent]}"
        self._claim(f"{record.key} {child} of {parent}", text, record, line, says)

    def _of_mother(self, child: str, mother: str) -> list[Constraint]:
        limits = self._limits
        least, most = round(limits.mother_least * _YEAR), round(limits.mother_most * _YEAR)
        age = f"a mother is {limits.mother_least} to {limits.mother_most} years old at a birth"
        return [
            _apart(f"{mother}.birth", f"{child}.birth", least, most, age),
            _apart(f"{child}.birth", f"{mother}.death", 0, None, "a mother is alive at a birth"),
        ]

    def _of_father(self, child: str, father: str) -> list[Constraint]:
        limits = self._limits
        least, most = round(limits.father_least * _YEAR), round(limits.father_most * _YEAR)
        age = f"a father is {limits.father_least} to {limits.father_most} years old at a birth"
        days = limits.father_dead_days
        return [
            _apart(f"{father}.birth", f"{child}.birth", least, most, age),
            _apart(f"{child}.birth", f"{father}.death", -days, None,
                   f"a child is born at most {days} days after the father's death"),
        ]  # fmt: skip

    def _date(self, line: Line, name: str) -> GedcomDate | None:
        date = read_gedcom_date(line.value)
        if date is None and line.value.strip():
            self._unread.append(f"line {line.number}, {name}: {line.value.strip()[:60]}")
        return date

    def _claim(self, name: str, text: str, event: Line, line: Line, says: list[Constraint]) -> None:
        cited = [*line.all("SOUR"), *event.all("SOUR")]
        sources = [self._titles.get(_pointer(cite.value), "") or cite.value for cite in cited]
        source = "; ".join(dict.fromkeys(s for s in sources if s))
        while name in self._claims:
            name += "'"
        self._claims[name] = ClaimEntry(id=name, text=text, source=source, says=tuple(says))


def _name(record: Line) -> str:
    return " ".join(record.value_of("NAME").replace("/", " ").split()) or record.key


def _plain(value: str) -> str:
    return " ".join(value.split())


def _pointer(value: str) -> str:
    match = _POINTER.match(value)
    return match[1] if match else ""


def _apart(after: str, to: str, least: int | None, most: int | None, rule: str) -> Constraint:
    return Constraint(after=after, to=to, least=least, most=most, rule=rule)


def _dated(point: str, date: GedcomDate) -> list[Constraint]:
    if date.kind == "date":
        earliest, latest = date.window
        return [Constraint(point=point, earliest=earliest, latest=latest)]
    says = [_apart(point, f"{point}.end", 0, None, "what lasts ends after it began")]
    for name, (earliest, latest) in ((point, date.begin), (f"{point}.end", date.end)):
        if earliest is not None or latest is not None:
            says.append(Constraint(point=name, earliest=earliest, latest=latest))
    return says


def _in_life(tag: str, person: str, point: str, period: bool) -> list[Constraint]:
    """How an event stands to the life of a person."""
    birth, death = f"{person}.birth", f"{person}.death"
    if tag in ("BIRT", "DEAT"):
        return []
    if tag in ("BURI", "CREM"):
        return [_apart(death, point, 0, None, "burial follows death")]
    says = [_apart(birth, point, 0, None, "nobody acts before birth")]
    if tag not in ("CHR", "BAPM", "DIV", "ANUL"):
        says.append(_apart(f"{point}.end" if period else point, death, 0, None, "nobody acts after death"))
    return says
