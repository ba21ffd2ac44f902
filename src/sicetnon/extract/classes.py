"""The classes of words that the grammar of claims knows, one bit each; the lexicons fill them."""

from __future__ import annotations

GRAMMAR = (
    "being",
    "definite", "indefinite", "demonstratives", "he", "it", "they", "first_person", "possessives", "be", "have", "do",
    "modals", "by", "at", "from", "to", "near", "through", "of", "with", "on", "against", "for", "as", "and", "or",
    "either", "but", "relative", "complement", "infinitive", "purpose", "because", "as_a_result", "as_a_result_of",
    "after", "before", "during", "until", "since", "after_it", "before_it", "if", "not", "no", "still", "see",
    "openers", "not_only", "existential", "responsible", "nobody", "present", "results", "causes",
    "connections", "purposes", "so_that", "she", "contrary", "without_it", "beside",
    "orders", "shares", "states", "clause_leads", "neither",
    "conditions", "whereupon", "privative", "nor", "emphatic", "work_of",
    "reported_mood", "backshift",
)  # fmt: skip
VERBS = (
    "happen", "hold", "begin", "end", "continue", "last", "take_part", "represent", "head", "provide", "lead_to",
    "result_from", "discuss", "decide", "expect", "know", "be_part", "be_same", "be_called", "number", "locate",
    "dwell", "other", "stop", "take", "yield", "undo", "give_orders", "come_from", "share", "testify", "identify",
)  # fmt: skip
PEOPLE = ("roles", "groups", "counted", "anonymous", "anonymous_quantifiers", "demonyms", "name_particles", "places",
          "works", "women", "men", "doers", "attire")  # fmt: skip
SPEECH = ("neutral", "factive", "distancing", "denying", "doubting", "narrating", "with_object", "according",
          "contrary", "reportedly", "adverbs", "accusing", "attesting", "refusing", "sayings",
          "giving", "dealing", "own_view", "surfacing", "papers", "possessed", "figures", "set_in",
          "inscribed", "nameless", "holding", "judging", "perceiving",
          "witnesses", "estimating", "discrediting", "dating", "willing", "silent", "for_others",
          "mute", "again", "seeing", "reaching", "voicing", "finding", "revising", "entering", "lets",
          "tellings", "same", "opinions", "tidings", "headed", "credited", "issued", "titled", "adding", "clandestine",
          "private", "attending", "variation", "at_figure")  # fmt: skip
CERTAINTY = ("certain", "probable", "possible", "improbable", "evidence", "unattested")
ORDER = ("first", "last", "next", "previous", "again", "only", "salient")
QUANTITIES = ("least", "most", "about", "total", "percent", "units", "age", "between", "toll", "deaths", "fallen",
              "more", "uncertain", "repeated")  # fmt: skip
REGESTS = ("acts", "declares", "reports", "act_nouns", "pleas", "transmission", "lost", "forged", "dated", "opinions",
           "hands", "whom", "without", "witnesses", "same_person", "by", "to", "letters")  # fmt: skip
EXTRA = (
    "event_verb", "event_noun", "any_event", "ordinal", "number_word", "vague_number", "form_base", "form_present",
    "form_past", "form_participle", "form_gerund", "plural", "possessive_ending", "capital", "all_capitals", "letters",
    "digits", "date", "name", "quantity", "duration", "open_quote", "close_quote", "comma", "open_bracket",
    "close_bracket", "semicolon", "colon", "dash", "stop", "proper_event", "place_name", "person_name", "group_name",
    "work_name", "unlisted", "kilometres", "weekday", "looks_plural", "hour_shift",
)  # fmt: skip

SECTIONS: dict[str, tuple[str, ...]] = {
    "grammar": GRAMMAR,
    "verbs": VERBS,
    "people": PEOPLE,
    "speech": SPEECH,
    "certainty": CERTAINTY,
    "order": ORDER,
    "quantities": QUANTITIES,
    "regests": REGESTS,
}
_PREFIX = {"grammar": "", "verbs": "verb_", "people": "", "speech": "say_", "certainty": "sure_", "order": "order_",
           "quantities": "much_",
           "regests": "regest_"}  # fmt: skip

