"""All expressions of time in a text, resolved in their narrative, in order, with exact spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Protocol

import msgspec

from sicetnon.chronology.anchors import Narrative, resolve
from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.grammar import Grammar, grammar
from sicetnon.chronology.grammar_words import Scan, scan
from sicetnon.chronology.mention import TimeMention
from sicetnon.chronology.phrases import Atom, build
from sicetnon.chronology.reader_context import Surroundings
from sicetnon.chronology.reader_mention import Resolved, mention


class BlockLike(Protocol):
    """What the reader needs to know of a block of a text (`model.Block` is one)."""

    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def level(self) -> int: ...
    @property
    def label(self) -> str: ...


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
    around = Surroundings(rules, tokens)
    atoms = find_atoms(around)
    options = Options(calendar, anchor_year, title, conventions or Conventions())
    return _mentions(text, atoms, options, around)


UNANCHORING = ("duration", "frequency", "vague", "event", "stretch", "nth")
"""Kinds of expression that do not move the narrative."""


def find_atoms(around: Surroundings) -> list[Atom]:
    """The atoms of a text in order."""
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
    _link(atoms, tokens, rules)
    for atom, following in zip(atoms, [*atoms[1:], None], strict=False):
        _place(atom, around)
        if atom.kind in ("event", "stretch", "duration"):
            around.extend(atom, following.first if following else len(tokens))
    return atoms


def _place(atom: Atom, around: Surroundings) -> None:
    """How firmly the expression moves the narrative."""
    atom.leads = around.leads(atom)
    atom.aside = (
        around.in_brackets(atom) or around.cue(atom, "FLASHBACK") or around.cue(atom, "PROSPECT")
        or around.is_a(atom.first - 1, "BY", "UNTIL", "SINCE")
    )  # fmt: skip


def _link(atoms: list[Atom], tokens: Scan, rules: Grammar) -> None:
    """Tie atoms with one connecting word between them: ranges ("from May to July") and lists ("May and June")."""
    to, dash = rules.members("TO"), rules.members("DASH")
    both, between, since = rules.members("LISTING"), rules.members("BETWEEN"), rules.members("FROM")
    for left, right in pairwise(atoms):
        if left.link or right.first - left.last != 1 or not (left.dated() and right.dated()):
            continue
        joint = tokens.codes[left.last]
        before = tokens.codes[left.first - 1] if left.first else ""
        if joint in dash or (joint in to and before in since):
            left.link = "range"
        elif joint in both:
            left.link = "range" if before in between else "list"
        elif joint in to:
            left.link = "range"
        if left.link == "list" and tokens.word(left.last) == ",":
            left.link = ""


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


PARAGRAPH = re.compile(r"\n\s*\n\s*|(?<=[.!?\"”)])[ \t]*\n\s*")
HEADING_LENGTH = 90
"""A paragraph of fewer characters that does not end like a sentence is a heading."""


def _paragraphs(text: str, atoms: list[Atom]) -> None:
    """Mark the first expression of every paragraph, and those in headings."""
    starts = [0, *(found.end() for found in PARAGRAPH.finditer(text)), len(text)]
    headings = [_is_heading(text, starts[index], starts[index + 1]) for index in range(len(starts) - 1)]
    under = list(accumulate((index if heading else 0 for index, heading in enumerate(headings)), max))
    before = -1
    for atom in atoms:
        number = min(bisect_right(starts, atom.start), len(headings)) - 1
        atom.opens, atom.heading, atom.section = number != before, headings[number], under[number]
        before = number


def _is_heading(text: str, start: int, end: int) -> bool:
    line = text[start : min(end, start + HEADING_LENGTH + 20)].strip()
    return 0 < len(line) <= HEADING_LENGTH and not line.endswith((".", "!", "?", ":", ",", ";", '"', "”"))


def _date_clocks(atoms: list[Atom]) -> None:
    """A time of day belongs to the day that follows it closely ("at 5:34 AM on March 20, 2003")."""
    for clock, date in pairwise(atoms):
        if clock.clock and clock.month is None and date.day and date.month and date.first - clock.last <= CLOCK_REACH:
            clock.year, clock.month, clock.day = date.year, date.month, date.day


CLOCK_REACH = 4
"""Tokens between a time of day and its date."""


def _mentions(text: str, atoms: list[Atom], options: Options, around: Surroundings) -> list[TimeMention]:
    place = Narrative(year=options.anchor_year, calendar=options.calendar)
    share(atoms)
    _date_clocks(atoms)
    mentions: list[TimeMention] = []
    group: list[Resolved] = []
    _paragraphs(text, atoms)
    for atom in atoms:
        place.enter(atom)
        reading, anchored = resolve(atom, place, options.conventions)
        group.append(Resolved(atom, reading, anchored))
        if atom.role == "event" and atom.kind not in UNANCHORING:
            atom.ends = len(group) > 1
            place.anchor(atom, reading, text[atom.start : atom.end])
            if atom.heading:
                place.head(atom, reading)
        if atom.link != "range":
            told = mention(text, group, around, options.conventions)
            mentions.append(told)
            if told.kind in ("date", "interval") and told.role == "event":
                place.told = (told.edtf, told.earliest, told.latest, reading.timex)
            group = []
    return mentions
