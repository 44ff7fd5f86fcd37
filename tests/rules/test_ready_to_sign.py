"""What may not be signed is told while it is written, and refused where it is to be released."""

from __future__ import annotations

import pytest

import kehoach
from tests.conftest import findings_in

SPEC = """kehoach: 1
pack: co-so
year: 2026
number: 12
date: 05/3/2026
subject: Sản xuất vụ Đông
issuer: {kind: xã, name: Tân Mẫu}
signer: {authority: TM., post: Chủ tịch, name: Nguyễn Văn Mẫu}
basis: |
  Kế hoạch số 08/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh
purpose: |
  Một việc cần làm.
"""
NAMELESS = ("post: Chủ tịch, name: Nguyễn Văn Mẫu", "post: Chủ tịch")


def changed(*changes: tuple[str, str]) -> str:
    text = SPEC
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def found(text: str, *, final: bool) -> dict[str, str]:
    findings = kehoach.evaluate(text=text, final=final).findings
    return {f.code: f.severity.value for f in findings if f.code != "KH602"}


def test_a_whole_plan_may_be_signed() -> None:
    assert found(SPEC, final=True) == {}


@pytest.mark.parametrize(
    ("old", "new", "code", "before"),
    [
        (*NAMELESS, "KH690", "note"),
        ("signer: {authority: TM., post: Chủ tịch, name: Nguyễn Văn Mẫu}\n", "", "KH606", "warning"),
        ("purpose:", "recipients: none\npurpose:", "KH692", "warning"),
        ("purpose:", "recipients: |\n  Lưu: VT\n  UBND tỉnh\npurpose:", "KH692", "warning"),
        ("purpose:", "recipients: |\n  UBND tỉnh\n  Lưu VT\npurpose:", "KH692", "warning"),
        ("purpose:", "recipients: |\n  UBND huyện Mẫu (b/c)\n  Lưu: VT\npurpose:", "KH693", "warning"),
        ("name: Tân Mẫu}", "name: Tân Mẫu, parent: huyện Mẫu}", "KH604", "warning"),
        ("Một việc cần làm.", "Xong trước ngày 31/4/2026.", "KH694", "warning"),
        ("Một việc cần làm.", "Xong trước ngày 30 tháng 02 năm 2026.", "KH694", "warning"),
        ("date: 05/3/2026", "date: 05/3/2036", "KH695", "warning"),
        ("purpose:", "  Kế hoạch số 08/KH-UBND ngày 20 tháng 01 năm 2026\npurpose:", "KH696", "warning"),
        ("number: 12", "number: 12\nsymbol: BC-UBND", "KH653", "warning"),
        ("number: 12", "number: 12\nsymbol: kh-ubnd", "KH269", "warning"),
        ("Một việc cần làm.", "Việc ở thôn Ðông.", "KH126", "warning"),
    ],
)
def test_what_may_not_be_signed(old: str, new: str, code: str, before: str) -> None:
    text = changed((old, new))

    assert found(text, final=False)[code] == before
    assert found(text, final=True)[code] == "error"


def test_a_draft_without_a_number_is_not_asked_for_a_name_yet() -> None:
    text = changed(NAMELESS, ("number: 12", "number:"))

    assert found(text, final=False) == {}
    assert {"KH640", "KH690"} <= found(text, final=True).keys()


@pytest.mark.parametrize(
    "line",
    [
        "Luật Ngân sách nhà nước ngày 25/6/2015",
        "Kế hoạch số 09/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh",
        "Kế hoạch số 08/KH-UBND ngày 21/01/2026 của Ủy ban nhân dân tỉnh",
    ],
)
def test_another_basis_is_no_second_of_the_same(line: str) -> None:
    assert found(changed(("purpose:", f"  {line}\npurpose:")), final=True) == {}


@pytest.mark.parametrize("date", ["31/12/2025", "05/3/2026", "15/01/2027"])
def test_a_plan_may_be_issued_in_the_years_beside_its_own(date: str) -> None:
    text = changed(("date: 05/3/2026", f"date: {date}"), ("20/01/2026", "20/01/2025"))

    assert found(text, final=True) == {}


def test_a_district_of_before_the_reform_receives() -> None:
    text = changed(("purpose:", "recipients: |\n  UBND huyện Mẫu (b/c)\n  Lưu: VT\npurpose:"), ("2026", "2023"))

    assert found(text, final=True) == {}


def test_a_letter_names_the_unit_that_drafted_it() -> None:
    letter = "documents:\n  cong_van: {number: 5, date: 06/3/2026}\n"

    assert found(SPEC + letter, final=False) == {"KH663": "note", "KH691": "note"}
    assert found(SPEC + letter, final=True)["KH691"] == "error"
    assert "KH691" not in found(SPEC + letter.replace("number", "symbol: UBND-VHXH, number"), final=True)


def test_it_is_told_at_its_place() -> None:
    text = changed(("Một việc cần làm.", "Làm xong.\n  Xong trước ngày 31/4/2026."))
    (finding,) = (f for f in findings_in(text) if f.code == "KH694")

    assert finding.place.line == SPEC.count("\n") + 1
    assert finding.place.column == len("  Xong trước ngày ") + 1


def test_a_gap_is_not_reported_where_what_was_typed_has_an_error() -> None:
    misspelt = changed(("name: Nguyễn Văn Mẫu", "nmae: Nguyễn Văn Mẫu"))
    unreadable = changed(("purpose:", "recipients:\n  Lưu: VT\npurpose:"))

    assert found(misspelt, final=False) == {"KH201": "error"}
    assert found(unreadable, final=False) == {"KH203": "error"}


def test_an_error_elsewhere_hides_no_gap() -> None:
    both = changed(NAMELESS, ("purpose:", "recipients: none\npurpos:"), ("  Một việc cần làm.", "  Một việc cần làm."))

    assert {"KH201", "KH690", "KH692"} <= found(both, final=False).keys()
