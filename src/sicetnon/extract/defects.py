"""Where the text itself is broken: shown as it stands, never mended in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sicetnon.extract.classes import AUXILIARY, BREAK, PREPOSITION, bit
from sicetnon.extract.lexis import Lexis
from sicetnon.extract.page import Page
from sicetnon.extract.scene import Scene
from sicetnon.extract.units import Sentence, Unit
from sicetnon.model import Block, TextValue

_OPENS = bit("definite", "indefinite", "demonstratives", "he", "it", "they", "at", "on", "after", "before", "during",
             "say_according", "possessives", "from", "first_person")  # fmt: skip
_PAIRS = {"(": ")", "“": "”", "«": "»", "[": "]"}
_CAPITAL = bit("capital")
_CAPITAL_NAME = bit("capital", "name")
_ENDS_A_SENTENCE = bit("letters", "event_noun", "date")
_NAME = bit("name")
_DATE = bit("date")
_CAPITAL_MAY_FOLLOW = bit("open_quote", "close_quote", "capital", "name", "works", "and", "definite", "roles")

_FIRST_PERSON = bit("first_person")


def missing_stop(units: list[Unit]) -> int:
    """The unit at which a new sentence begins without a full stop before it; 0 when there is none."""
    last = len(units) - 2
    for i in [i for i, unit in enumerate(units) if unit.flags & _CAPITAL]:
        flags = units[i].flags
        if not 3 <= i < last or not flags & _OPENS or flags & _NAME:
            continue
        before, following = units[i - 1], units[i + 1]
        if flags & _FIRST_PERSON and before.flags & AUXILIARY:
            continue  # "and so do I"
        if before.flags & (BREAK | PREPOSITION | _CAPITAL_MAY_FOLLOW):
            continue
        if not before.flags & _ENDS_A_SENTENCE or following.flags & _CAPITAL_NAME:
            continue
        return i
    return 0


def in_sentence(page: Page, sentence: Sentence, scenes: list[Scene]) -> None:
    """Defects of one sentence: no full stop before the next."""
    if sentence.broken and sentence.units:
        last = sentence.units[max(0, len(sentence.units) - 8)]
        page.finding(
            "defect",
            "text",
            "missing full stop",
            "A new sentence begins here without a full stop before it; words may be missing.",
            (last.start, sentence.end),
            tuple(c.id for c in page.sentence_claims[-1:]),
        )
    for unit in sentence.units if sentence.union & _DATE else ():
        date = unit.date
        if date is not None and date.kind == "vague" and date.note and any(sign.isdigit() for sign in date.text):
            shown = tuple(c.id for c in page.sentence_claims if date.text in c.quote.words)
            page.finding(
                "defect", "date", "impossible date", f"“{date.text}”: {date.note}.", (unit.start, unit.end), shown
            )


def find(page: Page, blocks: Sequence[Block]) -> None:
    """Defects of blocks: a colon that announces nothing, a paragraph that breaks off, brackets that do not close."""
    text = page.text
    small = text.lower()
    doubted = [word for word in page.lexis.tables.get("broken", {}).get("forged", ()) if word.lower() in small]
    for i, block in enumerate(blocks):
        if block.kind not in ("paragraph", "quotation", "item"):
            continue
        piece = text[block.start : block.end].rstrip()
        if not piece:
            continue
        following = blocks[i + 1].kind if i + 1 < len(blocks) else ""
        if block.kind == "paragraph":
            _end_of(page, block, piece, following)
        _balance(page, block, piece)
        _marked(page, block, doubted)


MOST_FINDINGS = 300  # of one witness, since each looks for its claims


@cache
def _marks(words: Lexis) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Brackets that mark what could not be read, and words that say that a document is not what it seems."""
    section = words.tables.get("broken", {})
    marks, forged = ("|".join(map(re.escape, section.get(name, ()))) for name in ("marks", "forged"))
    return (
        re.compile(rf"[\[(][^\[\]()]{{0,40}}\b(?:{marks})\b[^\[\]()]{{0,40}}[\])]", re.IGNORECASE) if marks else None,
        re.compile(rf"\b(?:{forged})\b", re.IGNORECASE) if forged else None,
    )


_INSIDE = re.compile(r"[\[(]([^\[\]()]+)[\])]")


