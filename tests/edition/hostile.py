"""A record with an attack in every field that a witness, or whoever names a file, can fill."""

from __future__ import annotations

from typing import Any

import msgspec

from sicetnon.model import Record
from tests.edition.sample import sample_record

ATTACKS = (
    "<script>document.title='owned'</script>",
    "</script><script>document.title='owned'</script>",
    "</style><img src=x onerror=\"document.title='owned'\">",
    "\"><svg onload=\"document.title='owned'\">",
    "' onmouseover='document.title=\"owned\"' x='",
    "{{7*7}}{% for x in [] %}",
    "<!--<script>",
    "]]></title></textarea></pre>",
    "javascript:document.title='owned'",
    "\u202eabc\u2066\x00\x07\ud800",
    "=HYPERLINK(\"http://example.invalid\",\"x\")",
    "-->[x](javascript:alert(1)) ![y](http://example.invalid/z) <a href=x>",
)  # fmt: skip
FIELDS = {
    "title", "file", "author", "date", "publisher", "url", "licence", "label", "names", "name", "kind", "method",
    "cue", "note", "explanation", "rule", "rule_words", "stays", "description", "reason", "phrase", "other_text",
    "side", "unit", "what", "partial", "siglum", "language", "sha256", "edtf",
}  # fmt: skip


def attack(value: Any, number: int) -> Any:
    """A struct with an attack in each of its free strings (`FIELDS`), and so for all structs in it."""
    if isinstance(value, tuple):
        return tuple(attack(item, number + place) for place, item in enumerate(value))
    if not isinstance(value, msgspec.Struct):
        return value
    changed: dict[str, Any] = {}
    for place, field in enumerate(msgspec.structs.fields(value)):
        words = ATTACKS[(number + place) % len(ATTACKS)]
        if field.name in FIELDS and field.type is str:
            changed[field.name] = words
        elif field.name in FIELDS and field.type == tuple[str, ...]:
            changed[field.name] = (words, *ATTACKS)
        else:
            changed[field.name] = attack(getattr(value, field.name), number + place)
    return msgspec.structs.replace(value, **changed)


def hostile_record(number: int = 0) -> Record:
    """The sample with attacks everywhere; `number` shifts which attack stands in which field."""
    record: Record = attack(sample_record(), number)
    text = f"{ATTACKS[number % len(ATTACKS)]} and {''.join(ATTACKS)} "
    witnesses = tuple(
        msgspec.structs.replace(
            w, text=text + w.text, original=text + w.original, blocks=(), url=ATTACKS[(number + n) % len(ATTACKS)]
        )
        for n, w in enumerate(record.witnesses)
    )
    claims = tuple(
        msgspec.structs.replace(
            c, quote=witnesses[n % 3].quote(n, n + 40), cue=ATTACKS[(number + n) % len(ATTACKS)][:5]
        )
        for n, c in enumerate(record.claims)
    )
    return msgspec.structs.replace(record, witnesses=witnesses, claims=claims)
