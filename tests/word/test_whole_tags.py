"""What is wrong with a template is found where it stands: its part, table, row, cell and paragraph; what Word itself
has cut up is put together again.
"""

from __future__ import annotations

import io
import itertools
import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.diagnostics import report
from kehoach.errors import PackError
from kehoach.packs import TemplateFile
from kehoach.plan.keys import OMITTED_UNLESS_SET
from kehoach.word.template import compile_template
from tests.conftest import EXAMPLES, ROOT
from tests.word.office_file import findings_of, office_file

if TYPE_CHECKING:
    from kehoach.diagnostics import Finding

TEMPLATE = (ROOT / "templates" / "co-so" / "template.docx").read_bytes()
KIND = "{{ doc.kind }}"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def edited(*changes: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """The common template with each ``before`` of a part's XML replaced by its ``after``, once."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == part:
                text = data.decode()
                for before, after in changes:
                    assert before in text, before
                    text = text.replace(before, after, 1)
                data = text.encode()
            target.writestr(info.filename, data)
    return out.getvalue()


def faults(template: bytes) -> list[Finding]:
    try:
        compile_template(template)
    except PackError as error:
        return list(error.findings)
    return []


def only(template: bytes) -> Finding:
    (finding,) = faults(template)
    return finding


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    grid = "<w:gridCol/>" * len(rows[0])
    made = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def at_end(xml: str) -> bytes:
    """The template with something more before its last section."""
    return edited(("<w:sectPr>", xml + "<w:sectPr>"))


# --- places


def test_an_unknown_name_is_found_with_the_nearest_one_and_its_place() -> None:
    finding = only(edited((KIND, "Loại: {{ doc.knid }}")))
    assert (finding.code, finding.file) == ("KH511", "template.docx")
    assert finding.message == "không có “doc.knid”: document.xml, đoạn 1 (“Loại: {{ doc.knid }}”)"
    assert finding.hint == "ý bạn là “kind”?"
    assert finding.column == len("Loại: ") + 1


def test_a_place_in_a_table_names_row_and_cell() -> None:
    finding = only(edited(("{{ doc.heading.number }}", "{{ doc.heading.numbr }}")))
    assert "document.xml, bảng 1, hàng 2, ô 1, đoạn 2" in finding.message
    assert "document.xml, table 1, row 2, cell 1, paragraph 2" in finding.message_in("en")


def test_a_program_finds_the_paragraph_by_its_numbers() -> None:
    template = at_end(table(("<w:p/>", paragraph("Trước") + paragraph("{{ doc.knd }}"))))
    (item,) = report.as_json(faults(template), "en")
    assert json.loads(json.dumps(item["spot"])) == {
        "part": "document.xml", "paragraph": 2, "table": 5, "row": 1, "cell": 2, "boxed": False,
    }  # fmt: skip
    import docx

    document = docx.Document(io.BytesIO(template))
    assert document.tables[4].rows[0].cells[1].paragraphs[1].text == "{{ doc.knd }}"
    lines = list(document.element.body.iter(f"{{{W}}}p"))
    assert "".join(t.text for t in lines[item["line"] - 1].iter(f"{{{W}}}t")) == "{{ doc.knd }}"  # type: ignore[operator]


def test_a_tag_in_a_header_is_read_and_found_there() -> None:
    header = ("</w:hdr>", paragraph("{{ doc.subjct }}") + "</w:hdr>")
    finding = only(edited(header, part="word/header1.xml"))
    assert "header1.xml, đoạn 2" in finding.message
    assert finding.hint == "ý bạn là “subject”?"
    assert faults(edited(("</w:hdr>", paragraph("{{ doc.subject }}") + "</w:hdr>"), part="word/header1.xml")) == []


def test_a_tag_in_a_text_box_is_found_once_though_it_stands_there_twice() -> None:
    inside = f"<w:txbxContent>{paragraph('{{ doc.subjct }}')}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps">{inside}</mc:Choice>'
        f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    finding = only(at_end(box))
    assert "document.xml, hộp văn bản, đoạn 1 (“{{ doc.subjct }}”)" in finding.message


def test_a_text_box_inside_a_loop_knows_the_loops_variable() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('{{ line }}')}</w:txbxContent></w:pict></w:r>"
    begin, end = ("<w:r><w:t>{% " + words + " %}</w:t></w:r>" for words in ("for line in doc.basis", "endfor"))
    assert faults(at_end(f"<w:p>{begin}{box}{end}</w:p>")) == []


def test_everything_wrong_is_found_at_once() -> None:
    template = edited(
        (KIND, "{{ doc.knid }}"), ("{{ doc.subject }}", "{{ doc.subject"), ("Nơi nhận:", "Nơi nhận: {{ doc.noi_nhan }}")
    )
    assert [f.code for f in faults(template)] == ["KH511", "KH513", "KH511"]


# --- what Word does to a tag


SPLITS = {
    "runs": "{{ doc.</w:t></w:r><w:r><w:t>kind }}",
    "spelling marks": '{{ doc.</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>kind</w:t></w:r>'
    '<w:proofErr w:type="spellEnd"/><w:r><w:t xml:space="preserve"> }}',
    "revision ids": '{{ do</w:t></w:r><w:r w:rsidR="00AB12CD"><w:t>c.ki</w:t></w:r>'
    '<w:r w:rsidRPr="00FF0000"><w:t>nd }}',
    "languages": '{</w:t></w:r><w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t>{ doc.kind }</w:t></w:r><w:r><w:t>}',
    "a bookmark": '{{ doc.ki</w:t></w:r><w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>'
    "<w:r><w:t>nd }}",
    "a page break Word remembers": "{{ doc.</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>kind }}",
    "a soft hyphen and a zero width space": "{{ doc.\u200bki\u00adnd }}",
    "no-break spaces": "{{\u00a0doc.kind\u00a0}}",
}


def found(template: bytes) -> TemplateFile:
    """A template as a pack gives it."""
    return TemplateFile("x/template.docx", template, OMITTED_UNLESS_SET)


@pytest.mark.parametrize("split", SPLITS.values(), ids=SPLITS)
def test_a_tag_that_word_has_cut_up_is_mended_and_prints_the_same_text(
    split: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed = kehoach.compute(kehoach.load(EXAMPLES / "bac-son-2023" / "plan.yaml"))
    wanted = text(kehoach.render(computed))
    template = edited((KIND, split))
    monkeypatch.setattr("kehoach.pipeline.template_of", lambda *_: found(template))
    assert text(kehoach.render(computed)) == wanted


@pytest.mark.slow
@given(st.sets(st.integers(1, len("{{ doc.subject }}") - 1)))
def test_wherever_a_tag_is_cut_it_is_mended(cuts: set[int]) -> None:
    tag = "{{ doc.subject }}"
    edges = [0, *sorted(cuts), len(tag)]
    pieces = [tag[a:b] for a, b in itertools.pairwise(edges)]
    split = '</w:t></w:r><w:r><w:t xml:space="preserve">'.join(pieces)
    assert faults(edited((tag, split))) == []


def test_text_beside_a_mended_tag_stays_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    split = "Trước {{ doc.</w:t></w:r><w:r><w:t>kind }} sau {{ doc.</w:t></w:r><w:r><w:t>kind }}."
    monkeypatch.setattr("kehoach.pipeline.template_of", lambda *_: found(edited((KIND, split))))
    computed = kehoach.compute(kehoach.load(EXAMPLES / "bac-son-2023" / "plan.yaml"))
    assert "Trước KẾ HOẠCH sau KẾ HOẠCH." in text(kehoach.render(computed))


@pytest.mark.parametrize("beside", ["{", "}", "{#", "#}", "{ x }", "%", "{ {", "5 %"])
def test_ordinary_braces_stay_what_they_are(beside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    after = f'{beside}</w:t></w:r><w:r><w:t xml:space="preserve"> {KIND}{beside} % # ' + "}"
    monkeypatch.setattr(
        "kehoach.pipeline.template_of",
        lambda *_: found(edited((KIND, beside + " " + KIND + after))),
    )
    computed = kehoach.compute(kehoach.load(EXAMPLES / "bac-son-2023" / "plan.yaml"))
    assert f"{beside} KẾ HOẠCH{beside} KẾ HOẠCH{beside} % # }}" in text(kehoach.render(computed))


@pytest.mark.parametrize("between", ["<w:br/>", "<w:tab/>", '<w:fldChar w:fldCharType="begin"/>'])
def test_a_tag_with_something_in_it_that_is_no_text_is_refused_with_its_place(between: str) -> None:
    found = faults(edited((KIND, f"{{{{ doc.</w:t>{between}<w:t>kind }}}}")))
    assert found[0].code == "KH514"
    assert "document.xml, đoạn 1" in found[0].message


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("{{ doc.kind", "KH513"),
        ("doc.kind }}", "KH513"),
        ("{{ doc.kind %}", "KH513"),
        ("{% if doc.kind", "KH513"),
        ("{{ doc.kind {{ doc.kind }}", "KH513"),
        ("{{ “doc.kind” }}", "KH515"),
        ("{{ doc.kind | default('x') }}", "KH515"),
        ("{{ doc.ki\u0323nd }}", "KH511"),
        ("{{ doc kind }}", "KH512"),
        ("{{ }}", "KH512"),
        ("{{ doc.heading }}", "KH521"),
        ("{{ doc.kind | upper }}", "KH523"),
        ("{% for x in doc.kind %}{{ x }}{% endfor %}", "KH522"),
        ("{% if doc.kind %}{{ doc.kind }}", "KH516"),
        ("{% for line in doc.basis %}{{ line }}", "KH516"),
        ("{{ doc.kind }}{% endif %}", "KH517"),
        ("{% else %}", "KH517"),
        ("{% iff doc.kind %}", "KH512"),
        ("{% raw %}", "KH512"),
        ("{%tr if doc.kind %}", "KH520"),
        ("{%p if doc.kind %} và chữ", "KH519"),
        ("{% tc if doc.kind %}", "KH520"),
    ],
)
def test_each_way_to_get_a_tag_wrong_is_found_in_its_paragraph(typed: str, code: str) -> None:
    found = faults(edited((KIND, typed)))
    assert code in {f.code for f in found}
    assert all("document.xml, đoạn 1" in f.message for f in found if f.code == code)
    assert all(f.hint and f.hint_in("en") for f in found if f.code not in ("KH511", "KH523"))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ('{% if doc.kind == "x" %}a{% endif %}', "KH515"),
        ("{% for line in “doc.basis” %}{{ line }}{% endfor %}", "KH515"),
        ("{% if doc.</w:t><w:br/><w:t>kind %}a{% endif %}", "KH514"),
        ("{% if doc.kind = doc.subject %}{{ doc.kind }}{% endif %}", "KH512"),
        ("{% for line in doc.bass %}{{ line }}{% endfor %}", "KH511"),
        ("{%tc if doc.kind %}{% endif %}", "KH520"),
    ],
)
def test_what_only_follows_from_a_fault_is_not_said_too(typed: str, code: str) -> None:
    assert {f.code for f in faults(edited((KIND, KIND + typed)))} - {"KH518"} == {code}


def test_a_misspelt_statement_is_offered_the_word_that_was_meant() -> None:
    found = [f for f in faults(edited((KIND, "{% endfr %}"))) if f.code == "KH512"]
    assert found[0].hint == "ý bạn là “endfor”?"


def test_names_inside_a_block_that_is_not_closed_are_looked_at_all_the_same() -> None:
    found = faults(edited((KIND, "{% for line in doc.basis %}{{ lien }}")))
    assert sorted(f.code for f in found) == ["KH511", "KH516"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{% if doc.kind %}", "{% endif %}"),
        ("{%p if doc.kind %}", "{%p endif %}"),
        ("{%p if doc.kind %}", "{% endif %}"),
    ],
)
def test_a_block_that_crosses_cells_is_refused_at_its_end(one: str, other: str) -> None:
    found = faults(at_end(table((paragraph(one), paragraph(other)))))
    assert [f.code for f in found] == ["KH518"]
    assert "bảng 5, hàng 1, ô 2, đoạn 1" in found[0].message
    assert one in found[0].message


def test_rows_that_are_repeated_are_rows_of_one_table() -> None:
    begun = table((paragraph("{%tr for line in doc.basis %}"),), (paragraph("{{ line }}"),))
    ended = table((paragraph("{%tr endfor %}"),))

    found = faults(at_end(f"{begun}<w:p/>{ended}"))
    assert [f.code for f in found] == ["KH518"]
    assert "bảng 6, hàng 1" in found[0].message


def test_a_block_may_go_over_paragraphs_of_one_cell_and_over_rows() -> None:
    cell = paragraph("{%p if doc.kind %}") + paragraph("{{ doc.kind }}") + paragraph("{%p endif %}") + "<w:p/>"
    rows = [(paragraph(text),) for text in ("{%tr for line in doc.basis %}", "{{ line }}", "{%tr endfor %}")]
    assert faults(at_end(table((cell,)))) == []
    assert faults(at_end(table(*rows))) == []


def test_tracked_changes_are_refused_since_every_document_would_show_them() -> None:
    inserted = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>chữ</w:t></w:r></w:ins></w:p>'
    assert [f.code for f in faults(at_end(inserted))] == ["KH529"]


# --- what a plan needs


@pytest.mark.parametrize(
    ("tag", "path"),
    [("{{ doc.signature.name }}", "doc.signature.name"), ("{{ doc.opening }}", "doc.opening"), (KIND, "doc.kind")],
)
def test_a_needed_field_that_is_printed_nowhere_is_named_as_it_is_typed(tag: str, path: str) -> None:
    finding = only(edited((tag, "")))
    assert (finding.code, f"{{{{ {path} }}}}" in finding.hint) == ("KH524", True)


def test_a_misspelt_role_in_the_model_table_is_offered_the_nearest() -> None:
    found = faults(edited(("{{ block.table | body_number }}", "{{ block.table | body_numbr }}")))
    assert ("KH523", "ý bạn là “body_number”?") in [(f.code, f.hint) for f in found]
    assert "bảng 2, hàng 4, ô 2" in found[0].message


def test_words_in_the_model_table_would_be_lost_and_are_refused() -> None:
    found = faults(edited(("{{ block.table | body_number }}", "{{ block.table | body_number }} hộ")))
    assert "KH526" in {f.code for f in found}


def test_a_tag_among_the_properties_of_a_model_table_is_refused_since_nothing_would_fill_it() -> None:
    tag = "<w:r><w:t>{{ doc.kind }}</w:t></w:r>"
    found = faults(
        edited(("<w:trPr><w:cantSplit/><w:tblHeader/>", f"<w:trPr><w:cantSplit>{tag}</w:cantSplit><w:tblHeader/>"))
    )
    assert "KH526" in {f.code for f in found}


@pytest.mark.parametrize(
    ("old", "new"),
    [('<Default Extension="xml" ', "<Default "), ('PartName="/word/document.xml"', 'PartName="word/document.xml"')],
    ids=["no extension", "no slash"],
)
def test_types_that_word_does_not_understand_are_refused(old: str, new: str) -> None:
    assert [f.code for f in faults(office_file(("[Content_Types].xml", old, new)))] == ["KH510"]


def test_two_relations_of_one_id_are_refused() -> None:
    assert [f.code for f in faults(office_file(("_rels/.rels", 'Id="rId2"', 'Id="rId1"')))] == ["KH510"]


@pytest.mark.parametrize("cell", ["<w:tr><w:tc><w:p/></w:tc></w:tr>", "<w:tc><w:p/></w:tc>"], ids=["row", "cell"])
def test_a_row_or_a_cell_outside_of_a_table_is_refused(cell: str) -> None:
    assert [(f.code, "outside of a table" in f.message_in("en")) for f in faults(at_end(cell))] == [("KH510", True)]


def test_a_tag_outside_of_a_paragraph_is_refused() -> None:
    text = "<w:t>{%p else %}</w:t>"
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    for stray in (at_end(text), edited((size, f"{size}<w:titlePg>{text}</w:titlePg>"))):
        assert "KH533" in {f.code for f in faults(stray)}


def test_a_line_without_a_text_above_it_or_with_another_tag_is_refused() -> None:
    line = "{{ doc.subject | line_under }}"
    assert only(edited((line, "{{ doc.subject }}"))).code == "KH528"
    assert only(edited((line, "{{ doc.subjct | line_under }}"))).code == "KH511"


@settings(max_examples=settings().max_examples // 2)
@given(st.text(alphabet="{}% doc.kindfrse|“\u200b\n", max_size=40))
def test_whatever_is_typed_is_compiled_or_found_and_never_a_traceback(typed: str) -> None:
    found = faults(edited((KIND, KIND + typed)))
    assert all(f.code.startswith("KH5") for f in found)


def text(document: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return re.sub(r"<[^>]*>", "", package.read("word/document.xml").decode())


# --- one mistake is one finding


def hints(template: bytes) -> list[tuple[str, str]]:
    return [(finding.code, finding.hint) for finding in findings_of(template)]


def paragraphs(*texts: str) -> bytes:
    return at_end("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("{%P if doc.kind %}", "x", "{%p endif %}"),
        ("{%p If doc.kind %}", "x", "{%P Endif %}"),
        ("{% If doc.kind %}x{% endif %}",),
    ],
)
def test_capitals_that_word_sets_at_the_beginning_of_a_paragraph_are_no_mistake(texts: tuple[str, ...]) -> None:
    assert findings_of(paragraphs(*texts)) == []


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (("{%p fi doc.kind %}", "x", "{%p endif %}"), "if"),
        (("{%p if doc.kind %}", "x", "{%p endfi %}"), "endif"),
        (("{%p fro line in doc.basis %}", "{{ line }}", "{%p endfor %}"), "for"),
        (("{%p if doc.kind %}", "x", "{%p esle %}", "y", "{%p endif %}"), "else"),
        (("{%p if doc.kind %}", "x", "{%p elfi doc.kind %}", "y", "{%p endif %}"), "elif"),
    ],
)
def test_a_misspelt_word_of_a_block_is_one_finding(texts: tuple[str, ...], meant: str) -> None:
    assert hints(paragraphs(*texts)) == [("KH512", f"ý bạn là “{meant}”?")]


def test_an_elif_goes_on_with_an_if_and_stands_nowhere_else() -> None:
    ladder = ("{%p if doc.kind %}", "x", "{%p elif doc.opening %}", "y", "{%p else %}", "z", "{%p endif %}")

    assert findings_of(paragraphs(*ladder)) == []
    assert hints(paragraphs("x", *ladder[2:4])) == [("KH517", "xóa thẻ này, hoặc thêm “{% if … %}” ở trước")]


def test_a_loop_with_an_else_is_answered_with_what_to_type() -> None:
    ((code, hint),) = hints(paragraphs("{%p for line in doc.basis %}", "{%p else %}", "{%p endfor %}"))
    assert code == "KH512"
    assert "vòng lặp không có" in hint


@pytest.mark.parametrize("typed", ["line_emu(0)", "model_table(0)", "in_attribute(0)", "attr(1)"])
def test_a_filter_with_brackets_is_named_as_it_was_typed(typed: str) -> None:
    (found,) = findings_of(paragraphs(f"{{{{ doc.kind | {typed} }}}}"))
    assert found.code == "KH523"
    assert typed.partition("(")[0] in found.message


def test_a_list_in_place_of_a_text_is_answered_with_the_three_paragraphs_that_print_it() -> None:
    ((code, hint),) = hints(paragraphs("{{ doc.recipients }}"))
    assert code == "KH521"
    assert "{%p for line in doc.recipients %} · {{ line }} · {%p endfor %}" in hint


def test_a_list_that_is_not_printed_is_answered_with_what_prints_it() -> None:
    template = office_file(("word/document.xml", "{%p for line in doc.basis %}", "{%p for line in doc.recipients %}"))
    ((code, hint),) = hints(template)
    assert code == "KH524"
    texts = hint[hint.index("{%p") : hint.index(", như trong")].split(" · ")
    assert texts == ["{%p for line in doc.basis %}", "{{ line }}", "{%p endfor %}"]
    followed = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    again = edited(
        ("{%p for line in doc.basis %}", "{%p for line in doc.recipients %}"), ("<w:sectPr>", f"{followed}<w:sectPr>")
    )
    assert findings_of(again) == []


def test_a_file_without_any_tag_is_answered_in_one_sentence() -> None:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    words = "<w:p><w:r><w:t>{ten} và +++x+++</w:t></w:r></w:p>"
    bare = f'<w:document xmlns:w="{main}"><w:body>{words}</w:body></w:document>'
    with zipfile.ZipFile(io.BytesIO(office_file())) as package:
        text = package.read("word/document.xml").decode()
        header = package.read("word/header1.xml").decode()
    assert "{{" not in header
    assert [code for code, _ in hints(office_file(("word/document.xml", text, bare)))] == ["KH538"]
