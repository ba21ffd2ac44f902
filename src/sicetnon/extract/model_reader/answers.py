"""What is sent to a model and what comes back, as fixed forms."""

from __future__ import annotations

from typing import Any, Protocol

import msgspec

from sicetnon.model import Certainty, Facet, Polarity, VoiceKind

METHOD = "language-model"
LONGEST_FIELD = 600  # code points of one field of an answer; no phrase that names anything is longer
DEEPEST_CHAIN = 5  # voices within one another


class Prompt(msgspec.Struct, frozen=True):
    """One request: what the model is to do, the sentences as data, and the JSON Schema that its answer has."""

    instructions: str
    data: str
    schema: dict[str, Any]


class Client(Protocol):
    """The one who asks a model."""

    def complete(self, prompt: Prompt) -> object:
        """The model's answer as plain values (a mapping of the prompt's schema).

        Raises InputError when there is no answer or none in that form.
        """


class Said(msgspec.Struct, frozen=True):
    """One voice as the model returns it."""

    kind: VoiceKind
    name: str


class Found(msgspec.Struct, frozen=True):
    """One claim as the model returns it, before it is held against the text.

    `value` is written as in a table of claims (docs/formats.md).
    """

    sentence: int
    quote: str
    event: str
    facet: Facet
    value: str
    voices: tuple[Said, ...] = ()
    polarity: Polarity = "+"
    certainty: Certainty = "unspecified"


class Answer(msgspec.Struct, frozen=True):
    """The form of a whole answer; only its schema is used, since each claim is read by itself."""

    claims: tuple[Found, ...]


def answer_schema() -> dict[str, Any]:
    """The JSON Schema of an answer (draft 2020-12)."""
    (schema,), definitions = msgspec.json.schema_components([Answer], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        definition.pop("description", None)  # what is said to maintainers here is nothing for a model
    return {**definitions[schema["$ref"].rpartition("/")[2]], "$defs": definitions}


def claims_of(answer: object) -> list[object] | None:
    """The claims of an answer, each still unread; None for an answer that has no list of them."""
    claims = answer.get("claims") if isinstance(answer, dict) else None
    return claims if isinstance(claims, list) else None


def read_claim(item: object) -> Found | None:
    """One claim of an answer; None when it has not its form, or a field is longer than any that names something."""
    try:
        found = msgspec.convert(item, Found)
    except msgspec.ValidationError:
        return None
    fields = (found.quote, found.event, found.value, *(voice.name for voice in found.voices))
    too_long = max(map(len, fields)) > LONGEST_FIELD * 4 or len(found.value) > LONGEST_FIELD
    return None if too_long or len(found.voices) > DEEPEST_CHAIN else found
