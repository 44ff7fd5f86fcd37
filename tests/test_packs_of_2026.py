"""The packs of plans that communes owe in 2026: a sample of each, and the plan its README shows."""

from __future__ import annotations

import re

import pytest

import kehoach
from tests.conftest import EXAMPLES, ROOT, Docx, findings_in, plan_in

PACKS = ("ra-soat-ho-ngheo", "chuyen-doi-so", "cai-cach-hanh-chinh", "phong-chong-thien-tai")
WARD = EXAMPLES / "phuong-song-may"
FENCE = re.compile(r"^```yaml\n(kehoach: 1\n.*?)^```$", re.MULTILINE | re.DOTALL)


def printed(spec: object) -> list[str]:
    return Docx(kehoach.render(kehoach.compute(plan_in(spec)))).paragraphs()  # type: ignore[arg-type]


@pytest.mark.parametrize("pack", PACKS)
def test_the_sample_has_nothing_to_find(pack: str) -> None:
    assert [str(f) for f in findings_in(WARD / f"{pack}.yaml") if f.severity.value != "note"] == []


@pytest.mark.parametrize("pack", PACKS)
def test_the_plan_of_the_readme_has_nothing_to_find(pack: str) -> None:
    (spec,) = FENCE.findall((ROOT / "templates" / pack / "README.md").read_text(encoding="utf-8"))

    assert [str(f) for f in findings_in(spec) if f.severity.value != "note"] == []
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in printed(spec)


@pytest.mark.parametrize("pack", PACKS)
def test_the_pack_is_sound(pack: str) -> None:
    assert kehoach.check_pack(ROOT / "templates" / pack) == []


def test_the_forms_of_the_review_agree() -> None:
    computed = kehoach.compute(kehoach.load(WARD / "ra-soat-ho-ngheo.yaml"))

    assert str(computed["dien_bien.total.cuoi"]) == str(computed["tong_hop.total.ngheo"]) == "21"
    assert str(computed["tong_hop.total.ty_le_ngheo"]) == "0,98"


def test_a_form_of_the_review_that_does_not_agree_is_found() -> None:
    text = (WARD / "ra-soat-ho-ngheo.yaml").read_text(encoding="utf-8")
    wrong = text.replace("Tổ dân phố 1 | 1.586 |     4", "Tổ dân phố 1 | 1.586 |     5")

    assert "KH408" in [f.code for f in findings_in(wrong, base=WARD)]


def test_a_reform_without_money_says_nothing_of_a_sum() -> None:
    assert not any("Tổng kinh phí" in line for line in printed(WARD / "cai-cach-hanh-chinh.yaml"))


def test_a_review_becomes_a_report_by_its_kind() -> None:
    text = (WARD / "ra-soat-ho-ngheo.yaml").read_text(encoding="utf-8")
    profile = (WARD / "phuong.yaml").as_posix()
    report = f"document: Báo cáo\n{text}".replace("profile: phuong.yaml", f"profile: {profile}")

    assert "I. KẾT QUẢ THỰC HIỆN" in printed(report)
