"""A compiled template part: what to print, as frozen steps that any number of threads may run at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from kehoach.word.measure import Font, text_width

if TYPE_CHECKING:
    from kehoach.word.model_table import ModelTable

Frame: TypeAlias = dict[str, Any]
"""The records in reach by name: ``doc`` and the variables of the loops around."""

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_EMU_PER_TWIP = 635


class Step(Protocol):
    """One step of a program."""

    def run(self, frame: Frame, out: list[str]) -> None:
        """Print onto ``out``."""


Program: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A name and the attributes from it; its types were checked when the template was compiled."""

    root: str
    attributes: tuple[str, ...]

    def of(self, frame: Frame) -> Any:
        """The record or text it leads to."""
        found = frame[self.root]
        for name in self.attributes:
            found = getattr(found, name)
        return found

    def __str__(self) -> str:
        return ".".join((self.root, *self.attributes))


@dataclass(frozen=True, slots=True)
class Print:
    """Fixed XML."""

    xml: str

    def run(self, frame: Frame, out: list[str]) -> None:
        """Print it."""
        out.append(self.xml)


@dataclass(frozen=True, slots=True)
class PrintText:
    """A text of the view, inside a ``w:t``."""

    path: Path

    def run(self, frame: Frame, out: list[str]) -> None:
        """Print it escaped."""
        out.append(escape(self.path.of(frame)))


@dataclass(frozen=True, slots=True)
class PrintTable:
    """A table of the view in the image of a model table."""

    path: Path
    model: ModelTable

    def run(self, frame: Frame, out: list[str]) -> None:
        """Print it."""
        self.model.print(self.path.of(frame), out)


@dataclass(frozen=True, slots=True)
class PrintLineLength:
    """The length of a line drawn under a text: 7/20 of it, between the third and the half of the decree."""

    path: Path
    font: Font
    room: int
    """The width that the text wraps at, in twips."""
    in_points: bool
    """In points with two decimals, as VML wants it; else in EMU, as DrawingML does."""

    def run(self, frame: Frame, out: list[str]) -> None:
        """Print it."""
        text = self.path.of(frame)
        lines = (text,) if isinstance(text, str) else text
        longest = max((text_width(line, self.font) for line in lines), default=0)
        twips = min(longest, self.room) * 7 // 20
        out.append(f"{twips // 20}.{twips % 20 * 5:02}" if self.in_points else str(twips * _EMU_PER_TWIP))


@dataclass(frozen=True, slots=True)
class Loop:
    """``for variable in records``."""

    variable: str
    records: Path
    body: Program

    def run(self, frame: Frame, out: list[str]) -> None:
        """Run the body for each record."""
        inner = dict(frame)
        for record in self.records.of(frame):
            inner[self.variable] = record
            for step in self.body:
                step.run(inner, out)


@dataclass(frozen=True, slots=True)
class Branch:
    """``if`` something is there: a text that is not empty, a record that is given."""

    test: Path
    then: Program
    otherwise: Program

    def run(self, frame: Frame, out: list[str]) -> None:
        """Run one side."""
        for step in self.then if self.test.of(frame) else self.otherwise:
            step.run(frame, out)


def escape(text: str) -> str:
    """Text as XML: markup escaped, line breaks and tabs as Word's own elements."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if "\n" in text:
        text = text.replace("\n", _BREAK)
    if "\t" in text:
        text = text.replace("\t", _TAB)
    return text
