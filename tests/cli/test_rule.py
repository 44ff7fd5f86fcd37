"""``kehoach rule``: the page of a finding, in one language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kehoach.cli import main
from kehoach.diagnostics import rule_pages
from kehoach.diagnostics.report import severity_word
from kehoach.linting.rules import RULES
from tests.conftest import ROOT, docs_module

if TYPE_CHECKING:
    from kehoach.diagnostics import Language
    from kehoach.linting.outcome import LayoutRule

Capture = pytest.CaptureFixture[str]
PAGES = docs_module("finding_pages")
SNIPPETS = docs_module("snippet_plans")
TOLD = docs_module("told_examples").WITHOUT_SNIPPETS


def explained(capsys: Capture, *arguments: str) -> str:
    assert main(["rule", *arguments]) == 0
    return capsys.readouterr().out


def test_a_finding_is_explained_with_a_wrong_and_a_right_example(capsys: Capture) -> None:
    assert (
        explained(capsys, "KH304")
        == """\
KH304 unknown-area (lỗi)

Nguyên nhân: “…” không có trong danh sách địa bàn (areas)
Cách sửa: sửa tên cho đúng (gợi ý dưới thông báo là tên gần giống nhất); là một địa bàn nữa thì thêm một hàng vào areas

Sai:

    assignments:
      phan_cong:
        rows: |
          Họ và tên  | Chức vụ      | Phụ trách địa bàn
          Trần Thị B | Phó Chủ tịch | Khu phố 1; Khu phố 2
          Lê Văn C   | Công chức    | Khu phố 3; Khu phố 4; Khu phố 5

    kehoach check:

    KH304.wrong.yaml:6:35: KH304 lỗi: “Khu phố 5” không có trong danh sách địa bàn (areas)
        gợi ý: gõ sai thì sửa tên; là địa bàn thì thêm một hàng vào areas; không phải địa bàn thì xóa ở đây

Đúng:

    assignments:
      phan_cong:
        rows: |
          Họ và tên  | Chức vụ      | Phụ trách địa bàn
          Trần Thị B | Phó Chủ tịch | Khu phố 1; Khu phố 2
          Lê Văn C   | Công chức    | Khu phố 3; Khu phố 4
"""
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_finding_is_explained_in_either_language_alone(lang: Language, capsys: Capture) -> None:
    for found in PAGES.rules():
        said = explained(capsys, found.code, "--lang", lang)
        assert said.startswith(f"{found.code} {found.name} ({severity_word(found.severity, lang)})\n\n")
        assert said.count("\n    kehoach check:\n") == (found.code not in TOLD)
        titles = re.findall(r"^(\S[^:\n]*):$", said, re.MULTILINE)
        examples = {"vi": (["Sai", "Đúng"], ["Ví dụ"]), "en": (["Wrong", "Right"], ["Example"])}[lang]
        assert titles == examples[found.code in TOLD]
        assert ("\n        gợi ý: " in said) <= (lang == "vi")
        if found.code in TOLD:
            vi, en = (reason.replace("`", "") for reason in TOLD[found.code])
            assert (vi in said, en in said) == (lang == "vi", lang == "en")
        else:
            wrong = SNIPPETS.snippet(found.code, "wrong").text.splitlines()
            assert {f"    {line}".rstrip() for line in wrong} <= {line.rstrip() for line in said.splitlines()}


def test_a_code_may_be_written_in_small_letters_or_by_its_name(capsys: Capture) -> None:
    assert explained(capsys, "kh304") == explained(capsys, "unknown-area") == explained(capsys, "KH304")


@pytest.mark.parametrize("layout", RULES, ids=lambda layout: layout.code)
def test_a_rule_of_layout_is_explained_by_its_article(layout: LayoutRule, capsys: Capture) -> None:
    said = explained(capsys, layout.code)
    assert layout.text.vi in said
    assert layout.source.vi in said


@pytest.mark.parametrize(
    ("asked", "near"), [("KH406x", "; ý bạn là “KH406”?"), ("L 102", "; ý bạn là “L102”?"), ("X", "")]
)
def test_a_code_that_no_rule_has_is_trouble(asked: str, near: str, capsys: Capture) -> None:
    assert main(["rule", asked]) == 2
    assert capsys.readouterr().err == f"kehoach: không có mã “{asked}”{near}\n"


def test_without_the_pages_the_message_and_hint_are_left(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_pages, "_FOLDERS", (ROOT / "không có",))
    assert explained(capsys, "KH301").endswith("Gợi ý: ý bạn là “{nearest}”?\n")
