"""One clause of a sentence."""

from __future__ import annotations


class Clause:
    """One clause: the indexes of its units, its verb, and how it hangs on its parent.

    `relation`: main, coordinate, said (a complement), relative, participle, purpose, adverbial, bracket, quoted.
    `verb` is the index of the main verb in the sentence's units (-1: none), `group` where its auxiliaries start.
    """

    __slots__ = (
        "front",
        "gapped",
        "group",
        "lead",
        "negated",
        "parent",
        "passive",
        "raised",
        "reading",
        "relation",
        "tail",
        "union",
        "units",
        "verb",
    )

    def __init__(self, relation: str, parent: Clause | None, lead: int = -1) -> None:
        self.relation = relation
        self.parent = parent
        self.lead = lead
        self.units: list[int] = []
        self.verb = -1
        self.group = -1
        self.raised = -1
        self.gapped = -1  # the dash that stands for the verb of the clause before: "the second one — of 21"
        self.front = (-1, -1)  # units that "it was … who" sets in front
        self.union = 0
        self.passive = False
        self.negated = False
        self.tail = False  # a reporting clause that ends the sentence
        self.reading: object = None

    @property
    def closed(self) -> bool:
        """True when the clause has its verb."""
        return self.verb >= 0
