"""The one door for every format: from the bytes of a file to a Witness."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

import msgspec

from sicetnon.errors import InputError, UsageError
from sicetnon.formats.composer import Draft
from sicetnon.formats.decode import decode
from sicetnon.lexicon import languages
from sicetnon.lexicon.detection import detect_language
from sicetnon.model import Witness
from sicetnon.plugins import plugins
from sicetnon.text import content_id, sha256_hex

UNMISTAKABLE, CATCH_ALL = 20, 100  # ranks of formats
HEAD = 20_000  # code points that a format may look at to recognise itself


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One format, as the entry-point group `sicetnon.formats` registers it.

    `recognise` looks at the first HEAD code points of a text; `read` takes the whole decoded text and the file's name
    (for error messages) and raises InputError. `rank` orders the question "who recognises this?": low numbers, which
    are for formats with unmistakable marks, ask first. `suffixes` are lower-case, with the dot.
    """

    name: str
    read: Callable[[str, str], Draft]
    recognise: Callable[[str], bool]
    suffixes: tuple[str, ...] = ()
    rank: int = 50


def formats() -> dict[str, Format]:
    """All formats that texts can be read from, by name."""
    return {name: found for name, found in plugins("sicetnon.formats").items() if isinstance(found, Format)}


def format_names() -> tuple[str, ...]:
    """The names that `read_witness` takes as `format`."""
    return tuple(formats())


def guess_format(text: str, file: str) -> Format:
    """The format of a decoded text: by its content among those that claim the file's suffix, else among all."""
    head = text[:HEAD]
    ranked = sorted(formats().values(), key=lambda one: (one.rank, one.name))
    suffix = PurePath(file).suffix.lower()
    claimed = [one for one in ranked if suffix in one.suffixes]
    chosen = next((one for one in claimed if one.recognise(head)), None)
    if chosen is not None and chosen.rank < CATCH_ALL:
        return chosen
    if chosen is not None:  # a text file may hold anything that is unmistakable
        return next((one for one in ranked if one.rank <= UNMISTAKABLE and one.recognise(head)), chosen)
    if claimed:
        return claimed[-1]
    return next(one for one in ranked if one.recognise(head))


def read_witness(
    data: bytes,
    file: str,
    *,
    format: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    siglum: str = "",
) -> Witness:
    """Read the bytes of a file as a witness.

    `file` is the name as the user gave it; its suffix helps to find the format. What is not given is found out:
    format, language (ISO 639-1) and encoding. The same bytes give the same witness, whatever the name.

    Raises InputError for what is no text or broken in its format, UsageError for a format or encoding that is unknown
    and a language that there is no lexicon for.
    """
    if language is not None and language not in languages():
        raise UsageError(f"no lexicon for language '{language}'; there are: {', '.join(languages())}")
    text, used, notes = decode(data, file, encoding)
    if format is None:
        chosen = guess_format(text, file)
    elif format in formats():
        chosen = formats()[format]
    else:
        raise UsageError(f"no format '{format}'; there are: {', '.join(format_names())}")
    if not text.strip():
        raise InputError("the file is empty", file=file, advice="a witness needs some text")
    draft = chosen.read(text, file)
    if not draft.text.strip():
        raise InputError(f"nothing to read in it as {chosen.name}", file=file, advice="name another format")
    digest = sha256_hex(data)
    return Witness(
        id=content_id("w", digest),
        siglum=siglum or draft.siglum,
        title=draft.title or PurePath(file).stem or file,
        file=file,
        language=language or draft.language or detect_language(draft.text),
        sha256=digest,
        original=text,
        text=draft.text,
        offsets=draft.offsets,
        blocks=draft.blocks,
        format=chosen.name,
        encoding=used,
        author=draft.author,
        date=draft.date,
        publisher=draft.publisher,
        url=draft.url,
        licence=draft.licence,
        calendar=draft.calendar,
        notes=(*notes, *draft.notes),
    )
