"""Any file may be given: a sound one gets a report, any other a plain reason, never a traceback."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.cli import main
from kehoach.linting.rules import RULES
from tests.linting.by_hand import BODY, FOOT, HEAD, PAGE, TITLE, document
from tests.linting.sound import packed, rendered, sound_parts

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
SOUND = document(HEAD, TITLE, BODY, FOOT)


EVERY = [
    "bac-son-2023",
    "bac-son-2023-ngan",
    "bac-son-2023-giao",
    "bang-mau",
    "bang-rong-mau",
    "chi-tieu-mau",
    "nhiem-vu-mau",
]


@pytest.mark.parametrize("example", EVERY)
def test_documents_of_this_project_hold_every_rule(example: str) -> None:
    report = kehoach.lint(rendered(example))
    assert {verdict.outcome.value for verdict in report.verdicts} == {"held", "absent"}


def test_what_python_docx_makes_by_default_breaks_what_it_should(tmp_path: Path) -> None:
    made = python_docx.Document()
    made.add_heading("KẾ HOẠCH")
    made.add_paragraph("Nội dung. " * 40)
    path = tmp_path / "mặc định.docx"
    made.save(str(path))
    report = kehoach.lint(path)
    assert report.file == str(path)
    assert {v.code for v in report.broken} >= {"L101", "L102", "L103", "L201", "L303", "L304", "L305"}


def zipped(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/"), text)
    return made.getvalue()


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (70 << 20))
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document xmlns:w="x">&a;</w:document>'
UNREADABLE = {
    "empty": (b"", "rỗng"),
    "a PDF": (b"%PDF-1.7 ...", "PDF"),
    "a .doc": (OLE, ".doc"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "RTF": (b"{\\rtf1 chao}", "RTF"),
    "text": ("kế hoạch".encode(), "không phải tệp .docx"),
    "another zip": (zipped(mimetype="application/vnd.oasis.opendocument.text"), "word/document.xml"),
    "half a file": (SOUND[: len(SOUND) // 2], "hỏng"),
    "a zip bomb": (bomb(), "quá lớn"),
    "bad XML": (zipped(word__document__xml="<w:document"), "word/document.xml"),
    "entities": (zipped(**{"word__document.xml": ENTITIES}), "DOCTYPE"),
    "another root": (zipped(**{"word__document.xml": "<a/>"}), "không phải tệp .docx"),
    "strict": (
        zipped(**{"word__document.xml": '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'}),
        "Strict Open XML",
    ),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(kind: str, tmp_path: Path, capsys: Capture) -> None:
    data, reason = UNREADABLE[kind]
    with pytest.raises(kehoach.DocumentError) as refused:
        kehoach.lint(data)
    assert reason in refused.value.reason.vi
    path = tmp_path / "tệp.docx"
    path.write_bytes(data)
    assert main(["lint", str(path)]) == 2
    said = capsys.readouterr()
    assert said.err == f"kehoach: {path}: {refused.value.reason.vi}\n"
    assert said.out == ""


@settings(max_examples=2 * settings().max_examples)
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_changed_bytes_give_a_report_or_a_reason(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for place, byte in changes:
        data[place] = byte
    lint_or_refuse(bytes(data))


@given(st.integers(0, len(SOUND)))
def test_lost_bytes_give_a_report_or_a_reason(length: int) -> None:
    lint_or_refuse(SOUND[:length])


WORDS = st.sampled_from(
    [
        f'w:val="{"9" * 5000}"',
        'w:val=""',
        'w:val="x"',
        'w:val="-1"',
        'w:val="99999999999999999999"',
        'w:val="1.5"',
        "",
        "<w:b/>",
        "<w:tbl/>",
    ]
)


@pytest.mark.slow
@settings(max_examples=2 * settings().max_examples)
@given(st.data())
def test_values_that_make_no_sense_give_a_report_or_a_reason(data: st.DataObject) -> None:
    parts = sound_parts()
    name = data.draw(st.sampled_from(sorted(name for name in parts if name.startswith("word/"))))
    marks = sorted(set(parts[name].replace("<", " <").replace("/>", "/> ").split()))
    old = data.draw(st.sampled_from(marks))
    parts[name] = parts[name].replace(old, data.draw(WORDS))
    lint_or_refuse(packed(parts))


def test_numbers_of_thousands_of_digits_give_a_report() -> None:
    for mark in ('w:val="0"', 'w:val="1"', 'w:val="28"', 'w:left="1701"', 'w:w="11907"', 'w:val="7"'):
        many = re.sub("[0-9]+", "9" * 5000, mark)
        data = document(
            *(part.replace(mark, many) for part in (HEAD, TITLE, BODY, FOOT)), page=PAGE.replace(mark, many)
        )
        assert kehoach.lint(data)["L101"].outcome.value in ("held", "unknown")


def lint_or_refuse(data: bytes) -> None:
    try:
        report = kehoach.lint(data)
    except kehoach.DocumentError as error:
        said: tuple[object, ...] = error.reason
    else:
        said = report.verdicts
    assert all(said)


# --- the command line ----------------------------------------------------------------------------------------


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    path = tmp_path / "sai.docx"
    path.write_bytes(
        document(HEAD.replace("Hà Nội,", "Hà Nội"), TITLE, BODY.replace('w:val="both"', 'w:val="left"'), FOOT)
    )
    return path


def test_a_good_document_is_counted_and_exits_with_0(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "đúng.docx"
    path.write_bytes(SOUND)
    assert main(["lint", str(path)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith(f"{path}: ")
    assert " đạt" in said.out
    assert "lỗi" not in said.out.removeprefix(str(path))


def test_what_is_broken_comes_with_its_place_and_article_and_exits_with_1(spoilt: Path, capsys: Capture) -> None:
    assert main(["lint", str(spoilt)]) == 1
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert [line.split()[1] for line in lines if line.startswith(str(spoilt))] == ["L210", "L304"]
    assert "bảng 1 hàng 2 ô 2" in lines[1]
    assert "thiếu dấu phẩy sau địa danh" in lines[1]
    assert "Phụ lục I, II.4.b, II.4.c" in lines[0]
    assert lines[-1].strip() == "… và 1 chỗ nữa"
    assert said.out.startswith(f"{spoilt}: 1 lỗi nặng, 1 lỗi, ")


def test_all_lists_every_rule_and_every_place(spoilt: Path, capsys: Capture) -> None:
    main(["lint", "-v", str(spoilt)])
    said = capsys.readouterr().err
    assert [rule.code for rule in RULES if f" {rule.code} " not in said] == []
    assert "chỗ nữa" not in said


def test_english_on_request(spoilt: Path, capsys: Capture) -> None:
    main(["lint", str(spoilt), "--lang", "en"])
    said = capsys.readouterr()
    assert "serious: Place, comma, date" in said.err
    assert "table 1 row 2 cell 2" in said.err
    assert "1 serious, 1 failed" in said.out


def test_json_has_one_mapping_a_rule(spoilt: Path, capsys: Capture) -> None:
    assert main(["lint", str(spoilt), "--format", "json"]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    verdicts = json.loads(said.out)
    assert [verdict["code"] for verdict in verdicts] == [rule.code for rule in RULES]
    keys = ("file", "code", "outcome", "advice", "article", "rule", "places", "weight", "scope", "scope_note")
    assert {tuple(v) for v in verdicts} == {keys}
    assert {v["weight"] for v in verdicts if v["code"] in ("L210", "L304")} == {"serious", "ordinary"}
    (place,) = next(v for v in verdicts if v["code"] == "L210")["places"]
    assert (place["table"], place["row"], place["cell"], place["paragraph"]) == (1, 2, 2, 5)


def test_one_file_that_cannot_be_read_does_not_hide_the_others(spoilt: Path, tmp_path: Path, capsys: Capture) -> None:
    missing = tmp_path / "không có.docx"
    assert main(["lint", str(missing), str(spoilt)]) == 2
    said = capsys.readouterr()
    assert f"{missing}: không đọc được tệp" in said.err
    assert f"{spoilt}: 1 lỗi nặng, 1 lỗi" in said.out
    assert "|" not in said.out


def test_the_same_document_gives_the_same_report() -> None:
    assert kehoach.lint(SOUND) == kehoach.lint(SOUND)
    with pytest.raises(KeyError):
        kehoach.lint(SOUND)["L999"]


def test_codes_of_layout_rules_are_unique_and_each_speaks_both_languages() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert [rule.code for rule in RULES if not (rule.text.vi and rule.text.en)] == []


@pytest.mark.parametrize("kept", [0, 1])
def test_a_document_whose_last_section_says_nothing_is_read_and_its_pages_are_not_to_be_told(kept: int) -> None:
    parts = sound_parts()
    ends = list(re.finditer(r"<w:sectPr\b.*?</w:sectPr>", parts["word/document.xml"], re.DOTALL))
    text = parts["word/document.xml"]
    for found in reversed(ends if kept == 0 else ends[-1:]):
        text = text[: found.start()] + text[found.end() :]
    report = kehoach.lint(packed({**parts, "word/document.xml": text}))

    assert ends
    assert {v.outcome.value for v in report.verdicts if v.code in ("L101", "L102")} <= {"unknown", "held", "absent"}


def test_a_paragraph_alone_is_a_document() -> None:
    xml = f'<w:document xmlns:w="{_MAIN}"><w:body><w:p><w:r><w:t>Một đoạn.</w:t></w:r></w:p></w:body></w:document>'
    parts = {**sound_parts(), "word/document.xml": xml}

    assert kehoach.lint(packed(parts)).verdicts


_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
