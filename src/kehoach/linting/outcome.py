"""What is reported of a document: for each rule whether it is kept, with the places where it is not."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.brief import brief
from kehoach.diagnostics.bilingual import Bilingual, require_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kehoach.diagnostics.bilingual import Language
    from kehoach.docx_reading.word_document import DocumentPlace
    from kehoach.linting.lint_scope import LintScope
    from kehoach.linting.parts import Parts


class LintOutcome(enum.Enum):
    """The result of one rule."""

    BROKEN = "broken"
    UNKNOWN = "unknown"
    """The file leaves it open."""
    HELD = "held"
    ABSENT = "absent"
    """The document has nothing that the rule is about."""


class LintWeight(enum.Enum):
    """How much it matters that a rule is broken, the worst first."""

    SERIOUS = "serious"
    """A part that makes the document valid is missing or wrong."""
    ORDINARY = "ordinary"
    ADVICE = "advice"
    """Better so, but nothing is broken."""


class Sight(Struct, frozen=True):
    """One thing looked at: its place, and what is wrong with it or why that is unclear."""

    outcome: LintOutcome
    place: DocumentPlace
    said: Bilingual | None = None


def held(place: DocumentPlace) -> Sight:
    """A thing as it should be."""
    return Sight(LintOutcome.HELD, place)


def broken(place: DocumentPlace, said: Bilingual) -> Sight:
    """A thing that is not as it should be."""
    return Sight(LintOutcome.BROKEN, place, said)


def unknown(place: DocumentPlace, said: Bilingual) -> Sight:
    """A thing that the file leaves open."""
    return Sight(LintOutcome.UNKNOWN, place, said)


class LayoutRule(Struct, frozen=True):
    """One rule of layout. Its code is never reused; a rule without an article is this project's own advice."""

    code: str
    article: str
    text: Bilingual
    judge: Callable[[Parts], Iterable[Sight]]
    weight: LintWeight = LintWeight.ORDINARY

    @property
    def is_advice(self) -> bool:
        """Whether a document without it still passes."""
        return self.weight is LintWeight.ADVICE

    @property
    def source(self) -> Bilingual:
        """Where it is written."""
        if not self.article:
            return Bilingual("lời khuyên, không phải quy định", "advice, not a rule")
        return Bilingual(f"Nghị định 30/2020/NĐ-CP, {self.article}", f"Decree 30/2020/NĐ-CP, {self.article}")


class LintVerdict(Struct, frozen=True):
    """The result of one rule for a document."""

    rule: LayoutRule
    outcome: LintOutcome
    sights: tuple[Sight, ...]
    """What is broken, in reading order; if nothing is, what is unclear; otherwise empty."""

    @property
    def code(self) -> str:
        """The rule's code, "L102"; the same in every language."""
        return self.rule.code

    def text_in(self, lang: Language) -> str:
        """What the rule asks for.

        Raises:
            ValueError: there is no such language.
        """
        require_language(lang)
        text: str = self.rule.text.in_(lang)
        return text


def judge(rule: LayoutRule, parts: Parts) -> LintVerdict:
    """Check a document against one rule: one thing broken breaks it, one that is unclear leaves it open."""
    sights = tuple(rule.judge(parts)) if parts.scope.applies else ()
    for outcome in (LintOutcome.BROKEN, LintOutcome.UNKNOWN):
        if telling := tuple(sight for sight in sights if sight.outcome is outcome):
            return LintVerdict(rule, outcome, telling)
    return LintVerdict(rule, LintOutcome.HELD if sights else LintOutcome.ABSENT, ())


class LintReport(Struct, frozen=True):
    """The verdicts on one document, in the order of the rules; indexed and iterated by the rules' codes."""

    file: str
    scope: LintScope
    """Whether the decree applies to the document; if not, every verdict is ``ABSENT``."""
    verdicts: tuple[LintVerdict, ...]

    @property
    def broken(self) -> tuple[LintVerdict, ...]:
        """The rules of the decree that are broken, the worst first; advice is not among them."""
        return tuple(v for v in self.of(LintOutcome.BROKEN) if not v.rule.is_advice)

    def of(self, outcome: LintOutcome) -> tuple[LintVerdict, ...]:
        """The verdicts of one outcome, advice included, those of the worst rules first."""
        return tuple(
            v for weight in LintWeight for v in self.verdicts if (v.outcome, v.rule.weight) == (outcome, weight)
        )

    def broken_of(self, weight: LintWeight) -> int:
        """The number of broken rules of one weight."""
        return sum(verdict.rule.weight is weight for verdict in self.of(LintOutcome.BROKEN))

    def __getitem__(self, code: str) -> LintVerdict:
        """The verdict on the rule of a code; ``KeyError`` if there is none."""
        for verdict in self.verdicts:
            if verdict.code == code:
                return verdict
        raise KeyError(code)

    def __contains__(self, code: object) -> bool:
        return any(verdict.code == code for verdict in self.verdicts)

    def __iter__(self) -> Iterator[str]:
        return (verdict.code for verdict in self.verdicts)

    def keys(self) -> tuple[str, ...]:
        """The codes of the rules, in order."""
        return tuple(self)

    def __repr__(self) -> str:
        return brief(self, file=self.file, broken=len(self.broken), rules=len(self.verdicts))
