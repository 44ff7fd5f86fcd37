"""A field that fetches or runs something is a finding, however its code is put together."""

from __future__ import annotations

import pytest

from tests.word.office_file import at_end, codes_of, office_file, related, typed


@pytest.mark.parametrize(
    "instruction",
    [
        *("DDEAUTO c:\\x", "dde excel", "INCLUDETEXT x.docx", "INCLUDEPICTURE x.png", "LINK Excel", "DATABASE \\d x"),
        *("MERGEFIELD Ten", "DATE \\@ dd/MM", "TIME", "FILLIN x", "MACROBUTTON x y", "FILENAME", "AUTHOR"),
    ],
)
def test_a_field_that_fetches_runs_or_changes_is_refused_at_its_paragraph(instruction: str) -> None:
    simple = f'<w:p><w:fldSimple w:instr=" {instruction} "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    assert codes_of(office_file(at_end(simple))) == ["KH530 document.xml"]


def test_a_field_whose_instruction_word_has_cut_up_is_read_whole() -> None:
    pieces = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (" DDE", "AUTO ", "excel "))
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))

    assert codes_of(office_file(at_end(f"<w:p>{begin}{pieces}{end}</w:p>"))) == ["KH530 document.xml"]


def test_a_field_within_a_harmless_one_is_found() -> None:
    inner = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    text = "<w:r><w:instrText>{}</w:instrText></w:r>"
    begin, end = inner.format("begin"), inner.format("end")
    nested = begin + text.format(" QUOTE ") + begin + text.format("DDE x") + end + end

    assert codes_of(office_file(at_end(f"<w:p>{nested}</w:p>"))) == ["KH530 document.xml"]


@pytest.mark.parametrize("instruction", ["PAGE", "NUMPAGES", "= 1 + 1", "page \\* MERGEFORMAT", "SEQ Bang"])
def test_a_field_of_the_document_itself_is_allowed(instruction: str) -> None:
    simple = f'<w:p><w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    assert codes_of(office_file(at_end(simple))) == []


def test_a_field_in_a_header_without_tags_is_found() -> None:
    header = ("word/header1.xml", "</w:hdr>", '<w:p><w:fldSimple w:instr="DATE"/></w:p></w:hdr>')
    assert codes_of(office_file(header)) == ["KH530 header1.xml"]


@pytest.mark.parametrize(
    "instruction",
    [
        'HYPERLINK "https://example.org/a"',
        "HYPERLINK mailto:xa@example.org",
        'HYPERLINK \\l "_Toc1"',
        'hyperlink "http://example.org" \\o "chú" \\n',
        'HYPERLINK "https://example.org/?a=1 2" \\t "_blank"',
        'HYPERLINK \\l "_Toc1" \\h',
    ],
)
def test_a_field_that_only_leads_to_a_page_or_a_mailbox_is_allowed(instruction: str) -> None:
    simple = f"<w:p><w:fldSimple w:instr='{instruction}'/></w:p>"
    assert codes_of(office_file(at_end(simple))) == []


@pytest.mark.parametrize(
    "instruction",
    ['HYPERLINK "file:///C:/x"', 'HYPERLINK "\\\\server\\x"', "HYPERLINK cmd.exe", 'HYPERLINK "https://a" "x"'],
)
def test_a_field_that_leads_to_a_file_is_refused(instruction: str) -> None:
    simple = f"<w:p><w:fldSimple w:instr='{instruction}'/></w:p>"
    assert codes_of(office_file(at_end(simple))) == ["KH530 document.xml"]


def test_a_field_written_in_references_to_characters_is_found() -> None:
    simple = '<w:p><w:fldSimple w:instr="&#68;DE&#x41;UTO cmd"/></w:p>'
    assert codes_of(office_file(at_end(simple))) == ["KH530 document.xml"]


def test_a_field_in_a_part_of_another_encoding_is_found() -> None:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    field = '<w:p><w:fldSimple w:instr="DDE x"/></w:p>'
    header = f'<?xml version="1.0" encoding="UTF-16"?><w:hdr xmlns:w="{main}">{field}</w:hdr>'
    template = office_file(
        related("header", "header9.xml"),
        typed("word/header9.xml", "wordprocessingml.header"),
        added={"word/header9.xml": header.encode("utf-16")},
    )
    assert codes_of(template) == ["KH530 header9.xml"]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def in_some_programs(inside: str) -> str:
    return (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="la">{inside}</mc:Choice><mc:Fallback/></mc:AlternateContent>'
    )


BEGIN, SEPARATE, END = map(mark, ("begin", "separate", "end"))
P = "<w:p>{}</w:p>".format
NEVER, END_NEVER = "{% if not doc.kind %}", "{% endif %}"
QUOTE, DDE = code("QUOTE "), code("DDEAUTO cmd")
UNSURE = {
    "made by a field within": P(BEGIN + BEGIN + code("QUOTE DDEAUTO") + END + code("QUOTE\\cmd.exe") + END),
    "made by a simple field within": P(
        f'{BEGIN}<w:fldSimple w:instr="QUOTE DDE"/>{code("PAGE")}{SEPARATE}{text("1")}{END}'
    ),
    "whose first word a tag leaves out": P(
        BEGIN + text(NEVER) + QUOTE + text(END_NEVER) + DDE + SEPARATE + text("1") + END
    ),
    "whose first paragraph a tag leaves out": P(BEGIN)
    + P(text("{%p if not doc.kind %}"))
    + P(QUOTE)
    + P(text("{%p endif %}"))
    + P(DDE + SEPARATE + text("1") + END),
    "whose first word some programs leave out": P(BEGIN + in_some_programs(QUOTE) + DDE + END),
    "that begins again in some programs": P(BEGIN + in_some_programs(END + BEGIN + QUOTE) + DDE + END),
    "whose first word is in what Word ignores": P(f'{BEGIN}<la xmlns="urn:la">{QUOTE}</la>{DDE}{END}'),
    "with a link made by a field within": P(
        BEGIN + code("HYPERLINK ") + BEGIN + code('QUOTE "file:///x"') + END + code(' "https://example.org"') + END
    ),
}


@pytest.mark.parametrize("kind", UNSURE)
def test_a_field_is_refused_where_its_first_word_is_not_sure(kind: str) -> None:
    assert codes_of(office_file(at_end(UNSURE[kind]))) == ["KH530 document.xml"]


def test_a_field_in_a_text_box_and_one_around_a_text_box_are_read_whole() -> None:
    page = BEGIN + code("PAGE") + SEPARATE + text("1") + END
    box = f"<w:txbxContent>{P(page)}</w:txbxContent>"
    assert codes_of(office_file(at_end(P(in_some_programs(box))))) == []
    around = BEGIN + code("PAGE") + SEPARATE + in_some_programs(box) + text("1") + END
    assert codes_of(office_file(at_end(P(around)))) == []


def test_a_field_within_the_arguments_of_a_harmless_one_is_allowed() -> None:
    page = BEGIN + code("PAGE") + SEPARATE + text("1") + END
    assert codes_of(office_file(at_end(P(BEGIN + code("= ") + page + code(" + 1") + SEPARATE + text("2") + END)))) == []
