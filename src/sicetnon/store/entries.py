"""What a ledger holds: additions of witnesses and judgements of persons, each chained to the one before it."""

from __future__ import annotations

import hashlib

import msgspec

from sicetnon.errors import InputError
from sicetnon.model import Judgement
from sicetnon.text import sha256_hex

GENESIS = "0" * 64
"""The digest before the first entry."""


class Addition(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="addition"):
    """A witness was added to the record: the bytes by their SHA-256, and how they were told to be read.

    `at` is an ISO 8601 time that the face passes in (law 4). Empty options are found out by `formats`.
    """

    sha256: str
    file: str
    by: str
    at: str
    siglum: str = ""
    format: str = ""
    encoding: str = ""
    language: str = ""
    why: str = ""


class _Judged(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="judgement"):
    """A judgement as it is written."""

    judgement: Judgement


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the ledger. `number` counts from 1 without gaps; `digest` is the SHA-256 over the digest before it
    and the JSON of `what`, so that nothing before the last entry can be changed unseen."""

    number: int
    what: Addition | Judgement
    digest: str


def addition(data: bytes, *, file: str, by: str, at: str, why: str = "") -> Addition:
    """The addition of a file's bytes."""
    return Addition(sha256=sha256_hex(data), file=file, by=by, at=at, why=why)


def encode(what: Addition | Judgement) -> str:
    """The JSON of an entry, the same for the same content."""
    written = _Judged(judgement=what) if isinstance(what, Judgement) else what
    return msgspec.json.encode(written, order="deterministic").decode("utf-8")


def decode(written: str, number: int = 0) -> Addition | Judgement:
    """An entry from its JSON. Raises InputError when it is none."""
    try:
        read: Addition | _Judged = msgspec.json.decode(written, type=Addition | _Judged)
    except msgspec.DecodeError as problem:
        advice = "the ledger was written by another program or is damaged"
        raise InputError(f"entry {number} of the ledger is broken: {problem}", advice=advice) from problem
    return read.judgement if isinstance(read, _Judged) else read


def key(what: Addition | Judgement) -> str:
    """What makes two entries the same: for an addition the bytes, for a judgement all of it (law 3)."""
    return what.sha256 if isinstance(what, Addition) else sha256_hex(encode(what).encode("utf-8"))


def chain(before: str, written: str) -> str:
    """The digest of an entry that follows the one with digest `before`."""
    return hashlib.sha256(f"{before}\n{written}".encode()).hexdigest()
