"""Compiling a template: a .docx with tags → frozen programs and ready-packed parts, made once, used many times."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docxtpl import DocxTemplate

from kehoach.errors import PackError
from kehoach.word.check import filled_columns
from kehoach.word.model_table import ModelTable, model_subject, read_model
from kehoach.word.package import CORE_PART, MAIN_PART, Entry, read_parts
from kehoach.word.relations import check_relations
from kehoach.word.styles import Styles
from kehoach.word.tags import LINE_EMU, LINE_POINTS, MODEL, DrawnLine, Fixtures, compile_part, unprinted
from kehoach.word.xml import (
    MC,
    WP,
    A,
    Element,
    V,
    W,
    parse,
    preceding_paragraphs,
    replace_by_text,
    serialize,
    text_of,
    w,
)

if TYPE_CHECKING:
    from kehoach.word.program import Program

_TAG = re.compile(r"\{\{|\{%")
_TAGGED_PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_BLOCK_TAG: Final = re.compile(r"\{%\s*(p|tr)\s(?:(?!%\}).)*%\}")
_ANY_BLOCK_TAG: Final = re.compile(r"\{%-?\s*(?:p|tr|tc|r)?\s")
_LINE_UNDER: Final = re.compile(r"\{\{\s*([\w.]+)\s*\|\s*line_under\s*\}\}")
_POINTS: Final = re.compile(r"width:[\d.]+pt")
_LINE_TEXT: Final = "Đường kẻ"


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template. Immutable: any number of threads may render with it at once."""

    programs: tuple[tuple[str, Program], ...]
    """The parts that are made for each document."""
    fixed: tuple[Entry, ...]
    """The parts that never change, in the order of the package."""


@functools.lru_cache(maxsize=64)
def compile_template(data: bytes, name: str = "template.docx") -> Template:
    """Compile a .docx; the same bytes are compiled once in a process.

    Raises:
        PackError: it is no sound .docx, or its tags are not the template language.
    """
    parts = read_parts(data)
    check_relations(parts)
    styles = Styles.of(parse("word/styles.xml", parts["word/styles.xml"])) if "word/styles.xml" in parts else None
    if styles is None:
        raise PackError("the template has no styles")
    programs, fixed = [], []
    for name, content in parts.items():
        if name == CORE_PART:
            continue
        if name == MAIN_PART or (_TAGGED_PARTS.fullmatch(name) and _has_tags(content)):
            programs.append((name, _compiled(name, content, styles)))
        else:
            fixed.append(Entry.of(name, content))
    if lost := unprinted(program for _, program in programs):
        raise PackError(f"the template prints nowhere {', '.join(lost)}; what a plan says there would be lost")
    return Template(tuple(programs), tuple(fixed))


def _has_tags(content: bytes) -> bool:
    text = re.sub(r"<[^>]*>", "", content.decode("utf-8", errors="replace"))
    return _TAG.search(text) is not None


def _compiled(name: str, content: bytes, styles: Styles) -> Program:
    root = parse(name, content)
    if root.nsmap.get("w") != W:
        raise PackError(f"{name}: the namespace of WordprocessingML must have the prefix “w”, as Word writes it")
    width = _text_width(root)
    for table in root.iter(w("tbl")):
        _check_grid(name, table)
    lines = tuple(_take_lines(name, root, styles, width))
    models = tuple(_take_models(root, styles, width))
    _check_block_tags(name, root)
    prepared: str = DocxTemplate.patch_xml(None, serialize(root))  # pure: it needs no document of its own
    return compile_part(name, prepared, Fixtures(models, lines))


def _text_width(root: Element) -> int:
    """The width between the margins of the last section, in twips; A4 with 3 and 2 cm where none is said."""
    size = root.find(f".//{w('pgSz')}")
    margins = root.find(f".//{w('pgMar')}")
    if size is None or margins is None:
        return 9072
    return int(size.get(w("w"))) - int(margins.get(w("left"))) - int(margins.get(w("right")))


