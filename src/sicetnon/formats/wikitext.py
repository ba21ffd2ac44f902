"""MediaWiki wikitext, parsed by mwparserfromhell."""

from __future__ import annotations

import re

from sicetnon.formats.composer import Draft
from sicetnon.formats.registry import Format

_REDIRECT = re.compile(r"\s*#[^\W\d_]+:?[ \t]*(?=\[\[)")
_MARK = re.compile(r"\[\[[^\[\]\n]{1,200}\]\]|^\{\{[^\n{}]{1,80}(?:\||\}\}|$)|<ref[ >/]|^\{\|", re.MULTILINE)


def recognise(head: str) -> bool:
    """Links, templates, references or tables as wikis write them."""
    return len(_MARK.findall(head)) >= 2 or bool(_REDIRECT.match(head))


def read(text: str, file: str) -> Draft:
    """Read wikitext. Whatever is broken in it is read as text."""
    from sicetnon.formats.wikireader import WikiReader

    return WikiReader(text).read()


FORMAT = Format(
    name="wikitext",
    read=read,
    recognise=recognise,
    suffixes=(".wiki", ".wikitext", ".mediawiki", ".mw", ".txt", ".text"),
    rank=30,
)
