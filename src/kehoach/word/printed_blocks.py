"""The blocks of a document as a template prints them: each on its page, its tables as they are set."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.word.program import LOOP, OFTEN, Branch, Loop, Path, marked, placed
from kehoach.word.sections import TooWide
from kehoach.word.table_setting import set_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kehoach.view.records import Block, Orientation
    from kehoach.word.model_table import ModelTable
    from kehoach.word.program import Frame, PrintStep, Program
    from kehoach.word.sections import Sheets
    from kehoach.word.table_setting import Setting

_SETTING: Final = "block.setting"
"""Where a frame keeps how the table of the block is set: no variable can be called so."""


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
        pages, body = list(_pages(blocks, settings, out.page)), _BlockSteps(self.body, self.variable)
        for (block, place), setting, page in zip(placed(blocks), settings, pages, strict=True):
            if block.gap and page != out.page:
                continue  # the turn keeps the tables apart
            out.turn(page)
            inner[self.variable], inner[LOOP], inner[_SETTING] = block, place, setting
            for step in body.of(block):
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
        for appendix, place in placed(self.records.of(frame)):
            out.begin(appendix.page)
            inner[self.variable], inner[LOOP] = appendix, place
            for step in self.body:
                step.run(inner, out)


class _BlockSteps:
    """The body of a loop over blocks: which block is what is asked once for all that fill the same fields.

    A block fills one of them or none, so most of what a body asks has the same answers for most blocks.
    """

    def __init__(self, body: Program, variable: str) -> None:
        self._body = [(step, _field_asked(step, variable)) for step in body]
        asked = (name for _, name in self._body if name)
        self._fields = tuple(dict.fromkeys(("table", "gap", *asked)))  # with one name, attrgetter gives no tuple
        self._values = attrgetter(*self._fields)
        self._known: dict[tuple[bool, ...], Program] = {}

    def of(self, block: Block) -> Program:
        """The steps that print a block."""
        filled = tuple(map(bool, self._values(block)))
        if filled not in self._known:
            answers = dict(zip(self._fields, filled, strict=True))
            self._known[filled] = tuple(step for asked in self._body for step in _answered(*asked, answers))
        return self._known[filled]


def _field_asked(step: PrintStep, variable: str) -> str:
    """The field of a block that a step asks for, if it asks for nothing else; empty otherwise."""
    match step:
        case Branch(test=Path(root=root, attributes=(name,))) if root == variable:
            return name
        case _:
            return ""


def _answered(step: PrintStep, name: str, answers: Mapping[str, bool]) -> Program:
    """The steps of one side, if a step asks for a field; else the step itself."""
    if name and isinstance(step, Branch):
        return step.then if answers[name] else step.otherwise
    return (step,)


def _pages(blocks: Sequence[Block], settings: Sequence[Setting | None], base: Orientation) -> Iterator[Orientation]:
    """The page of each block: of a table its own, of what is tied to the next block that one's."""
    pages: list[Orientation] = []
    for block, setting in zip(reversed(blocks), reversed(settings), strict=True):
        pages.append(setting.page if setting else pages[-1] if block.is_tied and pages else base)
    return reversed(pages)
