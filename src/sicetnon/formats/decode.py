"""From bytes to characters: byte order marks, UTF-8, UTF-16, and the 8-bit encodings of Central and Eastern Europe."""

from __future__ import annotations

import codecs
import re

from sicetnon.errors import InputError, UsageError
from sicetnon.lexicon.detection import likeness

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF", "copy its text layer into a text file, or run OCR first"),
    (b"PK\x03\x04", "a ZIP archive (a .docx, .odt or .epub, perhaps)", "save it as HTML or plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as HTML or plain text"),
    (b"{\\rtf", "rich text", "save it as HTML or plain text"),
    (b"\x89PNG", "an image", "run OCR first"),
    (b"\xff\xd8\xff", "an image", "run OCR first"),
    (b"GIF8", "an image", "run OCR first"),
    (b"II*\x00", "an image", "run OCR first"),
    (b"MM\x00*", "an image", "run OCR first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"SQLite format 3\x00", "a database", "export its text first"),
)
EIGHT_BIT = ("cp1250", "cp1252", "iso8859_2", "cp1251")
_SAMPLE = 40_000  # bytes with the densest non-ASCII text that an 8-bit encoding is told from
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_AROUND = 160  # bytes around a non-ASCII one that are looked at with it
_DECLARATION = re.compile(
    rb"<(?:meta|\?xml)[^<>]{0,200}(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
_LATIN_1 = ("iso-8859-1", "latin1", "us-ascii", "ascii")  # what browsers take for Windows-1252 (WHATWG Encoding, 4.2)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_COMMON_CONTROL = 500  # one control character in so many is too many for a text
_ODD_LETTERS = re.compile(r"[a-zß-öø-ÿа-яё][A-ZÀ-ÖØ-ÞА-ЯЁ]|[a-zA-Zß-öø-ž][\u0400-\u052f]|[\u0400-\u052f][a-zA-Zß-öø-ž]")
_ODD_SIGNS = re.compile(r"[^\W\d_][¡-©«-¬®-¹»-¿×÷¤¦¨¯´¸˘˛˝ˇ˙][^\W\d_]|[\x80-\x9f¤¦¬±¶¢¥¹²³¼½¾÷×¿¡]")
_DENSE = re.compile(r"[^\W\d_\x00-\x7f]{4,}")


def decode(data: bytes, file: str, encoding: str | None = None) -> tuple[str, str, tuple[str, ...]]:
    """The text of a file without byte order mark, the name of its encoding, and notes on what was not clean.

    Raises InputError when it is no text, UsageError when `encoding` is unknown.
    """
    if encoding is not None:
        return _as_told(data, file, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, file, name), file), name, ()
    for magic, kind, advice in _KINDS:
        if data.startswith(magic):
            raise InputError(f"this is {kind}, not text", file=file, position=0, advice=advice)
    if b"\x00" in data[:4096]:
        wide = _wide(data)
        if wide is not None:
            return _checked(wide[0], file), wide[1], ()
    try:
        return _checked(data.decode("utf-8"), file), "utf-8", ()
    except UnicodeDecodeError as problem:
        damaged = _damaged_utf8(data)
        if damaged is not None:
            note = f"{damaged.count(chr(0xFFFD))} pieces are no UTF-8, the first at byte {problem.start}"
            return _checked(damaged, file), "utf-8", (note,)
    name = _declared(data) or _eight_bit(data)
    return _checked(_strict(data, file, name), file), name, (f"encoding recognised as {name}",)


def _as_told(data: bytes, file: str, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except LookupError as problem:
        raise UsageError(f"no text encoding '{encoding}'") from problem
    return _checked(_strict(data, file, name).removeprefix("\ufeff"), file), name, ()


def _strict(data: bytes, file: str, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as problem:
        advice = "name the encoding, or save the file as UTF-8"
        raise InputError(f"not {name}: {problem.reason}", file=file, position=problem.start, advice=advice) from problem


def _checked(text: str, file: str) -> str:
    """The text itself; InputError where it holds NUL or so many control characters that it is none."""
    at = text.find("\x00")
    if at >= 0:
        line = text.count("\n", 0, at) + 1
        problem = f"a NUL character in line {line}"
        raise InputError(problem, file=file, position=at, advice="this is no text file, or its encoding must be named")
    limit = len(text) // _COMMON_CONTROL + 1
    for number, match in enumerate(_CONTROL.finditer(text), start=1):
        if number > limit:
            problem = "too many control characters for a text"
            raise InputError(problem, file=file, position=match.start(), advice="this seems to be a binary file")
    return text


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: one byte order gives a text of letters, the other does not."""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        head = text[:4096]
        known = sum(character < "\u0600" or "\u2000" <= character < "\u2070" for character in head)
        if known >= 0.95 * len(head) and "\x00" not in head:
            return text, name
    return None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, as replacement characters; None when it is something else."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(data) - len(text.encode("ascii", "ignore"))  # bytes of everything that is not ASCII
    return text if broken * 20 <= whole else None


def _declared(data: bytes) -> str | None:
    """The encoding that an HTML or XML text names itself, where the bytes can be in it."""
    found = _DECLARATION.search(data[:2048])
    if found is None:
        return None
    told = found[1].decode("ascii").lower()
    try:
        name = codecs.lookup("cp1252" if told in _LATIN_1 else told).name
        data.decode(name).encode("utf-8")
    except (LookupError, UnicodeError):
        return None
    return name


def _eight_bit(data: bytes) -> str:
    """Of the encodings that can be meant, the one in which the words look most like those of a language.

    charset-normalizer gives the order in which equals are taken.
    """
    from charset_normalizer import from_bytes

    piece = _telling(data)
    likely = [found.encoding for found in from_bytes(piece, cp_isolation=list(EIGHT_BIT))]
    order = [name for name in (*likely, *EIGHT_BIT) if name in EIGHT_BIT]
    best, most = "cp1252", float("-inf")
    for name in dict.fromkeys(order):
        try:
            data.decode(name)
            text = piece.decode(name)
        except UnicodeDecodeError:
            continue
        liking = max(likeness(text, names=True).values(), default=0.0) - _oddness(text)
        if liking > most + 1e-9:
            best, most = name, liking
    return best


def _telling(data: bytes) -> bytes:
    """The stretches of a text that hold its non-ASCII bytes, cut at blanks, _SAMPLE bytes at most."""
    pieces: list[bytes] = []
    size = reach = 0
    for match in _NON_ASCII.finditer(data):
        if match.start() < reach:
            continue
        start, reach = max(reach, match.start() - _AROUND), match.start() + _AROUND
        blank = data.find(b" ", start, match.start())
        pieces.append(data[blank + 1 if blank >= 0 and start else start : reach])
        size += len(pieces[-1])
        if size > _SAMPLE:
            break
    return b" ".join(pieces)


def _oddness(text: str) -> float:
    """How many of the characters beyond ASCII stand where no writer puts them, from 0 up."""
    strange = sum(character > "\x7f" for character in text) or 1
    odd = len(_ODD_LETTERS.findall(text)) + len(_ODD_SIGNS.findall(text))
    dense = sum(len(word) for word in _DENSE.findall(text) if word[0] < "\u0370")  # only Latin words
    return (odd + dense) / strange
