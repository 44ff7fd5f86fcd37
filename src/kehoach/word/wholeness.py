"""Whole parts: tags for what a document could lack, and the proof, once for a template, that a document lacks nothing.

Whatever way a document takes through a program, it prints some of the same pieces. So one specimen with them all shows
what a document could lack, as each piece that may be left out or repeated is marked in it: where the last child of a
cell is such a mark, that cell may end without a paragraph. A part that is proved so is not read again when it is made.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from kehoach.errors import OutputError
from kehoach.ooxml.xml import WP, Element, text_of, w
from kehoach.word.finished_part import IDENTIFIED, check_rows, mended, parsed
from kehoach.word.program import OFTEN, ROOT, SPECIMEN, specimen_of
from kehoach.word.template_language import CELL_END, DRAWING_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.word.program import Program

_DRAWING = f"{{{WP}}}docPr"


def leave_cell_ends(root: Element) -> None:
    """Leave a tag at the end of each cell whose last paragraph is a tag, and so may leave the cell without one."""
    for cell in root.iter(w("tc")):
        if len(cell) and cell[-1].tag == w("p") and "{%" in text_of(cell[-1]):
            cell[-1].tail = f"{{{{ {ROOT}|{CELL_END}(0) }}}}"


def leave_drawing_ids(root: Element) -> None:
    """Leave a tag in place of the id of each drawing, as a loop may print it again."""
    for drawing, number in _drawing_ids(root):
        drawing.set("id", f"{{{{ {ROOT}|{DRAWING_ID}({number}) }}}}")


def last_drawing_id(root: Element) -> int:
    """The largest id of a drawing; 0 where there is none."""
    return max((number for _, number in _drawing_ids(root)), default=0)


def _drawing_ids(root: Element) -> Iterator[tuple[Element, int]]:
    for drawing in root.iter(_DRAWING):
        if (own := drawing.get("id", "")).isdecimal():
            yield drawing, int(own)


def is_always_whole(program: Program) -> bool:
    """Whether every document has this part well-formed, with full rows, a paragraph at the end of each cell, something
    in whatever must hold something, and ids that are unique; ``False`` where it cannot be shown.
    """
    try:
        root = parsed(SPECIMEN, specimen_of(program).encode())
        check_rows(SPECIMEN, root)
        drawings = [drawing for drawing in root.iter(_DRAWING) if not drawing.get("id")]
        for drawing in drawings:
            drawing.getparent().remove(drawing)  # its id is made when it is printed
        repeated = (mark.iter(*IDENTIFIED) for mark in root.iter(f"{{{SPECIMEN}}}{OFTEN}"))
        return not (any(map(_has_id, itertools.chain.from_iterable(repeated))) or mended(root))
    except OutputError:
        return False


def _has_id(element: Element) -> bool:
    """Whether what may have an id has one."""
    return element.get("id", element.get(w("id"), element.find(w("id")))) is not None
