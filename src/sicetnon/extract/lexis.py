"""A language's words, compiled once: every word form to the classes it may belong to, and phrases as a trie.

The lists are read from the section `extract` of the language's lexicon; its head says how entries are written.
Looking a word up costs one dictionary access after it was met first, whatever the size of the lists.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from sicetnon.extract.classes import BITS, FORM, NOMINAL, REGESTS, SAY, SECTIONS, bit, class_name
from sicetnon.lexicon import load
from sicetnon.text.sentences import tokens_of

_NUMBER = BITS["number_word"]
_CAPITAL, _CAPITALS = BITS["capital"], bit("capital", "all_capitals")
MEMORY = 200_000  # distinct word forms kept; a hostile text cannot make the table grow without end
LONGEST_PIECE = 40  # code points between two spaces that are kept
_SIGNS = {
    ",": "comma", ";": "semicolon", ":": "colon", "–": "dash", "—": "dash", ".": "stop", "!": "stop", "?": "stop",
    "…": "stop", "(": "open_bracket", "[": "open_bracket", ")": "close_bracket", "]": "close_bracket",
    "“": "open_quote", "„": "open_quote", "«": "open_quote", "”": "close_quote", "»": "close_quote",
    '"': "open_quote", "‘": "open_quote", "’": "close_quote", "‚": "open_quote",
}  # fmt: skip
_FORMS = ("form_present", "form_past", "form_participle", "form_gerund")

Node = dict[str, Any]


class Word:
    """What the lexicon knows of one word form or phrase. `value` is the number that a number word says."""

    __slots__ = ("done", "flags", "lemma", "lower", "noun_kind", "plain", "start", "vague", "value", "verb_kind")

    def __init__(self, lower: str, flags: int = 0) -> None:
        self.lower = lower
        self.flags = flags
        self.lemma = lower
        self.noun_kind = ""
        self.verb_kind = ""
        self.done = ""
        self.value: float | None = None
        self.vague: tuple[float, float] | None = None
        self.start: Node | None = None
        self.plain = False  # no name, no quotation and no phrase of the lexicon begins with it

    def merge(self, other: Word) -> None:
        """Take in what another reading of the same form says."""
        self.flags |= other.flags
        self.noun_kind = self.noun_kind or other.noun_kind
        self.verb_kind = self.verb_kind or other.verb_kind
        self.done = self.done or other.done
        self.value = other.value if self.value is None else self.value
        self.vague = self.vague or other.vague
        if other.lemma != other.lower:
            self.lemma = other.lemma


class _Met(dict[str, Word]):
    """The word forms that were met, each read when it is first asked for."""

    def __init__(self, read: Callable[[str], Word]) -> None:
        self._read_one = read

    def __missing__(self, surface: str) -> Word:
        if len(self) > MEMORY:
            self.clear()
        word = self[surface] = self._read_one(surface)
        return word


_Piece = tuple[tuple[Word, int, int], ...]
"""What stands between two spaces: its tokens, each with where it starts and where it ends in it."""


class Pieces(dict[str, Word | _Piece]):
    """What was met between two spaces: one word that fills it, or what it is made of."""

    def __init__(self, met: _Met) -> None:
        self._met = met

    def __missing__(self, piece: str) -> Word | _Piece:
        surfaces, starts, ends = tokens_of(piece, 0, len(piece))
        found: Word | _Piece
        if surfaces == [piece]:
            found = self._met[piece]
        else:
            found = tuple(zip(map(self._met.__getitem__, surfaces), starts, ends, strict=True))
        if len(piece) <= LONGEST_PIECE:
            if len(self) > MEMORY:
                self.clear()
            self[piece] = found
        return found


class Lexis:
    """The compiled words of one language, from its sections `extract` and `dates`."""

    def __init__(self, tables: dict[str, Any], dates: dict[str, Any] | None = None) -> None:
        self.tables = tables
        dates = dates or {}
        weekdays = dates.get("words", {}).get("WEEKDAY", {})
        self._weekdays = [word for line in weekdays.values() for word in line.split()]  # no names without a date either
        self._plural_endings = tuple(str(dates.get("plural_endings", "")).split())
        self._forms: dict[str, Word] = {}
        self._stems: dict[str, Word] = {}
        self._endings: dict[str, Word] = {}
        self._trie: Node = {}
        self.met = _Met(self._read)
        self.pieces = Pieces(self.met)
        grammar = tables.get("grammar", {})
        inflection = tables.get("inflection", {})
        self._irregular = {line.split()[0]: line.split()[1:] for line in inflection.get("irregular_verbs", ())}
        self._plurals = {line.split()[0]: line.split()[1] for line in inflection.get("irregular_nouns", ())}
        self._verb_rules = inflection.get("verbs", ())
        self._joint = f" {inflection['joint']} " if "joint" in inflection else "\n"
        self._noun_rules = inflection.get("nouns", ())
        self._past_endings, self._adverb_endings, self._finite_endings, self._noun_endings, self._present_endings = (
            tuple(inflection.get(f"{name}_endings", ())) for name in ("past", "adverb", "finite", "noun", "present")
        )
        self._possessive = tuple(grammar.get("possessive_endings", ()))
        self._be = tuple(grammar.get("be", ()))
        self._have = tuple(grammar.get("have", ()))
        self.abbreviations = frozenset(grammar.get("abbreviations", ()))
        self.number_signs = frozenset(grammar.get("number_signs", ()))
        self.same_work = tuple(grammar.get("same_work", ()))
        pages = dates.get("words", {}).get("PAGES", {})
        self.pages = frozenset(word.casefold() for line in pages.values() for word in line.split())
        self.capital_nouns = bool(grammar.get("capital_nouns", False))
        self.verb_final = bool(grammar.get("verb_final", False))
        self.negative_concord = bool(grammar.get("negative_concord", False))
        self._read_prefixes()
        self.nominatives, self.genitives = (
            _endings(tables.get("names", {}).get(name, ())) for name in ("nominatives", "genitives")
        )
        self.free_order, self.many, self.ordinal_endings, self.parted = _inflected(tables)
        self.agreements, self.instrumental = _agreements(tables.get("names", {}))
        self.ordinal_dot = bool(grammar.get("ordinal_dot", False))
        self._fill()
        self._stem_lengths = sorted({len(stem) for stem in self._stems if len(stem) > 1}, reverse=True)
        self._ending_lengths = sorted({len(ending) for ending in self._endings if len(ending) > 2}, reverse=True)
        self._stem_starts = {key[:-1]: node for key, node in self._trie.items() if key.endswith("*")}
        self._start_lengths = sorted({len(start) for start in self._stem_starts if len(start) > 1})
        self.victim_kinds = frozenset(tables.get("kinds", {}).get("victims", ()))
        self.undergone_kinds = frozenset(tables.get("kinds", {}).get("undergo", ()))
        self.wrought_kinds = frozenset(tables.get("kinds", {}).get("wrought", ()))
        self.mutual_kinds = frozenset(tables.get("kinds", {}).get("mutual", ()))
        self.name_heads = frozenset(tables.get("people", {}).get("name_heads", ()))
        self.plural_first_person = frozenset(tables.get("grammar", {}).get("plural_first_person", ()))
        self.alike = _alike(tables.get("kinds", {}).get("alike", ()))
        self._alike_in_order = {kind: (kind, *sorted(kinds - {kind})) for kind, kinds in self.alike.items()}
        self.kilometres: dict[str, float] = dict(tables.get("quantities", {}).get("kilometres", {}))
        self.fields = {label: facet for facet, labels in reversed(tables.get("fields", {}).items()) for label in labels}

    def _read_prefixes(self) -> None:
        """What numbers in one word are joined by, the prefix with which verbs deny, and whether pronouns are listed."""
        quantities, grammar = self.tables.get("quantities", {}), self.tables.get("grammar", {})
        self.pronouns = "she" in grammar  # of persons, by which those spoken of before are meant
        self._compounds = tuple(quantities.get("compounds", ()))
        self._number_endings = tuple(sorted(quantities.get("number_endings", ()), key=len, reverse=True))
        self._negative = str(grammar.get("negative_prefix", ""))
        self._not_negative = tuple(form.rstrip("*") for form in grammar.get("not_negative", ()))

    # -- filling ---------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        for section, names in SECTIONS.items():
            table = self.tables.get(section, {})
            for name in names:
                flags = BITS[class_name(section, name)]
                verbal = section == "verbs" or (section == "speech" and name in _VERBAL_SPEECH)
                nominal = section == "people" or (section == "certainty" and name == "evidence")
                for entry in table.get(name, ()):
                    if section != "regests" or " " not in entry:  # their phrases are looked for in regests alone
                        self._enter(entry, flags, verbal=verbal, nominal=nominal)
        for entry in self.tables.get("kinds", {}).get("any", ()):
            self._enter(entry, bit("event_noun", "any_event"), nominal=True, kind="happening")
        for kind, entries in self.tables.get("event_verbs", {}).items():
            for entry in entries:
                self._enter(entry, BITS["event_verb"], verbal=True, kind=kind)
        for kind, entries in self.tables.get("event_nouns", {}).items():
            for entry in entries:
                self._enter(entry, BITS["event_noun"], nominal=True, kind=kind)
        for word in self._weekdays:
            self._put(word.lower(), Word(word.lower(), BITS["weekday"]))
        self._fill_numbers()

    def _fill_numbers(self) -> None:
        quantities = self.tables.get("quantities", {})
        for number, entry in enumerate(quantities.get("numbers", ())):
            self._number(entry, float(number))
        for entry, value in quantities.get("tens", {}).items():
            self._number(entry, float(value))
        for entry, (low, high) in quantities.get("vague", {}).items():
            word = Word(entry, BITS["vague_number"])
            word.vague = (low, high)
            self._put(entry, word)
        for entry, minutes in self.tables.get("measured", {}).get("shifts", {}).items():
            shift = Word(entry, BITS["hour_shift"])
            shift.value = float(minutes)
            self._put(entry, shift)
        for entry in quantities.get("kilometres", {}):
            self._put(entry, Word(entry, BITS["kilometres"]))
        for entry, value in quantities.get("fractions", {}).items():
            self._number(entry, float(value))
        for place, entry in enumerate(self.tables.get("order", {}).get("ordinals", ()), start=1):
            word = Word(entry, BITS["ordinal"])
            word.value = float(place)
            self._put(entry, word)

    def _number(self, entry: str, value: float) -> None:
        word = Word(entry, BITS["number_word"])
        word.value = value
        self._put(entry, word)

    def _enter(self, entry: str, flags: int, *, verbal: bool = False, nominal: bool = False, kind: str = "") -> None:
        forms = self._inflected(entry, verbal, nominal)
        suffer = kind in self.tables.get("kinds", {}).get("victims", ())
        done = next((form for form, f in forms if f & BITS["form_participle"]), entry) if verbal and suffer else ""
        for form, form_flags in forms:
            word = Word(form, flags | form_flags)
            word.lemma = entry
            if verbal:
                word.verb_kind = kind
                word.done = done
            else:
                word.noun_kind = kind
            self._put(form, word)

    def _inflected(self, entry: str, verbal: bool, nominal: bool) -> list[tuple[str, int]]:
        if "*" in entry:
            return [(entry, bit("form_past", "form_participle", "form_present") if verbal else 0)]
        if verbal:
            return self._verb_forms(entry)
        if nominal:
            plural = self._plural(entry) if self._noun_rules else entry
            return [(entry, 0), (plural, BITS["plural"])] if plural != entry else [(entry, 0)]
        return [(entry, 0)]

    def _verb_forms(self, entry: str) -> list[tuple[str, int]]:
        head, _, rest = entry.partition(" ")
        tail = f" {rest}" if rest else ""
        listed = self._verb_rules or head not in self._be or not tail  # without rules each form stands in the lists
        if listed and (head in self._be or head == "be" or (tail and head in self._have)):
            auxiliary = self._have if head in self._have else self._be
            return [(f"{form}{tail}", bit("form_past", "form_present")) for form in auxiliary]
        if not self._verb_rules:
            return [(entry, bit("form_past", "form_participle", "form_present"))]
        regular = [head, *self._regular(head)]
        if head in self._irregular:
            past, participle, *gerund = (
                self._irregular[head] if len(self._irregular[head]) > 1 else (self._irregular[head] * 2)
            )
            regular[2:] = [past, participle, gerund[0] if gerund else regular[4]]
        found = [(f"{head}{tail}", BITS["form_base"])]
        for forms, name in zip(regular[1:], _FORMS, strict=True):
            found += [(f"{form}{tail}", BITS[name]) for form in forms.split("/")]
        return found

    def _regular(self, head: str) -> list[str]:
        for rule in self._verb_rules:
            if head.endswith(rule["ends"]):
                root = head[: len(head) - rule["cut"]]
                return [root + ending for ending in rule["forms"]]
        return [head] * 4

    def _plural(self, entry: str) -> str:
        first, joint, rest = entry.partition(self._joint)
        if rest:  # prisoner of war: prisoners of war
            return f"{self._plural(first)}{joint}{rest}"
        before, _, head = entry.rpartition(" ")
        lead = f"{before} " if before else ""
        if head in self._plurals:
            return f"{lead}{self._plurals[head]}"
        for rule in self._noun_rules:
            if head.endswith(rule["ends"]):
                return f"{lead}{head[: len(head) - rule['cut']]}{rule['forms'][0]}"
        return entry

    def _put(self, form: str, word: Word) -> None:
        parts = form.split()
        if len(parts) == 1:
            table = self._forms
            if form.startswith("*"):
                table, form = self._endings, form[1:]
            elif form.endswith("*"):
                table, form = self._stems, form[:-1]
            if form in table:
                table[form].merge(word)
            else:
                table[form] = word
            return
        node = self._trie
        for part in parts:
            below = node.setdefault(part, {})
            if part.endswith("*") and len(part) > 1 and node is not self._trie and below == {}:
                node.setdefault("*", []).append((part[:-1], below))
            node = below
        if "" in node:
            node[""].merge(word)
        else:
            node[""] = word

    # -- looking up ------------------------------------------------------------------------------------------------

    def kinds_like(self, kind: str) -> tuple[str, ...]:
        """A kind of event and those that may be called by its name, itself first, the others by name."""
        return self._alike_in_order.get(kind) or (kind,)

    def word(self, surface: str) -> Word:
        """What is known of a word form as it stands in a text."""
        return self.met[surface]

    def _read(self, surface: str) -> Word:
        word = self._read_plainly(surface)
        word.plain = word.start is None and not word.flags & _BEGINS_MORE
        return word

    def _read_plainly(self, surface: str) -> Word:
        sign = _SIGNS.get(surface)
        if sign:
            return Word(surface, BITS[sign])
        lower = surface.lower()
        word = Word(lower)
        word.start = self._phrases(lower)
        if not surface[0].isalnum():
            self._look_up(word, lower)
            return word
        if surface[0].isdigit():
            word.flags |= BITS["digits"]
            word.value = _number(surface)
            return word
        word.flags |= BITS["letters"]
        if surface[0].isupper():
            word.flags |= BITS["capital"]
            if len(surface) > 1 and surface.isupper():
                word.flags |= BITS["all_capitals"]
        if not self._look_up(word, lower):
            for ending in self._possessive:
                if lower.endswith(ending) and len(lower) > len(ending) + 1:
                    word.flags |= BITS["possessive_ending"]
                    if not self._look_up(word, lower[: len(lower) - len(ending)]):
                        word.flags |= BITS["unlisted"]
                    break
            else:
                self._guess(word, lower)
        if self._finite_endings and word.flags & _PARTICIPLE and lower.endswith(self._finite_endings):
            word.flags &= ~_PARTICIPLE  # "загинув" is a finite verb by its ending, whatever its stem may form
        if self._noun_endings and word.flags & FORM and lower.endswith(self._noun_endings):
            word.flags &= ~(FORM | SAY)  # "повідомлення" is a noun, whatever verb has its stem
        return word

    def _guess(self, word: Word, lower: str) -> None:
        parts = lower.split("-") if "-" in lower else ()
        if len(parts) == 2 and all(part in self._forms and self._forms[part].flags & _NUMBER for part in parts):
            word.flags |= _NUMBER  # "twenty-five"
            word.value = sum(self._forms[part].value or 0.0 for part in parts)
            return
        if self._negative and self._denies(lower):
            if not self._look_up(word, lower[len(self._negative) :]):
                word.flags |= BITS["unlisted"] | bit("verb_other", "form_past", "form_participle")
            word.flags |= BITS["not"]  # "nenalezen": not found
            return
        if self._compounds and (value := self._compound(lower)) is not None:
            word.flags |= _NUMBER
            word.value = value
            return
        word.flags |= BITS["unlisted"]
        if self._plural_endings and lower.endswith(self._plural_endings):
            word.flags |= BITS["looks_plural"]
        title = word.flags & _CAPITALS == _CAPITAL
        if len(lower) > 4 and lower.endswith(self._past_endings) and not title:
            word.flags |= bit("verb_other", "form_past", "form_participle")
        elif self._present_endings and len(lower) > 4 and lower.endswith(self._present_endings) and not title:
            word.flags |= bit("verb_other", "form_present")
        elif self._adverb_endings and len(lower) > 4 and lower.endswith(self._adverb_endings) and not title:
            word.flags |= BITS["say_adverbs"]

    def _compound(self, lower: str) -> float | None:
        """The value of a number written as one word ("vierundzwanzig", "milleduecento"); None for what is none."""
        for ending in self._number_endings:
            if lower.endswith(ending) and (value := self._parts(lower[: len(lower) - len(ending)])) is not None:
                return value
        return self._parts(lower)

    def _parts(self, lower: str) -> float | None:
        total = current = 0.0
        at, parts = 0, 0
        while at < len(lower):
            beginnings = (self._forms.get(lower[at:end]) for end in range(len(lower), at + 1, -1))
            word = next((one for one in beginnings if one is not None and one.flags & _NUMBER), None)
            if word is None or word.value is None:
                return None
            at += len(word.lower)
            parts += 1
            if word.value >= _HUNDRED and word.value % _HUNDRED == 0 and 0 < current < word.value:
                current *= word.value
            else:
                current += word.value
            if word.value >= _THOUSAND:
                total, current = total + current, 0.0
            joined = next((one for one in self._compounds if one and at and lower.startswith(one, at)), "")
            at += len(joined) if joined and at + len(joined) < len(lower) else 0
        return total + current if parts else None

    def _denies(self, lower: str) -> bool:
        """Whether a form is a verb with the prefix by which the language denies."""
        if not lower.startswith(self._negative) or lower.startswith(self._not_negative):
            return False
        endings = (*self._past_endings, *self._finite_endings, *self._present_endings)
        return len(lower) > len(self._negative) + 3 and lower.endswith(endings)

    def _look_up(self, word: Word, lower: str) -> bool:
        found = self._forms.get(lower)
        if found:
            word.merge(found)
        known = found is not None
        longest: Word | None = found
        size = len(lower)
        for length in self._stem_lengths:
            if length <= size and (stem := self._stems.get(lower[:length])):
                if longest is None or not _other_class(longest.flags, stem.flags):
                    word.merge(stem)
                longest = longest or stem
                known = True
        if self._endings and not known:
            for length in self._ending_lengths:
                if length < size and (ending := self._endings.get(lower[-length:])):
                    word.merge(ending)
                    known = True
                    break
        return known and bool(word.flags & ~_SAYS_NOTHING)

    def _phrases(self, lower: str) -> Node | None:
        nodes = [self._trie[lower]] if lower in self._trie else []
        for length in self._start_lengths:
            if length <= len(lower) and lower[:length] in self._stem_starts:
                nodes.append(self._stem_starts[lower[:length]])
        if len(nodes) < 2:
            return nodes[0] if nodes else None
        joined: Node = {}
        for node in nodes:
            joined.update(node)
        return joined


_BEGINS_MORE = bit("capital", "open_quote")
_SAYS_NOTHING = bit("capital", "all_capitals", "letters", *(f"regest_{name}" for name in REGESTS))
"""A word that only regests ask for is as unlisted as any in other texts."""

_PARTICIPLE = bit("form_participle")
_HUNDRED, _THOUSAND = 100, 1000
_VERBAL_SPEECH = frozenset(
    {
        "neutral",
        "factive",
        "distancing",
        "denying",
        "doubting",
        "narrating",
        "with_object",
        "accusing",
        "attesting",
        "refusing",
        "giving",
        "dealing",
        "surfacing",
        "holding",
        "estimating",
        "judging",
        "perceiving",
        "dating",
        "willing",
        "silent",
        "seeing",
        "reaching",
        "voicing",
        "finding",
        "revising",
        "entering",
    }
)


def _other_class(longest: int, shorter: int) -> bool:
    """Whether a longer entry says noun and a shorter one verb: the longer one knows better."""
    return bool(shorter & FORM) and not longest & FORM and bool(longest & NOMINAL)


def _number(surface: str) -> float | None:
    bare = surface.replace("\u00a0", "").replace("\u202f", "").replace("’", "")
    for sign in ",.":
        head, _, tail = bare.rpartition(sign)
        if head and len(tail) == 3:
            bare = bare.replace(sign, "")
    try:
        return float(bare.replace(",", "."))
    except ValueError:
        return None


def _inflected(tables: dict[str, Any]) -> tuple[bool, tuple[str, ...], frozenset[str], tuple[str, ...]]:
    """Whether word order is free, how verbs end whose subject is several, what makes an ordinal of a number, and what
    stands before the number of a part."""
    many = tuple(tables.get("inflection", {}).get("many_endings", ())) or ("\n",)
    ordinals = frozenset(tables.get("order", {}).get("ordinal_endings", ()))
    parted = tuple(tables.get("quantities", {}).get("parted", ()))
    return bool(tables.get("grammar", {}).get("free_order", False)), many, ordinals, parted


def _endings(pairs: Any) -> tuple[tuple[str, str], ...]:
    """Endings of names in other cases and what they have instead in the nominative, as "ого=ий"; the longest first."""
    found = [tuple(pair.split("=", 1)) for pair in pairs]
    return tuple(sorted(((one[0], one[1]) for one in found), key=lambda pair: -len(pair[0])))


def _agreements(names: Any) -> tuple[tuple[tuple[tuple[str, str], tuple[tuple[str, str], ...]], ...], tuple[str, ...]]:
    """The endings of an adjective in another case with those of the nouns it may belong to, each with what they have
    instead as a subject; and the endings of the case by which something is called."""
    lines = [line.partition(" ") for line in names.get("agreements", ())]
    pairs = tuple((_endings([first])[0], _endings(rest.split())) for first, _, rest in lines)
    return pairs, tuple(names.get("instrumental", ()))


def _alike(groups: Any) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for kind in group:
            found.setdefault(kind, set()).update(group)
    return {kind: frozenset(kinds) for kind, kinds in found.items()}


@cache
def lexis(language: str) -> Lexis:
    """The compiled words of a language, made once. Raises UsageError for a language that has no lexicon."""
    lexicon = load(language)
    return Lexis(lexicon.section("extract"), lexicon.section("dates"))
