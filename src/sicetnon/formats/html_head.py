"""What an HTML page says about itself: title, author, date, language, address, licence."""

from __future__ import annotations

from html import unescape

from sicetnon.formats.composer import Draft
from sicetnon.formats.html_tokens import Tokens
from sicetnon.formats.metadata import apply

_META = {
    "author": "author", "dc.creator": "author", "dcterms.creator": "author", "article:author": "author",
    "citation_author": "author", "date": "date", "dc.date": "date", "dcterms.date": "date", "dcterms.issued": "date",
    "article:published_time": "date", "citation_publication_date": "date", "citation_date": "date",
    "dc.publisher": "publisher", "dcterms.publisher": "publisher", "citation_publisher": "publisher",
    "og:site_name": "publisher", "og:title": "title", "dc.title": "title", "dcterms.title": "title",
    "citation_title": "title", "og:url": "url", "dc.rights": "licence", "dcterms.license": "licence",
    "dc.language": "language", "sicetnon:siglum": "siglum",
}  # fmt: skip
_STRONGEST = ("sicetnon:", "citation_", "dcterms.", "dc.", "article:", "og:", "")


def read_head(source: Tokens, draft: Draft) -> None:
    """Fill the draft's empty fields from `meta`, `link`, `title` and `lang`."""
    found: list[tuple[int, str, str]] = []
    for index in source.by_name.get("meta", ()):
        attributes = source.tokens[index].attributes
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        if name in _META:
            rank = next(place for place, prefix in enumerate(_STRONGEST) if name.startswith(prefix))
            found.append((rank, _META[name], " ".join(attributes.get("content", "").split())))
    for index in (*source.by_name.get("link", ()), *source.by_name.get("a", ())):
        attributes = source.tokens[index].attributes if "rel" in source.tokens[index].written else {}
        relation = attributes.get("rel", "").lower().split()
        if "canonical" in relation:
            found.append((0, "url", attributes.get("href", "")))
        elif "license" in relation:
            found.append((0, "licence", attributes.get("href", "")))
    for index in source.by_name.get("html", ())[:1]:
        attributes = source.tokens[index].attributes
        found.append((0, "language", attributes.get("lang") or attributes.get("xml:lang", "")))
    for index in source.by_name.get("title", ())[:1]:
        found.append((9, "title", " ".join(unescape(source.inner(index)).split())))
    apply(draft, [(field, value) for _, field, value in sorted(found, key=lambda one: one[0])])
