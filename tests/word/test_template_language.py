"""What a tag may say: conditions and their operators, the place in a loop; what to type instead of the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.word.render import render_document
from kehoach.word.template import compile_template
from kehoach.word.trial import EMPTY
from tests.conftest import Docx
from tests.word.office_file import at_end, findings_of, office_file


def template_with(tags: str) -> bytes:
    return office_file(at_end(f"<w:p><w:r><w:t>⟦{tags}⟧</w:t></w:r></w:p>"))


def printed(tags: str, **fields: object) -> str:
    """What tags print of a document that has these fields and no others."""
    data = render_document(replace(EMPTY, **fields), compile_template(template_with(tags))).data  # type: ignore[arg-type]
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
        ("{{ loop.index }}", "KH511", ""),
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
    assert says.startswith(hint) if hint else not says


def test_each_name_of_a_condition_is_looked_at() -> None:
    assert [code for code, _ in hints("{% if not doc.knid and (doc.subjct or doc.kind) %}{% endif %}")] == ["KH511"] * 2


def test_as_many_operators_as_a_tag_holds_are_read() -> None:
    assert printed("{% if " + "not " * 120 + "doc.kind %}x{% endif %}", kind="z") == "x"
