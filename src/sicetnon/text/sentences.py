"""Sentences and tokens, by spans alone: the text itself is never copied or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

TOKEN = re.compile(
    r"[^\W\d_](?:\.(?:[^\W\d_]\.)+"  # U.S., e.g.
    r"|[^\W\d_]*(?:['’ʼ\-‐‑–][^\W\d_]+)*)"  # words, with their hyphens and apostrophes
    r"|\d+(?:[.,\u00a0\u202f’]\d{3})*(?:[.,]\d{1,2})?(?!\d)"  # numbers with their thousands
    r"|\d+"
    r"|[^\w\s]|_"
)
"""One token: a word, a number or one sign. Every branch is linear."""

_CUT = re.compile(rf"([A-Za-z]++(?![\w.'’ʼ\-‐‑–])|(?! )(?:{TOKEN.pattern}))")
"""The same, the plainest words first; that a space begins no token is told at once."""


def tokens_of(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The tokens of `text[start:end]`, where each starts and where it ends, in code points of the whole text."""
    pieces = _CUT.split(text[start:end])  # what stands between tokens, a token, and so on
    edges = list(accumulate(map(len, pieces), initial=start))
    return pieces[1::2], edges[1:-1:2], edges[2::2]


_STOP = re.compile(
    "|".join(rf"{sign}[.!?…]*[\"'”’»)\]]*(?=\s|$)" for sign in (r"\.", "!", r"\?", "…"))
    + r"|\n[ \t]*\n|\n(?=[ \t]*[-*•])|;\n(?=[ \t]*[-*•])|:\n(?=[ \t]*[-*•])"
)
"""Where a sentence may end. Every branch begins with a sign of its own, for which the text is searched fast."""

_NO_LETTER_OF_A_WORD = frozenset("([\"“«'")
_FIRST = re.compile(r"\s*[\"'“„«(\[–—-]*\s*(\S)")
LOOK_BACK = 24  # code points that are looked at for an abbreviation


def _is_abbreviation(word: str, abbreviations: frozenset[str], ordinal_dot: bool) -> bool:
    bare = word.rstrip(".").lower()
    if bare in abbreviations:
        return True
    if len(bare) == 1 and bare.isalpha():
        return True  # an initial
    if "." in bare and all(len(part) <= 2 for part in bare.split(".")):
        return ordinal_dot or not word[0].islower()  # "U.S.", but not "at 10 a.m. It …"
    return ordinal_dot and bare.isdigit() and len(bare) <= 2


def _last_word(text: str, start: int, end: int) -> str:
    """The word right before `end`, at most from `start` on; empty when there is none."""
    if end > start and text[end - 1] == "\n":
        end -= 1
    word = text[start:end].rpartition(" ")[2]
    if word.isalnum():
        return word  # the usual case
    at = end
    while at > start and not text[at - 1].isspace():
        if text[at - 1] in _NO_LETTER_OF_A_WORD and not (text[at - 1] == "'" and text[at - 2 : at - 1].isalpha()):
            break  # "the priest's." ends in no initial
        at -= 1
    return text[at:end]


def sentence_spans(
    text: str, start: int, end: int, abbreviations: frozenset[str] = frozenset(), *, ordinal_dot: bool = False
) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as spans without white space at their edges, in order.

    `abbreviations` are lower case and without their final stop; with `ordinal_dot` a stop after a number of one or two
    digits ends nothing ("5. Mai").
    """
    begin = start
    for match in _STOP.finditer(text, start, end):
        at = match.start()
        if text[at] == ".":
            following = _FIRST.match(text, match.end(), end)
            if following and following.group(1).islower():
                continue
            if match.end() - at == 1:
                before = _last_word(text, max(begin, at - LOOK_BACK), at)
                if before and _is_abbreviation(before, abbreviations, ordinal_dot):
                    continue
        elif text[at] in "!?…" and (following := _FIRST.match(text, match.end(), end)) and following.group(1).islower():
            continue
        span = trim(text, begin, match.end())
        if span:
            yield span
        begin = match.end()
    span = trim(text, begin, end)
    if span:
        yield span


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its edges; None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
