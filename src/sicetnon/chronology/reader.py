"""All expressions of time in a text, resolved in their narrative, in order, with exact spans."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import msgspec

from sicetnon.chronology.anchors import Narrative, resolve
from sicetnon.chronology.conventions import Conventions
from sicetnon.chronology.grammar import Grammar, grammar
from sicetnon.chronology.grammar_words import Scan, scan
from sicetnon.chronology.mention import MentionKind, Relation, Role, TimeMention, Timex
from sicetnon.chronology.phrases import Atom, build
from sicetnon.chronology.phrases_value import Reading
from sicetnon.chronology.reader_context import Surroundings


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
    atoms = find_atoms(tokens, rules)
    options = Options(calendar, anchor_year, title, conventions or Conventions())
    return _mentions(text, atoms, options)


def find_atoms(tokens: Scan, rules: Grammar) -> list[Atom]:
    """The atoms of a text in order."""
    atoms: list[Atom] = []
    position = 0
    around = Surroundings(rules, tokens)
    while (match := rules.search(tokens, position)) is not None:
        found = build(match, tokens, rules)
        found = [atom for atom in found if around.accept(atom)]
        if found:
            atoms.extend(found)
            position = max(found[-1].last, match.whole[0] + 1)
        else:
            position = match.whole[0] + 1 if match.group != "skip" else match.whole[1]
    _link(atoms, tokens, rules)
    for atom in atoms:
        _place(atom, around)
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


def _share(atoms: list[Atom]) -> None:
    """Give what the last of a range or list says to those before it ("24 October and 3 May 1940", "the night of 3-4 May")."""
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


def _mentions(text: str, atoms: list[Atom], options: Options) -> list[TimeMention]:
    place = Narrative(year=options.anchor_year, calendar=options.calendar)
    _share(atoms)
    mentions: list[TimeMention] = []
    group: list[tuple[Atom, Reading, str]] = []
    for atom in atoms:
        reading, anchored = resolve(atom, place, options.conventions)
        if atom.role == "event" and atom.kind not in ("duration", "frequency", "vague", "event"):
            place.anchor(atom, reading, text[atom.start : atom.end])
        group.append((atom, reading, anchored))
        if atom.link != "range":
            mentions.append(_mention(text, group))
            group = []
    return mentions


KINDS: dict[str, MentionKind] = {
    "duration": "duration", "frequency": "frequency", "vague": "vague", "clock": "time", "event": "relative",
}  # fmt: skip


def _mention(text: str, group: list[tuple[Atom, Reading, str]]) -> TimeMention:
    (first, low, anchored), (final, high, _) = group[0], group[-1]
    kind: MentionKind = "interval" if len(group) > 1 else KINDS.get(first.kind, "date")
    if kind == "date" and low.earliest is None and not low.edtf:
        kind = "vague"
    edtf = low.edtf if len(group) == 1 else f"{low.edtf}/{high.edtf}"
    role: Role = "publication" if first.role == "publication" else "event"
    relation: Relation = "on"
    return TimeMention(
        start=first.start, end=final.end, text=text[first.start : final.end], kind=kind, edtf=edtf,
        earliest=low.earliest, latest=high.latest, spans=len(group) > 1, role=role, relation=relation,
        approximate=bool(first.approx), uncertain=first.uncertain, calendar=low.calendar, anchored_on=anchored,
        convention=low.convention, timex_type=low.timex_type, timex_value=low.timex if len(group) == 1 else "",
        timex_mod=low.mod, rule=first.kind, note=low.note or first.note,
        timex=tuple(Timex(atom.start, atom.end, one.timex_type, one.timex, one.mod) for atom, one, _ in group),
    )  # fmt: skip
