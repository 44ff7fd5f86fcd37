"""A model table read from a template: its rows are examples of kinds of row, its cells of kinds of column.

A person shapes the model in Word: borders, fonts, shading, alignment. The grid is made for each table: as many columns
as it has, spanners merged over the columns they span.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.ooxml.lengths import twips
from kehoach.ooxml.xml import AFTER_SIZE, Element, serialize_fragment, text_of, w
from kehoach.patterns import regex
from kehoach.source.names import nearest
from kehoach.word.cell_patterns import INDENT_MARK, SIZE_MARK, CellPattern, RowPattern
from kehoach.word.model_table import CAPTION_MARK, TEXT_MARK, WIDTH_MARK, ModelTable

if TYPE_CHECKING:
    from kehoach.word.spots import Faults
    from kehoach.word.styles import Styles

_ALIGNED: Final = ("text", "number", "center")
_KINDS: Final = ("body", "subtotal", "total")
ROLES: Final = ("head", "numbers", "group", *(f"{kind}_{align}" for kind in _KINDS for align in _ALIGNED))
"""``head``: a header cell; ``numbers``: a cell of the row of column numbers; ``group``: a group's title over the
whole row; the others: a cell of a body, subtotal or total row, by the alignment of its column."""

_PROPERTIES: Final = tuple(map(w, ("tblPr", "tblGrid", "trPr", "tcPr", "pPr", "rPr")))
_AFTER_CAPTION: Final = ("tblDescription", "tblPrChange")
"""What follows the caption among the properties of a table, in the order of the schema."""

ROLE_TAG: Final = regex(rf"\{{\{{\s*([\w.]+)\s*\|\s*({'|'.join(ROLES)})\s*\}}\}}")

_AFTER_INDENT: Final = (
    "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
"""What follows the indent among the properties of a paragraph, in the order of the schema."""

_ANY_ROLE_TAG: Final = regex(r"\{\{\s*[\w.]+\s*\|\s*(?!(?:" + "|".join(ROLES) + r")\b)(\w+)\s*\}\}")

# What a model that lacks a role is read as having; one that lacks these too is refused.
_STANDS_IN: Final = {
    "numbers": "head",
    "group": "total_text",
    **{f"subtotal_{align}": f"total_{align}" for align in _ALIGNED},
}


def read_model(table: Element, styles: Styles, text_width: int, faults: Faults) -> ModelTable | None:
    """Take a model table apart; ``None``, with faults, where a role is missing or a cell holds what would be lost."""
    is_whole = _check_cells(table, faults)
    openings: dict[str, RowPattern] = {}
    models: dict[str, Element] = {}
    for row in table.findall(w("tr")):
        for cell in row.findall(w("tc")):
            if role := _role(cell):
                models.setdefault(role, cell)
                openings.setdefault(role.split("_")[0], _row_pattern(row))
    for role, stand_in in _STANDS_IN.items():
        if role not in models and stand_in in models:
            models[role] = models[stand_in]
            openings.setdefault(role.split("_")[0], openings[stand_in.split("_")[0]])
    missing = [role for role in ROLES if role not in models]
    for role in missing if is_whole else ():
        faults.add(rules.MODEL_INCOMPLETE, table, missing=Verbatim(role), path=model_subject(table))
    if missing or not is_whole:
        return None
    own = table.find(w("tblPr"))
    properties = table.makeelement(w("tblPr")) if own is None else copy.deepcopy(own)
    width = _take_width(properties, text_width)
    _set_caption_mark(properties)

    def model(*, marked: bool) -> ModelTable:
        return ModelTable(
            properties=serialize_fragment(properties),
            width=width,
            cell_margin=max(styles.cell_margins(properties)),
            rows=openings,
            cells={role: _cell_pattern(cell, styles, kept=False, marked=marked) for role, cell in models.items()},
            kept={role: _cell_pattern(cell, styles, kept=True, marked=marked) for role, cell in models.items()},
        )

    return replace(model(marked=False), marked=model(marked=True))


def _check_cells(table: Element, faults: Faults) -> bool:
    """Whether each cell of a model holds one paragraph with one role, or nothing."""
    path = model_subject(table)
    is_whole = True
    for cell in table.iter(w("tc")):
        text = text_of(cell).strip()
        in_attributes = any("{{" in value for part in cell.iter("*") for value in part.values())
        if ROLE_TAG.fullmatch(text) and len(cell.findall(w("p"))) == 1 and not in_attributes:
            continue
        if meant := _ANY_ROLE_TAG.fullmatch(text):
            faults.add(rules.UNKNOWN_FILTER, cell, text=Verbatim(meant[1]), nearest=nearest(meant[1], ROLES))
            is_whole = False
        elif text or in_attributes:
            faults.add(rules.MODEL_CELL, cell, path=path)
            is_whole = False
    for properties in table.iter(*_PROPERTIES):
        if "{{" in text_of(properties):  # a model is printed as it is: nothing would fill it
            faults.add(rules.MODEL_CELL, properties, path=path)
            is_whole = False
    return is_whole


def model_subject(table: Element) -> Verbatim:
    """The tag's path that a model table prints (``block.table``); empty for a table that is not a model."""
    for cell in table.iter(w("tc")):
        if found := ROLE_TAG.fullmatch(text_of(cell).strip()):
            return Verbatim(found[1])
    return Verbatim("")