def _in_brackets(pattern: re.Pattern[str], page: Page, block: Block) -> Iterator[re.Match[str]]:
    """The matches of a pattern for words in brackets, tried only at brackets that may have a mark in them."""
    marks = page.lexis.tables.get("broken", {}).get("marks", ())
    for found in _INSIDE.finditer(page.text, block.start, block.end):
        inside = found[1].lower()
        if inside.isascii() and not any(mark.lower() in inside for mark in marks):
            continue
        if (match := pattern.match(page.text, found.start(), block.end)) is not None:
            yield match


def _doubt(pattern: re.Pattern[str], page: Page, block: Block, doubted: list[str]) -> re.Match[str] | None:
    """The first match of a pattern for words of doubt, looked for where one of those that the text has may stand."""
    piece = page.text[block.start : block.end].lower()
    if piece.isascii() and not any(word.lower() in piece for word in doubted):
        return None
    return pattern.search(page.text, block.start, block.end)


def _marked(page: Page, block: Block, doubted: list[str]) -> None:
    missing, forged = _marks(page.lexis)
    for match in _in_brackets(missing, page, block) if missing is not None else ():
        if len(page.findings) >= MOST_FINDINGS:
            return
        span = match.span()
        words = "The text marks a place here that could not be read or heard."
        page.finding("defect", "text", "marked as missing", words, span, _nearest(page, block.start, span[0]))
    said = _doubt(forged, page, block, doubted) if forged is not None and doubted else None
    if said is not None and len(page.findings) < MOST_FINDINGS:
        claims = tuple(c.id for c in page.within(block.start, block.end))
        words = "The document is called a forgery, or altered, or its authenticity is in doubt."
        page.finding("doubt", "evidence", "authenticity", words, said.span(), claims[:8])


def _end_of(page: Page, block: Block, piece: str, following: str) -> None:
    end = block.start + len(piece)
    start = block.start + max(piece.rfind(". ") + 2, 0) if ". " in piece else block.start
    if piece.endswith(":") and following not in ("quotation", "item"):
        near = _announcing(page, start, end)
        page.finding(
            "defect",
            "text",
            "announced and missing",
            "The sentence ends with a colon; the words that it announces are missing.",
            (start, end),
            near,
        )
    elif len(piece) > 120 and piece[-1].isalnum() and piece[-1].islower() and " " in piece:
        page.finding(
            "defect",
            "text",
            "unfinished sentence",
            "The paragraph breaks off without an end of its sentence.",
            (start, end),
            _nearest(page, start, end),
        )


def _announcing(page: Page, start: int, end: int) -> tuple[str, ...]:
    """The claims that hold the words before the colon; where there are none, a claim that it was said or written."""
    near = page.within(start, end)
    ends = [claim for claim in near if page.reach(claim, end - 2)]
    if ends or not near:
        return tuple(claim.id for claim in ends)
    last = max(near, key=lambda claim: claim.quote.end)
    read = page.witness.offsets.to_reading(last.quote.start, last.quote.end)
    first = start if read is None else max(start, read[1])
    first += len(page.text[first:end]) - len(page.text[first:end].lstrip(" ,;"))
    value = TextValue(label=page.text[first:end])
    claim = page.claim(
        page.events.by_id(last.event), "evidence", value, (first, end), "announced and missing", voice=last.voice
    )
    return (last.id,) if claim is None else (claim.id,)


def _nearest(page: Page, start: int, end: int) -> tuple[str, ...]:
    return tuple(claim.id for claim in page.within(start, end)[-1:])


def _balance(page: Page, block: Block, piece: str) -> None:
    for opening, closing in _PAIRS.items():
        if piece.count(opening) > piece.count(closing) and opening != "“":
            at = block.start + piece.rfind(opening)
            page.finding(
                "defect",
                "text",
                "unbalanced brackets",
                f"“{opening}” is not closed in this paragraph.",
                (at, min(block.start + len(piece), at + 60)),
            )
    if piece.count('"') % 2 and len(piece) > 1:
        at = block.start + piece.rfind('"')
        page.finding(
            "defect",
            "text",
            "unbalanced quotation marks",
            "A quotation is opened or closed here without its counterpart.",
            (at, min(block.start + len(piece), at + 60)),
        )
