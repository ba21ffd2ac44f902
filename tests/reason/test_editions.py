"""Editions of charters: regests of one matter in several languages, and what is found where they differ."""

from __future__ import annotations

import pytest

from sicetnon import study_sources
from sicetnon.lexicon.names import given_name_classes
from sicetnon.model import Finding
from sicetnon.reason.name_forms import keys_of, skeleton

GERMAN = """1362 Mai 8. Wiesental.

Ritter Gerold von Lauterfels verkauft dem Abt Konrad von Brunnau sein Dorf Semmeritz mit 20 Hufen um 90 Mark Groschen, \
die er bar empfangen zu haben bekennt.

Or. Perg. mit zwei anhangenden Siegeln. Haberland hält das Stück für unecht."""

LATIN = """1363, Maii 8, in Wisintal.

Geroldus miles de Luterfels vendit domino Henrico abbati et conventui in Brunow villam Semericz, viginti quatuor \
mansos continentem, pro sexaginta marcis grossorum, quarum triginta in parato solutae sunt.

Originale non vidimus; manus recentior annum 1362 in margine adscripsit."""

POLISH = """1362, 8 maja, Wiesental.

Gerold z Lauterfelsu sprzedaje opatowi z Brunowa wieś Semmeritz, 20 łanów, za 90 grzywien groszy.

Oryginał zaginął."""

FAR_AWAY = """1362 Mai 9. Hohenried.

Der Rat von Hohenried bestätigt den Webern ihre Ordnung und verleiht ihnen 12 Hufen im Lindforst um 30 Mark.

Or. Perg., das Siegel abgefallen."""

CAPTAIN = """1622, 4 maja, Drewin.

Burmistrz i rada donoszą, że rotmistrz Wolmar w nocy z 1 na 2 maja miasto Drewin spalił; wycięto 70 mieszczan. \
Plebana uprowadzono.

Kopia współczesna."""

NUNCIO = """1622, mai 20. Varsovie.

Le résident au secrétaire d'État. Il écrit que le capitaine Wolmar n'a point brûlé Drewin; deux cents morts, dit-on; \
le curé est vivant.

Orig. chiffré."""

RULES = frozenset((
    "documents-issued-differently",
    "editions-list-differently",
    "editions-turn-around",
    "documents-dated-differently", "documents-placed-differently", "editions-count-differently",
    "editions-date-differently", "reported-before-it-was", "editions-tell-differently", "editions-name-differently",
    "document-suspected", "named-after-death",
))  # fmt: skip


def findings(*texts: str) -> list[Finding]:
    sources = [(f"edition-{number}.txt", text.encode()) for number, text in enumerate(texts)]
    return [finding for finding in study_sources(sources).record.findings if finding.rule in RULES]


def told(found: list[Finding], rule: str) -> str:
    return " ".join(finding.explanation for finding in found if finding.rule == rule)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Krummenau", "Krumenow"),
        ("Semmeritz", "Semericz"),
        ("Egloffstein", "Egloffsteinu"),
        ("Hradčov", "Hradschow"),
        ("Wierzbiec", "Wierzbcu"),
    ],
)
def test_a_name_is_known_in_the_forms_of_several_languages(one: str, other: str) -> None:
    assert keys_of(one) & keys_of(other)


@pytest.mark.parametrize(("one", "other"), [("Heinrich", "Henryk"), ("Nicolao", "Nikolaus"), ("Johann", "Iohannis")])
def test_a_given_name_is_known_in_other_cases_and_languages(one: str, other: str) -> None:
    assert given_name_classes(one) & given_name_classes(other)


def test_other_names_have_other_bones() -> None:
    assert skeleton("Lauterfels") != skeleton("Hohenried")
    assert not given_name_classes("Lauterfels")


def test_editions_of_one_charter_are_laid_side_by_side() -> None:
    found = findings(GERMAN, LATIN, POLISH, FAR_AWAY)
    dates = told(found, "documents-dated-differently")
    assert "1362 Mai 8" in dates
    assert "1363, Maii 8" in dates
    numbers = told(found, "editions-count-differently")
    assert "20 Hufen" in numbers
    assert "mansos" in numbers
    assert "90 Mark" in numbers
    assert "sexaginta marcis" in numbers


def test_nothing_is_said_of_a_charter_on_another_matter() -> None:
    assert not any(
        "Hohenried" in one.explanation or "12 Hufen" in one.explanation for one in findings(GERMAN, FAR_AWAY)
    )


