"""Regests of one edition: each read in its own language, and joined where they, or a note, are of one document."""

from __future__ import annotations

from sicetnon import study_sources
from sicetnon.model import Finding

VOLUME = """CASTRUM LEUMAR. REGESTA

1. 1377 Martii 1, in Grabow. — Sophia regina civibus Leumarensibus omnia iura et libertates a patre suo Ottone rege \
concessa confirmat. Or. membr. sigillo regio pendenti, in archivo civitatis.

2. 1377 März 8, Leumar. — Königin Sophie bestätigt der Stadt Leumar die Rechte, welche ihr der König verliehen hat. \
Das Siegel fehlt. Dieselbe Urkunde wie Nr. 1; das Datum dort beruht auf Verlesung.

3. 1379 sierpień 11, pod Grabowem. — Konrad i Michał, książęta, ręczą Wolframowi, że królowa wypłaci mu 4000 grzywien. \
Or. perg.

4. 1379 серпня 15, Грабів. — Князі поручаються перед паном Вольфрамом за королеву; сума 400 гривень. З оригіналу. \
Той самий акт, що № 3.
"""


def found(text: str) -> dict[str, list[Finding]]:
    """The findings of a volume, by their rules."""
    rules: dict[str, list[Finding]] = {}
    for finding in study_sources([("volume.txt", text.encode())]).record.findings:
        rules.setdefault(finding.rule, []).append(finding)
    return rules


def test_a_note_says_which_regests_are_of_one_document() -> None:
    told = " ".join(each.explanation for each in found(VOLUME)["documents-dated-differently"])
    assert "1377 Martii 1" in told
    assert "1377 März 8" in told
    assert "1379 sierpień 11" in told
    assert "1379 серпня 15" in told


def test_each_regest_is_read_in_its_own_language() -> None:
    rules = found(VOLUME)
    assert any("4000" in each.explanation for each in rules["editions-count-differently"])
    told = [
        each for name in ("documents-differ-on-a-point", "editions-tell-differently") for each in rules.get(name, ())
    ]
    assert any("Das Siegel fehlt" in each.explanation for each in told)


def test_without_such_a_note_the_regests_of_one_edition_are_of_different_documents() -> None:
    silent = VOLUME.replace(" Dieselbe Urkunde wie Nr. 1; das Datum dort beruht auf Verlesung.", "")
    silent = silent.replace(" \\\nТой самий акт, що № 3.", "").replace("Той самий акт, що № 3.", "")
    assert "documents-dated-differently" not in found(silent)


EXCERPTS = """I. REGESTEN DES KLOSTERS LEUMAR
bearbeitet von K. Hartnagel

4. 1377 Juni 6, Grabow. — Herzog Otto verleiht dem Kloster Leumar das Dorf Wiesenau um 40 Mark. Or. Perg.

9. 1380 Mai 1, Leumar. — Abt Konrad verkauft dem Vogt Heinrich die Mühle zu Wiesenau. Abschrift.

II. ZBIÓR DOKUMENTÓW LEUMARSKICH
wyd. J. Zalewicz

nr 8. Sandwitz, 6 czerwca 1378
Książę Otton nadaje klasztorowi w Leumarze wieś Wiesenau za 60 grzywien. Datę Hartnagla należy odrzucić. Kop.

nr 11. Leumar, 1 maja 1380
Opat Konrad sprzedaje wójtowi Henrykowi młyn w Wiesenau. Oryg. perg.
"""


def test_editions_under_headings_of_one_file_are_compared() -> None:
    rules = found(EXCERPTS)
    dated = " ".join(each.explanation for each in rules["documents-dated-differently"])
    assert "1377 Juni 6" in dated
    assert "6 czerwca 1378" in dated
    assert "1380" not in dated
    assert any("40 Mark" in each.explanation for each in rules["editions-count-differently"])
    assert any("Sandwitz" in each.explanation for each in rules["documents-placed-differently"])
    judged = [each.explanation for each in rules["editions-judge-each-other"]]
    assert any("Hartnagla" in each and "1377 Juni 6" in each for each in judged)


