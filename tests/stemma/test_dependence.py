"""Who leans on whom: shared wording, citation, shared odd values, roots and drift."""

from __future__ import annotations

import random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sicetnon.model import (
    Block,
    Certainty,
    Claim,
    DateValue,
    Dependence,
    Extraction,
    Facet,
    PlaceValue,
    Value,
    Voice,
    Witness,
    claim_id,
)
from sicetnon.stemma import certainty_drift, dependences, drift_findings, independent_roots
from sicetnon.stemma.shingles import SHORTEST, Words, shared_passages
from sicetnon.text import content_id, sha256_hex


def witness(text: str, *, title: str = "An account", author: str = "", date: str = "") -> Witness:
    digest = sha256_hex(text.encode())
    return Witness(
        id=content_id("w", digest), siglum="", title=title, file="a.txt", language="en", sha256=digest, original=text,
        text=text, blocks=(Block(kind="paragraph", start=0, end=len(text)),), author=author, date=date,
    )  # fmt: skip


COPIED = (
    "They travelled at night in closed carriages and reached the villa shortly before dawn, where the hosts had "
    "prepared rooms on the upper floor and a long table in the hall."
)
FIRST = witness(f"In December the delegates came south. {COPIED} Nobody else was told.", date="1958")
SECOND = witness(f"According to this book the journey was secret. {COPIED} The talks began at ten.", date="1991")
OTHER = witness("A railway clerk remembered only that a special train had passed in the first week of that month.")


def test_shared_wording_is_found_with_its_passages() -> None:
    (found,) = dependences([FIRST, OTHER, SECOND], Extraction())
    assert (found.witness, found.source) == (SECOND.id, FIRST.id)
    assert found.strength == "likely"
    assert "word for word, the longest of 31 words" in found.reason
    assert "later one (1991 after 1958)" in found.reason
    leaning, source = found.passages
    assert leaning.exact == source.exact == COPIED.rstrip(".")
    assert (leaning.witness, source.witness) == (SECOND.id, FIRST.id)


def test_the_order_of_witnesses_changes_nothing() -> None:
    assert dependences([SECOND, OTHER, FIRST], Extraction()) == dependences([FIRST, OTHER, SECOND], Extraction())


def test_names_and_dates_in_common_are_no_dependence() -> None:
    one = witness("The Danish–Swedish Border and Trade Treaty was signed in Malmö on 28 September 1739 at dawn.")
    other = witness("We know that the Danish–Swedish Border and Trade Treaty was signed in Malmö on 28 September.")
    assert dependences([one, other], Extraction()) == ()


def test_a_quotation_that_both_give_is_only_possible() -> None:
    words = "“the region is to be cleared of all persons who might at any later time offer organised resistance”"
    one = witness(f"The order read: {words}. It was carried out.")
    other = witness(f"A copy survives, in which {words} can still be made out.")
    (found,) = dependences([one, other], Extraction())
    assert found.strength == "possible"
    assert found.reason.startswith("Both quote the same words")
    assert "is not known" in found.reason


def test_words_between_two_quotations_are_not_quoted() -> None:
    one = witness(f"“No”, he said. {COPIED} “Yes”, he said then.")
    other = witness(f"“Never!” was the answer. {COPIED} “Always”, they said.")
    (found,) = dependences([one, other], Extraction())
    assert found.strength == "likely"


def test_a_large_part_in_common_is_certain() -> None:
    sentence = " ".join(f"On the day numbered {n} the prisoners walked towards camp number {n * 7}." for n in range(12))
    one, other = witness(sentence + " So it was."), witness("It is said: " + sentence)
    (found,) = dependences([one, other], Extraction())
    assert found.strength == "certain"


def test_a_citation_shows_the_direction() -> None:
    book = witness("They met at the villa.", title="The Secret Winter", author="Jan Kowalski", date="2001")
    page = witness("As Kowalski wrote in The Secret Winter, they met there.", title="Museum page", date="1999")
    (found,) = dependences([book, page], Extraction())
    assert (found.witness, found.source, found.strength) == (page.id, book.id, "certain")
    assert "cites the other by author and title" in found.reason
    assert [quote.exact for quote in found.passages] == ["The Secret Winter", "They met at the villa."]


def test_a_title_that_is_a_phrase_of_the_subject_is_no_citation() -> None:
    one = witness("They met there.", title="Conferences of Zakopane")
    other = witness("Of all conferences of Zakopane this was the last.", title="A page")
    assert dependences([one, other], Extraction()) == ()


