"""A template is data: what it may say, and that everything else is refused when it is compiled, with its reason."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

import kehoach
from kehoach.errors import PackError
from kehoach.ooxml.budgets import TEMPLATE as BUDGET
from kehoach.ooxml.xml import w
from kehoach.view.document import view_document
from kehoach.word.render import render_document
from kehoach.word.template import compile_template
from tests.conftest import EXAMPLES, ROOT, Docx

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATE = (ROOT / "templates" / "co-so" / "template.docx").read_bytes()


def changed(
    change: Callable[[str], str], part: str = "word/document.xml", *, add: dict[str, bytes] | None = None
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == part:
                before = data.decode()
                data = change(before).encode()
                assert data.decode() != before
            target.writestr(info.filename, data)
        for name, data in (add or {}).items():
            target.writestr(name, data)
    return out.getvalue()


def tag(text: str) -> Callable[[str], str]:
    """Put a tag where the kind of document is printed."""
    return lambda xml: xml.replace("{{ doc.kind }}", text)


def test_the_pack_compiles_once_for_the_same_bytes() -> None:
    assert compile_template(TEMPLATE) is compile_template(bytes(bytearray(TEMPLATE)))


@pytest.mark.parametrize(
    "text",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ doc|attr('__class__') }}",
        "{{ doc.kind.upper() }}",
        "{{ doc.__class__ }}",
        "{{ range(10**9) }}",
        "{{ 'a' * 10 }}",
        "{{ 1 + 1 }}",
        "{{ doc.kind ~ 'x' }}",
        "{{ doc['kind'] }}",
        "{{ doc.kind|upper }}",
        "{{ doc.blocks }}",
        "{{ doc }}",
        "{% set x = doc %}",
        "{% include 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{% if doc.kind == 'x' %}a{% endif %}",
        "{% for a in doc.blocks if a %}a{% endfor %}",
        "{% for a in doc.kind %}{{ a }}{% endfor %}",
        "{% for doc in doc.blocks %}{% endfor %}",
        "{{ doc.kind",
        "{% if doc.kind %}",
        "{{ loop.index }}",
    ],
)
def test_what_is_not_the_template_language_is_refused(text: str) -> None:
    with pytest.raises(PackError, match=r"document\.xml"):
        compile_template(changed(tag(text.replace("'", "&apos;"))))


def test_a_misspelt_tag_is_refused_and_the_near_name_offered() -> None:
    with pytest.raises(PackError, match=r"KH511 .*doc\.knid"):
        compile_template(changed(tag("{{ doc.knid }}")))


@pytest.mark.parametrize(
    "split",
    [
        "{{ doc.</w:t></w:r><w:r><w:t>kind }}",
        '{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>{ doc.kind }}',
        "{{doc.kind}</w:t></w:r><w:r><w:t>}",
    ],
)
def test_a_tag_that_word_has_split_over_runs_is_read_whole(split: str) -> None:
    assert compile_template(changed(tag(split)))


@pytest.mark.parametrize(
    "text",
    ["trước {%p if doc.kind %}", "{%p if doc.kind %} sau", "{%tr for line in doc.basis %}", "{%tc if doc.kind %}"],
)
def test_text_that_docxtpl_would_swallow_beside_a_tag_is_refused(text: str) -> None:
    with pytest.raises(PackError, match="KH5"):
        compile_template(changed(tag(text)))


def test_the_beginning_of_a_comment_alone_is_ordinary_text() -> None:
    assert compile_template(changed(tag("{# ghi chú {{ doc.kind }}")))


@pytest.mark.parametrize("role", ["body_number", "total_center", "head"])
def test_a_model_table_must_have_every_role(role: str) -> None:
    with pytest.raises(PackError, match="model table"):
        compile_template(changed(lambda xml: xml.replace(f"{{{{ block.table | {role} }}}}", "")))


def test_a_row_that_does_not_fill_its_table_is_refused() -> None:
    with pytest.raises(PackError, match="spans"):
        compile_template(changed(lambda xml: xml.replace('<w:gridCol w:w="3515"/>', "", 1)))


def test_the_package_itself_is_held_to_account() -> None:
    with pytest.raises(PackError, match=r"is not a \.docx file"):
        compile_template(b"not a zip")
    with pytest.raises(PackError, match="file is damaged"):
        compile_template(TEMPLATE[:2000])
    with pytest.raises(PackError, match="unsafe"):
        compile_template(changed(tag("{{ doc.kind }}!"), add={"../evil.xml": b"<a/>"}))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    picture = f'<Relationship Id="x" Type="{kind}" Target="media/a.png"/></Relationships>'
    with pytest.raises(PackError, match="does not declare the type"):
        compile_template(
            changed(
                lambda xml: xml.replace("</Relationships>", picture),
                "word/_rels/document.xml.rels",
                add={"word/media/a.png": b"x"},
            )
        )


def test_a_document_type_is_refused() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa">]>'
    with pytest.raises(PackError, match="DOCTYPE"):
        compile_template(changed(lambda xml: xml.replace("<w:document", bomb + "<w:document", 1)))


def test_a_package_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.word.template.TEMPLATE", replace(BUDGET, size=1000))
    with pytest.raises(PackError, match="too large"):
        compile_template(changed(tag("{{ doc.kind }} ")))


@pytest.mark.parametrize(
    ("printed", "lost"),
    [
        ("{{ block.paragraph }}", "block.paragraph"),
        ("{{ doc.subject }}", "doc.subject"),
        ("{{ doc.signature.name }}", "doc.signature.name"),
        ("{{ block.closing }}", "block.closing"),
    ],
)
def test_a_template_that_would_lose_a_part_of_the_plan_is_refused(printed: str, lost: str) -> None:
    with pytest.raises(PackError, match=lost.replace(".", r"\.")):
        compile_template(changed(lambda xml: xml.replace(printed, "")))


# --- sections


def printed_by(template: bytes) -> list[tuple[str | None, str | None]]:
    """The example with a wide table, in that template: width and way round of each section."""
    computed = kehoach.compute(kehoach.load(EXAMPLES / "bang-rong-mau" / "plan.yaml"))
    made = Docx(render_document(view_document(computed), compile_template(template)).data)
    sizes = [section.find(w("pgSz")) for section in made.tree().iter(w("sectPr"))]
    return [(size.get(w("w")), size.get(w("orient"))) for size in sizes]


def test_a_template_with_section_breaks_of_its_own_keeps_them_and_none_are_added() -> None:
    def with_break(xml: str) -> str:
        section = xml[xml.index("<w:sectPr>") : xml.index("</w:sectPr>") + len("</w:sectPr>")]
        return xml.replace("<w:sectPr>", f"<w:p><w:pPr>{section}</w:pPr></w:p><w:sectPr>", 1)

    assert printed_by(changed(with_break)) == [("11906", None)] * 2


def test_a_landscape_template_is_turned_for_nothing_that_is_wide() -> None:
    def landscape(xml: str) -> str:
        return xml.replace(
            '<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        )

    assert printed_by(changed(landscape)) == [("16838", "landscape")] * 3


def test_a_template_that_does_not_number_its_pages_begins_each_appendix_at_one_all_the_same() -> None:
    bare = changed(lambda xml: xml.replace('<w:pgNumType w:start="1"/>', ""))
    computed = kehoach.compute(kehoach.load(EXAMPLES / "bang-rong-mau" / "plan.yaml"))
    made = Docx(render_document(view_document(computed), compile_template(bare)).data)
    starts = [number.get(w("start")) for number in made.tree().iter(w("pgNumType"))]
    assert starts == ["1", "1", "1"]


def test_a_template_whose_text_has_no_body_is_refused() -> None:
    with pytest.raises(PackError) as refused:
        compile_template(changed(lambda text: text.replace("w:body>", "w:la>")))
    assert [finding.message_in("en") for finding in refused.value.findings] == [
        "this file cannot be used as a Word template: word/document.xml has no body"
    ]