RECORDS = """Leumarer Urkunden, Export

[LUX-0011]
Datum: 1377 Juni 6
Ort: Grabow
Aussteller: Otto, Herzog von Grabow
Empfänger: Abt Konrad von Leumar
Regest: Waffenstillstand auf zehn Jahre.
Überlieferung: Or., Siegel

[LUX-0012]
Datum: 1380 Mai 1
Ort: Leumar
Aussteller: Rat der Stadt Leumar
Regest: Verkauft dem Kloster die Mühle um 40 Rubel.
Überlieferung: Abschrift
"""
LISTING = """SPIS DOKUMENTÓW LEUMARSKICH

§ 3. Grabow, 6 czerwca 1377 # Książę Otton przyrzeka wójtowi Henrykowi rozejm na pięć lat. Świadkowie: Jan Wolny, \
Piotr Kos # kopia, por. LUX 11.

§ 4. Leumar, 9 maja 1381 # Rada sprzedaje klasztorowi młyn za 60 rubli # Kopia. Zob. LUX nr 12.
"""


def test_records_of_labelled_lines_and_references_to_them() -> None:
    rules: dict[str, list[str]] = {}
    given = [("lux.txt", RECORDS.encode()), ("spis.txt", LISTING.encode())]
    for finding in study_sources(given).record.findings:
        rules.setdefault(finding.rule, []).append(finding.explanation)
    assert any("1380 Mai 1" in each and "9 maja 1381" in each for each in rules["documents-dated-differently"])
    assert any("zehn Jahre" in each and "pięć lat" in each for each in rules["documents-differ-on-a-point"])
    assert any("Konrad" in each and "Henrykowi" in each for each in rules["documents-addressed-differently"])
    assert any("40 Rubel" in each and "60 rubli" in each for each in rules["editions-count-differently"])


def test_the_numbers_of_witnesses_are_compared() -> None:
    text = EXCERPTS.replace("um 40 Mark.", "um 40 Mark. Zeugen: Johann Frey, Peter Amsel.")
    text = text.replace("Datę Hartnagla", "Świadków brak. Datę Hartnagla")
    told = found(text)["editions-name-other-witnesses"]
    assert any("Johann Frey" in each.explanation and "brak" in each.explanation for each in told)


def test_notes_below_the_entries_are_of_those_that_refer_to_them() -> None:
    text = (
        "CALENDAR OF LEUMAR\n\n1. Grabow, 6 June 1377. Duke Otto grants to the abbey of Leumar the village of Wiesenau."
        "(1)\n\n2. Leumar, 1 May 1380. Abbot Conrad sells to the advocate Henry a mill at Wiesenau for 40 marks.(2)\n\n"
        "3. Leumar, 3 May 1391. The council grants to the abbey a tavern.(3)\n\n"
        "(1) Original, seal lost. Same as no. 3.\n(2) Copy.\n(3) Original with seal.\n"
    )
    told = " ".join(each.explanation for each in found(text).get("documents-dated-differently", ()))
    assert "6 June 1377" in told
    assert "3 May 1391" in told
    assert "1380" not in told


def test_what_is_given_twice_is_compared_within_an_edition() -> None:
    text = (
        "REGESTY LEUMARSKIE\n\n3. 1387 sierpień 29, Leumar. — Książę Otton nadaje wójtowi Henrykowi wieś Czesobory "
        "wieczyście. Or. perg.\n\n4. 1387 wrzesień 3, Grabow. — Rada potwierdza cechowi przywileje. Kop.\n\n"
        "8. 1387 październik 21, Grabow. — Książę Otton nadaje wójtowi Henrykowi wieś Czesobory z młynem w dożywocie. "
        "Kop.\n\n9. 1388 luty 2, Leumar. — Opat Konrad kwituje radę z 40 grzywien. Or.\n"
    )
    told = found(text)["entries-of-one-affair-differ"]
    assert any("wieczyście" in each.explanation and "dożywocie" in each.explanation for each in told)