def claim(source: Witness, words: str, value: Value, certainty: Certainty = "unspecified", **more: object) -> Claim:
    start = source.text.index(words)
    quote = source.quote(start, start + len(words))
    facet: Facet = "date" if isinstance(value, DateValue) else "place"
    made = Claim(id="", event="e-1", facet=facet, value=value, quote=quote, method="m", certainty=certainty)
    made = msgspec.structs.replace(made, **more)
    return msgspec.structs.replace(made, id=claim_id(facet, value, quote, made.voice, "+"))


def test_an_odd_value_that_only_two_share() -> None:
    texts = ["It was on the eighth.", "The eighth, they said.", "On the ninth it began.", "By the ninth all had come."]
    all_four = [witness(text) for text in texts]
    days = ["eighth", "eighth", "ninth", "ninth"]
    edtf = {"eighth": "1939-12-08", "ninth": "1939-12-09"}
    claims = [claim(w, day, DateValue(edtf=edtf[day])) for w, day in zip(all_four, days, strict=True)]
    found = dependences(all_four, Extraction(claims=tuple(claims)))
    assert {frozenset((one.witness, one.source)) for one in found} == {
        frozenset((all_four[0].id, all_four[1].id)),
        frozenset((all_four[2].id, all_four[3].id)),
    }
    assert all(one.strength == "possible" for one in found)
    assert len(found[0].passages) == 2


def lean(one: str, other: str, strength: str = "likely") -> Dependence:
    return msgspec.convert({"witness": one, "source": other, "reason": "", "strength": strength}, Dependence)


def test_roots() -> None:
    four = [msgspec.structs.replace(FIRST, id=name) for name in "abcd"]
    roots = independent_roots(four, [lean("b", "a"), lean("c", "b"), lean("d", "a", "possible")])
    assert [(root.root, root.followers) for root in roots] == [("a", ("b", "c")), ("d", ())]
    circle = independent_roots(four[:3], [lean("a", "b"), lean("b", "a")])
    assert [(root.root, root.followers) for root in circle] == [("c", ()), ("a", ("b",))]


def test_certainty_drift() -> None:
    place = PlaceValue(entity="p", label="Lwów")
    source, later = witness("Perhaps in Lwów. Some say in Kraków."), witness("In Lwów they met, in Kraków too.")
    krakow = PlaceValue(entity="k", label="Kraków")
    claims = (
        claim(source, "Lwów", place, "possible", cue="Perhaps"),
        claim(source, "Kraków", krakow, voice=(Voice(kind="anonymous", name="Some"),)),
        claim(later, "Lwów", place),
        claim(later, "Kraków", krakow),
    )
    drifts = certainty_drift(Extraction(claims=claims), [lean(later.id, source.id)])
    assert [(drift.earlier, drift.later) for drift in drifts] == [
        (claims[0].id, claims[2].id),
        (claims[1].id, claims[3].id),
    ]
    assert "possible (“Perhaps”) is plainly said" in drifts[0].explanation
    assert "reports from Some" in drifts[1].explanation
    assert certainty_drift(Extraction(claims=claims), [lean(source.id, later.id)]) == ()
    first, _ = drift_findings(drifts, Extraction(claims=claims))
    assert (first.level, first.claims, first.events) == ("tension", (claims[0].id, claims[2].id), ("e-1",))


NUMBERS = st.lists(st.integers(0, 40), max_size=60)


@given(NUMBERS, NUMBERS, st.lists(st.integers(100, 200), min_size=SHORTEST, max_size=20, unique=True))
def test_every_long_run_is_found_and_every_find_is_shared(one: list[int], other: list[int], run: list[int]) -> None:
    texts = [
        Words(list(range(99)), list(range(1, 100)), numbers)
        for numbers in (one + run + one[:5], other[:7] + run + other)
    ]
    found = shared_passages(texts)[0, 1]
    assert max(passage.length for passage in found) >= len(run)
    for passage in found:
        first = texts[0].numbers[passage.one : passage.one + passage.length]
        assert first == texts[1].numbers[passage.other : passage.other + passage.length]
        assert len(first) == passage.length >= SHORTEST


def test_formulas_that_everybody_repeats_are_bounded() -> None:
    chance = random.Random(7)
    texts = ["and so it was said by all of them again " * 2000 + str(chance.random()) for _ in range(3)]
    assert len(dependences([witness(text) for text in texts], Extraction())) <= 3
