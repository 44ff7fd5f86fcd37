"""Compiling a template: a .docx with tags → frozen programs and ready-packed parts, made once, used many times."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from lxml import etree

from kehoach.diagnostics import Findings, Place, Spot, has_errors, in_file_order
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.errors import PackError
from kehoach.ooxml.package import CORE_PART, ZipEntry, read_parts
from kehoach.ooxml.relations import check_relations, main_part_name
from kehoach.ooxml.xml import (
    MC,
    WP,
    A,
    Element,
    Unsound,
    V,
    W,
    parse,
    preceding_paragraphs,
    replace_by_text,
    serialize,
    text_of,
    w,
)
from kehoach.plan.keys import OMITTED_UNLESS_SET
from kehoach.word.centred import cell_room, take_centred
from kehoach.word.finished_part import filled_columns
from kehoach.word.model_reading import model_subject, read_model
from kehoach.word.office_leftovers import report_fields, without_leftovers
from kehoach.word.sections import DEFAULT_WIDTH, Sections, take_sections
from kehoach.word.spots import Faults, Spots
from kehoach.word.styles import Styles
from kehoach.word.template_language import (
    LINE_EMU,
    LINE_POINTS,
    MODEL,
    ROOT,
    SECTION,
    DrawnLine,
    Fixtures,
    check_tags,
    compile_part,
    unprinted,
    unprinted_titles,
)
from kehoach.word.whole_tags import Tag, balanced, check_tracked, set_braces_aside, whole_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Rule
    from kehoach.diagnostics.bilingual import Detail
    from kehoach.word.model_table import ModelTable
    from kehoach.word.program import Program

STYLES_PART: Final = "word/styles.xml"
_TAG = re.compile(r"\{\{|\{%")
_TAGGED_PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_ANY_BLOCK_TAG: Final = re.compile(r"\{%-?\s*(?:p|tr|tc|r)?\s")
_LINE_UNDER: Final = re.compile(r"\{\{\s*([\w.]+)\s*\|\s*line_under\s*\}\}")
_POINTS: Final = re.compile(r"width:[\d.]+pt")
_DECORATIVE: Final = (
    f'<a:extLst xmlns:a="{A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template. Immutable: any number of threads may render with it at once."""

    programs: tuple[tuple[str, Program], ...]
    """The parts that are made for each document."""
    fixed: tuple[ZipEntry, ...]
    """The parts that never change, in the order of the package."""
    sections: Sections
    """The pages of its main part."""
    lacks: frozenset[str] = frozenset()
    """The kinds of titles that it does not print, as fields of a block."""


@functools.lru_cache(maxsize=64)
def compile_template(
    data: bytes, file: str = "template.docx", without: tuple[str, ...] = OMITTED_UNLESS_SET
) -> Template:
    """Compile a .docx; the same bytes are compiled once in a process.

    Args:
        data: the file's bytes.
        file: what findings call it.
        without: what it omits on purpose, as paths of the view.

    Raises:
        PackError: it is not a valid .docx, or its tags are not the template language; with all findings.
    """
    findings = Findings()
    try:
        template = _compiled(data, file, without, findings)
    except Unsound as error:
        findings.add(rules.UNSOUND_TEMPLATE, Place(file, 1, 1), why=error.why)
        template = None
    if template is None or has_errors(findings):
        raise PackError(findings=in_file_order(findings))
    return template


def _compiled(data: bytes, file: str, without: tuple[str, ...], findings: Findings) -> Template | None:
    parts = without_leftovers(read_parts(data))
    check_relations(parts)
    report_fields(parts, file, findings)
    if STYLES_PART not in parts:
        raise Unsound(Bilingual("tệp không có kiểu định dạng (styles)", "the file has no styles"))
    styles = Styles.of(parse(STYLES_PART, parts[STYLES_PART]))
    main_part = main_part_name(parts)
    main = parse(main_part, parts[main_part])
    sections = take_sections(main, f"{{{{ {ROOT}|{SECTION}(0) }}}}")
    programs: list[tuple[str, Program]] = []
    fixed = []
    for name, content in parts.items():
        if name == CORE_PART:
            continue
        if name == main_part:
            width = sections.width(sections.own)
            programs.append((name, _compiled_part(name, main, styles, width, file, findings)))
        elif _TAGGED_PARTS.fullmatch(name) and _has_tags(content):
            root = parse(name, content)
            programs.append((name, _compiled_part(name, root, styles, DEFAULT_WIDTH, file, findings)))
        else:
            fixed.append(ZipEntry.of(name, content))
    if has_errors(findings):
        return None
    made = [program for _, program in programs]
    missing = unprinted(made, without)
    for path in missing:
        place = Place(file, 1, 1, Spot("document.xml"))
        findings.add(
            rules.FIELD_NOT_PRINTED, place, text=Verbatim(path), omitted=Verbatim("; ".join((*without, *missing)))
        )
    return Template(tuple(programs), tuple(fixed), sections, unprinted_titles(made))


def _has_tags(content: bytes) -> bool:
    text = re.sub(r"<[^>]*>", "", content.decode("utf-8", errors="replace"))
    return _TAG.search(text) is not None