def _check_grid(part: str, table: Element) -> None:
    """Every row must fill the grid; proved here once, since no tag can add or drop a cell."""
    columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    for row in table.findall(w("tr")):
        span = filled_columns(row)
        if span != columns:
            raise PackError(f"{part}: a table row fills {span} of {columns} columns: “{text_of(row)[:60]}”")


# --- drawn lines -----------------------------------------------------------------------------------------


def _take_lines(part: str, root: Element, styles: Styles, width: int) -> list[DrawnLine]:
    """Make every drawn line whose alternative text names a text as long as that text asks for."""
    found: list[DrawnLine] = []
    for drawing in list(root.iter(f"{{{WP}}}docPr")):
        tag = _LINE_UNDER.fullmatch(drawing.get("descr", "").strip())
        if tag is None:
            if _TAG.search(drawing.get("descr", "")):
                raise PackError(f"{part}: an alternative text may only be {{{{ … | line_under }}}}")
            continue
        shape = drawing.getparent()
        _set_lengths(shape, tag[1], len(found))
        drawing.set("descr", _LINE_TEXT)
        found.append(_measured_by(shape, styles, width))
    return found


def _set_lengths(shape: Element, path: str, number: int) -> None:
    length = f"{{{{ {path}|{LINE_EMU}({number}) }}}}"
    shape.find(f"{{{WP}}}extent").set("cx", length)
    for extent in shape.iter(f"{{{A}}}ext"):
        if extent.get("cx") is not None:
            extent.set("cx", length)
    fallback = next((a for a in shape.iterancestors(f"{{{MC}}}AlternateContent")), None)
    for drawn in () if fallback is None else fallback.iter(f"{{{V}}}rect", f"{{{V}}}line", f"{{{V}}}shape"):
        points = f"width:{{{{ {path}|{LINE_POINTS}({number}) }}}}pt"
        drawn.set("style", _POINTS.sub(points, drawn.get("style", "")))


def _measured_by(shape: Element, styles: Styles, width: int) -> DrawnLine:
    """The font and room of the nearest text above a drawn line."""
    own = next(shape.iterancestors(w("p")))
    above = next(p for p in preceding_paragraphs(own) if text_of(p) and not _ANY_BLOCK_TAG.match(text_of(p).strip()))
    cell = next(above.iterancestors(w("tc")), None)
    cell_width = None if cell is None else cell.find(f"{w('tcPr')}/{w('tcW')}")
    room = width if cell_width is None else int(cell_width.get(w("w")))
    return DrawnLine(styles.font(above), room - styles.side_indents(above))


# --- model tables ----------------------------------------------------------------------------------------


def _take_models(root: Element, styles: Styles, width: int) -> list[ModelTable]:
    """Take every model table out and leave a tag where it stood."""
    found: list[ModelTable] = []
    for table in list(root.iter(w("tbl"))):
        if path := model_subject(table):
            replace_by_text(table, f"{{{{ {path}|{MODEL}({len(found)}) }}}}")
            found.append(read_model(table, styles, width))
    return found


# --- tags that docxtpl would swallow or misread --------------------------------------------------------------


def _check_block_tags(part: str, root: Element) -> None:
    """A ``{%p %}`` stands alone in its paragraph and a ``{%tr %}`` in its row, for what is beside them vanishes."""
    for paragraph in root.iter(w("p")):
        text = text_of(paragraph).strip()
        found = re.search(r"\{%\s*(p|tr|tc|r)\s", text)
        if found is None:
            continue
        if found[1] in ("tc", "r"):
            raise PackError(f"{part}: {{%{found[1]} %}} is not part of the template language: “{text[:60]}”")
        alone = text_of(next(paragraph.iterancestors(w("tr")))).strip() if found[1] == "tr" else text
        if not _BLOCK_TAG.fullmatch(alone):
            raise PackError(f"{part}: the text beside this tag would be lost: “{alone[:80]}”")