def _role(cell: Element) -> str:
    found = ROLE_TAG.fullmatch(text_of(cell).strip())
    return found[2] if found else ""


def _row_pattern(row: Element) -> RowPattern:
    properties = row.find(w("trPr"))
    return RowPattern("<w:tr>" + ("" if properties is None else serialize_fragment(properties)))


def _take_width(properties: Element, text_width: int) -> int:
    """The table's width in twips, a mark left in its place; the text's where it is 0, or not fixed."""
    width = properties.find(w("tblW"))
    fixed = None if width is None or width.get(w("type")) != "dxa" else twips(width.get(w("w")))
    if not fixed:
        return text_width
    width.set(w("w"), WIDTH_MARK)
    return fixed


def _set_caption_mark(properties: Element) -> None:
    """Leave a mark for what programs that read aloud call the table."""
    caption = properties.find(w("tblCaption"))
    if caption is None:
        caption = properties.makeelement(w("tblCaption"))
        after = [child for child in properties if child.tag in map(w, _AFTER_CAPTION)]
        after[0].addprevious(caption) if after else properties.append(caption)
    caption.set(w("val"), CAPTION_MARK)


def _cell_pattern(model: Element, styles: Styles, *, kept: bool, marked: bool, nested: bool = False) -> CellPattern:
    cell = copy.deepcopy(model)
    paragraphs = cell.findall(w("p"))
    font = styles.font(paragraphs[0])
    if marked:
        _mark_size(paragraphs[0])
    if kept:
        _keep_with_next(paragraphs[0])
    indent = _mark_indent(paragraphs[0]) if nested else 0
    texts = list(cell.iter(w("t")))
    for text in texts:
        text.text = ""
    texts[0].text = TEXT_MARK
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    _set_width_mark(cell)
    whole, paragraph = serialize_fragment(cell), serialize_fragment(paragraphs[0])
    opening, _, rest = whole.partition(WIDTH_MARK)
    end_of_width = rest.index("/>") + 2
    before_text, _, closing = rest[end_of_width:].partition(TEXT_MARK)
    paragraph_opening, _, paragraph_closing = paragraph.partition(TEXT_MARK)
    pattern = CellPattern(
        opening, rest[:end_of_width], before_text, closing, paragraph_closing + paragraph_opening, font, indent
    )
    if nested:
        return pattern
    inner = _cell_pattern(model, styles, kept=kept, marked=marked, nested=True)
    return replace(pattern, indent=inner.indent, nested=inner)


def _mark_indent(paragraph: Element) -> int:
    """Leave a mark for the left indent; the indent that was there, in twips."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(w("pPr"))
        paragraph.insert(0, properties)
    indent = properties.find(w("ind"))
    if indent is None:
        indent = properties.makeelement(w("ind"))
        after = [child for child in properties if child.tag in map(w, _AFTER_INDENT)]
        after[0].addprevious(indent) if after else properties.append(indent)
    own = indent.get(w("left"), indent.get(w("start"), "0"))
    indent.attrib.pop(w("start"), None)
    indent.set(w("left"), INDENT_MARK)
    return int(own) if own.lstrip("-").isdecimal() else 0


def _keep_with_next(paragraph: Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(w("pPr"))
        paragraph.insert(0, properties)
    if properties.find(w("keepNext")) is None:
        style = properties.find(w("pStyle"))
        properties.insert(0 if style is None else 1, properties.makeelement(w("keepNext")))


def _mark_size(paragraph: Element) -> None:
    """Leave a mark for the size of every run, over what its style says."""
    for run in paragraph.iter(w("r")):
        properties = run.find(w("rPr"))
        if properties is None:
            properties = run.makeelement(w("rPr"))
            run.insert(0, properties)
        for name in ("sz", "szCs"):
            size = properties.find(w(name))
            if size is None:
                size = properties.makeelement(w(name))
                after = [child for child in properties if child.tag in map(w, AFTER_SIZE)]
                after[0].addprevious(size) if after else properties.append(size)
            size.set(w("val"), SIZE_MARK)


def _set_width_mark(cell: Element) -> None:
    """Leave one width, first among the cell's properties, and no merging: both are the table's own affair."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    for name in ("tcW", "gridSpan", "vMerge", "hMerge"):
        for found in properties.findall(w(name)):
            properties.remove(found)
    width = properties.makeelement(w("tcW"))
    width.set(w("w"), WIDTH_MARK)
    width.set(w("type"), "dxa")
    properties.insert(0, width)