def _compiled_part(name: str, root: Element, styles: Styles, width: int, file: str, findings: Findings) -> Program:
    """The program of one part; where there are findings, no more than what they were found by."""
    if root.nsmap.get("w") != W:
        why = f"{name} must use the namespace prefix “w”, as Word does"
        raise Unsound(Bilingual(f"{name} phải dùng tiền tố không gian tên “w” như Word", why))
    faults = Faults(Spots(file, name, root), findings)
    before = len(findings)
    check_tracked(root, faults)
    for table in root.iter(w("tbl")):
        _check_grid(table, faults)
    tags = balanced(whole_tags(root, faults), faults)
    lines = _take_lines(root, styles, width, faults)
    models = _take_models(root, styles, width, faults)
    fixtures = Fixtures(tuple(model.made for model in models), tuple(line.made for line in lines))
    _check_names(tags, models, lines, faults)
    if len(findings) > before:
        return ()
    fixtures = replace(fixtures, centred=tuple(take_centred(root, styles)))
    set_braces_aside(root)
    prepared: str = DocxTemplate.patch_xml(None, serialize(root))  # pure: it needs no document of its own
    try:
        program, refused = compile_part(prepared, fixtures)
    except TemplateSyntaxError as error:
        unread = Bilingual(f"không đọc được một thẻ trong {name}", f"a tag in {name} cannot be read: {error.message}")
        raise Unsound(unread) from error
    for refusal in refused:
        faults.add(refusal.rule, root, 1, "…", tag=Verbatim("{{ … }}"), **refusal.details)
    return program


def _check_names(tags: list[tuple[str, Tag]], models: list[_Model], lines: list[_TagLine], faults: Faults) -> None:
    """Hold every tag against the view, each at its place."""
    typed: list[tuple[str, Tag | _TagLine]] = [*_with_models_as_one(tags, models)]
    for line in lines:
        at = faults.spots.place(line.paragraph).line
        before = sum(faults.spots.place(owner.paragraph).line <= at for _, owner in typed)
        typed.insert(before, (line.tag, line))
    fixtures = Fixtures(tuple(model.made for model in models), tuple(line.made for line in lines))
    for refusal in check_tags([text for text, _ in typed], fixtures):
        typed[refusal.line - 1][1].report(faults, refusal.rule, **refusal.details)


def _with_models_as_one(tags: list[tuple[str, Tag]], models: list[_Model]) -> Iterator[tuple[str, Tag]]:
    """The tags with one for each model table in place of its roles, which the model has looked at."""
    unread = {model.table: model.tag for model in models}
    for text, tag in tags:
        table = next((above for above in tag.node.iterancestors(w("tbl")) if model_subject(above)), None)
        if table is None:
            yield text, tag
        elif table in unread:
            yield unread.pop(table), tag


def _check_grid(table: Element, faults: Faults) -> None:
    """Every row must fill the grid; proved here once, since no tag can add or drop a cell."""
    columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    for row in table.findall(w("tr")):
        if (filled := filled_columns(row)) != columns:
            faults.add(rules.ROW_OFF_GRID, row, filled=filled, columns=columns)


# --- drawn lines -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _TagLine:
    """A drawn line that was taken up."""

    made: DrawnLine
    tag: str
    shown: str
    paragraph: Element

    def report(self, faults: Faults, rule: Rule, **details: Detail) -> None:
        """Write down what is wrong with its tag."""
        faults.add(rule, self.paragraph, 1, self.shown, tag=Verbatim(self.shown), **details)


def _take_lines(root: Element, styles: Styles, width: int, faults: Faults) -> list[_TagLine]:
    """Make every drawn line whose alternative text names a text as long as that text asks for."""
    found: list[_TagLine] = []
    for drawing in list(root.iter(f"{{{WP}}}docPr")):
        typed = drawing.get("descr", "").strip()
        if not _TAG.search(typed):
            continue
        tag = _LINE_UNDER.fullmatch(typed)
        shape = drawing.getparent()
        own = next(shape.iterancestors(w("p")))
        measured = _measured_by(own, styles, width)
        if tag is None or measured is None:
            faults.add(rules.WRONG_LINE_TAG, own, 1, typed)
            continue
        _set_lengths(shape, tag[1], len(found))
        _mark_decorative(drawing)
        found.append(_TagLine(measured, f"{{{{ {tag[1]}|{LINE_EMU}({len(found)}) }}}}", typed, own))
    return found


def _mark_decorative(drawing: Element) -> None:
    """Say that a line is for the eye alone, so that nothing is read aloud for it."""
    drawing.attrib.pop("descr")
    drawing.append(etree.fromstring(_DECORATIVE))


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


def _measured_by(own: Element, styles: Styles, width: int) -> DrawnLine | None:
    """The font and room of the nearest text above a drawn line; ``None`` where there is none."""
    texts = (p for p in preceding_paragraphs(own) if text_of(p) and not _ANY_BLOCK_TAG.match(text_of(p).strip()))
    above = next(texts, None)
    if above is None:
        return None
    cell = cell_room(above, styles)
    return DrawnLine(styles.font(above), (width if cell is None else cell) - sum(styles.indents(above)))


# --- model tables ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Model:
    """A model table that was taken out."""

    made: ModelTable
    tag: str
    table: Element


def _take_models(root: Element, styles: Styles, width: int, faults: Faults) -> list[_Model]:
    """Take every model table out and leave a tag in its place."""
    found: list[_Model] = []
    for table in list(root.iter(w("tbl"))):
        path = model_subject(table)
        made = read_model(table, styles, width, faults) if path else None
        if made is not None:
            tag = f"{{{{ {path}|{MODEL}({len(found)}) }}}}"
            replace_by_text(table, tag)
            found.append(_Model(made, tag, table))
    return found
