"""Spans of text: hashes, quotes and the way from what a reader sees back to the bytes' own characters."""

from sicetnon.text.offsets import OffsetMap, OffsetMapBuilder
from sicetnon.text.spans import PART, Quote, content_id, joined_id, sha256_hex

__all__ = ["PART", "OffsetMap", "OffsetMapBuilder", "Quote", "content_id", "joined_id", "sha256_hex"]
