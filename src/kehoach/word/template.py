"""Compiling a template: a .docx with tags → frozen programs and ready-packed parts."""

from __future__ import annotations

import functools
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Findings, Place, Severity, Spot, has_errors, in_file_order
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.docx_reading.table_grid import filled_columns, has_loose_cells, rows_of
from kehoach.errors import PackError
from kehoach.ooxml.budgets import TEMPLATE
from kehoach.ooxml.other_files import refuse_strict
from kehoach.ooxml.package import CORE_PART, ZipEntry
from kehoach.ooxml.package_reading import read_package
from kehoach.ooxml.relations import TYPES_PART, check_relations, main_part_name, part_of_kind, relations_of
from kehoach.ooxml.xml import Element, Unsound, W, replace_by_text, serialize, w
from kehoach.plan.keys import CHECK, LINES, OMITTED_UNLESS_SET, PICTURE
from kehoach.view.records import PictureView
from kehoach.word.attribute_tags import report_unfilled, take_attributes
from kehoach.word.centred import take_centred
from kehoach.word.column_tags import take_columns
from kehoach.word.compiled import PrintedPart, Template
from kehoach.word.field_codes import report_fields
from kehoach.word.foreign_content import refuse_macros, report_outside, report_relations
from kehoach.word.line_tags import take_lines
from kehoach.word.measures_of_templates import check_measures
from kehoach.word.model_reading import model_subject, read_model
from kehoach.word.office_leftovers import without_leftovers
from kehoach.word.own_pictures import Pictured, pictures_in
from kehoach.word.program import ROOT, Print, PrintSection
from kehoach.word.record_types import OWN_LINES
from kehoach.word.sections import DEFAULT_SECTIONS, DEFAULT_WIDTH, take_sections
from kehoach.word.spots import Faults, Spots, Stopped
from kehoach.word.styles import Styles
from kehoach.word.template_language import (
    MODEL,
    SECTION,
    Fixtures,
    check_tags,
    compile_part,
)
from kehoach.word.unprinted import printed_fields, unprinted, unprinted_titles, way_to_print
from kehoach.word.whole_tags import Tag, balanced, check_tracked, has_tags, set_braces_aside, whole_tags
from kehoach.word.wholeness import is_always_whole, last_drawing_id, leave_cell_ends, leave_drawing_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.ooxml.package_reading import Package
    from kehoach.word.attribute_tags import AttributeTag
    from kehoach.word.line_tags import TagLine
    from kehoach.word.model_table import ModelTable
    from kehoach.word.program import Program

_OWN_TYPES: Final = {LINES: OWN_LINES, PICTURE: PictureView, CHECK: bool}
_WITH_TEXT: Final = tuple(map(w, ("document", "hdr", "ftr", "footnotes", "endnotes")))
"""The roots of parts whose tags are filled in."""


@functools.lru_cache(maxsize=64)
def compile_template(
    data: bytes,
    file: str = "template.docx",
    without: tuple[str, ...] = OMITTED_UNLESS_SET,
    own: tuple[tuple[str, str], ...] = (),
) -> Template:
    """Compile a .docx; the same bytes are compiled once in a process.

    Args:
        data: the file's bytes.
        file: what findings call it.
        without: what it omits on purpose, as paths of the view.
        own: the fields that its pack declares itself, by id, with their kinds.

    Raises:
        PackError: it is not a valid .docx, carries what no document may have, or its tags are not the template
            language; with all findings.
    """
    findings = Findings()
    template = None
    try:
        template = _compiled(data, file, without, own, findings)
    except Unsound as error:
        findings.add(rules.UNSOUND_TEMPLATE, Place(file, 1, 1), why=error.why, how=error.how)
    except Stopped:
        pass  # why is among the findings
    if template is None or has_errors(findings):
        raise PackError(findings=in_file_order(findings))
    return replace(template, notes=in_file_order(findings))


def _compiled(
    data: bytes, file: str, without: tuple[str, ...], own: tuple[tuple[str, str], ...], findings: Findings
) -> Template | None:
    given = Fixtures(own={name: _OWN_TYPES.get(kind, str) for name, kind in own})
    package = read_package(data, TEMPLATE)
    refuse_macros(package)
    refuse_strict(package.roots.values())
    package = without_leftovers(package, file, findings)
    check_relations(package.parts, package.packed)
    report_relations(package, file, findings)
    main_part = _main_of(package)
    styles = Styles.of(_styles_of(package, main_part))
    sections = DEFAULT_SECTIONS
    parts: list[PrintedPart] = []
    fixed, room = [], TEMPLATE.size
    for name in package.order:
        if name == CORE_PART:
            continue
        if name in package.packed:
            fixed.append(package.packed[name].entry(room))
            room -= fixed[-1].size
            continue
        root = package.roots[name]
        faults = Faults(Spots(file, name, root), findings)
        _check_cells(root)
        check_tracked(root, faults)
        report_fields(root, faults)
        report_outside(root, faults)
        is_changed = check_measures(root, faults)
        is_main = name == main_part
        is_printed = is_main or (root.tag in _WITH_TEXT and has_tags(root))
        before = _errors(faults)
        report_unfilled(root, faults, texts=(w("t"),) if is_printed else ())
        if is_main:
            sections = take_sections(root, f"{{{{ {ROOT}|{SECTION}(0) }}}}")
        if is_printed:
            width = sections.width(sections.own) if is_main else DEFAULT_WIDTH
            last_id = last_drawing_id(root)
            program = _compiled_part(name, root, styles, width, given, faults, before)
            parts.append(PrintedPart(name, program, last_id, is_always_whole(program)))
        else:
            fixed.append(ZipEntry.of(name, serialize(root).encode() if is_changed else package.parts[name]))
    if has_errors(findings):
        return None
    made = [part.program for part in parts]
    _report_unprinted(made, without, file, findings)
    return Template(
        tuple(parts),
        tuple(fixed),
        sections,
        unprinted_titles(made),
        own,
        printed_fields(made),
        _pictured(parts, package),
        frozenset(unprinted(made, ())),
    )


