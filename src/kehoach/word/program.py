"""A compiled template part: what to print, as frozen steps that any number of threads may run at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from msgspec import Struct

from kehoach.ooxml.measure import Font, balanced_width
from kehoach.ooxml.xml import escape, quoted
from kehoach.view.records import BOUND, plain_text
from kehoach.word.sections import TooWide
from kehoach.word.table_setting import set_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.view.records import Block, Orientation
    from kehoach.word.model_table import ModelTable
    from kehoach.word.sections import Sheets
    from kehoach.word.table_setting import Setting

Frame: TypeAlias = dict[str, Any]
"""The records in reach by name: ``doc`` and the variables of the loops around."""

_EMU_PER_TWIP = 635
_SETTING = "block.setting"
"""Where a frame keeps how the table of the block is set: no variable can be called so."""


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


def _placed(records: Sequence[Any]) -> Iterator[tuple[Any, LoopPlace]]:
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


class PrintTable(Struct, frozen=True):
    """A table of the view in the image of a model table, as the loop over the blocks has set it."""

    path: Path
    model: ModelTable

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print it."""
        table, setting = self.path.of(frame), frame[_SETTING]
        if setting is None:
            return  # the block is not a table
        if setting.excess:
            out.too_wide.append(TooWide(table.id, setting.excess))
        else:
            out.too_wide += (TooWide(table.id, excess, table.columns[at].id) for at, excess in setting.narrow)
        setting.print(table, out)

    def specimen(self) -> str:
        """A table with every kind of row."""
        return marked(OFTEN, self.model.specimen())


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
        for record, place in _placed(self.records.of(frame)):
            inner[self.variable], inner[LOOP] = record, place
            for step in self.body:
                step.run(inner, out)

    def specimen(self) -> str:
        """What it repeats."""
        return marked(OFTEN, specimen_of(self.body))


class LoopBlocks(Loop, frozen=True):
    """``for`` over blocks, which turns the page where a table needs it, with all that is tied to the table."""

    model: ModelTable | None
    """What the tables are printed in the image of."""

    def run(self, frame: Frame, out: Sheets) -> None:
        """Run the body for each block, on its page."""
        inner = dict(frame)
        blocks: Sequence[Block] = self.records.of(frame)
        settings = self._settings(blocks, out)
        if out.is_free and any(setting and setting.page != out.page for setting in settings):
            out.turn_whole("landscape")
            settings = self._settings(blocks, out)
        pages = list(_pages(blocks, settings, out.page))
        for (block, place), setting, page in zip(_placed(blocks), settings, pages, strict=True):
            if block.gap and page != out.page:
                continue  # the turn keeps the tables apart
            out.turn(page)
            inner[self.variable], inner[LOOP], inner[_SETTING] = block, place, setting
            for step in self.body:
                step.run(inner, out)

    def _settings(self, blocks: Sequence[Block], out: Sheets) -> list[Setting | None]:
        is_alone = sum(block.table is not None for block in blocks) == 1
        return [
            set_table(block.table, self.model, out.sections, out.page, turns_freely=out.is_free, is_alone=is_alone)
            if self.model and block.table
            else None
            for block in blocks
        ]


class LoopAppendices(Loop, frozen=True):
    """``for`` over appendices, each in a section of its own."""

    def run(self, frame: Frame, out: Sheets) -> None:
        """Run the body for each appendix, its pages numbered from 1."""
        inner = dict(frame)
        for appendix, place in _placed(self.records.of(frame)):
            out.begin(appendix.page)
            inner[self.variable], inner[LOOP] = appendix, place
            for step in self.body:
                step.run(inner, out)


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


def _pages(blocks: Sequence[Block], settings: Sequence[Setting | None], base: Orientation) -> Iterator[Orientation]:
    """The page of each block: of a table its own, of what is tied to the next block that one's."""
    pages: list[Orientation] = []
    for block, setting in zip(reversed(blocks), reversed(settings), strict=True):
        pages.append(setting.page if setting else pages[-1] if block.is_tied and pages else base)
    return reversed(pages)
