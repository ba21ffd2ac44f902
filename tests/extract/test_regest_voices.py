"""Who speaks in a regest: the sender of a letter, the editors of the notes, a hand in the margin."""

from __future__ import annotations

import pytest

from sicetnon.chronology import read_dates
from sicetnon.extract import extract
from sicetnon.extract.lexis import lexis
from sicetnon.formats import read_witness
from sicetnon.model import Claim


def claims(text: str, language: str) -> list[Claim]:
    return list(extract(read_witness(text.encode("utf-8"), "regest.txt", language=language)).claims)


def voice_of(found: list[Claim], words: str) -> list[str]:
    """The voices of the shortest claim that quotes these words."""
    quoting = [claim for claim in found if words in claim.quote.exact]
    shortest = min(quoting, key=lambda claim: len(claim.quote.exact))
    return [voice.name for voice in shortest.voice if voice.kind != "author"]


def test_what_a_letter_reports_is_said_by_its_sender() -> None:
    found = claims(
        "1533 IX 2. Lindau.\n\nDer Rat von Lindau meldet, der Turm sei ausgebrannt. Zwölf Personen kamen um.\n", "de"
    )
    assert voice_of(found, "Zwölf Personen") == ["Rat von Lindau"]


def test_a_sender_and_a_recipient_without_a_verb() -> None:
    found = claims(
        "1533, 2. září, v Lounech.\n\nRychtář a obec panu hejtmanu: věž vyhořela, dvanáct osob zahynulo.\n", "cs"
    )
    assert "Rychtář a obec" in voice_of(found, "dvanáct osob")


def test_a_body_behind_the_place_is_the_one_who_speaks() -> None:
    found = claims(
        "1401, marzo 3. Venezia, Senato.\n\nSi delibera di scrivere al conte che dieci marinai furono uccisi.\n", "it"
    )
    assert "Senato" in voice_of(found, "dieci marinai")


def test_notes_are_the_editors_and_the_hands_of_the_margin_are_nobodys() -> None:
    found = claims(
        "1401 März 3. Lindau.\n\nGraf Otto verkauft dem Kloster ein Dorf.\n\nAbschr.; Haberland datiert auf 1402. "
        "Am Rand von jüngerer Hand: 1403.\n", "de",
    )  # fmt: skip
    assert voice_of(found, "1402") == ["Haberland"]
    hand = next(claim for claim in found if claim.quote.exact.endswith("1403") and claim.voice)
    assert hand.voice[-1].kind == "anonymous"


def test_the_year_in_the_style_of_the_edition() -> None:
    found = claims("1384, febbraio 2 (m. v.; stile comune 1385). Venezia.\n\nSi concede al conte un mulino.\n", "it")
    head = next(claim for claim in found if claim.method == "head of a regest" and claim.facet == "date")
    assert getattr(head.value, "earliest", "") == "1385-02-02"


def test_what_there_was_not_is_denied() -> None:
    found = claims("1533, settembre 2. Como.\n\nIl podestà al vescovo. La torre fu presa senza fanti.\n", "it")
    assert any(claim.polarity == "-" and "senza fanti" in claim.quote.exact for claim in found)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "Es geschah am Katharinentag.", "1401-11-25"),
        ("la", "die sancti Clementis fracta est navis", "1401-11-23"),
        ("la", "in festo beati Mathei invasit villam", "1401-09-21"),
        ("it", "il giorno di santa Caterina", "1401-11-25"),
        ("hu", "Szent György napján", "1401-04-23"),
        ("cs", "na den sv. Jakuba", "1401-07-25"),
        ("pl", "w wigilię św. Jana", "1401-06-23"),
        ("fr", "la veille de la Saint-Edmond", "1401-11-19"),
        ("en", "on the eve of St. Edmund", "1401-11-19"),
    ],
)
def test_a_feast_said_to_be_a_day(language: str, text: str, day: str) -> None:
    assert day in [mention.edtf for mention in read_dates(text, language, anchor_year=1401)]


@pytest.mark.parametrize(
    ("language", "text"), [("it", "la chiesa di san Marco"), ("fr", "l'église Saint-Martin fut bâtie")]
)
def test_a_church_is_no_day(language: str, text: str) -> None:
    assert not read_dates(text, language, anchor_year=1401)


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("it", "milleduecento", 1200),
        ("hu", "hatszázra", 600),
        ("cs", "čtyřiadvacet", 24),
        ("de", "dreihundertfünfzig", 350),
    ],
)
def test_a_number_in_one_word(language: str, word: str, value: int) -> None:
    assert lexis(language).word(word).value == value


