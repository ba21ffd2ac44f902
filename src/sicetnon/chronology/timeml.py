"""Tagged texts in the field's own forms: TimeML with TIMEX3 elements, and a table with one line a mention.

TIMEX3 is ISO 24617-1 (TimeML 1.2.1, Saurí et al. 2006). Its guideline draws spans otherwise than a reader of history
would: "6–7 December 1939" is two elements, a duration takes in the words of what fills it, "between" stays outside. The
profile below gives spans and values by the guideline, so that scorers made for it read this output; a mention keeps
the span and the bounds that people need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from sicetnon.chronology.day import iso
from sicetnon.chronology.mention import TimeMention, Timex

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (section 2.2) has no way to write."""

COLUMNS = (
    "start", "end", "text", "kind", "edtf", "earliest", "latest", "relation", "role", "timex_type", "timex_value",
    "timex_mod", "anchored_on", "convention", "note",
)  # fmt: skip


def timeml_profile(mentions: Iterable[TimeMention], text: str) -> list[Timex]:
    """The TIMEX3 elements of a text by the annotation guideline, in order, not overlapping, inside the text."""
    found: list[Timex] = []
    reached = 0
    for element in sorted(
        (one for mention in mentions for one in mention.timex), key=lambda one: (one.start, -one.end)
    ):
        if element.start >= reached and element.end <= len(text):
            found.append(element)
            reached = element.end
    return found


def timeml(text: str, mentions: Iterable[TimeMention]) -> str:
    """The text as a TimeML document with its TIMEX3 elements inline.

    Characters that XML cannot hold become U+FFFD; all else of the text is kept.
    """
    pieces = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML xmlns="http://www.timeml.org/timeMLdocs/TimeML.xsd">\n<TEXT>'
    ]
    at = 0
    for number, element in enumerate(timeml_profile(mentions, text), 1):
        attributes = {"tid": f"t{number}", "type": element.type or "DATE", "value": element.value}
        if element.mod:
            attributes["mod"] = element.mod
        written = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
        pieces.append(_plain(text[at : element.start]))
        pieces.append(f"<TIMEX3 {written}>{_plain(text[element.start : element.end])}</TIMEX3>")
        at = element.end
    pieces.append(_plain(text[at:]) + "</TEXT>\n</TimeML>\n")
    return "".join(pieces)


def tsv(mentions: Sequence[TimeMention]) -> str:
    """One line a mention under a line of names; tabs and line breaks inside of values become blanks."""
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(_cell(mention, name) for name in COLUMNS) for mention in mentions]
    return "\n".join(lines) + "\n"


def _plain(piece: str) -> str:
    return escape(NOT_XML.sub("\ufffd", piece))


def _cell(mention: TimeMention, name: str) -> str:
    value = getattr(mention, name)
    if name in ("earliest", "latest"):
        return "" if value is None else iso(value)
    return " ".join(str(value).split()) if isinstance(value, str) else str(value)
