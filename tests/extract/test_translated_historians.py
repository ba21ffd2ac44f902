"""How translated historians write: who says it, what is denied, how long, how old, where instead."""

from __future__ import annotations

import pytest

from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.model import Claim, DurationValue, ParticipantValue, PlaceValue, QuantityValue


def claims(text: str) -> tuple[Claim, ...]:
    return extract(read_witness(text.encode(), "history.txt")).claims


def voices(text: str, words: str) -> set[tuple[str, str]]:
    """Who says what stands in the words: the innermost voices of the claims whose quotes end with them."""
    found = [c for c in claims(text) if c.quote.words.endswith(words)]
    assert found, [c.quote.words for c in claims(text)]
    return {(c.voice[-1].kind, c.voice[-1].name) if c.voice else ("author", "") for c in found}


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        ("He lost a third of his men, as the more trustworthy writers tell.", "a third of his men",
         ("anonymous", "trustworthy writers")),
        ("I find in certain authors that the ships burned.", "ships burned", ("anonymous", "certain authors")),
        ("I find in others that the letter was burnt unread.", "burnt unread", ("anonymous", "others")),
        ("Hiero was fond of saying that he had bought the peace with gold.", "with gold", ("named", "Hiero")),
        ("Theron sent no corn, as Timaeus tells us.", "no corn", ("named", "Timaeus")),
        ("That Hiero was poisoned is denied by Philistus.", "Hiero was poisoned", ("named", "Philistus")),
        ("Duris says that it was a stone, and Ephorus that he died of a fever.", "fever", ("named", "Ephorus")),
        ("In the same letter it stands that the king drank poison.", "drank poison", ("document", "the same letter")),
        ("Some reckon his rule from the Kalends of January.", "January.", ("anonymous", "Some")),
        ("The prison is held to be the work of Hiero; others ascribe it to Gelon.", "Gelon", ("anonymous", "others")),
    ],
)  # fmt: skip
def test_who_says_it(text: str, words: str, voice: tuple[str, str]) -> None:
    assert voice in voices(text, words)


def test_he_himself_is_not_the_one_who_spoke_last() -> None:
    text = (
        "Whether Theron knew of it is unclear: Timaeus holds that he did, whereas he himself swore that he was at sea."
    )
    assert ("named", "Theron") in voices(text, "at sea")


def test_what_is_left_open() -> None:
    (found,) = [c for c in claims("Whether Theron knew of the plot is uncertain.") if c.method == "what is left open"]
    assert (found.facet, found.certainty, found.polarity) == ("existence", "possible", "+")
    assert found.quote.words == "Whether Theron knew of the plot is uncertain"


@pytest.mark.parametrize(
    ("text", "words", "polarity"),
    [
        ("Theron reigned nine years without ever having drawn the sword.", "having drawn the sword", "-"),
        ("The envoys were neither heard nor sent away.", "nor sent away", "-"),
        ("Theron neither fled nor hid himself.", "Theron neither fled", "-"),
        ("Nor did he spare the suppliants, nor were the temples left.", "temples left", "-"),
        ("The king withdrew to Gela without giving battle.", "The king withdrew", "+"),
        ("Theron reigned nine years, second to none of the kings.", "nine years", "+"),
        ("That he was poisoned, as a few have written, is an error.", "is an error", "-"),
        ("That he was poisoned, as a few have written, is an error.", "he was poisoned", "+"),
    ],
)
def test_what_is_denied(text: str, words: str, polarity: str) -> None:
    found = [c for c in claims(text) if c.quote.words.endswith(words)]
    assert found and {c.polarity for c in found} == {polarity}


def test_one_is_denied_and_the_other_is_not() -> None:
    found = {
        c.value.label: c.polarity
        for c in claims("The wound was given not by Gelon but by Theron.")
        if isinstance(c.value, ParticipantValue) and c.value.role == "agent"
    }
    assert found == {"Gelon": "-", "Theron": "+"}


def test_none_was_lost() -> None:
    found = [c for c in claims("The Romans lost not a single man.") if isinstance(c.value, QuantityValue)]
    assert [(c.polarity, c.quote.words) for c in found] == [("-", "The Romans lost not a single man")]


def test_a_source_is_silent() -> None:
    text = "Fabius, by far the oldest of our authorities, mentions neither sickness nor poison."
    (found,) = [c for c in claims(text) if c.facet == "evidence"]
    assert (found.polarity, found.voice[-1].name) == ("0", "Fabius")


