"""A network as a file: the JSON that `docs/network.md` explains, and what becomes of it in the engine."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sicetnon.chronology import parse_edtf
from sicetnon.chronology.day import Day, from_iso
from sicetnon.errors import InputError, UsageError
from sicetnon.reason.engine.budget import FREE, Meter
from sicetnon.reason.engine.network import Network

SCHEMA = "sicetnon-network/1"
_DEPTH = 20
_OFTEN = 64
"""Claims or rules read between two looks at the clock."""


class Constraint(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One thing that a claim, an alternative or a rule says. Exactly one of these forms:

    a window: `point` with `date` (EDTF) or `earliest`/`latest` (ISO days or day numbers);
    a distance: `to` lies `least` to `most` days after `after`;
    an alternative: `either` holds lists of constraints, of which at least one list holds;
    a proposition: `holds` or `denied`;
    a count: of the propositions `among`, `least` to `most` hold.
    """

    point: str = ""
    date: str = ""
    earliest: str | int | None = None
    latest: str | int | None = None
    after: str = ""
    to: str = ""
    least: int | None = None
    most: int | None = None
    either: tuple[tuple[Constraint, ...], ...] = ()
    holds: str = ""
    denied: str = ""
    among: tuple[str, ...] = ()
    rule: str = ""
    words: str = ""


class ClaimEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A claim: what it says in words and as constraints, where it is from, and what leaving it out weighs."""

    id: str
    text: str = ""
    source: str = ""
    weight: float = 1.0
    says: tuple[Constraint, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A network file. `always` holds without any claim: background knowledge, each constraint under a named rule.

    `notes` say what a converter could not take over.
    """

    schema: str = SCHEMA
    title: str = ""
    claims: tuple[ClaimEntry, ...] = ()
    always: tuple[Constraint, ...] = ()
    notes: tuple[str, ...] = ()


def read_document(data: bytes, *, file: str = "") -> Document:
    """The document in a JSON file. Raises InputError where it is not one."""
    try:
        document = msgspec.json.decode(data, type=Document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"not a network: {error}", file=file, advice="docs/network.md shows the form") from None
    if document.schema != SCHEMA:
        raise InputError(f"schema {document.schema!r}, not {SCHEMA!r}", file=file)
    return document


def write_document(document: Document) -> bytes:
    """The JSON of a document, readable again by `read_document`."""
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


class Loaded:
    """The network of a document. Claims that say the same are one claim there, its `supporters` by its id.

    Raises InputError for a document that says what it cannot, and Spent.
    """

    def __init__(self, document: Document, *, file: str = "", meter: Meter = FREE) -> None:
        self.network = Network()
        self.entries: dict[str, ClaimEntry] = {}
        self.supporters: dict[str, tuple[str, ...]] = {}
        self._file = file
        variants: dict[tuple[bytes, ...], list[ClaimEntry]] = {}
        for entry in meter.each(sorted(document.claims, key=lambda entry: entry.id), _OFTEN):
            if entry.id in self.entries:
                raise InputError(f"two claims have the id {entry.id!r}", file=file)
            self.entries[entry.id] = entry
            said = tuple(sorted(_said(constraint) for constraint in entry.says)) if entry.says else (entry.id.encode(),)
            variants.setdefault(said, []).append(entry)
        try:
            for members in meter.each(variants.values(), _OFTEN):
                self._claim(members)
            for number, constraint in enumerate(meter.each(document.always, _OFTEN), 1):
                self._add(constraint, 0, f"rule {number}", 0)
        except UsageError as error:
            raise InputError(str(error), file=file) from None

    def _claim(self, members: Sequence[ClaimEntry]) -> None:
        first = members[0]
        self.supporters[first.id] = tuple(entry.id for entry in members)
        weight = max(entry.weight for entry in members)
        selector = self.network.claim(first.id, weight=weight, text=first.text, source=first.source)
        for constraint in first.says:
            self._add(constraint, selector, f"claim {first.id!r}", 0)

    def _add(self, given: Constraint, when: int, where: str, depth: int) -> None:
        """Put one constraint into the network, under the condition `when`."""
        forms = [bool(given.point), bool(given.to), bool(given.either), bool(given.holds or given.denied),
                 bool(given.among)]  # fmt: skip
        if sum(forms) != 1 or depth > _DEPTH:
            raise InputError(f"{where}: a constraint has one form, nested at most {_DEPTH} deep", file=self._file)
        network, condition = self.network, [-when] if when else []
        if given.point:
            earliest, latest = self._window(given, where)
            network.window(given.point, earliest, latest, when=when, rule=given.rule, words=given.words)
        elif given.to:
            self._distance(given, when, where)
        elif given.either:
            options = [network.literal() for _ in given.either]
            for option, constraints in zip(options, given.either, strict=True):
                for constraint in constraints:
                    self._add(constraint, option, where, depth + 1)
            network.clause(*condition, *options, rule=given.rule)
        elif given.among:
            literals = [network.literal(("proposition", name)) for name in given.among]
            network.cardinality(literals, given.least or 0, given.most, when=when, rule=given.rule)
        else:
            name = given.holds or given.denied
            literal = network.literal(("proposition", name))
            network.clause(*condition, literal if given.holds else -literal, rule=given.rule)

    def _distance(self, given: Constraint, when: int, where: str) -> None:
        if not given.after or (given.least is None and given.most is None):
            raise InputError(f"{where}: a distance has 'after', 'to', and 'least' or 'most'", file=self._file)
        if given.most is not None:
            self.network.edge(given.after, given.to, given.most, when=when, rule=given.rule, words=given.words)
        if given.least is not None:
            self.network.edge(given.to, given.after, -given.least, when=when, rule=given.rule, words=given.words)

    def _window(self, given: Constraint, where: str) -> tuple[Day | None, Day | None]:
        try:
            if given.date:
                return parse_edtf(given.date).bounds()
            earliest, latest = (from_iso(d) if isinstance(d, str) else d for d in (given.earliest, given.latest))
        except ValueError as error:
            raise InputError(f"{where}: {error}", file=self._file) from None
        return earliest, latest


def _said(constraint: Constraint) -> bytes:
    """What a constraint says, without how it is worded."""
    return msgspec.json.encode(msgspec.structs.replace(constraint, words=""))