_CLASSES = (*(_PREFIX[section] + name for section, names in SECTIONS.items() for name in names), *EXTRA)
_ASKED_MOST = (
    "comma", "semicolon", "colon", "dash", "stop", "open_bracket", "close_bracket", "open_quote", "close_quote",
    "capital", "name", "letters", "unlisted", "date", "event_noun", "and", "but", "of", "complement", "be",
    "definite", "indefinite", "at", "groups", "places", "demonyms", "person_name", "place_name", "group_name",
    "possessive_ending",
    "digits", "plural", "event_verb", "form_base", "form_present", "form_past", "form_participle", "form_gerund",
    "relative", "demonstratives", "from", "to", "on", "as", "have", "roles", "counted", "do", "modals", "near",
    "through", "during", "verb_hold", "verb_lead_to", "verb_other", "anonymous", "say_neutral", "number_word",
    "duration", "looks_plural",
    "or", "by", "he", "they", "infinitive", "because", "not", "still", "existential", "verb_begin", "verb_end",
    "works", "anonymous_quantifiers", "say_distancing", "say_denying", "say_with_object", "say_according",
    "say_adverbs", "much_about", "vague_number",
)  # fmt: skip
"""Classes with the lowest bits, those that are asked of most words first, thirty to a digit of Python's numbers: the
fewer digits two numbers have, the cheaper it is to ask for a class."""

BITS: dict[str, int] = {name: 1 << n for n, name in enumerate(dict.fromkeys((*_ASKED_MOST, *_CLASSES)))}


def bit(*names: str) -> int:
    """The union of the bits of the named classes. Raises KeyError for a class that there is not."""
    union = 0
    for name in names:
        union |= BITS[name]
    return union


def class_name(section: str, key: str) -> str:
    """The name of the class that a list of a lexicon's section fills."""
    return _PREFIX[section] + key


def names_of(flags: int) -> tuple[str, ...]:
    """The names of the classes in `flags`, for explanations."""
    return tuple(name for name in _CLASSES if flags & BITS[name])


# unions that several modules ask for
DETERMINER = bit("definite", "indefinite", "demonstratives", "possessives", "no")
PREPOSITION = bit("by", "at", "from", "to", "near", "through", "of", "with", "on", "against", "for", "as")
VERB = bit(*(f"verb_{name}" for name in VERBS), "event_verb")
SAY = bit("say_neutral", "say_factive", "say_distancing", "say_denying", "say_doubting")
FORM = bit("form_base", "form_present", "form_past", "form_participle", "form_gerund")
FINITE = bit("form_base", "form_present", "form_past")
AUXILIARY = bit("be", "have", "do", "modals")
PRONOUN = bit("he", "it", "they", "first_person", "nobody")
NOMINAL = bit("event_noun", "roles", "groups", "counted", "anonymous", "places", "works", "name", "date", "quantity",
              "he", "it", "they", "sure_evidence", "any_event", "proper_event")  # fmt: skip
SUBJECT = NOMINAL | PRONOUN | bit("plural", "capital", "relative", "possessive_ending", "anonymous", "close_quote",
                                  "close_bracket", "digits", "number_word", "anonymous_quantifiers",
                                  "all_capitals")  # fmt: skip
SPEAKER = bit("name", "roles", "groups", "anonymous", "works", "work_name", "anonymous_quantifiers", "counted")
NUMERAL = bit("digits", "number_word")
COUNT = NUMERAL | bit("vague_number")
BE_OR_HAVE = bit("be", "have")
DELIBERATES = bit("verb_discuss", "verb_decide")
CONSIDERS = DELIBERATES | bit("verb_know")
BRINGS_ABOUT = bit("verb_lead_to", "verb_result_from")
TEMPORAL = bit("after", "before", "during", "until", "since")
QUOTE_MARK = bit("open_quote", "close_quote")
JOINS_CLAUSES = bit("complement", "and")
UNLISTED_WORD = bit("unlisted", "letters")
FROM_A_PLACE = bit("from", "near")
BREAK = bit("comma", "semicolon", "colon", "dash", "stop", "open_bracket", "close_bracket")
ADVERB = bit("say_adverbs", "say_reportedly", "sure_certain", "order_again", "still", "after_it", "before_it", "not")
MODIFIER = bit(
    "demonyms",
    "ordinal",
    "order_first",
    "order_last",
    "order_next",
    "order_previous",
    "order_only",
    "order_salient",
    "order_again",
    "much_about",
    "much_least",
    "much_most",
    "number_word",
    "vague_number",
    "anonymous_quantifiers",
    "definite",
    "indefinite",
    "demonstratives",
    "possessives",
    "no",
    "still",
)
