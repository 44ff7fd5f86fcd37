"""A compiled template part: what to print, as frozen steps that any number of threads may run at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from msgspec import Struct

from kehoach.ooxml.measure import Font, balanced_width
from kehoach.ooxml.xml import escape, quoted
from kehoach.view.records import BOUND, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.word.sections import Sheets

Frame: TypeAlias = dict[str, Any]
"""The records in reach by name: ``doc`` and the variables of the loops around."""

_EMU_PER_TWIP = 635


ROOT: Final = "doc"
"""What a template calls the document."""
LOOP: Final = "loop"
"""What a template calls the place in the innermost loop."""


class PrintStep(Protocol):
    """One step of a program."""

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print onto ``out``."""

    def specimen(self) -> str:
        """XML like that which it prints; what may be left out or repeated is marked."""


Program: TypeAlias = tuple[PrintStep, ...]

SPECIMEN: Final = "kehoach"
"""The namespace of the marks in a specimen."""
PERHAPS: Final = "perhaps"
"""Around what may be left out."""
OFTEN: Final = "often"
"""Around what may be left out or repeated."""


def marked(mark: str, xml: str) -> str:
    """A piece of a specimen that is not in every document once."""
    return f'<k:{mark} xmlns:k="{SPECIMEN}">{xml}</k:{mark}>'


def specimen_of(program: Program) -> str:
    """XML like that which a program prints."""
    return "".join(step.specimen() for step in program)


class Path(Struct, frozen=True):
    """A name and the attributes from it; its types were checked when the template was compiled."""

    root: str
    attributes: tuple[str, ...]

    def of(self, frame: Frame) -> Any:
        """The record or text it leads to; empty where a record on the way is missing, as a block's table may be."""
        found = frame[self.root]
        for name in self.attributes:
            if found is None:
                return ""
            found = found[name] if isinstance(found, dict) else getattr(found, name)
        return found

    def holds(self, frame: Frame) -> bool:
        """Whether there is something there: a text that is not empty, a record that is given, a list with entries."""
        return bool(self.of(frame))

    def __str__(self) -> str:
        return ".".join((self.root, *self.attributes))


class Condition(Protocol):
    """What an ``if`` asks: a path, or others with ``not``, ``and``, ``or``."""

    def holds(self, frame: Frame) -> bool:
        """Whether it is so."""


class Not(Struct, frozen=True):
    """``not``."""

    inner: Condition

    def holds(self, frame: Frame) -> bool:
        """Whether the inner condition does not hold."""
        return not self.inner.holds(frame)


class Both(Struct, frozen=True):
    """``and``."""

    left: Condition
    right: Condition

    def holds(self, frame: Frame) -> bool:
        """Whether both hold."""
        return self.left.holds(frame) and self.right.holds(frame)


class Either(Struct, frozen=True):
    """``or``."""

    left: Condition
    right: Condition

    def holds(self, frame: Frame) -> bool:
        """Whether one of them holds, or both."""
        return self.left.holds(frame) or self.right.holds(frame)


def paths_in(condition: Condition) -> Iterator[Path]:
    """What a condition asks about."""
    match condition:
        case Path():
            yield condition
        case Not(inner=inner):
            yield from paths_in(inner)
        case Both(left=left, right=right) | Either(left=left, right=right):
            yield from paths_in(left)
            yield from paths_in(right)


class LoopPlace(Struct, frozen=True):
    """Where in the innermost loop a template is; it calls this ``loop``."""

    index: str
    """"1" for the first."""
    length: str
    """How many there are."""
    first: bool
    last: bool


def placed(records: Sequence[Any]) -> Iterator[tuple[Any, LoopPlace]]:
    """Each record of a loop with its place."""
    for number, record in enumerate(records, 1):
        yield record, LoopPlace(str(number), str(len(records)), number == 1, number == len(records))


class Print(Struct, frozen=True):
    """Fixed XML."""

    xml: str

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print it."""
        out.append(self.xml)

    def specimen(self) -> str:
        """The same."""
        return self.xml


class PrintText(Struct, frozen=True):
    """A text of the view, inside a ``w:t``."""

    path: Path

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print it escaped."""
        out.append(escape(self.path.of(frame).replace(BOUND, "\u00a0")))

    def specimen(self) -> str:
        """No text."""
        return ""


class PrintAttribute(Struct, frozen=True):
    """A text of the view, as the value of an attribute: a watermark, what is read aloud for a picture."""

    path: Path

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print it escaped, without bold and italic."""
        out.append(quoted(plain_text(self.path.of(frame))))

    def specimen(self) -> str:
        """No text."""
        return ""


class PrintSection(Struct, frozen=True):
    """What the last section's pages are."""

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print it."""
        out.append(out.section())

    def specimen(self) -> str:
        """Any pages."""
        return "<w:sectPr/>"


class PrintDrawingId(Struct, frozen=True):
    """The id of a drawing, as the value of an attribute."""

    own: int
    """In the template."""

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print it, or another where a loop prints the drawing again."""
        out.append(str(out.drawing_id(self.own)))

    def specimen(self) -> str:
        """None: it is never that of another."""
        return ""


class EndCell(Struct, frozen=True):
    """The end of a cell whose last paragraphs a condition or a loop may leave out."""

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print the paragraph that a cell has to end in, if it does not."""
        out.end_paragraph()

    def specimen(self) -> str:
        """A paragraph."""
        return "<w:p/>"


class PrintLineLength(Struct, frozen=True):
    """The length of a line drawn under a text: 7/20 of it, between the third and the half of the decree."""

    path: Path
    font: Font
    room: int
    """The width that the text wraps at, in twips."""
    in_points: bool
    """In points with two decimals, as VML wants it; else in EMU, as DrawingML does."""

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print it."""
        text = self.path.of(frame)
        lines = (text,) if isinstance(text, str) else text
        twips = max((balanced_width(line, self.font, self.room) for line in lines), default=0) * 7 // 20
        out.append(f"{twips // 20}.{twips % 20 * 5:02}" if self.in_points else str(twips * _EMU_PER_TWIP))

    def specimen(self) -> str:
        """No length."""
        return "0"


class Loop(Struct, frozen=True):
    """``for variable in records``."""

    variable: str
    records: Path
    body: Program

    def run(self, frame: Frame, out: Sheets) -> None:
        """Run the body for each record."""
        inner = dict(frame)
        for record, place in placed(self.records.of(frame)):
            inner[self.variable], inner[LOOP] = record, place
            for step in self.body:
                step.run(inner, out)

    def specimen(self) -> str:
        """What it repeats."""
        return marked(OFTEN, specimen_of(self.body))


class Branch(Struct, frozen=True):
    """``if`` something exists: a text that is not empty, a record that is given."""

    test: Condition
    then: Program
    otherwise: Program

    def run(self, frame: Frame, out: Sheets) -> None:
        """Run one side."""
        for step in self.then if self.test.holds(frame) else self.otherwise:
            step.run(frame, out)

    def specimen(self) -> str:
        """Both sides."""
        return marked(PERHAPS, specimen_of(self.then)) + marked(PERHAPS, specimen_of(self.otherwise))
