"""The examples after real documents come out with the figures that those print."""

from __future__ import annotations

import pytest

import kehoach
from tests.conftest import EXAMPLES, Docx, findings_in

FOLDER = EXAMPLES / "tam-van-ban"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))

PRINTED = {
    "an-thoi-dong": {
        "ap_cu.total.dt": "25.675,19",
        "ap_cu.total.khau": "22.306",
        "ap_moi[Rạch Lá].dt": "801,05",
        "ap_moi[Doi Lầu].khau": "3.034",
        "ap_moi[Lý Nhơn].ho": "chưa có",
        "ap_nq.total.ho": "5.750",
    },
    "bac-giang": {
        "ngheo[Tỷ lệ hộ nghèo].nam.2010": "15,38",
        "ngheo[Tỷ lệ hộ nghèo].nam.2017": "7,55",
        "bien_dong[Năm 2013].moi": "4.825",
        "bien_dong[Năm 2017].cuoi": "34.168",
    },
    "duc-giang": {
        "xuan[Lúa].tl": "99,13",
        "xuan[Lúa].sl": "719,67",
        "xuan[Ngô/lấy hạt].sl": "281,3",
        "xuan[Ngô].th": "72,0",
        "xuan.total.th": "227,2",
        "he_thu.total.th": "96",
    },
    "lao-cai": {"tasks.total.budget": "30.000", "theo_nam[NSNN].cong": "30.000"},
    "son-bang": {"he_thu[Lúa].sl": "212", "he_thu[Đậu].sl": "11,3", "he_thu[Rau màu].sl": "36,9"},
    "thang-binh": {"chi[Tổng số chi].ss": "91,3", "chi[CHI NGÂN SÁCH NHÀ NƯỚC].ss": "61,8"},
    "xuan-sinh": {"vu_dong[Ngô].sl": "378,7", "vu_dong[Ớt xuất khẩu].sl": "450", "vu_dong.total.dt": "213,86"},
}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_but_what_is_still_to_be_supplied(name: str) -> None:
    assert {finding.code for finding in findings_in(FOLDER / f"{name}.yaml")} <= {"KH602", "KH603", "KH607"}


@pytest.mark.parametrize("name", PRINTED)
def test_figures_are_those_of_the_original(name: str) -> None:
    computed = kehoach.compute(kehoach.load(FOLDER / f"{name}.yaml"))

    assert {address: str(computed[address]) for address in PRINTED[name]} == PRINTED[name]


def test_the_form_is_empty_and_its_head_has_three_levels() -> None:
    (form,) = Docx(kehoach.render(kehoach.compute(kehoach.load(FOLDER / "mau-so-3.yaml")))).tables()[2:3]

    assert [len(form), len(form[3])] == [14, 18]
    assert [row[1] for row in form[3:]] == ["Khu vực thành thị", *"…" * 3, "Khu vực nông thôn", *"…" * 5, "Tổng cộng"]
    assert {cell for row in form[3:] for cell in row[2:]} == {""}


def test_words_in_a_row_s_name_and_sentences_below_a_table_are_printed_as_they_are() -> None:
    budget = Docx(kehoach.render(kehoach.compute(kehoach.load(FOLDER / "thang-binh.yaml"))))
    annex = Docx(kehoach.render(kehoach.compute(kehoach.load(FOLDER / "lao-cai.yaml"))))

    assert "Tr.đó: Từ nguồn vốn TPCP" in budget.paragraphs()
    assert "Ghi chú: danh mục được cập nhật hằng năm." in annex.paragraphs()
    assert any(text.endswith("triển khai theo nhiệm vụ 7.") for text in annex.paragraphs())
