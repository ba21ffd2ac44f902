"""Dates in Czech, Latin, Italian, Spanish and Hungarian: each phrase alone, with its bounds as EDTF."""

from __future__ import annotations

import pytest

from sicetnon.chronology import parse_edtf, read_dates

CASES = {
    "cs": {
        "v 15. století": "14XX", "roku 1420": "1420", "od 3. do 5. května 1945": "1945-05-03/1945-05-05",
        "začátkem roku 1939": "1939-01-01/1939-03-31", "dne 5. 3. 1945": "1945-03-05",
        "ve 30. letech 20. století": "193X",
        "6.–7. prosince 1939": "1939-12-06/1939-12-07", "koncem 15. stol.": "1475/1499",
        "mezi 24. říjnem a 23. listopadem 1939": "1939-10-24/1939-11-23", "14. srpna 1421": "1421-08-14",
        "12. století př. n. l.": "-11XX", "na přelomu 14. a 15. století": "1390/1409", "1404 VII 3": "1404-07-03",
    },
    "la": {
        "anno domini 1241": "1241", "saec. XIV": "13XX", "IV. idus Maii 1248": "1248-05-12",
        "pridie nonas Octobris 1301": "1301-10-06", "die XII mensis Maii 1401": "1401-05-12",
        "feria sexta post Pascha 1333": "1333-04-09", "in octava Epiphanie 1345": "1345-01-13",
        "anno domini MCCCXLVIII, XV. kal. Maii": "1348-04-17", "mense Maio 1401": "1401-05",
    },
    "it": {
        "il 4 settembre 1260": "1260-09-04", "nel XV secolo": "14XX", "negli anni Trenta": "193X",
        "alla fine del 1240": "1240-10-01/1240-12-31", "dal 3 al 5 maggio 1945": "1945-05-03/1945-05-05",
        "IV secolo a.C.": "-03XX", "primavera 1941": "1941-21", "1226 novembre 8": "1226-11-08",
        "15/3/1945": "1945-03-15",
    },
    "es": {
        "el 12 de agosto de 1936": "1936-08-12", "siglo XVI": "15XX", "los años treinta": "193X",
        "a finales de 1240": "1240-10-01/1240-12-31", "del 3 al 5 de mayo de 1945": "1945-05-03/1945-05-05",
        "primavera de 1941": "1941-21", "1254, 3 de mayo": "1254-05-03", "15/3/1945": "1945-03-15",
    },
    "hu": {
        "1342. május 10-én": "1342-05-10", "a 15. századból": "14XX", "1945 májusában": "1945-05",
        "1945. május 3-5-én": "1945-05-03/1945-05-05", "1941 tavaszán": "1941-21", "1240-ben": "1240",
        "a 13. század elején": "1200/1224",
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "phrase", "expected"),
    [(language, phrase, expected) for language, rows in CASES.items() for phrase, expected in rows.items()],
)
def test_a_phrase(language: str, phrase: str, expected: str) -> None:
    found = read_dates(phrase, language)
    assert [(one.earliest, one.latest) for one in found] == [parse_edtf(expected).bounds()]
