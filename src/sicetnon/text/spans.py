"""Exact spans and content hashes.

A quote carries the two selectors of the W3C Web Annotation Data Model (2017, sections 4.2.4 and 4.2.5): its position
and its exact text with a little context before and after.
"""

from __future__ import annotations

import hashlib

import msgspec

_sha256 = hashlib.sha256
CONTEXT = 32  # code points of context kept on either side, enough to find the quote again in an edited text


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of `data`, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def content_id(prefix: str, *parts: object) -> str:
    """An id that depends on content alone (law 3): `prefix`, a hyphen and 12 hexadecimal digits."""
    return joined_id(prefix, PART.join(["" if part is None else str(part) for part in parts]))


PART = "\x1f"
"""What parts one part of the content of an id from the next."""


def joined_id(prefix: str, joined: str) -> str:
    """`content_id` of parts that are joined already, for callers who know how to join theirs at once."""
    return f"{prefix}-{_sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


class Quote(msgspec.Struct, frozen=True, gc=False):
    """An exact span of a witness's original text; `start` and `end` count code points, `end` is exclusive."""

    witness: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    plain: str = ""
    """The words as a reader sees them, where the source's own characters hold markup; empty when they are the same."""

    @classmethod
    def of(cls, witness: str, text: str, start: int, end: int, plain: str = "") -> Quote:
        """Cut the quote out of `text`, so that `text[start:end] == exact` cannot fail (law 2).

        Raises ValueError when the span is empty or lies outside the text.
        """
        exact = text[start:end]
        if not exact or start < 0 or end > len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)} characters")
        before, after = text[start - CONTEXT if start > CONTEXT else 0 : start], text[end : end + CONTEXT]
        return cls(witness, start, end, exact, before, after, plain if plain != exact else "")

    @property
    def words(self) -> str:
        """What a reader sees."""
        return self.plain or self.exact
