"""Accounts of invented events, made from a seed: long texts, as dense in dates, places and names as history writing.

Nothing in them is about anybody; they serve to measure time and memory only.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

GIVEN = (
    "Adam Anna Boris Clara David Elena Franz Greta Henryk Irena Jan Karl Lidia Marek Nina Otto Pavel Rosa Stefan Vera"
)
ROOTS = "Bar Dob Gor Hal Kal Lem Mar Nov Ost Pil Rad Sok Tar Ulm Vol Wis Zar Brod Krus Stan"
ENDINGS = "insky mann owicz enko berg stein ov ova acki el er in ak elson ström"
PLACES = (
    "Kraków Vienna Berlin Paris Prague Budapest Warsaw Riga Vilnius Odessa Munich Trieste Belgrade Lyon Geneva Leipzig"
)
MONTHS = "January February March April May June July August September October November December"
NOUNS = "conference meeting battle uprising treaty siege congress trial massacre strike"
ORGANS = "the Central Committee|the town council|the Second Army|the Ministry|the garrison|the Red Cross"
WRITERS = "historian|journalist|archivist|scholar"

LINES = (
    "On {day} {month} {year}, the {event} of {place} began under {person}.",
    "According to the {writer} {person}, it lasted from {day} to {later} {month} {year}.",
    "{person} claimed that at least {number} people were killed in {place} in {month} {year}.",
    "Some {writer}s believe that {organ} met in {place}; others dispute this.",
    "There is no documentary evidence that {person} took part in the {event}.",
    "In the spring of {year} {person} travelled to {place}, where the {event} was prepared for {count} days.",
    "The following month, {organ} moved from {place} to {other}.",
    '"We arrived too late," wrote {person} in a memoir published in {after}.',
    "It is said that the {event} of {place} was held on {month} {day}, {year}, not in {other}.",
    "Between {year} and {after} some {number} inhabitants left {place} because of the {event}.",
    "The report of {organ} gives the number of the dead as {number}, while {person} gives {more}.",
    "{person} ({year}–{after}) denied that the {event} had caused the fall of {other}.",
    "Three days later a second {event} took place in {other}, probably led by {person}.",
    "By the end of {month} the roads to {place} were closed, and {organ} waited there until {day} {month} {after}.",
)


def accounts(characters: int, seed: int = 1) -> str:
    """Text of at least `characters` characters: accounts of some 8,000 each, under headings, each of other events."""
    chance = random.Random(seed)
    pieces: list[str] = []
    length = 0
    while length < characters:
        for piece in _account(chance):
            pieces.append(piece)
            length += len(piece) + 2
    return "\n\n".join(pieces)


def _account(chance: random.Random) -> Iterator[str]:
    people = [_person(chance) for _ in range(8)]
    places = chance.sample(PLACES.split(), 4)
    events = chance.sample(NOUNS.split(), 3)
    year = chance.randrange(1600, 1990)
    yield f"== The {events[0]} of {places[0]} =="
    for section in range(4):
        yield f"=== Part {section + 1} ==="
        for _ in range(3):
            yield " ".join(_line(chance, people, places, events, year + section) for _ in range(6))


def _line(chance: random.Random, people: list[str], places: list[str], events: list[str], year: int) -> str:
    place, other = chance.sample(places, 2)
    day, number = chance.randrange(1, 25), chance.randrange(30, 4000)
    line = chance.choice(LINES).format(
        day=day,
        later=day + 3,
        month=chance.choice(MONTHS.split()),
        year=year,
        after=year + chance.randrange(1, 30),
        place=place,
        other=other,
        person=chance.choice(people),
        event=chance.choice(events),
        writer=chance.choice(WRITERS.split("|")),
        organ=chance.choice(ORGANS.split("|")),
        number=f"{number:,}",
        more=f"{number * 2:,}",
        count=chance.randrange(2, 40),
    )
    return line[0].upper() + line[1:]


def _person(chance: random.Random) -> str:
    surname = chance.choice(ROOTS.split()) + chance.choice(ENDINGS.split())
    return f"{chance.choice(GIVEN.split())} {surname}"
