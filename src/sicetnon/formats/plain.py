"""Plain text: paragraphs between blank lines, hard wraps undone, headings and lists where they are plain to see."""

from __future__ import annotations

import re

from sicetnon.formats.composer import Composer, Draft
from sicetnon.formats.lines import Line, continues, groups, wrap_width
from sicetnon.formats.registry import Format

BULLET = re.compile(r"(?:[-*+•‣◦·–—]|\d{1,3}[.)])[ \t]+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…:;,\"'”»)\]]$")
LONGEST_HEADING = 90  # code points


def compose_group(page: Composer, group: list[Line], width: int) -> None:
    """Write one group of lines: items where lines begin with a bullet, else paragraphs."""
    source = page.source
    for number, line in enumerate(group):
        bullet = BULLET.match(source, line.start, line.end)
        if bullet:
            page.open("item")
            page.flow(bullet.end(), line.end)
            continue
        if number and continues(source, group[number - 1], line, width):
            page.flow(group[number - 1].end, line.start)
        else:
            if number:
                page.between(group[number - 1].end, line.start)
            page.open("paragraph")
        page.flow(line.start, line.end)
    page.close()


def is_heading(text: str, group: list[Line]) -> bool:
    """One short line that begins like a title and does not end like a sentence."""
    if len(group) > 1:
        return False
    line = text[group[0].start : group[0].end]
    return (
        len(line) <= LONGEST_HEADING
        and not _SENTENCE_END.search(line)
        and (line[0].isupper() or line[0].isdigit())
        and not BULLET.match(line)
    )


def read(text: str, file: str) -> Draft:
    """Read plain text. Every text is one."""
    page = Composer(text)
    all_groups = list(groups(text))
    width = wrap_width(all_groups)
    title = ""
    ends = [group[-1].end for group in all_groups]
    for number, group in enumerate(all_groups):
        if number:
            page.between(ends[number - 1], group[0].start)
        heading = number + 1 < len(all_groups) and is_heading(text, group)
        if not heading:
            compose_group(page, group, width)
            continue
        page.open("heading" if number else "title", level=2 if number else 1)
        page.flow(group[0].start, group[0].end)
        page.close()
        if not number:
            title = text[group[0].start : group[0].end]
    draft = page.finish()
    draft.title = title
    return draft


FORMAT = Format(name="plain", read=read, recognise=lambda head: True, suffixes=(".txt", ".text"), rank=100)
