"""From bytes to characters."""

from __future__ import annotations

import codecs

from sicetnon.errors import InputError, UsageError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, file: str, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the name of its encoding, without a byte order mark.

    Raises InputError when it is no text, UsageError when `encoding` is unknown.
    """
    if encoding is not None:
        try:
            return data.decode(encoding).removeprefix("\ufeff"), codecs.lookup(encoding).name
        except LookupError as problem:
            raise UsageError(f"no encoding '{encoding}'") from problem
        except UnicodeDecodeError as problem:
            raise InputError(
                f"not {encoding}: {problem.reason}", file=file, position=problem.start, advice="leave the encoding out"
            ) from problem
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"