@pytest.mark.parametrize("word", ["neděle", "nebo", "nechal", "hatod"])
def test_words_that_only_look_so_are_no_numbers(word: str) -> None:
    assert lexis("cs").word(word).value is None


def test_the_sender_stands_behind_the_word_for_the_letter() -> None:
    found = claims(
        "1533 September 2. Lindau.\n\nLetter of Hans Huber to the bailiff. The tower was burnt with twelve men.\n", "en"
    )
    assert voice_of(found, "twelve men") == ["Hans Huber"]


def test_a_letter_that_does_something_has_no_sender() -> None:
    found = claims(
        "1533 September 2. Lindau.\n\nLetter removing the canons of Lindau to Radenburg. Twelve canons remain.\n", "en"
    )
    assert voice_of(found, "Twelve canons") == []


def test_one_who_sets_forth_something_in_the_document_of_another() -> None:
    found = claims(
        "1361 iun. 3. Lindau.\n\nHenricus rex abbati villam confirmat. Abbas exposuerat villam a latronibus incensam "
        "esse.\n",
        "la",
    )
    assert voice_of(found, "incensam") == ["Abbas"]


def test_what_is_noted_of_a_print_in_brackets_is_its_date() -> None:
    found = claims(
        "1361 Juni 3, Lindau.\n\nGraf Hans verkauft dem Kloster eine Wiese.\n\nDruck: Huber, Urkundenbuch Nr. 4 (mit "
        "1361 Juni 2).\n",
        "de",
    )
    dates = [one for one in found if one.facet == "date" and "Juni 2" in one.quote.exact]
    assert dates and dates[0].voice[-1].kind == "document"
    assert dates[0].event == next(one for one in found if one.facet == "date").event


def test_the_speaker_behind_a_verb_of_the_note() -> None:
    found = claims(
        "1361, 3 czerwca, Łódź.\n\nJan sprzedaje klasztorowi łąkę.\n\nOryginał zaginął. List odczytano w grudniu "
        "1363 r., jak zapewnia Huber.\n",
        "pl",
    )
    assert voice_of(found, "1363") == ["Huber"]


def test_a_notification_is_told_by_the_editor() -> None:
    found = claims(
        "1361 June 3. Lindau.\n\nNotification by Hans Huber, knight, and John Smith, that losses suffered since Easter "
        "shall be appraised within six months.\n",
        "en",
    )
    assert voice_of(found, "six months") == []


def test_a_year_that_somebody_gives_to_the_document_is_its_date() -> None:
    found = claims(
        "1361, червня 3. Луцьк.\n\nКнязь Іван надає монастиреві озеро.\n\nОригінал втрачено. Гнатюк відносить "
        "грамоту до 1363 року.\n",
        "uk",
    )
    own, given = [one for one in found if one.facet == "date"]
    assert given.event == own.event
    assert (given.value.earliest, given.value.latest) == ("1363-01-01", "1363-12-31")  # type: ignore[union-attr]


def test_others_are_nobody_by_name() -> None:
    found = claims(
        "1366, грудня 8. Луцьк.\n\nКнязь Олександр надає церкві село Рованці.\n\n"
        "Копія в архіві. Інші відносять грамоту до 1371 року.\n", "uk",
    )  # fmt: skip
    said = next(claim for claim in found if "1371" in claim.quote.exact and claim.facet == "date")
    assert [(voice.kind, voice.name) for voice in said.voice if voice.kind != "author"] == [("anonymous", "Інші")]


def test_a_name_behind_the_word_for_according_to() -> None:
    found = claims(
        "1402 März 2. Thorn.\n\nFürst Konrad verkauft dem Kloster ein Dorf.\n\nOr. Perg. – Nach Ferber (II 6) kam der "
        "Fürst mit kaum zehn Begleitern.\n", "de",
    )  # fmt: skip
    assert voice_of(found, "Begleitern") == ["Ferber"]


def test_a_sentence_behind_an_abbreviation_is_no_part_of_the_note_on_the_original() -> None:
    found = claims(
        "1351 April 3. Prag.\n\nGraf Otto verkauft dem Kloster ein Dorf.\n\nOrig. Perg. Graf Otto ist bereits 1347 "
        "verstorben.\n", "de",
    )  # fmt: skip
    assert any(claim.facet == "date" and claim.quote.exact.endswith("1347") for claim in found)
