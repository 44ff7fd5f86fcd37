"""What an editor may put under a key whole: ``|`` with the line that names the columns, ``|`` with a first paragraph.

``defaultSnippets`` is read by the YAML language server; other users of a schema pass over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kehoach.plan import keys
from kehoach.plan.columns import BY_KEY
from kehoach.source.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEADS: Final = {
    "leaders": tuple(title for _, title in keys.LEADER_COLUMNS),
    "bodies": tuple(title for _, title in keys.BODY_COLUMNS),
    "accept": tuple(title for _, title in keys.ACCEPT_COLUMNS),
    "made_from": ("Tên mới", "Hợp thành từ"),
}
"""The heads of the grids whose columns are the same in every plan."""
_OTHERWISE_COMPUTED: Final = ("years", "in")
"""Keys of columns that are typed several times, or not in the plan's own rows."""


def rows_snippet(key: str, table: Mapping | None) -> dict[str, Any]:
    """A grid with its head: of fixed columns, of those that a pack's table asks for, or of two to be renamed."""
    head = _HEADS.get(key) or tuple(_typed(table)) or ("Đơn vị", "${1:cot}")
    return _snippet("Các hàng, dưới dòng tên cột", ("|", " | ".join(head), "$2"))


def prose_snippet(example: str) -> dict[str, Any]:
    """A text with one line to a paragraph, beginning with the example to be typed over, if there is one."""
    text = example.replace("$", "\\$").replace("}", "\\}")
    return _snippet("Lời văn, mỗi dòng một đoạn", ("|", f"${{1:{text}}}" if text else "$1"))


def _snippet(label: str, lines: Iterable[str]) -> dict[str, Any]:
    return {"defaultSnippets": [{"label": label, "body": "\n  ".join(lines)}]}


def _typed(table: Mapping | None) -> Iterator[str]:
    """The ids of the columns in a pack's table that a plan has to type."""
    columns = table.get("columns") if table else None
    for entry in columns.entries if isinstance(columns, Mapping) else ():
        said = {inner.key.text for inner in entry.value.entries} if isinstance(entry.value, Mapping) else set()
        is_left_out = isinstance(entry.value, Scalar) and entry.value.is_none
        if not is_left_out and not said & {*BY_KEY, *_OTHERWISE_COMPUTED}:
            yield entry.key.text