def test_each_side_of_an_or_has_its_voice() -> None:
    text = "He was buried near the gate of Gela, or, as some prefer, upon the Achradina."
    places = {c.value.label: c.voice for c in claims(text) if isinstance(c.value, PlaceValue)}
    assert places["Achradina"][-1].name == "some"
    assert all(not voice for label, voice in places.items() if label != "Achradina")
    text = "About three hundred of the guard, or two hundred, as Philinus has it, came down from the citadel."
    numbers = {c.value.min: c.voice for c in claims(text) if isinstance(c.value, QuantityValue)}
    assert numbers[300] == () and numbers[200][-1].name == "Philinus"


@pytest.mark.parametrize(
    ("text", "least", "most", "voice"),
    [
        ("Licinius allows the siege no more than four months.", 0, 130, "Licinius"),
        ("Philinus gives the siege two years.", 725, 735, "Philinus"),
        ("The siege, they say, was of nine months.", 265, 285, "they say"),
    ],
)
def test_lengths_that_somebody_gives(text: str, least: int, most: int, voice: str) -> None:
    (found,) = [c for c in claims(text) if isinstance(c.value, DurationValue)]
    assert isinstance(found.value, DurationValue) and found.value.min_days is not None and found.value.max_days
    assert least <= found.value.min_days <= found.value.max_days <= most
    assert found.polarity == "+" and found.voice[-1].name == voice


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("His sons were by now close upon manhood.", 13, 20),
        ("Gelon was then a mere boy.", 5, 16),
        ("Gelon had passed his seventieth year.", 69, 70),
        ("Gelon was above sixty.", 60, 60),
    ],
)
def test_ages_in_words(text: str, least: int, most: int) -> None:
    found = [c.value for c in claims(text) if isinstance(c.value, QuantityValue) and c.value.what.startswith("age")]
    assert [(value.min, value.max) for value in found] == [(least, most)]


def test_a_birthplace_that_looks_like_a_person() -> None:
    text = "Others say that he was born at Alba Pompeia."
    assert [c.value.label for c in claims(text) if isinstance(c.value, PlaceValue)] == ["Alba Pompeia"]


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        ("The king was killed, some say by his own son, others by a slave.", "by his own son", "some"),
        ("The king was killed, some say by his own son, others by a slave.", "by a slave", "others"),
        ("He died, some say of a fever, others of poison.", "of poison", "others"),
        ("His wife was Demarete; others make her his sister.", "make her his sister", "others"),
    ],
)
def test_a_part_that_others_tell(text: str, words: str, voice: str) -> None:
    assert voices(text, words) == {("anonymous", voice)}


def test_what_is_asked_for_is_not_asserted() -> None:
    text = "The envoys of Gela asked that the prisoners might be given back to them."
    assert voices(text, "given back to them") == {("author", "")}


def test_both_who_may_have_done_it() -> None:
    found = {
        c.value.label
        for c in claims("He was killed either by Gelon or by a slave.")
        if isinstance(c.value, ParticipantValue) and c.value.role == "agent"
    }
    assert found == {"Gelon", "a slave"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gelon was the first who crossed the strait.", "the first who crossed the strait"),
        ("The town was besieged for four years and carried in the third.", "the third"),
        ("He was the last to leave the ship.", "the last to leave the ship"),
    ],
)
def test_ranks_without_a_noun(text: str, words: str) -> None:
    assert words in [c.quote.words for c in claims(text) if c.facet == "sequence"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Cimbri wintered beyond the Po.", "Po"),
        ("His body was laid in the tomb of his wife's grandfather.", "the tomb"),
        ("The exiles waited in the Thriasian plain.", "Thriasian"),
    ],
)
def test_places_behind_an_article(text: str, place: str) -> None:
    assert [c.value.label for c in claims(text) if isinstance(c.value, PlaceValue)] in ([place], [f"the {place} plain"])


def test_sources_that_say_nothing() -> None:
    for text in (
        "No historian of that time mentions the oath.",
        "The emperor himself, in his autobiography, passes over the matter.",
    ):
        (found,) = [c for c in claims(text) if c.facet == "evidence"]
        assert (found.polarity, found.quote.words) == ("0", text.rstrip("."))


def test_so_few_is_no_denial() -> None:
    assert {c.polarity for c in claims("Scarcely a third part of the army escaped.")} == {"+"}
    assert "-" not in {c.polarity for c in claims("Not until the third day did the envoys return.")}
