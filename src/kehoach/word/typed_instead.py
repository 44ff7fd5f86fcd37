"""What to type instead of a tag that is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from jinja2 import nodes

from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.patterns import regex
from kehoach.word.record_types import fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def way_into(path: str, kind: Any) -> Bilingual:
    """What to type instead of a tag that prints a list, a record, or whether something is so."""
    if kind is bool:
        return Bilingual(f"dùng trong điều kiện: {{% if {path} %}}", f"use it in a condition: {{% if {path} %}}")
    if get_origin(kind) is tuple:
        variable = "line" if get_args(kind)[0] is str else path.rpartition(".")[2].removesuffix("s")
        inside = variable if get_args(kind)[0] is str else f"{variable}.…"
        loop = f"{{%p for {variable} in {path} %}} · {{{{ {inside} }}}} · {{%p endfor %}}"
        return Bilingual(f"lặp qua nó bằng ba đoạn {loop}", f"loop over it in three paragraphs {loop}")
    inner = fields_of(kind)
    texts = [name for name in inner if inner[name] is str] or list(inner)
    fields = ", ".join(f"{path}.{name}" for name in texts) or "…"
    return Bilingual(f"in một trường của nó: {fields}", f"print one of its fields: {fields}")


_PRINTS_AS: Final = regex(r"\{\{[-+]?\s*([rp])\s+([\w.]+)")


def way_of_docxtpl(tag: str) -> Bilingual:
    """What to type instead of a tag that is docxtpl's: for formatted text, for a document within a document, for a run
    that vanishes.
    """
    if (found := _PRINTS_AS.match(tag)) and found[1] == "r":
        return Bilingual(
            f"bỏ chữ r: {{{{ {found[2]} }}}}; chữ đậm, nghiêng thì gõ **đậm**, *nghiêng* trong kế hoạch và thêm "
            "“style: {emphasis: yes}” vào pack.yaml",
            f"leave out the r: {{{{ {found[2]} }}}}; for bold and italic type **bold**, *italic* in the plan and add "
            "“style: {emphasis: yes}” to pack.yaml",
        )
    if found:
        return Bilingual(
            f"một đoạn chữ: bỏ chữ p, {{{{ {found[2]} }}}}; cả một phần có đoạn và bảng: lặp qua doc.blocks",
            f"for one text leave out the p: {{{{ {found[2]} }}}}; for a part with paragraphs and tables loop over "
            "doc.blocks",
        )
    if tag.startswith("{%r "):
        return Bilingual("bỏ chữ r: {% … %}", "leave out the r: {% … %}")
    return terms.meant_or_language("")


def way_else(node: nodes.Node, reserved: Sequence[str]) -> Bilingual:
    """What to type instead of what other template languages have and this one has not."""
    match node:
        case nodes.Test(name="defined" | "none"):
            return Bilingual(
                "hỏi thẳng: {% if tên %} đúng khi có gì để in, {% if not tên %} khi không có",
                "ask for it itself: {% if name %} holds if there is something to print, {% if not name %} otherwise",
            )
        case nodes.Compare() | nodes.Test():
            return Bilingual(
                "điều kiện chỉ hỏi có hay không có gì để in: {% if tên %}, với not, and, or, loop.first, loop.last",
                "a condition only asks whether there is something to print: {% if name %}, with not, and, or, "
                "loop.first, loop.last",
            )
        case nodes.CondExpr() | nodes.And() | nodes.Or() | nodes.Not():
            return Bilingual(
                "dùng {% if tên %} {{ tên }} {% else %} … {% endif %}",
                "use {% if name %} {{ name }} {% else %} … {% endif %}",
            )
        case nodes.For(target=nodes.Name(name=str(name))) if name in reserved:
            return Bilingual(
                f"đặt tên khác cho biến, như “line”: “{name}” đã có nghĩa",
                f"call the variable something other than “{name}”, like “line”",
            )
        case nodes.For(test=nodes.Node()):
            return Bilingual(
                "đặt {% if … %} bên trong vòng lặp thay cho “if” trong {% for %}",
                "put an {% if … %} inside the loop instead of the “if” in {% for %}",
            )
    return terms.meant_or_language("")
