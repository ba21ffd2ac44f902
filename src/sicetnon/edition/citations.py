"""How a dossier and its claims are cited: in words, as BibTeX and as CSL-JSON 1.0.2 (citationstyles.org)."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from sicetnon.edition.catalogue import Catalogue
from sicetnon.edition.index import Index, shown
from sicetnon.edition.words import Wording
from sicetnon.model import Claim, Record
from sicetnon.text import content_id

_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
SOFTWARE = "Sic et Non"


def dossier_id(record: Record) -> str:
    """An id of the whole record, from the ids of its witnesses and claims (law 3)."""
    return content_id("d", *(w.id for w in record.witnesses), *sorted(c.id for c in record.claims))


def plain(record: Record, catalogue: Catalogue, *, issued: str = "") -> str:
    """The dossier cited in words. `issued` is an ISO day that the face passes in; it is left out when empty."""
    title = shown(record.title) or catalogue.text("page.untitled")
    sigla = ", ".join(shown(w.siglum) for w in record.witnesses)
    when = f", {catalogue.day(issued)}" if issued else ""
    return f"{title}. {SOFTWARE}, dossier {dossier_id(record)}{when}. {catalogue.text('page.witnesses')}: {sigla}."


def csl(record: Record, *, issued: str = "") -> list[dict[str, Any]]:
    """The dossier and its witnesses as CSL-JSON items."""
    items = [_csl_item(dossier_id(record), "dataset", shown(record.title), issued)]
    items[0]["publisher"] = SOFTWARE
    for witness in record.witnesses:
        item = _csl_item(witness.id, "document", shown(witness.title or witness.file), witness.date)
        if witness.author:
            item["author"] = [{"literal": shown(witness.author)}]
        if witness.publisher:
            item["publisher"] = shown(witness.publisher)
        if web_address(witness.url):
            item["URL"] = witness.url
        item["call-number"] = f"{shown(witness.siglum)} (SHA-256 {shown(witness.sha256)})"
        items.append(item)
    return items


def _csl_item(identity: str, kind: str, title: str, issued: str) -> dict[str, Any]:
    item: dict[str, Any] = {"id": shown(identity), "type": kind, "title": title}
    if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", issued):
        item["issued"] = {"date-parts": [[int(part) for part in issued.split("-")]]}
    elif issued:
        item["issued"] = {"literal": shown(issued)}
    return item


def csl_json(record: Record, *, issued: str = "") -> str:
    """`csl` as JSON text."""
    return msgspec.json.format(msgspec.json.encode(csl(record, issued=issued)), indent=2).decode("utf-8")


def bibtex(record: Record, *, issued: str = "") -> str:
    """The dossier and its witnesses as BibTeX entries, every special character escaped."""
    entries = []
    for item in csl(record, issued=issued):
        kind = "misc"
        fields = {"title": "{" + _tex(item["title"]) + "}"}
        if "author" in item:
            fields["author"] = "{" + _tex(item["author"][0]["literal"]) + "}"
        if "publisher" in item:
            fields["howpublished"] = _tex(item["publisher"])
        if "issued" in item:
            parts = item["issued"].get("date-parts")
            fields["year"] = str(parts[0][0]) if parts else _tex(item["issued"]["literal"])
        if "URL" in item:
            fields["url"] = item["URL"].replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        key = re.sub(r"[^A-Za-z0-9-]", "", item["id"]) or "item"
        entries.append(f"@{kind}{{{key},\n{body}\n}}")
    return "\n\n".join(entries) + "\n"


def _tex(text: str) -> str:
    return "".join(_BIBTEX.get(char, char) for char in " ".join(text.split()))


def web_address(url: str) -> str:
    """`url` when it is an http(s) address without spaces or control characters, else nothing."""
    return url if re.fullmatch(r"https?://[^\s\"'<>`\\\x00-\x20]+", url, re.IGNORECASE) else ""


def claim_citation(index: Index, wording: Wording, claim: Claim) -> str:
    """One claim cited in words: who says it, the quote, where it stands, its permanent id."""
    witness = index.witnesses.get(claim.quote.witness)
    title = shown(witness.title or witness.file) if witness else index.siglum(claim.quote.witness)
    words = shown(" ".join(claim.quote.words.split()))
    return (
        f"{index.refs[claim.id]} ({wording.chain(claim)}): “{words}”, {title}, "
        f"{claim.quote.start}–{claim.quote.end}; {dossier_id(index.record)}#{claim.id}."
    )
