"""Paragraphs that somebody changed, added or removed → edits of the lines they are typed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.editing.text_edits import Edit, retyped
from kehoach.patterns import regex
from kehoach.plan.expression import expression_text
from kehoach.plan.outline import TextKind
from kehoach.source.nodes import Scalar
from kehoach.view.origin import KINDS
from kehoach.word_edits.printed_items import DATE, NUMBER, PrintedText, TableInPrint
from kehoach.word_edits.retyping import retyped_lines, spots_of
from kehoach.word_edits.text_proposals import LineProposal, SetProposal, line_proposals
from kehoach.word_edits.word_changes import EditClass, EditProposal, Fate, Whereabouts, WordChange

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.prose import Inset
    from kehoach.word_edits.page_differences import TextDifference
    from kehoach.word_edits.plan_file import PlanFile
    from kehoach.word_edits.printed_items import PrintedItem
    from kehoach.word_edits.retyping import TypedSpot
    from kehoach.word_edits.typed_texts import TypedText

_RUNNING: Final = (
    TextKind.PARAGRAPH,
    TextKind.LEAD,
    TextKind.BASIS,
    TextKind.RECIPIENT,
    TextKind.ADDRESSEE,
    TextKind.NOTE,
)
"""The kinds of texts that a line is for each of, so that one can be added or removed."""
_LISTED: Final = (TextKind.BASIS, TextKind.RECIPIENT, TextKind.ADDRESSEE)
_HEAD: Final = {
    NUMBER: Bilingual("số, ký hiệu", "number and symbol"),
    DATE: Bilingual("địa danh, ngày", "place and date"),
}
_TEMPLATE_TEXT: Final = Bilingual("lời của mẫu Word", "text of the Word template")
_NUMBERED: Final = regex(r"(?:Số\s*:?\s*)?(?P<number>[^/\s]*)\s*/\s*(?P<symbol>\S+)")
_DAY: Final = regex(r"(?P<at>.*?),?\s*ngày\s*(?P<day>\d{1,2})?\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})")

OF_TEMPLATE: Final = Bilingual(
    "chữ này in sẵn trong mẫu Word hoặc ghép từ các khóa khác, không gõ thành câu trong kế hoạch",
    "this is printed by the Word template or composed of other keys, and is not a text of the plan",
)
ELSEWHERE: Final = Bilingual(
    "chữ này gõ ở tệp khác, dùng chung cho nhiều kế hoạch", "it is typed in a file that other plans share"
)
FIGURE_KEPT: Final = Bilingual(
    "số trong câu do $({formula}) tính ra, giữ nguyên; muốn đổi thì sửa số ở nơi nó được gõ",
    "the figure is computed by $({formula}), which is kept; change it where it is typed",
)
AROUND: Final = Bilingual(
    "số thứ tự và dấu cuối đoạn do kehoach đặt", "numbers and the marks at the end of a paragraph are set by kehoach"
)
A_PART: Final = Bilingual(
    "thêm hoặc bỏ cả một mục thì sửa trong tệp kế hoạch", "a whole part is added or removed in the plan"
)
IN_A_TABLE: Final = Bilingual(
    "giữa một bảng và tên bảng, ghi chú của nó không có chỗ cho đoạn văn",
    "between a table and its title or notes there is no room for a paragraph",
)
NO_LINE: Final = Bilingual(
    "không có dòng nào trong tệp kế hoạch để đặt đoạn này", "the plan has no line beside which this could be typed"
)


def paragraph_proposal(file: PlanFile, found: TextDifference) -> EditProposal:
    """What can be done about a paragraph that differs."""
    if found.before is None:
        return _added(file, found)
    item = found.item
    if item is None:
        return _told(found, None, OF_TEMPLATE)
    if item.role:
        return _head_proposal(file, found, item)
    if item.pieces and found.after is not None:
        return _composed(file, found, item)
    typed = file.texts.at(item.place) if item.segments else None
    if typed is None:
        return _told(found, item, OF_TEMPLATE)
    if not all(file.can_change(line.place) for line in typed.lines):
        return _told(found, item, ELSEWHERE)
    if found.after is None:
        return _removed(found, item, typed)
    return _changed(file, found, item, typed)


def _where(item: PrintedText | None) -> Whereabouts:
    if item is None:
        return Whereabouts(_TEMPLATE_TEXT)
    return Whereabouts(KINDS[item.kind] if item.kind else _HEAD[item.role], table=item.table)


def _change(
    found: TextDifference,
    item: PrintedText | None,
    why: Bilingual | None,
    kind: EditClass = EditClass.WORDING,
) -> WordChange:
    before, after = (side.text if side else "" for side in (found.before, found.after))
    place = item.place if item else None
    return WordChange(kind, Fate.LEFT, _where(item), before, after, place=place, why=why)


def _told(
    found: TextDifference, item: PrintedText | None, why: Bilingual, kind: EditClass = EditClass.WORDING
) -> EditProposal:
    return EditProposal(_change(found, item, why, kind))


def _changed(file: PlanFile, found: TextDifference, item: PrintedText, typed: TypedText) -> EditProposal:
    before, after = found.before, found.after
    assert before is not None  # noqa: S101 - it was changed
    assert after is not None  # noqa: S101 - as above
    spots = spots_of(before.text, typed.lines, item.values)
    made = retyped_lines(before.text, after.text, spots, typed.lines)
    texts = tuple(line_proposals(typed, made.changes))
    if made.figures:
        number, wanted = made.figures[0]
        change = _figure_over(file, found, item, number)
        change = replace(change, kind=EditClass.WORDING) if texts else change
        return EditProposal(change, texts, wanted=wanted if change.address else "")
    return EditProposal(_change(found, item, None if texts else AROUND), texts)


def _composed(file: PlanFile, found: TextDifference, item: PrintedText) -> EditProposal:
    """A text that is composed of several values: each is changed where it is typed."""
    before, after = found.before, found.after
    assert before is not None  # noqa: S101 - it was changed
    assert after is not None  # noqa: S101 - as above
    spots: list[TypedSpot | None] = [None] * len(before.text)
    held: list[TypedText] = []
    cursor = 0
    for piece in item.pieces:
        typed, start = file.texts.at(piece.place), before.text.find(piece.text, cursor)
        if typed is None or start < 0 or not file.can_change(typed.lines[0].place):
            continue
        cursor = start + len(piece.text)
        own = spots_of(piece.text, typed.lines[:1], piece.values)
        spots[start:cursor] = [spot and spot._replace(line=len(held)) for spot in own]
        held.append(typed)
    lines = tuple(typed.lines[0] for typed in held)
    made = retyped_lines(before.text, after.text, spots, lines, are_apart=True)
    texts = [
        LineProposal(held[change.line].path, held[change.line].scalar, lines[change.line], (change,))
        for change in made.changes
    ]
    return EditProposal(_change(found, item, OF_TEMPLATE if made.is_around or made.figures else None), tuple(texts))


def _figure_over(file: PlanFile, found: TextDifference, item: PrintedText, number: int) -> WordChange:
    """The change of a sentence in which another figure was typed over that of a ``$(…)``, by its number from 0."""
    insets: list[Inset] = [segment for segment in item.segments if not isinstance(segment, str)]
    inset = insets[number]
    formula = expression_text(inset.embedded.expression)
    change = _change(found, item, FIGURE_KEPT.filled(formula=Verbatim(formula)), EditClass.COMPUTED)
    if formula not in file.computed:
        return replace(change, place=inset.place)
    return replace(change, address=formula, place=file.computed.explain(formula).place or inset.place)


def _removed(found: TextDifference, item: PrintedText, typed: TypedText) -> EditProposal:
    if item.kind not in _RUNNING:
        return _told(found, item, A_PART, EditClass.STRUCTURE)
    texts = tuple(LineProposal(typed.path, typed.scalar, line, is_removed=True) for line in typed.lines)
    return EditProposal(_change(found, item, None), texts)


# --- added


def _added(file: PlanFile, found: TextDifference) -> EditProposal:
    assert found.after is not None  # noqa: S101 - one side is there
    if found.after.is_title:
        return _told(found, None, A_PART, EditClass.STRUCTURE)
    if _is_within_table(found.above, found.below):
        return _told(found, None, IN_A_TABLE)
    for neighbour, is_above in ((found.above, True), (found.below, False)):
        place = _line_beside(file, neighbour)
        typed = file.texts.at(place) if place else None
        if typed is None or not typed.is_in_literal or not file.can_change(typed.lines[0].place):
            continue
        text = _as_typed(found.after.text, neighbour)
        if is_above:
            proposal = LineProposal(typed.path, typed.scalar, typed.lines[-1], below=(text,))
        else:
            proposal = LineProposal(typed.path, typed.scalar, typed.lines[0], above=(text,))
        kind = neighbour.kind if isinstance(neighbour, PrintedText) and neighbour.kind else TextKind.PARAGRAPH
        where = Whereabouts(KINDS[kind if kind in _RUNNING else TextKind.PARAGRAPH])
        change = WordChange(EditClass.WORDING, Fate.LEFT, where, "", found.after.text, place=place)
        return EditProposal(change, (proposal,))
    return _told(found, None, NO_LINE)


def _is_within_table(above: PrintedItem | None, below: PrintedItem | None) -> bool:
    """Whether a place is between a table and its title or notes, where no paragraph can be."""

    def table_of(item: PrintedItem | None) -> str:
        if isinstance(item, TableInPrint):
            return item.table.id if item.table else ""
        return item.table if item else ""

    is_note = isinstance(below, PrintedText) and below.kind is TextKind.NOTE
    return bool(table_of(above)) and table_of(above) == table_of(below) and not is_note


def _line_beside(file: PlanFile, item: PrintedItem | None) -> Place | None:
    """The place of a line beside which a paragraph can be typed; ``None`` if the item has none."""
    if isinstance(item, TableInPrint):
        return item.place
    if item is None or item.kind is None:
        return None
    if item.table:
        return file.place_of_table(item.table)
    return item.place if item.kind in _RUNNING else None


def _as_typed(text: str, neighbour: PrintedItem | None) -> str:
    """A paragraph as it is typed: without what is printed around a line of the same list."""
    if isinstance(neighbour, PrintedText) and neighbour.kind in _LISTED and not neighbour.table:
        text = text.removeprefix("- ").rstrip(" ;.")
    return text.replace("$(", "$$(")


# --- head


def _head_proposal(file: PlanFile, found: TextDifference, item: PrintedText) -> EditProposal:
    """The number or the date of the document as it was filled in."""
    text = found.after.text if found.after else ""
    value = _number_in(file, text) if item.role == NUMBER else _day_in(file, text)
    if not value:
        return _told(found, item, OF_TEMPLATE)
    change = _change(found, item, None, EditClass.INPUT)
    node = file.tree.get(item.role)
    if node is None:
        return EditProposal(change, (SetProposal((item.role,), value),))
    entry = next(entry for entry in file.tree.entries if entry.key.text == item.role)
    if not isinstance(node, Scalar) or entry.key.place.file != file.source.file:
        return _told(found, item, ELSEWHERE)
    if node.is_blank:
        return EditProposal(change, edits=(Edit(entry.key.place.right(len(item.role) + 1), 0, f" {value}"),))
    return EditProposal(change, edits=(retyped(file.source, node, value),))


def _number_in(file: PlanFile, text: str) -> str:
    """The number of the document in a line like "Số: 66/KH-UBND"; empty if more than it was changed."""
    read = _NUMBERED.fullmatch(text)
    return read["number"] if read and read["symbol"] == file.plan.symbol else ""


def _day_in(file: PlanFile, text: str) -> str:
    """The date in a line like "Bắc Sơn, ngày 09 tháng 3 năm 2023"; empty if more than it was changed."""
    read = _DAY.fullmatch(text)
    if read is None or read["at"] != file.plan.location:
        return ""
    return "/".join(filter(None, (read["day"], read["month"], read["year"])))
