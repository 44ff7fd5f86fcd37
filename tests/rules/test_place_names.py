"""The issuer held against the list of today's communes, which the optional package brings."""

from __future__ import annotations

import unicodedata

import pytest

from kehoach import gazetteer
from tests.conftest import findings_in

pytest.importorskip("vietnam_provinces")


def plan(issuer: str, date: str = "05/3/2026") -> str:
    return f"""\
kehoach: 1
pack: giam-ngheo
year: {date[-4:]}
date: {date}
issuer: {issuer}
signer: {{authority: TM., post: Chủ tịch}}
basis: Căn cứ Luật số 1
recipients: |
  Lưu: VT
areas: none
targets: {{pack: none}}
objectives:
  pack: none
  muc_tieu: Lời văn.
assignments: {{pack: none}}
"""


def said(issuer: str, date: str = "05/3/2026") -> list[str]:
    """What is said of names of places, with the hint."""
    found = findings_in(plan(issuer, date))
    return [f"{f.code} {f.message} | {f.hint}" for f in found if "KH630" <= f.code <= "KH639"]


@pytest.mark.parametrize(
    "issuer",
    [
        "{kind: phường, name: Quang Trung, province: Thanh Hóa, code: '14818'}",
        "{kind: Phường, name: Quang  Trung, province: tỉnh Thanh Hoá}",
        "{kind: phường, name: Ba Đình, province: Hà Nội, code: '4'}",
        "{kind: phường, name: Ba Đình, province: TP. Hà Nội, code: '00004'}",
        "{kind: phường, name: Quang Trung, code: '14818'}",
        "{kind: đặc khu, name: Côn Đảo, province: Thành phố Hồ Chí Minh}",
    ],
)
def test_a_commune_of_today_is_known_in_any_spelling(issuer: str) -> None:
    assert said(issuer) == []
    assert said(unicodedata.normalize("NFD", issuer)) == []


def test_a_unit_that_is_no_more_is_a_warning_after_the_reform_only() -> None:
    issuer = "{kind: phường, name: Bắc Sơn, parent: thị xã Bỉm Sơn, province: Thanh Hóa}"

    assert said(issuer, "30/6/2025") == []
    (found,) = said(issuer, "01/7/2025")
    assert found.startswith("KH631 Thanh Hóa: từ 01/7/2025 không có “phường Bắc Sơn”;")


def test_a_near_miss_is_offered() -> None:
    (found,) = said("{kind: xã, name: Quang Trung, province: Thanh Hóa}")
    assert found.endswith("| ý bạn là “phường Quang Trung”?")
    (found,) = said("{kind: phường, name: Quang Trumg, province: Thanh Hóa}")
    assert found.endswith("| ý bạn là “phường Quang Trung”?")
    (found,) = said("{kind: phường, name: Quang Trung, province: Thanh Hoa}")
    assert found == ("KH630 từ 01/7/2025 không có tỉnh, thành phố nào tên là “Thanh Hoa” | ý bạn là “Thanh Hóa”?")


def test_names_with_other_tones_are_other_names() -> None:
    assert len(said("{kind: phường, name: Quảng Trung, province: Thanh Hóa}")) == 1


def test_a_code_belongs_to_one_unit() -> None:
    (found,) = said("{kind: phường, name: Quang Trung, province: Thanh Hóa, code: '4'}")
    assert found.startswith("KH633 mã “4” là của “phường Ba Đình, Hà Nội”, không phải của “phường Quang Trung”")
    (found,) = said("{kind: phường, name: Quang Trung, province: Thanh Hóa, code: '99999'}")
    assert found == "KH632 không có đơn vị cấp xã nào có mã “99999” | ghi “code: 14818”"


def test_a_unit_without_province_and_code_is_not_looked_up() -> None:
    assert said("{kind: xã, name: Mẫu}") == []


def test_nothing_is_said_without_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.rules.place_names.gazetteer", lambda: None)

    assert said("{kind: phường, name: Không Có, province: Không Có}") == []


def test_the_list_is_whole() -> None:
    known = gazetteer.gazetteer()

    assert known is not None
    assert (len(known.by_province), len(known.by_code)) == (34, 3321)
