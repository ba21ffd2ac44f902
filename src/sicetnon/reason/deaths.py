"""Whom regests call dead, and by when: "the late Otto", "relicta Nicolai", "Henry, who died on 26 August 1329"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sicetnon.lexicon.names import given_name_classes
from sicetnon.model import Claim
from sicetnon.reason.actors import Actor, actors_of
from sicetnon.reason.charters import certain, charter_words, terms_of
from sicetnon.reason.index import Index, days_of
from sicetnon.reason.meaning import meaning
from sicetnon.reason.name_forms import names_in
from sicetnon.reason.regests import HEAD, SCHOLARLY, Regest, capital_nouns, known_place
from sicetnon.text.sentences import sentence_spans

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DEAD, _DYING = "life|dead", "life|dying"
_BLOOD = "kin|blood"
_SHORTEST = 3  # letters of a name
_BEHIND, _BEFORE = 3, 5  # words between a name and the word for a death
_DATED = 70  # code points from the word for a death to its date
_TITLE = 2  # words before a name
_LONGEST_NAME = 5  # words
_YEAR = 366  # days
_MOST = 12  # deaths of one regest


class Death(NamedTuple):
    """Somebody whom a regest calls dead: who, the first and the last day by which it was, whether the day is given,
    and the claims that say so."""

    regest: Regest
    who: Actor
    low: int | None
    high: int
    claims: tuple[Claim, ...]


def deaths_of(index: Index, regest: Regest) -> Iterator[Death]:
    """Those whom a regest calls dead. Linear in its text; nothing where it has no word for it."""
    text, tongue = index.witnesses[regest.witness].original, meaning(regest.language)
    if regest.high is None or regest.low is None or regest.high - regest.low > _YEAR:
        return
    found = 0
    for start, end in sentence_spans(
        text, regest.head.quote.end, regest.end, tongue.abbreviations, ordinal_dot=tongue.ordinal_dot
    ):
        words = list(_WORD.finditer(text, start, end))
        small = [word[0].casefold() for word in words]
        told: dict[int, tuple[int, bool]] = {}
        for place, term in terms_of(small, regest.language):
            if term.label in (_DEAD, _DYING):
                last, dying = told.get(place, (place, False))
                told[place] = max(last, place + term.length), dying or term.label == _DYING
        for place, (last, dying) in sorted(told.items())[: _MOST - found]:
            death = _death(index, regest, words, (place, last, dying))
            if death is not None:
                found += 1
                yield death


def _death(index: Index, regest: Regest, words: list[re.Match[str]], at: tuple[int, int, bool]) -> Death | None:
    first, last, dying = at
    text = index.witnesses[regest.witness].original
    name = _name_behind(text, words, last, regest.language) or _name_before(words, first)
    low, high = words[first].start(), words[last - 1].end()
    date = _date_behind(regest, high) if dying else None
    if name is None and date is None:
        return None
    who = _person(index, regest, words, name) if name is not None else _spoken_of(index, regest, words, first)
    span = days_of(date.value) if date is not None else None
    if who is None or not (who.given or who.names) or (span is None and regest.noted_at(low)):
        return None
    ends = (words[name[0]].start(), words[name[1] - 1].end()) if name is not None else (low, high)
    quoted = [
        claim
        for claim in regest.claims
        if claim.method != HEAD and claim.quote.start < max(high, ends[1]) and claim.quote.end > min(low, ends[0])
    ]
    claims = sorted(quoted, key=lambda claim: claim.quote.start - claim.quote.end)[:3]
    if not claims:
        return None
    assert regest.high is not None
    if span is None or date is None:
        return Death(regest, who, None, regest.high, tuple(claims))
    return Death(regest, who, span[0], span[1], (date, *claims))


def _name_behind(text: str, words: list[re.Match[str]], last: int, language: str) -> tuple[int, int] | None:
    """ "The late duke Otto", "vdova po Milotovi": the run of a name right behind, no comma between."""
    for at in range(last, min(len(words), last + _BEHIND)):
        if "," in text[words[last - 1].end() : words[at].start()]:
            return None
        if _is_given(words[at]) or _is_name(words[at][0], language):
            return at, _name_end(text, words, at)
    return None


def _is_name(word: str, language: str) -> bool:
    """Whether a word with a capital is a name that no list holds, and none of a place."""
    return (
        word[0].isupper()
        and len(word) > _SHORTEST
        and not capital_nouns(language)
        and known_place(word, language) is None
    )


def _name_before(words: list[re.Match[str]], first: int) -> tuple[int, int] | None:
    """ "Otto died": the name last before."""
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        if _is_given(words[at]):
            return at, at + 1
    return None


def _name_end(text: str, words: list[re.Match[str]], at: int) -> int:
    """Where a name ends: "Otto of Leumar", "Otto, duke"."""
    last = at + 1
    for step in range(at + 1, min(len(words), at + _LONGEST_NAME)):
        between = text[words[step - 1].end() : words[step].start()]
        if between.strip():
            break
        if words[step][0][0].isupper():
            last = step + 1
        elif len(words[step][0]) > _LONGEST_NAME:
            break
    return last


def _spoken_of(index: Index, regest: Regest, words: list[re.Match[str]], first: int) -> Actor | None:
    """ "He died": the last whom the sentence names before, or in the notes the first whom the one before names; else
    whoever the document is from."""
    acting, text = list(actors_of(index, regest)), index.witnesses[regest.witness].original
    run, order = words[:first], range(first - 1, -1, -1)
    if not any(map(_is_given, run)) and regest.noted_at(words[0].start()):
        tongue = meaning(regest.language)
        spans = list(
            sentence_spans(text, regest.begin, words[0].start(), tongue.abbreviations, ordinal_dot=tongue.ordinal_dot)
        )
        run = list(_WORD.finditer(text, *spans[-1])) if spans else []
        order = range(len(run))
    at = next((at for at in order if _is_given(run[at])), None)
    if at is not None:
        return _person(index, regest, run, (at, _name_end(text, run, at)))
    return acting[0] if acting else None


def _is_given(word: re.Match[str]) -> bool:
    return word[0][0].isupper() and bool(given_name_classes(word[0]))


def _person(index: Index, regest: Regest, words: list[re.Match[str]], name: tuple[int, int]) -> Actor:
    label = " ".join(word[0] for word in words[name[0] : name[1]])
    keys = certain(names_in(label))
    given = frozenset(key for key in keys if key.startswith("given "))
    beside = frozenset(key for key in keys - given if not key.startswith("place "))
    text = index.witnesses[regest.witness].original
    first, last = name
    while first > max(0, name[0] - _TITLE) and text[words[first - 1].end() : words[first].start()].isspace():
        first -= 1
    while last < min(len(words), name[1] + _TITLE) and text[words[last - 1].end() : words[last].start()] in (" ", ", "):
        last += 1
    around = [word[0].casefold() for word in words[first:last]]
    ranks = {
        term.label
        for tongue in dict.fromkeys((regest.language, SCHOLARLY))
        for _, term in charter_words(tongue).walk(around)
        if term.label.startswith(("rank|", "office|"))
    }
    if not beside and given and any(term.label == _BLOOD for _, term in terms_of(around, regest.language)):
        family = next((actor for actor in actors_of(index, regest) if actor.names), None)
        beside = family.names if family is not None else beside  # "his father Henry" has the by-name of the son
    return Actor((), given, beside, frozenset(ranks))


def _date_behind(regest: Regest, end: int) -> Claim | None:
    """The day or the year right behind the word for a death."""
    for claim in sorted(regest.claims, key=lambda each: each.quote.start):
        if claim.method != HEAD and end <= claim.quote.start <= end + _DATED and claim.facet == "date":
            span = days_of(claim.value)
            if span is not None and span[1] - span[0] <= _YEAR:
                return claim
    return None
