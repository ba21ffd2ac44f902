"""How many of the expected claims are found in the passages, and with the right value, voice and polarity.

python -m tests.cases.measure [--show] [--freeze] [--only ID]
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from sicetnon.chronology.day import from_iso
from sicetnon.extract import extract
from sicetnon.formats import read_witness
from sicetnon.lexicon.gazetteer import find_place, same_place
from sicetnon.lexicon.names import fold
from sicetnon.model import Claim, Extraction

HERE = Path(__file__).parent
FIGURES = HERE / "figures.toml"
ASPECTS = ("claims", "values", "voices", "polarity", "certainty", "traps", "joins", "alternatives")
_KINDS = {"other": "happening"}  # the kind of an event that has none of its own
Passage = dict[str, Any]
Expected = dict[str, Any]


def passages() -> list[Passage]:
    """All passages, in the order of their files."""
    return [
        passage
        for path in sorted((HERE / "passages").glob("*.toml"))
        for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
    ]


def read(passage: Passage) -> Extraction:
    """What the program finds in a passage."""
    text = passage["text"].lstrip("\n")
    witness = read_witness(text.encode("utf-8"), passage.get("file", "passage.txt"), language=passage.get("language"))
    return extract(witness)


def _covers(claim: Claim, passage: Passage, words: str) -> bool:
    """The claim's quote covers the greater part of the expected words, wherever these stand in the text."""
    text = passage["text"].lstrip("\n")
    at = text.find(words)
    while at >= 0:
        shared = min(claim.quote.end, at + len(words)) - max(claim.quote.start, at)
        if 2 * shared >= len(words):
            return True
        at = text.find(words, at + 1)
    return False


def _event_fits(claim: Claim, found: Extraction, wanted: str) -> bool:
    event = next((event for event in found.events if event.id == claim.event), None)
    if event is None:
        return False
    words = fold(f"{event.kind} {event.label}")
    return any(fold(_KINDS.get(one, one)) in words for one in wanted.split("|"))


def _number(value: Any, key: str, wanted: float) -> bool:
    got = getattr(value, key, None)
    return got is not None and abs(got - wanted) < 1e-6


def _bound(value: Any, key: str, wanted: str, near: int) -> bool:
    got = getattr(value, key, None)
    if wanted == "" or got is None:
        return bool(wanted == "" and got is None)
    return abs(from_iso(got) - from_iso(wanted)) <= near


def _named(value: Any, found: Extraction, wanted: str, language: str) -> bool:
    names = {getattr(value, "label", "")}
    for entity in found.entities:
        if entity.id == getattr(value, "entity", None):
            names |= {entity.label, *entity.names}
    place = find_place(wanted)
    return any(
        fold(wanted) in fold(name)
        or same_place(name, wanted)
        or (place is not None and find_place(name, language=language) == place)
        for name in names
        if name
    )


def _worded(value: Any, found: Extraction, wanted: str) -> bool:
    events = {event.id: event.label for event in found.events}
    labels = [
        getattr(value, "label", ""),
        *(events.get(getattr(value, key, "") or "", "") for key in ("other", "about")),
    ]
    return any(fold(wanted) in fold(label) for label in labels)


def value_fits(claim: Claim, found: Extraction, expected: Expected, language: str) -> bool:
    """Every part of the expected value that the passage states is right."""
    value = claim.value
    checks = []
    near = expected.get("near", 0)
    checks += [_bound(value, key, expected[key], near) for key in ("earliest", "latest") if key in expected]
    checks += [_number(value, key, expected[key]) for key in ("min", "max", "ordinal") if key in expected]
    checks += [getattr(value, key, None) == expected[key] for key in ("relation", "role") if key in expected]
    if "what" in expected:
        checks.append(fold(expected["what"])[:5] in fold(getattr(value, "what", "")))
    if "days" in expected:
        checks.append([getattr(value, "min_days", None), getattr(value, "max_days", None)] == expected["days"])
    if "label" in expected:
        checks.append(_named(value, found, expected["label"], language))
    if "words" in expected:
        checks.append(_worded(value, found, expected["words"]))
    return all(checks)


def voice_fits(claim: Claim, expected: Expected) -> bool:
    """The chain of voices has the expected kinds and names."""
    voices = [voice for voice in claim.voice if voice.kind != "author"]
    wanted = [tuple(one.split(":", 1)) for one in expected.get("voice", [])]
    if len(voices) != len(wanted):
        return False
    return all(
        voice.kind in kinds.split("|") and fold(name) in fold(voice.name)
        for voice, (kinds, name) in zip(voices, wanted, strict=True)
    )


def _marks(claim: Claim, found: Extraction, expected: Expected, language: str) -> tuple[bool, bool, bool, bool]:
    return (
        value_fits(claim, found, expected, language),
        voice_fits(claim, expected),
        claim.polarity == expected.get("polarity", "+"),
        "certainty" not in expected or claim.certainty in expected["certainty"].split("|"),
    )


def _best(
    passage: Passage, found: Extraction, expected: Expected
) -> tuple[Claim, tuple[bool, bool, bool, bool]] | None:
    candidates = [
        (claim, _marks(claim, found, expected, passage.get("language", "")))
        for claim in found.claims
        if claim.facet in expected["facet"].split("|")
        and _covers(claim, passage, expected["quote"])
        and ("on" not in expected or _event_fits(claim, found, expected["on"]))
    ]
    return max(candidates, key=lambda one: (sum(one[1]), one[1]), default=None)