def _main_of(package: Package) -> str:
    """The name of the part with the text."""
    name = main_part_name(package.parts)
    if package.roots[name].find(w("body")) is None:
        raise Unsound(Bilingual(f"{name} không có phần thân văn bản", f"{name} has no body"))
    return name


def _check_cells(root: Element) -> None:
    """Let no part pass that Word would call damaged, as it has rows or cells outside of tables."""
    if has_loose_cells(root):
        why = Bilingual("tệp có hàng hoặc ô nằm ngoài bảng", "the file has a row or a cell outside of a table")
        raise Unsound(why)


def _pictured(parts: Iterable[PrintedPart], package: Package) -> Pictured:
    printing = tuple((part.name, pictures) for part in parts if (pictures := pictures_in(part.program)))
    changing = (TYPES_PART, *(relations_of(name) for name, _ in printing)) if printing else ()
    return Pictured(printing, tuple((name, package.parts[name]) for name in changing if name in package.parts))


def _styles_of(package: Package, main_part: str) -> Element:
    """The root of the part with the styles, which Word Online calls ``styles2.xml``."""
    found = package.roots.get(part_of_kind(package.roots, main_part, "styles"))
    if found is None:
        raise Unsound(Bilingual("tệp không có kiểu định dạng (styles)", "the file has no styles"))
    return found


def _report_unprinted(programs: list[Program], without: tuple[str, ...], file: str, findings: Findings) -> None:
    """Report the texts of the plan that the template would lose; of a file without any tag, that it is none."""
    missing = unprinted(programs, without)
    if all(isinstance(step, Print | PrintSection) for program in programs for step in program):
        findings.add(rules.WITHOUT_TAGS, Place(file, 1, 1))
        return
    if not missing:
        return
    findings.add(
        rules.FIELD_NOT_PRINTED,
        Place(file, 1, 1, Spot("document.xml")),
        text=Verbatim("”, “".join(missing)),
        file=Verbatim(file.replace("\\", "/").rpartition("/")[2]),
        omitted=Verbatim("; ".join((*without, *missing))),
        how=way_to_print(missing),
    )


def _compiled_part(
    name: str, root: Element, styles: Styles, width: int, given: Fixtures, faults: Faults, before: int
) -> Program:
    """The program of one part; where there are findings, no more than what they were found by.

    ``before``: the number of errors before anything was looked for in it.
    """
    if root.nsmap.get("w") != W:
        why = f"{name} must use the namespace prefix “w”, as Word does"
        raise Unsound(Bilingual(f"{name} phải dùng tiền tố không gian tên “w” như Word", why))
    for table in root.iter(w("tbl")):
        _check_grid(table, faults)
    tags = balanced(whole_tags(root, faults), faults)
    take_columns(tags, faults)
    lines = take_lines(root, styles, width, faults)
    placed: list[TagLine | AttributeTag] = [*lines, *take_attributes(root)]
    models = _take_models(root, styles, width, faults)
    made = tuple(model.made for model in models)
    fixtures = replace(given, models=made, lines=tuple(line.made for line in lines))
    _check_names(tags, models, placed, fixtures, faults)
    if _errors(faults) > before:
        return ()
    fixtures = replace(fixtures, centred=tuple(take_centred(root, styles)))
    leave_cell_ends(root)
    leave_drawing_ids(root)
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


def _errors(faults: Faults) -> int:
    return sum(finding.severity is Severity.ERROR for finding in faults.findings)


def _check_names(
    tags: list[tuple[str, Tag]],
    models: list[_Model],
    placed: list[TagLine | AttributeTag],
    fixtures: Fixtures,
    faults: Faults,
) -> None:
    """Hold every tag against the view, each at its place."""
    typed: list[tuple[str, Tag | TagLine | AttributeTag]] = [*_with_models_as_one(tags, models)]
    lines = sorted(faults.spots.place(owner.paragraph).line for _, owner in typed)
    for tag in placed:
        at = faults.spots.place(tag.paragraph).line
        before = bisect_right(lines, at)
        typed.insert(before, (tag.tag, tag))
        lines.insert(before, at)
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
    for row in rows_of(table):
        if (filled := filled_columns(row)) != columns:
            faults.add(rules.ROW_OFF_GRID, row, filled=filled, columns=columns)


# --- model tables ----------------------------------------------------------------------------------------


class _Model(Struct, frozen=True):
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
