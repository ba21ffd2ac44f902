"""The dossier: one self-contained HTML file under a strict Content-Security-Policy.

Every table is rendered here, so that the page works without script; the script reads the same view models as JSON and
draws the graphics. Only the built style sheet, the built script and the escaped JSON go into the page unescaped.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from sicetnon.edition import citations
from sicetnon.edition.apparatus import Apparatus
from sicetnon.edition.catalogue import Catalogue
from sicetnon.edition.chronicle import Chronicle
from sicetnon.edition.evidence import Evidence
from sicetnon.edition.findings_view import Findings
from sicetnon.edition.index import Index, anchor, shown
from sicetnon.edition.payload import Payload, escaped_json
from sicetnon.edition.reports import report, summary_sentence
from sicetnon.edition.synopsis import Synopsis
from sicetnon.edition.tables import as_csv, claim_rows
from sicetnon.edition.templating import Templates
from sicetnon.edition.texts import Texts
from sicetnon.edition.words import Wording
from sicetnon.model import LEVELS, Record
from sicetnon.model.contract import encode_record
from sicetnon.release import __version__

ASSETS = Path(__file__).parent / "assets"
LARGE = 800  # claims beyond which the page lays out only what is near the window
SECTIONS = ("findings", "synopsis", "timeline", "map", "readings", "texts", "apparatus", "take")


@cache
def _environment() -> Templates:
    return Templates()


@cache
def asset(name: str) -> str:
    """A built asset of the page (`dossier.css`, `dossier.js`, `land.json`); empty when the front end is not built."""
    path = ASSETS / name
    return path.read_text(encoding="utf-8").replace("\r\n", "\n") if path.is_file() else ""


def content_hash(text: str) -> str:
    """A CSP source expression for an inline script or style (CSP level 3, section 2.3.1)."""
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def content_policy(style: str, script: str) -> str:
    """The policy of the page: nothing is loaded, nothing is sent, only these two texts style and run."""
    allowed = content_hash(script) if script else "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed}",
            f"style-src {content_hash(style)}",
            "img-src data:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


class Dossier:
    """All view models of one record in one language."""

    def __init__(self, record: Record, language: str, issued: str = "") -> None:
        self.issued = issued
        self.catalogue = Catalogue(language)
        self.index = Index(record)
        self.record = self.index.record
        self.wording = Wording(self.index, self.catalogue)
        self.evidence = Evidence(self.index, self.wording)

    def views(self) -> dict[str, Any]:
        """What the templates are filled with."""
        chronicle = Chronicle(self.index, self.wording, self.evidence)
        apparatus = Apparatus(self.index, self.wording, self.evidence)
        places = chronicle.places()
        synopsis = Synopsis(self.index, self.wording, self.evidence)
        return {
            "groups": Findings(self.index, self.wording, self.evidence).groups(),
            "synopses": synopsis.tables(),
            "spoken": synopsis.spoken(),
            "points_and_voices": [self.catalogue.number(number) for number in synopsis.size],
            "voices": synopsis.voices(),
            "lanes": chronicle.lanes(),
            "undated": chronicle.undated(),
            "places": places,
            "placed": any(place.latitude is not None for place in places),
            "readings": apparatus.readings(),
            "kept": self.catalogue.number(len(self.index.claims) - len(self._left_out())),
            "total": self.catalogue.number(len(self.index.claims)),
            "texts": Texts(self.index, self.evidence).all(),
            "entries": apparatus.entries(),
            "witnesses": self._witnesses(),
            "dependences": self._dependences(),
            "partial": [shown(note) for note in self.record.partial],
            "citation": self._citation(),
        }

    def _left_out(self) -> set[str]:
        """The claims that at least one reading leaves out."""
        return {claim for reading in self.record.readings for claim in reading.claims_left_out} & set(self.index.claims)

    def _witnesses(self) -> list[dict[str, object]]:
        return [
            {
                "anchor": anchor(witness.id),
                "siglum": self.index.siglum(witness.id),
                "title": shown(witness.title or witness.file),
                "credit": ", ".join(
                    shown(part) for part in (witness.author, witness.publisher, witness.date, witness.licence) if part
                ),
                "link": citations.web_address(witness.url),
                "language": shown(witness.language),
                "claims": self.catalogue.number(len(self.index.claims_of_witness.get(witness.id, ()))),
                "file": shown(witness.file),
                "sha256": shown(witness.sha256),
            }
            for witness in self.record.witnesses
        ]

    def _dependences(self) -> list[tuple[str, str, str]]:
        text = self.catalogue.text
        return [
            (
                text("page.depends", witness=self.index.siglum(d.witness), source=self.index.siglum(d.source)),
                text(f"page.strength_{d.strength}"),
                shown(d.reason),
            )
            for d in self.record.dependences
        ]

    def files(self) -> dict[str, str]:
        """What a reader can take away, by file name."""
        rows = claim_rows(self.index, self.wording)
        return {
            "record.json": encode_record(self.record),
            "claims.csv": as_csv(rows, exact=False),
            "claims-exact.csv": as_csv(rows, exact=True),
            "findings.md": report(self.record, "md", language=self.catalogue.language),
            "citation.json": citations.csl_json(self.record, issued=self.issued),
            "citation.bib": citations.bibtex(self.record, issued=self.issued),
        }

    def _citation(self) -> dict[str, str]:
        first = self.index.ordered[:1]
        return {
            "plain": citations.plain(self.record, self.catalogue, issued=self.issued),
            "bibtex": citations.bibtex(self.record, issued=self.issued),
            "csl": citations.csl_json(self.record, issued=self.issued),
            "claim": citations.claim_citation(self.index, self.wording, first[0]) if first else "",
        }


def render(record: Record, language: str = "en", overlay: Any = None, issued: str = "") -> str:
    """The whole page as HTML text."""
    made = Dossier(record, language, issued)
    views = made.views()
    style, script = asset("dossier.css"), asset("dossier.js")
    data = Payload(made.index, made.catalogue).data(views, ASSETS / "land.json", overlay, made.files())
    templates, text = _environment(), made.catalogue.text
    page = templates.get_template("page.html.j2").render(
        **views,
        t=text,
        plural=made.catalogue.plural,
        language=language,
        title=shown(made.record.title) or text("page.untitled"),
        summary=summary_sentence(made.index, made.catalogue),
        sections=[(name, f"{'events' if name == 'apparatus' else name}.nav") for name in SECTIONS],
        levels=LEVELS,
        level_words={name: (text(f"level_mark.{name}"), text(f"level.{name}")) for name in LEVELS},
        large=len(made.index.claims) > LARGE,
        version=__version__,
        policy=Markup(content_policy(style, script).replace('"', "&quot;")),
        style=Markup(style),
        script=Markup(script),
        data=Markup(escaped_json(data)),
    )
    templates.forget()
    return page