def test_editions_that_agree_give_no_finding_of_numbers_or_dates() -> None:
    found = findings(GERMAN, POLISH)
    assert not told(found, "editions-count-differently")
    assert not told(found, "documents-dated-differently")


def test_an_office_with_two_given_names_is_shown() -> None:
    named = told(findings(GERMAN, LATIN), "editions-name-differently")
    assert "Konrad" in named
    assert "Henrico" in named


def test_a_suspected_document_is_a_dispute() -> None:
    found = [one for one in findings(GERMAN) if one.rule == "document-suspected"]
    assert [one.level for one in found] == ["dispute"]
    assert "Haberland" in found[0].explanation


def test_what_one_letter_tells_another_denies() -> None:
    found = findings(CAPTAIN, NUNCIO)
    differing = told(found, "editions-tell-differently")
    assert "spalił" in differing
    assert "brûlé" in differing


def test_no_finding_of_editions_is_a_contradiction() -> None:
    found = findings(GERMAN, LATIN, POLISH, FAR_AWAY, CAPTAIN, NUNCIO)
    assert found
    assert {one.level for one in found} <= {"dispute", "tension"}


def test_the_order_of_the_editions_changes_nothing() -> None:
    forth = findings(GERMAN, LATIN, POLISH)
    back = findings(POLISH, LATIN, GERMAN)
    assert {(one.rule, frozenset(one.claims)) for one in forth} == {(one.rule, frozenset(one.claims)) for one in back}


def test_a_text_without_regests_has_none_of_these_findings() -> None:
    assert not findings("The mill burned in 1802. The miller says that it burned in 1803.")


VOLUME_ONE = """BECKER, Regesten des Stiftes Ellenau (1901), Nr. 7

1288 Juni 2, Steinfurt. — Der Vogt Heinrich von Steinfurt verkauft dem Stift Ellenau drei Dörfer.

Or. Perg., fünf Siegel. Die Zustimmung des Bischofs fehlt."""

VOLUME_TWO = """NOVÁK, Codex Ellenaviensis (1930), num. 12

1288, 2 Iunii, Pragae. — Margareta vidua monasterio de Ellenavia vendit quattuor villas. Abbas duci viginti marcas \
solvit.

Originale cum septem sigillis; consensus episcopi in plica adscriptus est."""


def test_regests_in_files_of_their_own_are_laid_side_by_side() -> None:
    found = findings(VOLUME_ONE, VOLUME_TWO)
    issuers = told(found, "documents-issued-differently")
    assert "Heinrich" in issuers
    assert "Margareta" in issuers
    numbers = told(found, "editions-count-differently")
    assert "drei Dörfer" in numbers
    assert "quattuor villas" in numbers
    assert "fünf Siegel" in numbers
    assert "septem sigillis" in numbers
    assert "Zustimmung" in told(found, "editions-tell-differently")


VOLUME_THREE = """ZARZYCKI, Katalog dokumentów opactwa Ellenawa (1972), nr 11

1288, 2 czerwca, Praga. — Małgorzata, wdowa, sprzedaje klasztorowi w Ellenawie cztery wsie; książę dopłaca opatowi \
20 grzywien srebra.

Oryginał zaginął w 1945 r."""


def test_who_pays_whom_is_told_both_ways() -> None:
    turned = told(findings(VOLUME_TWO, VOLUME_THREE), "editions-turn-around")
    assert "20 grzywien" in turned
    assert "viginti marcas" in turned


LISTS = """WOOD, Calendar of Ellenau Charters (1950), no. 9

1288, 2 June, Steinfurt. — Henry of Steinfurt confirms to the abbey of Ellenau all its possessions. Radov is not among \
the places named.

Original, seal damaged."""

LISTED = """BECKER, Regesten des Stiftes Ellenau (1901), Nr. 8

1288 Juni 2, Steinfurt. — Heinrich von Steinfurt bestätigt dem Stift Ellenau alle Besitzungen, darunter Radov und Kobel.

Or. Perg., Siegel beschädigt."""


def test_a_name_that_one_edition_does_not_find_is_shown() -> None:
    assert "Radov" in told(findings(LISTS, LISTED), "editions-list-differently")
    assert not told(findings(LISTS), "editions-list-differently")


def test_a_head_that_gives_no_day_is_read_on_to_its_place() -> None:
    found = findings(LISTED.replace("1288 Juni 2, Steinfurt", "1288, ohne Tag, Wien"), VOLUME_TWO)
    assert not any("Tag" in one.explanation for one in found if one.rule == "documents-placed-differently")
