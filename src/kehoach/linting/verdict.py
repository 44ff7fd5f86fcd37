"""What is said of a document: for each rule whether it is held, with the places where it is not."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.diagnostics.terms import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kehoach.diagnostics.finding import Language
    from kehoach.linting.model import Place
    from kehoach.linting.parts import Parts


class Outcome(enum.Enum):
    """How a document stands to a rule."""

    BROKEN = "broken"
    UNKNOWN = "unknown"
    """It cannot be told from the file."""
    HELD = "held"
    ABSENT = "absent"
    """The document has nothing that the rule speaks of."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing looked at: where it is, and what is wrong with it or why that cannot be told."""

    outcome: Outcome
    place: Place
    said: Term | None = None


def held(place: Place) -> Sight:
    """A thing as it should be."""
    return Sight(Outcome.HELD, place)


def broken(place: Place, said: Term) -> Sight:
    """A thing that is not as it should be."""
    return Sight(Outcome.BROKEN, place, said)


def unknown(place: Place, said: Term) -> Sight:
    """A thing of which it cannot be told."""
    return Sight(Outcome.UNKNOWN, place, said)


@dataclass(frozen=True, slots=True)
class LayoutRule:
    """One rule of layout. Its code is never reused; advice is this project's own and breaks nothing."""

    code: str
    article: str
    text: Term
    judge: Callable[[Parts], Iterable[Sight]]
    is_advice: bool = False

    @property
    def source(self) -> Term:
        """Where it is written."""
        if self.is_advice:
            return Term("lời khuyên, không phải quy định", "advice, not a rule")
        return Term(f"Nghị định 30/2020/NĐ-CP, {self.article}", f"Decree 30/2020/NĐ-CP, {self.article}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a document stands to one rule."""

    rule: LayoutRule
    outcome: Outcome
    sights: tuple[Sight, ...]
    """What is broken, in reading order; where nothing is, what cannot be told; otherwise empty."""

    @property
    def code(self) -> str:
        """The rule's code, "L102"; the same in every language."""
        return self.rule.code

    def text_in(self, lang: Language) -> str:
        """What the rule asks for."""
        text: str = getattr(self.rule.text, lang)
        return text


def judge(rule: LayoutRule, parts: Parts) -> Verdict:
    """Hold a document against one rule: one thing broken breaks it, one that cannot be told leaves it open."""
    sights = tuple(rule.judge(parts))
    for outcome in Outcome:
        if any(sight.outcome is outcome for sight in sights):
            telling = () if outcome is Outcome.HELD else tuple(s for s in sights if s.outcome is outcome)
            return Verdict(rule, outcome, telling)
    return Verdict(rule, Outcome.ABSENT, ())


@dataclass(frozen=True, slots=True)
class Report:
    """The verdicts on one document, in the order of the rules."""

    file: str
    verdicts: tuple[Verdict, ...]

    @property
    def broken(self) -> tuple[Verdict, ...]:
        """The rules of the decree that are broken; advice that was not taken is not among them."""
        return tuple(v for v in self.verdicts if v.outcome is Outcome.BROKEN and not v.rule.is_advice)

    def of(self, outcome: Outcome) -> tuple[Verdict, ...]:
        """The verdicts of one outcome, advice included."""
        return tuple(verdict for verdict in self.verdicts if verdict.outcome is outcome)

    def __getitem__(self, code: str) -> Verdict:
        """The verdict on the rule of a code; ``KeyError`` where there is none."""
        for verdict in self.verdicts:
            if verdict.code == code:
                return verdict
        raise KeyError(code)
