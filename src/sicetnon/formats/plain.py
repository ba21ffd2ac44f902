"""Plain text: paragraphs between blank lines, hard wraps undone, headings and lists where they are plain to see.

Lines under one another that begin with labels (`Date: …`, `Place: …`) are fields.
The first lines may say what the text is (`Author: …`, `Title: …`, `Siglum: …`), when all of them up to the first blank
line do so. Words broken over line ends are joined; page numbers and running heads are left as they stand.
"""

from __future__ import annotations

import re

from sicetnon.formats.columns import column_heads
from sicetnon.formats.composer import Composer, Draft
from sicetnon.formats.labelled import compose_labelled, labelled
from sicetnon.formats.lines import Line, Wraps, groups
from sicetnon.formats.metadata import PAIR, apply, field_of
from sicetnon.formats.registry import Format
from sicetnon.lexicon.detection import sample

# a bullet has words after it: "- 12 -" is a page number
BULLET = re.compile(r"(?:[-*+•‣◦·–—]|\d{1,3}[.)])[ \t]+(?=\S)(?=[^\n]*[^\W\d_])")
_RULE = re.compile(r"[-=*_~+·•—–\s]+")
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}|\*{3,}")
_SENTENCE_END = re.compile(r"[.!?…:;,\"'”»)\]]$")
LONGEST_HEADING = 90  # code points
LONGEST_MARK = 24  # code points of the number above the lines of a record
SHORTEST_RECORD = 3  # lines
SOON = 30  # code points in which a title is repeated


def compose_group(page: Composer, group: list[Line], wraps: Wraps, heads: dict[int, int] | None = None) -> None:
    """Write one group of lines: fields where every line has a label, items where lines begin with a bullet, else
    paragraphs. `heads` are the lines, by their start, that open a head of several lines, and how many are under it."""
    fields = labelled(page, group) if len(group) > 1 else []
    if not fields and len(group) > SHORTEST_RECORD and group[0].end - group[0].start <= LONGEST_MARK:
        fields = labelled(page, group[1:])
        if fields:  # "[LUR-0311]" above the lines of its record
            page.open("paragraph")
            page.flow(group[0].start, group[0].end)
            page.close()
            page.between(group[0].end, group[1].start)
    if fields:
        compose_labelled(page, fields)
        return
    source = page.source
    bullet_indent = -1  # of the item being written
    joined = "no"
    of_head = 0  # lines that are still to come of a head in lines
    for number, line in enumerate(group):
        bullet = None if of_head else BULLET.match(source, line.start, line.end)
        if heads and line.start in heads:
            if number:
                page.between(group[number - 1].end, line.start)
            page.open("item")
            of_head, bullet, bullet_indent = heads[line.start] + 1, None, -1
        elif bullet:
            page.open("item")
            bullet_indent = line.indent
        elif joined == "space":
            page.flow(group[number - 1].end, line.start)
        elif joined == "no":
            if number:
                page.between(group[number - 1].end, line.start)
            page.open("paragraph")
            bullet_indent = -1
        following = group[number + 1] if number + 1 < len(group) else None
        joined = "no"
        if of_head:
            of_head -= 1
            joined = "space" if of_head else "no"
        elif following and not BULLET.match(source, following.start, following.end):
            joined = wraps.join(line, following)
            if joined == "no" and 0 <= bullet_indent < following.indent:
                joined = "space"
        page.flow(bullet.end() if bullet else line.start, line.end - (joined == "word"))
    page.close()


class Headings:
    """Which groups of lines are headings in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        head = sample(text)
        # capitals tell a heading only where the rest is written small
        self.capitals = sum(map(str.islower, head)) > sum(map(str.isupper, head))

    def found(self, group: list[Line]) -> bool:
        """One short line that begins like a title and does not end like a sentence, or is underlined."""
        line = self.text[group[0].start : group[0].end]
        if len(line) > LONGEST_HEADING or not any(map(str.isalpha, line)):
            return False
        if len(group) == 2 and _UNDERLINE.fullmatch(self.text, group[1].start, group[1].end):
            return True
        if len(group) > 1 or BULLET.match(line):
            return False
        if self.capitals and line.isupper() and not line.endswith((",", ";", ":")):
            return True
        return not _SENTENCE_END.search(line) and (line[0].isupper() or line[0].isdigit())


def _is_rule(text: str, group: list[Line]) -> bool:
    """True for a line that only parts what stands above and below it."""
    return len(group) == 1 and _RULE.fullmatch(text, group[0].start, group[0].end) is not None


def leading_pairs(page: Composer, group: list[Line]) -> list[tuple[str, Line, int]]:
    """(field, line, where its value begins) for each line, when every line is metadata and one names the text."""
    found = []
    for line in group:
        pair = PAIR.fullmatch(page.source, line.start, line.end)
        field = field_of(pair[1], page.language) if pair else None
        if pair is None or field is None:
            return []
        found.append((field, line, pair.start(2)))
    named = {field for field, _, _ in found}
    return found if named & {"title", "author", "siglum"} and len(named) == len(found) else []


def compose_metadata(page: Composer, pairs: list[tuple[str, Line, int]]) -> None:
    """Of what the text says about itself, a reader sees its title, unless the text begins with it once more."""
    for field, line, start in pairs:
        title = page.source[start : line.end].strip()
        after = page.source[pairs[-1][1].end : pairs[-1][1].end + len(title) + SOON]
        if field == "title" and title.casefold() not in after.casefold():
            page.open("title", level=1)
            page.flow(start, line.end)
    page.close()


def read(text: str, file: str) -> Draft:
    """Read plain text. Every text is one."""
    page = Composer(text)
    all_groups = [group for group in groups(text) if not _is_rule(text, group)]
    wraps, headings = Wraps(text, all_groups), Headings(text)
    heads = column_heads(text, all_groups)
    pairs = leading_pairs(page, all_groups[0]) if all_groups else []
    compose_metadata(page, pairs)
    title = ""
    last = len(all_groups) - 1
    for number, group in enumerate(all_groups):
        if number == 0 and pairs:
            continue
        if number:
            page.between(all_groups[number - 1][-1].end, group[0].start)
        if number == last or not headings.found(group):
            compose_group(page, group, wraps, heads)
            continue
        first = number == bool(pairs)
        title = text[group[0].start : group[0].end] if first else title
        page.open("title" if first else "heading", level=1 if first else 2)
        page.flow(group[0].start, group[0].end)
        page.close()
    draft = page.finish()
    apply(draft, [(field, text[start : line.end]) for field, line, start in pairs])
    draft.title = draft.title or title
    return draft


FORMAT = Format(name="plain", read=read, recognise=lambda head: True, suffixes=(".txt", ".text"), rank=100)
