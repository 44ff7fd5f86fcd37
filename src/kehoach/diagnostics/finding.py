"""The finding and what it is made of. Which rules there are is the catalog's matter."""

from __future__ import annotations

import enum
import string
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from kehoach.diagnostics.terms import Spot, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

Language = Literal["vi", "en"]


class Severity(enum.Enum):
    """How bad a finding is; only an error keeps a document from being written."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a spec, counted from 1 as editors count; columns are characters of the NFC text.

    In a Word file, which has no lines, a line is a paragraph counted through the whole part, and ``spot`` says more.
    """

    file: str
    line: int
    column: int
    spot: Spot | None = None

    def right(self, characters: int) -> Place:
        """The place so many characters further on the same line."""
        return replace(self, column=self.column + characters)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding. Its code is never reused; texts are templates filled from a finding's details."""

    code: str
    name: str
    severity: Severity
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""

    def message(self, lang: Language, details: dict[str, str]) -> str:
        """What is wrong."""
        return (self.vi if lang == "vi" else self.en).format_map(details)

    def hint(self, lang: Language, details: dict[str, str]) -> str:
        """How to mend it; empty where the rule has no hint or a detail that the hint needs is empty."""
        template = self.hint_vi if lang == "vi" else self.hint_en
        needed = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        if any(not details.get(name) for name in needed):
            return ""
        return template.format_map(details)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a spec, at its place. Texts are made when asked for."""

    rule: Rule
    place: Place
    details: tuple[tuple[str, str | Term], ...] = ()

    @property
    def code(self) -> str:
        """The rule's code, "KH203"; the same in every language."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """Error, warning or note."""
        return self.rule.severity

    @property
    def file(self) -> str:
        """The file as it was named to the library."""
        return self.place.file

    @property
    def line(self) -> int:
        """From 1."""
        return self.place.line

    @property
    def column(self) -> int:
        """From 1."""
        return self.place.column

    @property
    def message(self) -> str:
        """The message in Vietnamese."""
        return self.message_in("vi")

    @property
    def hint(self) -> str:
        """The hint in Vietnamese; may be empty."""
        return self.hint_in("vi")

    def message_in(self, lang: Language) -> str:
        """The message in the language asked for."""
        return self.rule.message(lang, self._details_in(lang))

    def hint_in(self, lang: Language) -> str:
        """The hint in the language asked for; may be empty."""
        return self.rule.hint(lang, self._details_in(lang))

    def _details_in(self, lang: Language) -> dict[str, str]:
        return {key: getattr(value, lang) if isinstance(value, Term) else value for key, value in self.details}

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"


@dataclass(slots=True)
class Findings:
    """Where a stage writes down what it finds; one is handed along a whole run."""

    items: list[Finding] = field(default_factory=list)

    def add(self, rule: Rule, place: Place, **details: object) -> None:
        """Write one finding down."""
        texts = ((key, value if isinstance(value, Term) else str(value)) for key, value in details.items())
        self.items.append(Finding(rule, place, tuple(texts)))

    def has_errors(self) -> bool:
        """Whether any of them keeps a document from being written."""
        return any(item.severity is Severity.ERROR for item in self.items)

    def sorted(self, files: Iterable[str] = ()) -> tuple[Finding, ...]:
        """All of them, each once: file by file (the named files first), then by place and code."""
        order = {name: index for index, name in enumerate(files)}
        unique = dict.fromkeys(self.items)
        return tuple(
            sorted(
                unique,
                key=lambda f: (order.get(f.file, len(order)), f.file, f.line, f.column, f.code),
            )
        )
