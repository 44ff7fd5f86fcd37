"""The finding and its parts. The rules themselves are in the catalog."""

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
    """The severity of a finding; only an error prevents a document from being written."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a spec. Lines and columns count from 1, as in editors; columns are characters of the NFC text.

    In a Word file, which has no lines, the line is the number of the paragraph within the part; ``spot`` has details.
    """

    file: str
    line: int
    column: int
    spot: Spot | None = None

    def right(self, characters: int) -> Place:
        """The place ``characters`` further right on the same line."""
        return replace(self, column=self.column + characters)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding. Codes are never reused; the texts are templates filled with a finding's details."""

    code: str
    name: str
    severity: Severity
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""

    def message(self, lang: Language, details: dict[str, str]) -> str:
        """The message: what is wrong."""
        return (self.vi if lang == "vi" else self.en).format_map(details)

    def hint(self, lang: Language, details: dict[str, str]) -> str:
        """The hint: how to fix it; empty if the rule has none or a detail it needs is empty."""
        template = self.hint_vi if lang == "vi" else self.hint_en
        needed = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        if any(not details.get(name) for name in needed):
            return ""
        return template.format_map(details)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding at its place. Its texts are produced on request."""

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
        """The file name as it was passed to the library."""
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
        """The message in a language."""
        return self.rule.message(lang, self._details_in(lang))

    def hint_in(self, lang: Language) -> str:
        """The hint in a language; may be empty."""
        return self.rule.hint(lang, self._details_in(lang))

    def _details_in(self, lang: Language) -> dict[str, str]:
        return {key: getattr(value, lang) if isinstance(value, Term) else value for key, value in self.details}

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"


@dataclass(slots=True)
class Findings:
    """The collector of findings that is passed through all stages of a run."""

    items: list[Finding] = field(default_factory=list)

    def add(self, rule: Rule, place: Place, **details: object) -> None:
        """Add one finding."""
        texts = ((key, value if isinstance(value, Term) else str(value)) for key, value in details.items())
        self.items.append(Finding(rule, place, tuple(texts)))

    def has_errors(self) -> bool:
        """Whether any of them prevents a document from being written."""
        return any(item.severity is Severity.ERROR for item in self.items)

    def sorted(self, files: Iterable[str] = ()) -> tuple[Finding, ...]:
        """All findings without duplicates, by file (the named files first), place and code."""
        order = {name: index for index, name in enumerate(files)}
        unique = dict.fromkeys(self.items)
        return tuple(
            sorted(
                unique,
                key=lambda f: (order.get(f.file, len(order)), f.file, f.line, f.column, f.code),
            )
        )
