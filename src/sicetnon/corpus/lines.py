"""Results of a corpus as JSON lines, one document a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from sicetnon.corpus.each import Studied
from sicetnon.errors import InputError


def write_lines(results: Iterable[Studied], out: BinaryIO) -> tuple[int, int]:
    """Write each result as it comes; returns how many records and how many problems there were."""
    encoder = msgspec.json.Encoder()
    records = problems = 0
    for result in results:
        out.write(encoder.encode(result) + b"\n")
        records += result.record is not None
        problems += result.record is None
    return records, problems


def read_lines(lines: Iterable[bytes], file: str = "") -> Iterator[Studied]:
    """Read results back, one at a time. Raises InputError that names the line that is no result."""
    decoder = msgspec.json.Decoder(Studied)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as problem:
            raise InputError(f"no result of a corpus: {problem}", file=file, line=number) from problem
