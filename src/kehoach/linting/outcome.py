"""What is said of a document: for each rule whether it is held, with the places where it is not."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.brief import brief
from kehoach.diagnostics.bilingual import Bilingual, require_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kehoach.diagnostics.bilingual import Language
    from kehoach.docx_reading.word_document import DocumentPlace
    from kehoach.linting.parts import Parts


class LintOutcome(enum.Enum):
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
    """A thing of which it cannot be told."""
    return Sight(LintOutcome.UNKNOWN, place, said)


@dataclass(frozen=True, slots=True)
class LayoutRule:
    """One rule of layout. Its code is never reused; advice is this project's own and breaks nothing."""

    code: str
    article: str
    text: Bilingual
    judge: Callable[[Parts], Iterable[Sight]]
    is_advice: bool = False

    @property
    def source(self) -> Bilingual:
        """Where it is written."""
        if self.is_advice:
            return Bilingual("lời khuyên, không phải quy định", "advice, not a rule")
        return Bilingual(f"Nghị định 30/2020/NĐ-CP, {self.article}", f"Decree 30/2020/NĐ-CP, {self.article}")


@dataclass(frozen=True, slots=True)
class LintVerdict:
    """How a document stands to one rule."""

    rule: LayoutRule
    outcome: LintOutcome
    sights: tuple[Sight, ...]
    """What is broken, in reading order; where nothing is, what cannot be told; otherwise empty."""

    @property
    def code(self) -> str:
        """The rule's code, "L102"; the same in every language."""
        return self.rule.code

    def text_in(self, lang: Language) -> str:
        """What the rule asks for.

        Raises:
            ValueError: it is told in no such language.
        """
        require_language(lang)
        text: str = self.rule.text.in_(lang)
        return text


def judge(rule: LayoutRule, parts: Parts) -> LintVerdict:
    """Hold a document against one rule: one thing broken breaks it, one that cannot be told leaves it open."""
    sights = tuple(rule.judge(parts))
    for outcome in LintOutcome:
        if any(sight.outcome is outcome for sight in sights):
            telling = () if outcome is LintOutcome.HELD else tuple(s for s in sights if s.outcome is outcome)
            return LintVerdict(rule, outcome, telling)
    return LintVerdict(rule, LintOutcome.ABSENT, ())


@dataclass(frozen=True, slots=True, repr=False)
class LintReport:
    """The verdicts on one document, in the order of the rules; had and iterated by the rules' codes."""

    file: str
    verdicts: tuple[LintVerdict, ...]

    @property
    def broken(self) -> tuple[LintVerdict, ...]:
        """The rules of the decree that are broken; advice that was not taken is not among them."""
        return tuple(v for v in self.verdicts if v.outcome is LintOutcome.BROKEN and not v.rule.is_advice)

    def of(self, outcome: LintOutcome) -> tuple[LintVerdict, ...]:
        """The verdicts of one outcome, advice included."""
        return tuple(verdict for verdict in self.verdicts if verdict.outcome is outcome)

    def __getitem__(self, code: str) -> LintVerdict:
        """The verdict on the rule of a code; ``KeyError`` where there is none."""
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
