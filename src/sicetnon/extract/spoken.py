"""The persons and groups that were spoken of, and whom a pronoun or a short description may mean among them."""

from __future__ import annotations

from sicetnon.extract.classes import bit

RECENT = 24  # persons and groups that a word can point back to
NEAR = 2  # sentences that a pronoun reaches back
FAR = 8  # sentences that a definite phrase reaches back
MOST = 3  # candidates that are kept of an undecided pronoun

_SHE, _THEY = bit("she"), bit("they")


class Someone:
    """A person or a group that was spoken of, and what tells them from others."""

    __slots__ = ("gender", "kind", "label", "members", "number", "plural", "sentence", "streak", "subject", "titles")

    def __init__(self, label: str, kind: str, sentence: int) -> None:
        self.label = label
        self.kind = kind
        self.sentence = sentence
        self.gender = ""
        self.plural = False
        self.subject = False
        self.streak = 0  # sentences in a row of which this was the subject
        self.number = 1.0
        self.titles: set[str] = set()
        self.members: tuple[Someone, ...] = ()


class Spoken:
    """The persons and groups of one witness that were spoken of last."""

    def __init__(self) -> None:
        self._recent: dict[str, Someone] = {}  # by label, whoever was spoken of last at the end

    def note(self, someone: Someone) -> None:
        """Remember someone as the one spoken of last."""
        recent = self._recent
        other = recent.pop(someone.label, None)
        if other is not None:
            someone.titles |= other.titles
            someone.gender = someone.gender or other.gender
            if other.subject and someone.subject:
                someone.streak = other.streak + (other.sentence < someone.sentence)
            someone.subject |= other.subject and other.sentence == someone.sentence
        elif len(recent) == RECENT:
            del recent[next(iter(recent))]
        recent[someone.label] = someone

    def meant(self, flags: int, sentence: int) -> list[Someone]:
        """Whom a pronoun may mean: one when it is decided, several when it is not."""
        plural = bool(flags & _THEY)
        wanted = "woman" if flags & _SHE else "man"
        fitting = [
            one
            for one in reversed(self._recent.values())
            if sentence - one.sentence <= NEAR
            and one.plural == plural
            and (plural or (one.kind == "person" and one.gender in ("", wanted)))
        ]
        if not fitting:
            return []
        latest = max(one.sentence for one in fitting)
        near = [one for one in fitting if one.sentence == latest]
        inside = {member.label for one in near for member in one.members}
        near = [one for one in near if one.label not in inside]
        subjects = [one for one in near if one.subject]
        if len(near) > 1 and not plural and len([one for one in near if one.gender == wanted]) == 1:
            sure = [one for one in near if one.gender == wanted]
            if not subjects or sure[0] in subjects:
                return sure
        if len(subjects) == 1 and (len(near) == 1 or subjects[0].streak):
            return subjects  # who was the subject all along goes on being it
        return near[:MOST]

    def described(self, title: str, sentence: int) -> Someone | None:
        """The one person of that title who was named lately: "the bishop"."""
        found = [
            one
            for one in self._recent.values()
            if title in one.titles and sentence - one.sentence <= FAR and not one.plural
        ]
        return found[0] if len(found) == 1 else None

    def counted(self, number: float, sentence: int) -> Someone | None:
        """The persons of a list of that length: "the three men"."""
        found = [
            one
            for one in self._recent.values()
            if one.number == number and one.members and sentence - one.sentence <= FAR
        ]
        return found[-1] if found else None
