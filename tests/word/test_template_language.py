"""What a tag may say: conditions and their operators, the place in a loop; what to type instead of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import kehoach
from kehoach.word.render import render_document
from kehoach.word.template import compile_template
from kehoach.word.trial import EMPTY
from tests.conftest import Docx
from tests.word.office_file import at_end, findings_of, made_pack, office_file

if TYPE_CHECKING:
    from pathlib import Path


def template_with(tags: str) -> bytes:
    return office_file(at_end(f"<w:p><w:r><w:t>⟦{tags}⟧</w:t></w:r></w:p>"))


def printed(tags: str, **fields: object) -> str:
    """What tags print of a document that has these fields and no others."""
    data = render_document(replace(EMPTY, **fields), compile_template(template_with(tags))).data
    return "\n".join(Docx(data).paragraphs()).partition("⟦")[2].partition("⟧")[0]


def hints(tags: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.hint_in("en")) for finding in findings_of(template_with(tags))]


@given(*[st.booleans()] * 3)
def test_conditions_mean_what_they_mean_in_python(a: bool, b: bool, c: bool) -> None:
    tags = "{% if not doc.subject and (doc.opening or not doc.authority) %}x{% else %}y{% endif %}"
    fields = dict(zip(("subject", "opening", "authority"), (is_there * "z" for is_there in (a, b, c)), strict=True))
    assert printed(tags, **fields) == ("x" if not a and (b or not c) else "y")


def test_and_binds_closer_than_or() -> None:
    tags = "{% if doc.subject or doc.opening and doc.authority %}x{% endif %}"
    assert printed(tags, subject="z") == "x"
    assert printed(tags, opening="z") == ""


@pytest.mark.parametrize(
    ("lines", "text"),
    [((), ""), (("a",), "1/1 a."), (("a", "b", "c"), "1/3 a, 2/3 b, 3/3 c.")],
)
def test_a_loop_knows_its_place(lines: tuple[str, ...], text: str) -> None:
    tags = (
        "{% for line in doc.basis %}{{ loop.index }}/{{ loop.length }} {{ line }}"
        "{% if loop.last %}.{% else %}, {% endif %}{% endfor %}"
    )
    assert printed(tags, basis=lines) == text


def test_loop_is_the_innermost_one_and_the_outer_one_again_after_it() -> None:
    tags = (
        "{% for a in doc.basis %}{% for b in doc.recipients %}{{ loop.index }}{% endfor %}"
        "{% if not loop.first %}-{{ loop.index }}{% endif %};{% endfor %}"
    )
    assert printed(tags, basis=("a", "b"), recipients=("c", "d", "e")) == "123;123-2;"


@pytest.mark.parametrize(
    ("tags", "code", "hint"),
    [
        ("{% for x in doc.basis %}{{ loop.first }}{% endfor %}", "KH521", "use it in a condition: {% if loop.first %}"),
        ("{% for x in doc.basis %}{{ loop }}{% endfor %}", "KH521", "print one of its fields: loop.index, loop.length"),
        ("{{ doc.basis }}", "KH521", "loop over it in three paragraphs {%p for line in doc.basis %}"),
        ("{{ loop.index }}", "KH511", "“loop” can be used between {% for … %}"),
        (
            "{{ customer_name }}",
            "KH511",
            "what only your documents have is declared in pack.yaml: “fields: {customer_name:",
        ),
        ("{{ doc.customer }}", "KH511", "what only your documents have is declared in pack.yaml: “fields: {customer:"),
        ("{% for i in items %}{{ i.price }}{% endfor %}", "KH511", "what only your documents have"),
        ("{% for r in doc.basis %}{{ r.name }}{% endfor %}", "KH511", "“r” is one text: type {{ r }}"),
        ("{{ doc.subject.text }}", "KH511", "“doc.subject” is one text: type {{ doc.subject }}"),
        ("{% for b in doc.blocks %}{{ b.words }}{% endfor %}", "KH511", "there are: section, heading, subheading"),
        ("{{r doc.subject }}", "KH512", "leave out the r: {{ doc.subject }}"),
        ("{{p sub }}", "KH512", "for one text leave out the p: {{ sub }}"),
        ("{% for x in doc.basis %}{{ loop.lenght }}{% endfor %}", "KH511", "did you mean “length”?"),
        ("{% if doc.kind is defined %}{% endif %}", "KH512", "ask for it itself: {% if name %}"),
        ("{% if not doc.kind > doc.subject %}{% endif %}", "KH512", "a condition only asks whether"),
        ("{{ doc.kind if doc.subject else doc.opening }}", "KH512", "use {% if name %} {{ name }} {% else %}"),
        ("{{ doc.kind or doc.subject }}", "KH512", "use {% if name %} {{ name }} {% else %}"),
        ("{% for x in doc.basis if x %}{% endfor %}", "KH512", "put an {% if … %} inside the loop"),
        ("{% for loop in doc.basis %}{% endfor %}", "KH512", "call the variable something other than “loop”"),
    ],
)
def test_what_other_languages_have_is_refused_with_what_to_type(tags: str, code: str, hint: str) -> None:
    ((found, says),) = hints(tags)
    assert found == code
    assert says.startswith(hint)


def test_a_name_that_a_pack_declares_is_meant_where_it_stands_alone(tmp_path: Path) -> None:
    fields = "fields:\n  khach_hang: {label: Khách hàng}\n  muc: {label: Mục, kind: lines}\n"
    tags = "{{ Khach_hang }}{% for m in muc %}{{ m }}{% endfor %}{{ doc.fields.khach_hang }}"
    folder = made_pack(
        tmp_path, fields, at_end(f"<w:p><w:r><w:t>{tags}{{% if doc.fields.muc %}}{{% endif %}}</w:t></w:r></w:p>")
    )
    found = kehoach.check_pack(folder / "mau")
    meant = [("KH511", "did you mean “doc.fields.khach_hang”?"), ("KH511", "did you mean “doc.fields.muc”?")]
    assert [(finding.code, finding.hint_in("en")) for finding in found] == meant


def test_a_list_that_is_not_there_would_be_a_field_of_several_lines() -> None:
    ((_, says),) = hints("{% for i in items %}{{ i }}{% endfor %}")
    assert "{items: {label: …, kind: lines}}" in says


def test_each_name_of_a_condition_is_looked_at() -> None:
    assert [code for code, _ in hints("{% if not doc.knid and (doc.subjct or doc.kind) %}{% endif %}")] == ["KH511"] * 2


def test_as_many_operators_as_a_tag_holds_are_read() -> None:
    assert printed("{% if " + "not " * 120 + "doc.kind %}x{% endif %}", kind="z") == "x"
