"""What a reader sees of a MediaWiki template: dates, circa, lists, quotations, notes, infoboxes.

The names come from templates.toml; templates themselves are never expanded, so nothing can explode.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from mwparserfromhell.nodes import Template

if TYPE_CHECKING:
    from sicetnon.formats.wikireader import WikiReader

from sicetnon.formats.composer import Composer

_YEAR = re.compile(r"\d{3,4}")
_SMALL = re.compile(r"\d{1,2}")
MOST_FIELDS = 400


class Names(msgspec.Struct, frozen=True):
    """The tables of templates.toml."""

    templates: dict[str, str]
    prefixes: dict[str, str]
    suffixes: dict[str, str]
    constants: dict[str, str]
    leads: dict[str, str]
    functions: frozenset[str]
    parameters: dict[str, tuple[str, ...]]
    file: frozenset[str]
    hidden: frozenset[str]


def _names() -> Names:
    tables: dict[str, Any] = tomllib.loads(Path(__file__).with_name("templates.toml").read_text(encoding="utf-8"))
    kinds = {name: kind for kind, names in tables["templates"].items() for name in names}
    return Names(
        templates={name: kind for name, kind in kinds.items() if "*" not in name},
        prefixes={name[:-1]: kind for name, kind in kinds.items() if name.endswith("*")},
        suffixes={name[1:]: kind for name, kind in kinds.items() if name.startswith("*")},
        constants=tables["constants"],
        leads=tables["leads"],
        functions=frozenset(tables["functions"]["shown"]),
        parameters={kind: tuple(names) for kind, names in tables["parameters"].items()},
        file=frozenset(tables["namespaces"]["file"]),
        hidden=frozenset(tables["namespaces"]["hidden"]),
    )


NAMES = _names()


@lru_cache(maxsize=4096)
def kind_of(name: str) -> str:
    """The kind of a template by its name, empty when it is not known."""
    found = NAMES.templates.get(name)
    if found is not None:
        return found
    fitting = [prefix for prefix in NAMES.prefixes if name.startswith(prefix)]
    if fitting:
        return NAMES.prefixes[max(fitting, key=len)]
    return next((kind for suffix, kind in NAMES.suffixes.items() if name.endswith(suffix)), "")


class Part:
    """One template and where it stands."""

    def __init__(self, node: Template, at: int, size: int, inline: bool) -> None:
        self.node, self.at, self.size, self.inline = node, at, size, inline
        self.name = " ".join(str(node.name).replace("_", " ").split()).lower()
        self.positional: list[tuple[int, Sequence[Any], str]] = []  # (offset of value, nodes, written)
        self.named: dict[str, tuple[int, Sequence[Any], str]] = {}
        offset = at + 2 + len(str(node.name))
        for parameter in node.params:
            offset += 1
            value = str(parameter.value)
            key = str(parameter.name).strip()
            begin = offset
            if parameter.showkey:
                begin += len(str(parameter.name)) + 1
                self.named[key] = (begin, parameter.value.nodes, value)
            else:
                self.positional.append((begin, parameter.value.nodes, value))
            offset = begin + len(value)
        for number in range(1, 20):  # {{name|1=…}} is the first parameter as well
            if str(number) in self.named and len(self.positional) < number:
                self.positional.append(self.named[str(number)])

    @property
    def end(self) -> int:
        return self.at + self.size


def compose_template(reader: WikiReader, page: Composer, part: Part) -> None:
    """Write what a reader sees of a template."""
    name = part.name
    if name in NAMES.constants and not part.positional:
        _constant(page, part, NAMES.constants[name])
        return
    function, colon, _ = name.partition(":")
    if colon and (function in NAMES.functions or function.startswith("#")):
        if function in NAMES.functions:
            written = str(part.node.name)
            page.flow(part.at + 3 + written.index(":"), part.at + 2 + len(written))
        return
    kind = kind_of(name)
    alone = not part.inline and _alone(reader.text, part)
    if kind == "infobox" or (not kind and alone and len(part.named) >= 3 and "\n" in str(part.node)):
        _infobox(reader, page, part)
    elif kind == "dropped":
        if "refs" in part.named:
            reader.defined_notes(page, part.named["refs"][1], part.named["refs"][0])
    elif kind == "date":
        _date(reader, page, part)
    elif name in NAMES.leads:
        opening = part.at + 2 + len(str(part.node.name))
        page.substitute(NAMES.leads[name].rstrip(), part.at, opening)
        page.space(opening)
        _write(reader, page, part.positional[:1])
    elif kind == "last":
        _write(reader, page, part.positional[-1:])
    elif kind == "joined":
        _write(reader, page, part.positional[:2])
    elif kind == "items":
        _items(reader, page, part)
    elif kind == "quotation":
        _quotation(reader, page, part)
    elif kind in ("footnote", "citation", "mark"):
        _note(reader, page, part, kind)
    elif kind == "work":
        _work(reader, page, part)
    elif not alone or kind == "text":
        _write(reader, page, part.positional[:1])


def _constant(page: Composer, part: Part, shown: str) -> None:
    if shown.strip():
        if shown.startswith(" "):
            page.space(part.at)
        page.substitute(shown.strip(), part.at, part.end)
    if shown.endswith(" "):
        page.space(part.end - 1)


def _alone(text: str, part: Part) -> bool:
    """True when nothing else stands on the lines of the template."""
    before = text[max(0, part.at - 200) : part.at].rpartition("\n")[2]
    after = text[part.end : part.end + 200].partition("\n")[0]
    return not before.strip() and not after.strip()


def _write(reader: WikiReader, page: Composer, values: Sequence[tuple[int, Sequence[Any], str]]) -> None:
    for number, (at, nodes, _) in enumerate(values):
        if number:
            page.space(at - 1)
        reader.walk(page, nodes, at, True)


def _date(reader: WikiReader, page: Composer, part: Part) -> None:
    """Year, month and day in figures as an ISO date, which every language reads; anything else as it is written."""
    figures = [written.strip() for _, _, written in part.positional[:3]]
    while figures and not figures[-1]:
        figures.pop()
    day_first = len(figures) == 3 and _YEAR.fullmatch(figures[2]) is not None
    ordered = figures[::-1] if day_first else figures
    plain = bool(ordered) and _YEAR.fullmatch(ordered[0]) and all(_SMALL.fullmatch(one) for one in ordered[1:])
    if plain and len(part.positional) != 1:
        shown = "-".join([ordered[0].zfill(4), *(one.zfill(2) for one in ordered[1:])])
        page.substitute(shown, part.at, part.end)
    else:
        _write(reader, page, part.positional[:3])


def _items(reader: WikiReader, page: Composer, part: Part) -> None:
    current = page.current
    for at, nodes, written in part.positional:
        if not written.strip():
            continue
        if part.inline:
            page.newline(at - 1)
        elif not any(hasattr(node, "wiki_markup") and node.wiki_markup for node in nodes):
            page.open("item", level=1)
        reader.walk(page, nodes, at, part.inline)
    if not part.inline:
        page.open(current.kind if current else "paragraph")


def _quotation(reader: WikiReader, page: Composer, part: Part) -> None:
    if not part.inline:
        page.open("quotation")
    values = {**{str(number): value for number, value in enumerate(part.positional, start=1)}, **part.named}
    for names in (NAMES.parameters["quoted"], NAMES.parameters["quoted_from"]):
        found = next((values.pop(name) for name in names if name in values), None)
        if found and found[2].strip():
            page.newline(found[0] - 1)
            reader.walk(page, found[1], found[0], True)
    if not part.inline:
        reader.block(page)


def _note(reader: WikiReader, page: Composer, part: Part, kind: str) -> None:
    in_note = kind == "citation" and page is not reader.page
    note = page if in_note else page.footnote()
    if not in_note:
        note.open("footnote")
    if kind == "mark":
        offset = part.at + 2
        note.flow(offset, offset + len(str(part.node.name)))
    else:
        _write(reader, note, part.positional[: 1 if kind == "footnote" else 4])
    for name in ("p", "pp", "loc", "s") if kind == "citation" else ():
        if name in part.named:
            note.tighten()
            note.make(", p. ")
            _write(reader, note, [part.named[name]])


def _work(reader: WikiReader, page: Composer, part: Part) -> None:
    """The parts of a citation, in the order in which a reader sees them: "Smith, Anna. The Villages. 1988, p. 12"."""
    values = {**{str(number): value for number, value in enumerate(part.positional, start=1)}, **part.named}
    order = NAMES.parameters["citation"]
    shown = [(key, values[key]) for key in order if key in values and values[key][2].strip()]
    for number, (key, value) in enumerate(shown):
        if number and page.writing:
            page.tighten()
            given, paged = key in NAMES.parameters["given_name"], key in NAMES.parameters["page"]
            page.make(", p. " if paged else ", " if given else ". ")
        reader.walk(page, value[1], value[0], True)


def _infobox(reader: WikiReader, page: Composer, part: Part) -> None:
    """Each parameter a field; pictures and layout are left out."""
    reader.tables += 1
    group = f"infobox{reader.tables}"
    for key, (at, nodes, written) in list(part.named.items())[:MOST_FIELDS]:
        label = " ".join(key.replace("_", " ").split())
        folded = label.lower()
        if not written.strip() or folded in NAMES.parameters["silent"] or key.lower() in NAMES.parameters["silent"]:
            continue
        if not reader.title and folded in NAMES.parameters["name"]:
            reader.title = _plain(reader, at, nodes)
        if folded in NAMES.parameters["caption"]:
            page.open("caption")
        else:
            page.open("field", label=label, group=group)
        reader.walk(page, nodes, at, True)
    reader.block(page)


def _plain(reader: WikiReader, at: int, nodes: Sequence[Any]) -> str:
    """What a reader sees of a value, on one line."""
    scratch = Composer(reader.text)
    scratch.open("title")
    reader.walk(scratch, nodes, at, True)
    return " ".join(scratch.finish().text.split())[:300]
