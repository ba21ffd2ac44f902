"""What a reader sees: the dossier page, reports, tables and citations of one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from sicetnon.model import Record

__all__ = ["claims_csv", "dossier", "interface_languages", "report", "summary"]


def dossier(record: Record, *, language: str = "en", overlay: Any = None, issued: str = "") -> str:
    """One self-contained HTML page: it opens offline and asks nothing of anyone.

    `language` is that of the interface; quotes keep their own. `overlay` is a GeoJSON object of the user's own for the
    map, its features dated by the properties `from` and `to`. `issued` is the ISO day of publication, for the citation
    (no clock is read here). Raises UsageError for a language that the interface does not have, and for an overlay that
    is no GeoJSON.
    """
    from sicetnon.edition.page import render

    return render(record, language, overlay, issued)


def report(record: Record, form: Literal["md", "text"] = "md", *, language: str = "en") -> str:
    """The findings with their quotes and sigla, as Markdown (`md`) or plain text (`text`)."""
    from sicetnon.edition.reports import report as write

    return write(record, form, language=language)


def summary(record: Record, *, language: str = "en") -> str:
    """The record in one sentence: "5 witnesses, 41 claims about 12 events: 7 contradictions, 4 disputes." """
    from sicetnon.edition.catalogue import Catalogue
    from sicetnon.edition.index import Index
    from sicetnon.edition.reports import summary_sentence

    return summary_sentence(Index(record), Catalogue(language))


def claims_csv(record: Record, *, exact: bool = False, language: str = "en") -> str:
    """Every claim as CSV; unless `exact`, no cell can be taken for a formula by a spreadsheet."""
    from sicetnon.edition.tables import claims_csv as write

    return write(record, exact=exact, language=language)


def interface_languages() -> tuple[str, ...]:
    """The codes of the languages that the interface speaks."""
    from sicetnon.edition.catalogue import interface_languages as known

    return known()
