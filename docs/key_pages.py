"""The page of all keys of the format in each language: what an editor shows of them by the JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from key_english import ENGLISH

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.plan.key import Holds, Key, Shape
from kehoach.plan.keys import PLAN, REPORT
from kehoach.plan.table_keys import FIGURE, ROWS_OF_FILE, TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Language

_BAR: Final = r"\|"
"""A bar in a cell of a table."""
_MADE: Final = "<!-- Made by docs/make.py from the keys of the format: do not edit. -->\n"
_OPENING: Final = Bilingual(
    """\
# Mọi khóa của tệp kế hoạch

Mỗi khóa có thể gõ trong tệp kế hoạch, tệp thông tin đơn vị và tệp báo cáo: chứa gì, để làm gì, gõ thế nào. Khóa in
**đậm** là bắt buộc (bộ mẫu hoặc tệp thông tin đơn vị có rồi thì thôi). Trình soạn thảo cũng hiện những dòng này khi gõ,
nếu được [cài như ở đây](editors.vi.md). Cách dùng từng khóa, kèm ví dụ dài hơn, ở trang [định dạng](spec.vi.md).
""",
    """\
# All keys of a plan

Each key of a plan, a profile and a report: what it contains and how it is typed. Keys in **bold** are required, unless
the pack or the profile has them. An [editor](editors.md) shows the same in Vietnamese;
[the spec format](spec.md) says how each is used.
""",
)
_HEAD: Final = Bilingual(
    "| khóa | chứa | để làm gì | ví dụ |\n|---|---|---|---|\n",
    "| key | contains | description | example |\n|---|---|---|---|\n",
)
_UNDER: Final = Bilingual("Dưới khóa: {keys}.\n", "Under: {keys}.\n")
_CONTAINS: Final = {
    Holds.WORD: Bilingual("một dòng chữ", "one line of text"),
    Holds.LINE: Bilingual("một dòng chữ, có thể có $(…)", "one line of text, with $(…)"),
    Holds.PROSE: Bilingual("lời văn dưới “|”, mỗi dòng một đoạn", "text under “|”, one paragraph per line"),
    Holds.NUMBER: Bilingual("số", "a number"),
    Holds.WHOLE: Bilingual("số nguyên", "a whole number"),
    Holds.DATE: Bilingual("ngày", "a date"),
    Holds.GOAL: Bilingual("chỉ tiêu", "a goal"),
    Holds.FORMULA: Bilingual("công thức", "a formula"),
    Holds.CHECKS: Bilingual("phép so sánh, mỗi dòng một phép", "comparisons, one per line"),
    Holds.NAMES: Bilingual("các tên, cách nhau bằng “;”", "names separated by “;”"),
    Holds.CHOICE: Bilingual("một trong: {choices}", "one of: {choices}"),
    Holds.ROWS: Bilingual("các hàng dưới “|”", "rows under “|”"),
    Holds.GROUP: Bilingual("các khóa của [{of}](#{anchor})", "the keys of [{of}](#{anchor})"),
    Holds.BY_ID: Bilingual("mỗi mã: [{of}](#{anchor})", "for each id: [{of}](#{anchor})"),
    Holds.LABELS: Bilingual("mỗi năm một tên", "a label for each year"),
    Holds.AMOUNTS: Bilingual("một số, hoặc mỗi năm, mỗi nguồn một số", "a number, or one for each year or source"),
}
_ROWS_BY_ID: Final = Bilingual("mỗi mã: các hàng", "for each id: rows")
_OR_SHORT: Final = {
    Holds.WORD: Bilingual("một dòng chữ, hoặc {long}", "one line of text, or {long}"),
    Holds.PROSE: Bilingual("lời văn, hoặc {long}", "a text, or {long}"),
}


def keys_page(lang: Language) -> str:
    """The text of ``docs/keys.md`` or ``keys.vi.md``: a table for each kind of mapping, the plan's first.

    Raises:
        KeyError: a description has no English in key_english.py.
    """
    return "\n".join((_OPENING.in_(lang), *(_section(shape, lang) for shape in shapes()), _MADE))


def shapes() -> tuple[Shape, ...]:
    """Each kind of mapping once; parts within parts have the same keys as the first."""
    found: dict[str, Shape] = {}
    for root in (PLAN, TABLE, FIGURE, ROWS_OF_FILE, REPORT):
        for shape in _within(root):
            found.setdefault(shape.vi, shape)
    return tuple(found.values())


def _within(shape: Shape) -> Iterator[Shape]:
    yield shape
    for key in shape.keys:
        if key.of is not None and key.short is not Holds.ROWS:
            yield from _within(key.of)


def _section(shape: Shape, lang: Language) -> str:
    above = [(outer, key) for outer in shapes() for key in outer.keys if key.of and key.of.vi == shape.vi]
    if shape is FIGURE:
        above = [(PLAN, PLAN.by_name["targets"])]
    if shape is ROWS_OF_FILE:
        above = [(TABLE, TABLE.by_name["rows"])]
    places = dict.fromkeys(f"`{key.name}` ({_title(outer, lang)})" for outer, key in above)
    under = _UNDER.in_(lang).format(keys=", ".join(places)) + "\n" if places else ""
    rows = "".join(_row(key, lang) for key in shape.keys)
    return f"## {_title(shape, lang)}\n\n{under}{_HEAD.in_(lang)}{rows}"


def _title(shape: Shape, lang: Language) -> str:
    """What a kind of mapping is called; if that is the key above it, as it is typed."""
    if shape.vi.isascii():
        return shape.vi
    return (shape.vi if lang == "vi" else shape.name).capitalize()


def _row(key: Key, lang: Language) -> str:
    name = f"**`{key.name}`**" if key.required else f"`{key.name}`"
    said = key.vi if lang == "vi" else ENGLISH[key.vi]
    cells = (name, _contains(key, lang), said.replace("*", r"\*").replace("<", "&lt;"), _example(key))
    return f"| {' | '.join(cell.replace('|', _BAR) for cell in cells)} |\n"


def _example(key: Key) -> str:
    """What may be typed; of a text below its key, a line."""
    if not key.example:
        return ""
    return f"`{key.example}`" if key.holds in (Holds.PROSE, Holds.CHECKS) else f"`{key.name}: {key.example}`"


def _contains(key: Key, lang: Language) -> str:
    if key.short is Holds.ROWS:
        return _ROWS_BY_ID.in_(lang)
    title = _title(_of(key), lang) if key.of else ""
    choices = ", ".join(f"`{choice}`" for choice in key.choices)
    said = _CONTAINS[key.holds].in_(lang).format(choices=choices, of=title, anchor=title.replace(" ", "-").lower())
    return _OR_SHORT[key.short].in_(lang).format(long=said) if key.short else said


def _of(key: Key) -> Shape:
    """The kind of mapping under a key, as the page has it."""
    return next(shape for shape in shapes() if key.of and shape.vi == key.of.vi)
