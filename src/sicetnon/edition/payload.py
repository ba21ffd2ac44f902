"""What the page's script draws from: the view models as JSON that cannot break out of its element."""

from __future__ import annotations

from typing import Any

import msgspec

from sicetnon.edition.catalogue import Catalogue
from sicetnon.edition.index import Index

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def escaped_json(value: Any) -> str:
    """JSON for a script element: no `<`, `>` or `&` in it (HTML, section 4.12.1.3), no line separators."""
    text = msgspec.json.encode(value).decode("utf-8")
    return text.translate(_ESCAPES)


def payload(index: Index, views: dict[str, Any], catalogue: Catalogue, overlay: Any = None) -> str:
    """The data of the page's script."""
    return escaped_json({"language": catalogue.language})