def _broken(passage: Passage, found: Extraction, never: Expected) -> bool:
    """A claim that must not be found is there; only what `never` states is compared."""
    for claim in found.claims:
        if claim.facet not in never["facet"].split("|") or not _covers(claim, passage, never["quote"]):
            continue
        if len(claim.quote.exact) > 4 * len(never["quote"]) + 40:
            continue
        if "on" in never and not _event_fits(claim, found, never["on"]):
            continue
        same_voice = "voice" not in never or voice_fits(claim, never)
        same_polarity = "polarity" not in never or claim.polarity == never["polarity"]
        same_certainty = "certainty" not in never or claim.certainty in never["certainty"].split("|")
        if same_voice and same_polarity and same_certainty and value_fits(claim, found, never, ""):
            return True
    return False


def _event_at(passage: Passage, found: Extraction, words: str) -> str | None:
    """The event whose mention shares most with the words, at the place where the passage has them."""
    text = passage["text"].lstrip("\n")
    start = text.find(words)
    end = start + len(words)
    shared = [
        (min(mention.quote.end, end) - max(mention.quote.start, start), event.id)
        for event in found.events
        for mention in event.mentions
    ]
    return max((one for one in shared if one[0] > 0), default=(0, None))[1]


def joins(passage: Passage, found: Extraction) -> list[tuple[str, bool]]:
    """Whether words of one event lead to one event (`together`), and words of several to several (`apart`)."""
    marks = []
    for key in ("together", "apart"):
        for group in passage.get(key, []):
            events = [_event_at(passage, found, words) for words in group]
            for words, event in zip(group[1:], events[1:], strict=True):
                one = None not in (event, events[0]) and event == events[0]
                marks.append((f"{key}: {group[0]} / {words}", one == (key == "together")))
    return marks


def alternatives(passage: Passage, found: Extraction) -> list[tuple[str, bool]]:
    """Whether the claims of which the passage leaves open which one holds say so of each other (`either`)."""
    marks = []
    for first, second in passage.get("either", []):
        good = any(
            _covers(claim, passage, first) and _covers(other, passage, second) and other.id in claim.alternatives
            for claim in found.claims
            for other in found.claims
        )
        marks.append((f"either: {first} / {second}", good))
    return marks


def measure(chosen: list[Passage], show: bool = False) -> dict[str, float]:
    """Shares in per cent: claims found; of those found, right values, voices, polarity and certainty; traps kept."""
    good: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for passage in chosen:
        found = read(passage)
        for expected in passage.get("claims", []):
            total["claims"] += 1
            best = _best(passage, found, expected)
            marks = best[1] if best else ()
            good["claims"] += best is not None
            for aspect, mark in zip(ASPECTS[1:5], marks, strict=False):
                total[aspect] += 1
                good[aspect] += mark
            if show and not (marks and all(marks)):
                print(f"{passage['id']}: {'MISSED' if best is None else _said(best[0], marks)}\n    wanted {expected}")
        for aspect, marks_of in (("joins", joins), ("alternatives", alternatives)):
            for words, mark in marks_of(passage, found):
                total[aspect] += 1
                good[aspect] += mark
                if show and not mark:
                    print(f"{passage['id']}: {aspect.upper()} {words}")
        for never in passage.get("never", []):
            total["traps"] += 1
            broken = _broken(passage, found, never)
            good["traps"] += not broken
            if show and broken:
                print(f"{passage['id']}: TRAPPED\n    {never}")
    return {aspect: round(100 * good[aspect] / total[aspect], 1) if total[aspect] else 0.0 for aspect in ASPECTS}


def _said(claim: Claim, marks: tuple[bool, ...]) -> str:
    wrong = ", ".join(aspect for aspect, mark in zip(ASPECTS[1:5], marks, strict=False) if not mark)
    return f"wrong {wrong}: {claim.value} {[(v.kind, v.name) for v in claim.voice]} {claim.polarity} {claim.certainty}"


def frozen() -> dict[str, float]:
    """The figures as they were last committed."""
    figures: dict[str, float] = tomllib.loads(FIGURES.read_text(encoding="utf-8"))["figures"]
    return figures


def freeze(figures: dict[str, float]) -> None:
    """Write the figures that the test holds the program to."""
    lines = [
        "# Shares in per cent, written by `python -m tests.cases.measure --freeze`. A change that lowers one says why.",
        "[figures]",
        *(f"{aspect} = {figures[aspect]}" for aspect in ASPECTS),
    ]
    FIGURES.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Print the figures; with `--freeze`, keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print every miss")
    parser.add_argument("--freeze", action="store_true", help="write figures.toml")
    parser.add_argument("--only", default="", help="passages whose id or language begins so")
    options = parser.parse_args()
    chosen = [one for one in passages() if one["id"].startswith(options.only)]
    figures = measure(chosen, options.show)
    print(f"{len(chosen)} passages:", ", ".join(f"{aspect} {share} %" for aspect, share in figures.items()))
    if options.freeze and not options.only:
        freeze(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
