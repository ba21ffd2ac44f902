"""Reports of agencies: who tells them, who gave the order, how many are listed, how somebody was left."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import DateValue, Extraction, IdentityValue, ParticipantValue, QuantityValue


def _read(text: str) -> Extraction:
    return extract(read_witness(text.encode(), "report.txt", language="en"))


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("FIVE MINERS WERE KILLED ON THE ROAD, A SPOKESMAN FOR THE MINERS FRONT (FMT) TOLD AFP.", "A SPOKESMAN"),
        ("FIVE MINERS WERE KILLED ON THE ROAD, THE OWNER OF THE ESTATE TOLD RADIO FE.", "THE OWNER OF THE ESTATE"),
        ("FIVE MINERS WERE KILLED ON THE ROAD, THE ATTORNEY GENERAL ANNOUNCED.", "THE ATTORNEY GENERAL"),
        ('"FIVE MINERS WERE KILLED ON THE ROAD," SAID THE COOK, ELVIRA TUM.', "ELVIRA TUM"),
        ("FIVE MINERS WERE KILLED AND TWO WERE HURT, ACCORDING TO A TALLY TAKEN BY THE RED CROSS.", "A TALLY"),
        ("FIVE MINERS WERE KILLED ON THE ROAD, HIS SISTER, ELVIRA TUM, TOLD AFP.", "ELVIRA TUM"),
        ("FIVE MINERS WERE KILLED, THE COMMISSIONER, JUAN TUM, TOLD THE COURT.", "JUAN TUM"),
        ("FIVE MINERS, THE REPORT SAYS, WERE KILLED ON THE ROAD.", "THE REPORT"),
        ("THE AUTOPSIES SHOWED THAT FIVE MINERS WERE KILLED.", "THE AUTOPSIES"),
        ("A WOMAN WHO SELLS NEWSPAPERS SAID FIVE MINERS WERE KILLED.", "A WOMAN"),
        ("THE FREE MINERS FRONT (FML) TOLD AFP THAT FIVE MINERS WERE KILLED.", "THE FREE MINERS FRONT (FML)"),
    ],
)
def test_the_end_of_a_sentence_says_who_tells_it(text: str, teller: str) -> None:
    told = [claim for claim in _read(text).claims if "FIVE MINERS" in claim.quote.exact]
    assert told
    assert all(claim.voice and claim.voice[-1].name.startswith(teller) for claim in told)


def test_a_surname_alone_is_that_of_the_person_named_before() -> None:
    """Though it ends like a plural, or is a word of the language."""
    found = _read(
        "MINISTER OSCAR BARILLAS DENIED THAT THE LAWYER WAS HELD. BARILLAS SAID THAT NO ONE CAME. HE ADDED THAT THE "
        "POLICE CLOSED THE ROAD."
    )
    assert {(claim.voice[-1].kind, claim.voice[-1].name.split()[-1]) for claim in found.claims if claim.voice} == {
        ("named", "BARILLAS")
    }


def test_a_paper_is_met_again_with_those_who_made_it() -> None:
    found = _read(
        "SIX MEN DIED, ACCORDING TO A REPORT RELEASED TODAY BY THE GROUP HEMISPHERE WATCH. THE REPORT SAYS THAT "
        "SOLDIERS BURNED THE CHURCH."
    )
    for quote in ("SIX MEN DIED", "SOLDIERS BURNED"):
        told = [claim for claim in found.claims if quote in claim.quote.exact]
        assert told
        assert all("HEMISPHERE WATCH" in claim.voice[-1].name for claim in told)


def test_who_blames_another_after_what_they_deny_goes_on_speaking() -> None:
    found = _read(
        "IN A STATEMENT RELEASED HERE TODAY, THE MINERS FRONT (FML) REJECTED THE ARMY'S CHARGE THAT IT HAD KILLED THE "
        "MAYOR, AND BLAMED THE CRIME ON THE TREASURY POLICE."
    )
    assert {claim.voice[-1].name for claim in found.claims if claim.voice} == {"THE MINERS FRONT (FML)"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("HIS COLLEAGUES SAID THAT HE WAS SHOT.", "anonymous"),
        ("THE MAN SAID THAT HE WAS SHOT.", "anonymous"),
        ("THE MAYOR SAID THAT HE WAS SHOT.", "named"),
        ("THE UNION PUT THE CROWD AT 1,500.", "named"),
    ],
)
def test_who_is_called_by_name_or_house(text: str, kind: str) -> None:
    voices = {claim.voice[-1].kind for claim in _read(text).claims if claim.voice}
    assert voices == {kind}


def test_what_was_done_after_a_clause_of_time_is_no_report() -> None:
    found = _read("WHEN THE GUESTS HAD LEFT, THE MAYOR TOLD THE POLICE.")
    assert all(not claim.voice for claim in found.claims if "GUESTS" in claim.quote.exact)


def test_an_office_stands_for_who_spoke_under_it() -> None:
    found = _read(
        "FATHER IGNACIO LUNA, PARISH PRIEST OF TEPETATE, SAID THAT SIX MEN DIED. THE PRIEST SAID THAT HE FLED."
    )
    assert {claim.voice[-1].name for claim in found.claims if claim.voice} == {"IGNACIO LUNA"}


@pytest.mark.parametrize(
    ("text", "who", "polarity"),
    [
        ("Ahrens gave the order in person.", "Ahrens", "+"),
        ("The killers were policemen.", "policemen", "+"),
        ("The union had no part in the crime.", "The union", "-"),
        ("The order was telegraphed from the capital.", "the capital", "+"),
    ],
)
def test_who_did_it_without_a_verb_of_the_deed(text: str, who: str, polarity: str) -> None:
    claims = [claim for claim in _read(text).claims if claim.facet == "participant" and claim.polarity == polarity]
    assert any(isinstance(claim.value, ParticipantValue) and claim.value.label == who for claim in claims)


def test_those_who_are_listed_are_counted() -> None:
    found = _read("Reyna, his driver, his bodyguard and a peasant woman were shot dead in March 1988.")
    counts = [claim.value for claim in found.claims if isinstance(claim.value, QuantityValue)]
    assert any(value.enumerated and value.min == value.max == 4 for value in counts)


def test_a_choice_of_victims_is_not_counted() -> None:
    found = _read("His driver or his bodyguard was shot dead in March 1988.")
    assert not any(isinstance(claim.value, QuantityValue) and claim.value.enumerated for claim in found.claims)


def test_so_do_i_misses_no_full_stop() -> None:
    assert not [
        one for one in _read("They remember the fire, and so do I. The mayor left.").findings if one.level == "defect"
    ]


@pytest.mark.parametrize(
    ("text", "worn"),
    [
        (
            "Witnesses saw eight attackers, some of them in camouflage uniform, who killed the guard.",
            "camouflage uniform",
        ),
        ("The killers wore hoods.", "hoods"),
        ("The guard was shot by three men in plain clothes.", "plain clothes"),
    ],
)
def test_what_attackers_wore_describes_them(text: str, worn: str) -> None:
    values = [claim.value for claim in _read(text).claims if claim.facet == "identity"]
    assert worn in {value.label for value in values if isinstance(value, IdentityValue)}


def test_a_speaker_who_asks_not_to_be_named_has_no_name() -> None:
    found = _read(
        "Colonel Hugo Mata denied the report. The guide, a baker who asked that his name be withheld, said that six "
        "men fled. He added that two guards died. The mayor said that the road was closed."
    )
    kinds = {
        words: claim.voice[-1].kind
        for claim in found.claims
        for words in ("six men", "two guards", "the road")
        if claim.voice and words in claim.quote.exact
    }
    assert kinds == {"six men": "anonymous", "two guards": "anonymous", "the road": "named"}


def test_hours_before_and_after_are_spans() -> None:
    found = _read("The patrol left before 0600. The killers arrived shortly after 0700.")
    clocks = {claim.value.clock for claim in found.claims if isinstance(claim.value, DateValue)}
    assert {"00:00/06:00", "07:00/24:00"} <= clocks


def test_a_crowd_is_put_at_a_number_and_no_hour_is_one() -> None:
    found = _read("The police estimated the crowd at 8,000. The mayor met the crowd at 8.")
    counts = [claim.value for claim in found.claims if isinstance(claim.value, QuantityValue)]
    assert [(value.min, value.what) for value in counts] == [(8000, "crowd")]


@pytest.mark.parametrize(
    ("text", "words", "teller"),
    [
        (
            'ELVIRA TUM SPOKE TODAY. "I SAW THREE MEN," SHE SAID, "TWO OF THEM WORE BOOTS."',
            "I SAW THREE MEN",
            "ELVIRA TUM",
        ),
        ("The board has heard 31 witnesses, Anna Roth said, but no lawyers were called.", "heard 31", "Anna Roth"),
        ("A police statement was issued. Sixty shots were fired, it said.", "Sixty shots were fired", "statement"),
        ('"I counted five miners," Anna Roth said, "and none came back."', "five miners", "Anna Roth"),
        ("Tum was tried. According to his sister he was acquitted in May.", "he was acquitted", "his sister"),
        ("LIMA, MARCH 8 (AFP)--A CALLER SAID THAT FIVE MINERS WERE KILLED.", "FIVE MINERS WERE KILLED", "A CALLER"),
    ],
)
def test_who_speaks_in_the_middle_of_a_sentence(text: str, words: str, teller: str) -> None:
    told = [claim for claim in _read(text).claims if words in claim.quote.exact]
    assert told
    assert all(claim.voice and claim.voice[-1].name.endswith(teller) for claim in told)


def test_who_answers_in_an_interview() -> None:
    found = _read(
        "BOGOTA, 16 FEB 90 (CARACOL) -- [INTERVIEW WITH MINISTER ROBERTO SALAZAR BY UNIDENTIFIED REPORTER] "
        "[REPORTER] HOW MANY HAVE DIED? [SALAZAR] SIX OFFICIALS WERE KILLED. [REPORTER] DID SOLDIERS SHOOT THEM? "
        "[SALAZAR] THE COMMISSION ASKED FOR AN ESCORT ON 9 FEBRUARY."
    )
    voices = {claim.quote.exact: [voice.name for voice in claim.voice] for claim in found.claims}
    assert voices["SIX OFFICIALS WERE KILLED"] == ["SALAZAR"]
    assert all(names == ["SALAZAR"] for quote, names in voices.items() if "ESCORT" in quote)
    assert not any(names for quote, names in voices.items() if "SOLDIERS" in quote)


def test_a_house_is_met_again_by_its_initials_and_by_what_it_is() -> None:
    found = _read(
        "THE NATIONAL MINERS FRONT (FNM) DENIED THAT IT KILLED THE MAYOR. THE GUERRILLA GROUP SAYS THAT HE FLED. "
        "THE FNM ACKNOWLEDGES, HOWEVER, THAT THE DRIVER WAS SHOT."
    )
    assert {claim.voice[-1].name for claim in found.claims if claim.voice} == {"THE NATIONAL MINERS FRONT (FNM)"}


def test_what_is_dismissed_as_a_hoax_is_denied() -> None:
    found = _read(
        "MINISTER OSCAR BARILLAS DISMISSED THE CALL AS A HOAX. HE SAID THAT THE GROUP CEASED TO EXIST IN 1983."
    )
    assert any(claim.voice and "CALL" in claim.quote.exact and claim.polarity == "-" for claim in found.claims)


def test_a_heading_in_brackets_names_the_document_that_is_read_out() -> None:
    """Who issues it says all of it; a report by one person is told like any other."""
    line = "RADIO LUZ IN SPANISH 1200 GMT 11 FEB 87\n\n{} FIVE MINERS WERE KILLED ON THE ROAD.\n\nTWO WERE HURT."
    issued = _read(line.format("[COMMUNIQUE NO. 3 ISSUED BY THE PRESS OFFICE OF THE GENERAL STAFF]")).claims
    assert issued and all(claim.voice and "GENERAL STAFF" in claim.voice[0].name for claim in issued)
    plain = _read(line.format("[REPORT BY JUAN TUM]")).claims
    assert plain and not any(claim.voice for claim in plain)
