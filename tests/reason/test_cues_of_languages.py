"""Charges, denials of them, confessions taken back and ways out told differently, in Ukrainian, Russian, Polish and
German: the cues by which the rules go stand in each language's lexicon."""

from __future__ import annotations

import pytest

from sicetnon import study_sources

_CASES = (
    (
        "held-responsible",
        "Підпал на хуторі Вишневий\n\nУ ніч на 4 травня 1943 року на хуторі Вишневий згоріла церква. Комісія поклала "
        "відповідальність на загін Марка Дорошенка. Дорошенко заявив, що його загін не мав стосунку до підпалу.\n",
        ("Комісія поклала", "не мав стосунку"),
    ),
    (
        "confessed-and-retracted",
        "Справа Гната Мельника\n\nГнат Мельник був заарештований 3 лютого 1938 року. За словами слідчого Петра "
        "Бойка, Мельник зізнався у вбивстві голови сільради. Його син Іван Мельник розповів, що батько підписав "
        "зізнання під тортурами.\n",
        ("зізнався", "підписав"),
    ),
    (
        "told-differently-corridor",
        "Евакуація з Лугового\n\nСтаростка Олена Гай повідомила, що 12 березня 2022 року гуманітарний коридор "
        "працював до вечора. Водій Роман Сич розповів, що коридор обстріляли й автобуси повернулися.\n",
        ("коридор працював", "автобуси повернулися"),
    ),
    (
        "others-tell-it-otherwise",
        "Облога Ставища\n\nПісля поразки під Ставищем у травні 1665 року полковник Гаврило Лобода ще вдень відійшов до "
        "Канева. За іншою версією, він покинув фортецю тільки вночі.\n",
        ("відійшов до", "покинув фортецю"),
    ),
    (
        "told-differently-fate",
        "Бій під Черкасами\n\nУ квітні 1666 року під Черкасами зійшлися два полки. Сотник Йосип Рудка, поранений "
        "у бою, потрапив у полон. Літописець Гнат Савич твердить, що Рудка втік за Дніпро.\n",
        ("потрапив", "втік"),
    ),
    (
        "others-tell-it-otherwise",
        "Осада Лугова\n\nПосле поражения под Луговом в мае 1665 года полковник Гаврила Рудин днём бежал в "
        "Канев. По другой версии, он бежал в Чигирин только ночью.\n",
        ("Канев", "Чигирин"),
    ),
    (
        "others-tell-it-otherwise",
        "Oblężenie Lipek\n\nPo klęsce pod Lipkami w maju 1665 roku pułkownik Jan Wolski uciekł do Kaniowa. Według "
        "innej wersji uciekł do Czehrynia dopiero w nocy.\n",
        ("uciekł do Kaniowa", "Czehrynia"),
    ),
    (
        "held-responsible",
        "Пожар в усадьбе Лугово\n\nНочью 7 июня 1919 года в усадьбе Лугово погибли одиннадцать человек. Газета "
        "«Волна» обвинила в убийстве отряд Семёна Жданова. Жданов утверждал, что его отряд "
        "не имел отношения к пожару.\n",
        ("обвинила", "не имел отношения"),
    ),
    (
        "held-responsible",
        "Spalenie dworu w Lipkach\n\nW nocy z 4 na 5 maja 1944 roku spłonął dwór w Lipkach, zginęły trzy osoby. "
        "Kronikarz Jan Wolski oskarżył oddział Stefana Karasia. Karaś twierdził, że jego oddział nie brał "
        "udziału w napadzie.\n",
        ("oskarżył", "nie brał udziału"),
    ),
    (
        "held-responsible",
        "Der Brand von Lindenhof\n\nIn der Nacht zum 5. Mai 1945 brannte der Lindenhof ab. Der Bürgermeister Karl "
        "Senn beschuldigte die Kompanie von Hauptmann Ernst Rauh. Ernst Rauh erklärte, dass seine Kompanie mit "
        "dem Brand nichts zu tun hatte.\n",
        ("beschuldigte", "nichts zu tun"),
    ),
)


@pytest.mark.parametrize(("rule", "text", "words"), _CASES)
def test_a_rule_finds_its_words_in_each_language(rule: str, text: str, words: tuple[str, str]) -> None:
    record = study_sources([("text.txt", text.encode())]).record
    quotes = {claim.id: claim.quote.exact for claim in record.claims}
    found = [" | ".join(quotes[c] for c in f.claims) for f in record.findings if f.rule == rule]
    assert any(all(word in said for word in words) for said in found), [f.explanation for f in record.findings]
