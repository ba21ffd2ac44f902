"""Whom "he", "they", "who" and "the three men" mean: persons and groups that were spoken of before.

What cannot be decided keeps its candidates: each makes a claim, the claims are alternatives of each other, and a doubt
says so. Nothing is guessed in silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from sicetnon.extract.classes import ADVERB, BREAK, DELIBERATES, NUMERAL, bit
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Person, Scene
from sicetnon.extract.spoken import Someone
from sicetnon.lexicon.names import gender
from sicetnon.model import Claim

_HE, _THEY = bit("he"), bit("they")
_POINTS = _HE | _THEY
_NAME, _PERSON_NAME, _GROUP = bit("name"), bit("person_name"), bit("groups", "group_name", "plural")
_ROLES, _COUNTED, _WOMEN, _MEN = bit("roles"), bit("counted"), bit("women"), bit("men")
_WOMEN_OR_MEN, _PLURAL_OR_NAME = _WOMEN | _MEN, bit("plural", "name")
_PLURAL, _DEFINITE = bit("plural"), bit("definite", "demonstratives")
_POINTS_OR_DEFINITE = _POINTS | _DEFINITE
_WHO = bit("relative")
_NOBODY = bit("place_name", "proper_event", "work_name", "first_person", "anonymous_quantifiers", "no")
_DEED = bit("event_verb", "verb_other")
_PARTICIPLE = bit("form_participle")
_AND_COMMA = bit("and", "comma")
_WITHIN_A_LIST = _AND_COMMA | _ROLES | bit("definite", "indefinite")
_SAME_SUBJECT = ADVERB | bit("and", "but", "or", "comma", "semicolon")
_PARTED = BREAK | bit("close_quote")
_PLAIN = ~(bit("he", "she", "they", "it", "nobody"))


def resolve(page: Page, scene: Scene, above: Scene | None) -> None:
    """Put those who are meant in the place of the words that point to them, among the subjects and objects."""
    clause = scene.clause
    if clause.verb < 0 or not page.lexis.pronouns:
        return
    if above is not None:
        _subject_of_another(scene, above)
    if not clause.union & _POINTS_OR_DEFINITE:
        return
    units, verb = scene.units, clause.verb
    for i in clause.units:
        if i < verb and units[i].flags & _POINTS_OR_DEFINITE:
            scene.replace_subjects(_meant(page, scene, scene.subjects()))
            break
    if not clause.union & _POINTS:
        return
    for i in clause.units:
        if i > verb and units[i].flags & _POINTS:
            scene.replace_objects(_meant(page, scene, scene.objects()))
            break


def undecided(page: Page, scene: Scene) -> None:
    """The claims of a pronoun that may mean several are alternatives of each other, and a doubt says so."""
    words: dict[tuple[int, int], list[Claim]] = {}
    for first, last, claim in page.pointing:
        words.setdefault((first, last), []).append(claim)
    page.pointing.clear()
    for (first, last), claims in words.items():
        idents = tuple(claim.id for claim in claims)
        if len(claims) < 2:
            continue
        for claim in claims:
            others = tuple(ident for ident in idents if ident != claim.id)
            sure = "possible" if claim.certainty == "unspecified" else claim.certainty
            page.replace(msgspec.structs.replace(claim, alternatives=others, certainty=sure))
        said = scene.words(first, last)
        names = " or ".join(str(getattr(claim.value, "label", "")) for claim in claims)
        page.finding(
            "doubt", "reference", "undecided word",
            f"“{said}” may mean {names}; the text does not decide it.",
            (scene.units[first].start, scene.units[last].end), idents,
        )  # fmt: skip


def note(page: Page, scene: Scene) -> None:
    """Remember the persons and groups of a clause."""
    if scene.clause.verb < 0 or scene.clause.relation == "bracket":
        return
    subjects, objects = scene.known_persons()
    if not subjects and not objects:
        return
    others, listed = _noted(page, scene, objects, subject=False), _noted(page, scene, subjects, subject=True)
    if len(others) > 1:
        _note_list(page, scene, others, objects, subject=False)
    if len(listed) > 1:
        _note_list(page, scene, listed, subjects, subject=True)


def _noted(page: Page, scene: Scene, persons: list[Person], *, subject: bool) -> list[Someone]:
    """Remember each of the persons, where it is somebody; those who are."""
    noted = []
    for person in persons:
        if _somebody(person):
            one = _someone(page, scene, person, subject=subject)
            page.spoken.note(one)
            noted.append(one)
    return noted


def _note_list(page: Page, scene: Scene, several: list[Someone], persons: list[Person], *, subject: bool) -> None:
    """Remember several as a group, where they are told in one list."""
    if _one_list(scene, [person for person in persons if _somebody(person)]):
        group = Someone(" ".join(one.label for one in several), "group", page.sentence)
        group.plural, group.subject = True, subject
        group.members = tuple(several)
        people = all(one.kind == "person" and not one.plural for one in several)
        group.number = float(len(several)) if people else 0.0
        page.spoken.note(group)


def _one_list(scene: Scene, persons: list[Person]) -> bool:
    """Whether nothing but commas, "and" and titles stands between the persons."""
    units = scene.units
    return all(
        units[i].flags & _WITHIN_A_LIST for one, other in pairwise(persons) for i in range(one.last + 1, other.first)
    )


def _somebody(person: Person) -> bool:
    flags = person.flags
    if flags & (_NOBODY | _POINTS) and not flags & _PERSON_NAME:
        return False
    return not person.among and bool(flags & (_NAME | _ROLES | _GROUP | _COUNTED))


def _someone(page: Page, scene: Scene, person: Person, *, subject: bool) -> Someone:
    units, flags, first = scene.units, person.flags, person.first
    one = Someone(person.label, person.kind, page.sentence)
    one.subject = subject
    head = units[person.head].flags
    one.plural = (not flags & _PERSON_NAME and bool(flags & _GROUP)) or head & _PLURAL_OR_NAME == _PLURAL
    words = [unit.word for unit in units[first : person.head + 1]]
    if first and flags & _NAME and units[first - 1].flags & _ROLES:
        words.append(units[first - 1].word)  # "Bishop" of "Bishop Aldric of Wels"
    union = 0
    for word in words:
        union |= word.flags
    if union & _ROLES:
        one.titles = {word.lemma for word in words if word.flags & _ROLES}
    if union & _WOMEN_OR_MEN:
        one.gender = "woman" if union & _WOMEN else "man"
    elif flags & _NAME:
        one.gender = gender(person.label)
    return one


def _meant(page: Page, scene: Scene, persons: list[Person]) -> list[Person]:
    """The persons, those who are only pointed to replaced by whom they mean."""
    found: list[Person] = []
    for person in persons:
        flags = person.flags
        if flags & _POINTS and not flags & _NAME:
            found += _instead(person, page.spoken.meant(flags, page.sentence)) or [person]
        elif flags & (_ROLES | _COUNTED) and not flags & _NAME and scene.units[person.first].flags & _DEFINITE:
            found += _described(page, scene, person) or [person]
        else:
            found.append(person)
    return found


def _described(page: Page, scene: Scene, person: Person) -> list[Person]:
    units = scene.units
    head = units[person.head]
    inside = range(person.first, person.head)
    if person.last == person.head == person.first + 1 and head.flags & _ROLES and not head.flags & _PLURAL:
        one = page.spoken.described(head.word.lemma, page.sentence)
        return _instead(person, [one]) if one is not None else []
    count = next((units[i].word.value for i in inside if units[i].flags & NUMERAL), None)
    if count is not None and count > 1 and head.flags & (_COUNTED | _PLURAL) and person.last == person.head:
        several = page.spoken.counted(count, page.sentence)
        return _instead(person, [several]) if several is not None else []
    return []


def _instead(person: Person, meant: Iterable[Someone]) -> list[Person]:
    """Persons at the place of one that points: each member of a list, or each of several candidates."""
    meant = list(meant)
    found = []
    for one in meant:
        for member in one.members or (one,):
            flags = (person.flags & _PLAIN) | (_PERSON_NAME | _NAME if member.kind == "person" else _GROUP & ~_PLURAL)
            other = Person(person.first, person.head, person.last, flags, member.label, person.kind)
            other.kind = "person" if member.kind == "person" else "group"
            other.among = len(meant) if len(meant) > 1 else 0
            other.points = True
            found.append(other)
    return found


def _subject_of_another(scene: Scene, above: Scene) -> None:
    """The subject of a verb that has none of its own: of a second verb, of "who", of a participle."""
    clause, units = scene.clause, scene.units
    if above.clause.verb < 0 and clause.relation != "relative":
        return
    first = clause.units[0]
    if clause.relation == "coordinate":
        lead = [i for i in clause.units if i < clause.group]
        deed = scene.verb & _DEED and not scene.verb & DELIBERATES
        if deed and lead and all(units[i].flags & _SAME_SUBJECT for i in lead) and first > above.clause.verb >= 0:
            scene.replace_subjects([_shared(person) for person in above.subjects()])
            if above.clause.passive and clause.group == clause.verb and units[clause.verb].flags & _PARTICIPLE:
                clause.passive = True  # "were transferred and handed over"
        return
    if clause.relation == "relative" and clause.lead >= 0 and clause.group - clause.lead <= 2:
        if not units[clause.lead].flags & _WHO or any(i > clause.lead and i < clause.group for i in clause.units[1:]):
            lead = [i for i in clause.units if clause.lead < i < clause.group and not units[i].flags & ADVERB]
            if lead:
                return
        _before(scene, above, clause.lead)
    elif clause.relation == "participle" and clause.passive:
        _before(scene, above, first)


def _before(scene: Scene, above: Scene, start: int) -> None:
    """The person or group whose phrase ends right before unit `start` is the subject."""
    last = start - 1
    while last >= 0 and scene.units[last].flags & _PARTED:
        last -= 1
    for person in (*above.subjects(), *above.objects()):
        if person.last == last and _somebody(person):
            scene.replace_subjects([_shared(person)])
            return


def _shared(person: Person) -> Person:
    other = Person(person.first, person.head, person.last, person.flags, person.label, person.kind)
    other.among, other.points = person.among, person.points
    return other