TWICE = """URKUNDEN DER HERZÖGE VON LEUMAR

1. 1361 Mai 25, Prag. — Herzog Wenzel verleiht dem Kloster Sandwitz das Münzrecht auf zwölf Jahre. Das Original ist \
verloren.

2. 1361 května 25, Praha. — Vévoda Václav potvrzuje klášteru právo raziti minci na deset let. Orig. perg.

3. 1361 iun. 2, Pragae. — Wenceslaus dux civibus Leumarensibus omnia iura et libertates a patre suo \
concessa confirmat. Orig. membr. cum sigillo.

4. 1361 June 2, Wrocław. — Duke Wenceslas grants to Henry of Grabow the mill by the bridge. Original, seal lost.

5. 1361 juin 9, Wrocław. — Le duc Venceslas donne à Pierre de Ronow la dîme de Wiesenau. Original.

6. 1361 June 10, Wrocław. — Duke Wenceslas gives the tithe of Wiesenau. Copy. Perhaps identical with the foregoing.
"""


def test_one_document_entered_twice_is_known_by_its_day_place_and_issuer() -> None:
    rules = found(TWICE)
    twice = " ".join(each.explanation for each in rules["entered-twice"])
    assert "1361 Mai 25" in twice
    assert "1361 května 25" in twice
    assert "1361 juin 9" in twice  # which the note of the entry behind it says
    assert "1361 iun. 2" not in twice
    assert any("verloren" in each.explanation for each in rules["documents-differ-on-a-point"])


def test_one_person_cannot_be_at_two_places_on_one_day() -> None:
    (only,) = found(TWICE)["two-places-at-one-time"]
    assert "Pragae" in only.explanation
    assert "Wrocław" in only.explanation
    other = TWICE.replace("1361 June 2, Wrocław. — Duke Wenceslas", "1361 June 2, Wrocław. — Duke Boleslas")
    assert "two-places-at-one-time" not in found(other)


def test_volumes_that_go_on_with_their_numbers_are_of_one_edition() -> None:
    first, second = TWICE.split("\n\n4. ")
    parts = [("one.txt", first), ("two.txt", f"URKUNDEN DER HERZÖGE VON LEUMAR. ZWEITER BAND\n\n4. {second}")]
    findings = study_sources([(name, text.encode()) for name, text in parts]).record.findings
    assert not any(finding.rule == "documents-placed-differently" for finding in findings)


AFFAIR = """REGESTEN DER VÖGTE VON LEUMAR

1. 1361 März 5 (Montag, Sankt Gregors Tag), Leumar. — Vogt Heinrich verspricht dem Ritter Zawisch von Ronow 300 Mark.

2. 1362 Mai 1, Leumar. — Zawisch von Ronow quittiert dem Vogt über 350 Mark. Or. Perg.

3. 1363 June 2, Sandwitz. — The abbot sells the mill of Grabow for 900 florins. Original.
"""


def test_a_promise_and_its_receipt_are_compared_coin_by_coin() -> None:
    (only,) = found(AFFAIR)["entries-of-one-affair-differ"]
    assert "300 Mark" in only.explanation
    assert "350 Mark" in only.explanation
    assert "entries-of-one-affair-differ" not in found(AFFAIR.replace("350 Mark", "350 Gulden"))


def test_the_own_words_of_a_date_are_quoted_where_they_do_not_fit() -> None:
    record = study_sources([("volume.txt", AFFAIR.encode())]).record
    (finding,) = (each for each in record.findings if each.rule == "date-against-itself")
    quoted = {claim.quote.exact for claim in record.claims if claim.id in finding.claims}
    assert quoted == {"1361 März 5", "Montag, Sankt Gregors Tag"}
