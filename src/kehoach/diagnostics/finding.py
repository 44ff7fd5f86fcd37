"""The finding and its parts. The rules themselves are in the catalog."""

from __future__ import annotations

import enum
import re
import string
from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.brief import brief
from kehoach.diagnostics.bilingual import Bilingual, Detail, Language, Verbatim, require_language
from kehoach.diagnostics.rule_pages import rule_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.diagnostics.terms import Spot


class Severity(enum.Enum):
    """The severity of a finding; only an error prevents a document from being written."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Struct, frozen=True):
    """A place in a spec. Lines and columns count from 1, as in editors; columns are characters of the NFC text.

    In a Word file, which has no lines, the line is the number of the paragraph within the part; ``spot`` has details.
    In a mapping, which has none either, the line is the number of the value; ``path`` has the keys that lead to it.
    """

    file: str
    line: int
    column: int
    spot: Spot | None = None
    path: str | None = None
    """In a mapping: the keys that lead there, ``targets.giam_ngheo.rows[0].dau``; empty for the mapping itself. In a
    workbook: the cell, ``B3``."""
    end: int | None = None
    """The column after the last character of the text there, on the same line; ``None`` if it is not known. It says
    nothing of where the place is: two with different ends are equal."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and self._where() == other._where()

    def __hash__(self) -> int:
        return hash(self._where())

    def _where(self) -> tuple[object, ...]:
        return self.line, self.column, self.file, self.path, self.spot

    def right(self, characters: int) -> Place:
        """The place ``characters`` further right on the same line."""
        if not characters:
            return self
        column = self.column + characters
        end = self.end if self.end is not None and self.end > column else None
        return Place(self.file, self.line, column, self.spot, self.path, end)

    def until(self, end: int) -> Place:
        """The same place, with the column after the last character of the text there."""
        return Place(self.file, self.line, self.column, self.spot, self.path, end)

    def __str__(self) -> str:
        if self.path is None:
            return f"{self.file}:{self.line}:{self.column}"
        return f"{self.file}:{self.path}" if self.path else self.file


class Rule(Struct, frozen=True):
    """A kind of finding. Codes are never reused; the texts are templates filled with a finding's details."""

    code: str
    name: str
    severity: Severity
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""

    @property
    def has_fixed_hint(self) -> bool:
        """Whether the hint says something by itself, and is not all made of what a finding puts in."""
        return bool(self.hint_vi) and not re.fullmatch(r"\{\w+\}", self.hint_vi)

    @property
    def message_template(self) -> Bilingual:
        """What is wrong, with a gap for each detail."""
        return Bilingual(self.vi, self.en)

    @property
    def hint_template(self) -> Bilingual:
        """How to fix it, with a gap for each detail; may be empty."""
        return Bilingual(self.hint_vi, self.hint_en)

    def message(self, lang: Language, details: dict[str, str]) -> str:
        """The message: what is wrong."""
        return self.message_template.in_(lang).format_map(details)

    def hint(self, lang: Language, details: dict[str, str]) -> str:
        """The hint: how to fix it; empty if the rule has none or a detail it needs is empty."""
        template = self.hint_template.in_(lang)
        needed = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        if any(not details.get(name) for name in needed):
            return ""
        return template.format_map(details)


class Finding(Struct, frozen=True):
    """One finding at its place. Its texts are produced on request."""

    rule: Rule
    place: Place
    details: tuple[tuple[str, Bilingual | Verbatim], ...] = ()

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
    def path(self) -> str | None:
        """In a mapping: the keys that lead there, ``targets.giam_ngheo.rows[0].dau``; ``None`` in a file."""
        return self.place.path

    @property
    def message(self) -> str:
        """The message in Vietnamese."""
        return self.message_in("vi")

    @property
    def hint(self) -> str:
        """The hint in Vietnamese; may be empty."""
        return self.hint_in("vi")

    def message_in(self, lang: Language) -> str:
        """The message in the language asked for.

        Raises:
            ValueError: there are no messages in that language.
        """
        require_language(lang)
        return self.rule.message(lang, self._details_in(lang))

    def hint_in(self, lang: Language) -> str:
        """The hint in the language asked for; may be empty.

        Raises:
            ValueError: there are no hints in that language.
        """
        require_language(lang)
        return self.rule.hint(lang, self._details_in(lang))

    def to_dict(self, lang: Language = "vi") -> dict[str, object]:
        """What ``--format json`` prints of it: file, line, column, code, rule (its name), severity, message, hint.

        ``end_column`` where it is known how far the wrong text reaches, ``page`` where the project names a site (the
        address of the finding's page), ``path`` in a mapping, ``spot`` in a Word file.

        Raises:
            ValueError: there are no messages in that language.
        """
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            **({} if self.place.end is None else {"end_column": self.place.end}),
            "code": self.code,
            "rule": self.rule.name,
            "severity": self.severity.value,
            "message": self.message_in(lang),
            "hint": self.hint_in(lang),
            **({"page": page} if (page := rule_address(self.code, lang)) else {}),
            **({} if self.path is None else {"path": self.path}),
            **({"spot": self.place.spot._asdict()} if self.place.spot else {}),
        }

    def _details_in(self, lang: Language) -> dict[str, str]:
        return {key: value.in_(lang) if isinstance(value, Bilingual) else value for key, value in self.details}

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"

    def __repr__(self) -> str:
        return brief(self, code=self.code, at=str(self.place), says=self.message)


class Findings:
    """The findings of a run, passed through all its stages. They are only added: none is changed or taken out again."""

    __slots__ = ("_added",)

    def __init__(self) -> None:
        self._added: list[Finding] = []

    def add(self, rule: Rule, place: Place, **details: Detail) -> None:
        """Add a finding."""
        texts = ((name, text if isinstance(text, Bilingual) else Verbatim(str(text))) for name, text in details.items())
        self._added.append(Finding(rule, place, tuple(texts)))

    def extend(self, found: Iterable[Finding]) -> None:
        """Add findings made elsewhere."""
        self._added.extend(found)

    def __iter__(self) -> Iterator[Finding]:
        """In the order in which they were added."""
        return iter(self._added)

    def __len__(self) -> int:
        return len(self._added)


def has_errors(found: Iterable[Finding]) -> bool:
    """Whether any of them prevents a document from being written."""
    return any(finding.severity is Severity.ERROR for finding in found)


def in_file_order(found: Iterable[Finding], files: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Findings without duplicates, by file (the named files first), place and code."""
    order = {name: index for index, name in enumerate(files)}
    return tuple(
        sorted(
            dict.fromkeys(found),
            key=lambda f: (order.get(f.file, len(order)), f.file, f.line, f.column, f.code),
        )
    )
