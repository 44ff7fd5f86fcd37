"""Documents as HTML: the texts of the Word document, with headings and tables that a reader can name."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.conftest import EXAMPLES, Docx
from tests.spec_text import plan, table
from tests.word.office_file import PLAN, made_pack
from tests.word.test_own_pictures import png

if TYPE_CHECKING:
    from pathlib import Path

VOID = ("meta", "br", "img")
PLANS = [EXAMPLES / "bac-son-2023" / "plan.yaml", EXAMPLES / "bang-rong-mau" / "plan.yaml"]


class Page(HTMLParser):
    """The elements of a page in order, and whether each is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def page_of(text: str) -> Page:
    return Page(kehoach.to_html(kehoach.compute(kehoach.loads(text))).decode())


def letters(text: str) -> str:
    """A text without what one form or the other sets in its own way."""
    return re.sub(r"[\s\u00a0\u2060\u2011-]+", "", text)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_every_text_of_the_word_document_is_on_the_page(path: Path) -> None:
    computed = kehoach.compute(kehoach.load(path))
    page = letters("".join(Page(kehoach.to_html(computed).decode()).texts))
    texts = Docx(kehoach.render(computed)).paragraphs()
    assert [text for text in texts if letters(text) not in page] == []


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_headings_go_down_one_level_at_a_time(path: Path) -> None:
    page = Page(kehoach.to_html(kehoach.compute(kehoach.load(path))).decode())
    levels = [int(name[1]) for name, _ in page.found if re.fullmatch(r"h[1-6]", name)]
    assert page.open == []
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_page_says_its_language_and_title() -> None:
    page = page_of(plan(table("t", {"a": "unit: hộ"}, "ten | a\nA | 4")))
    assert page.all("html") == [{"lang": "vi"}]
    assert page.all("title")
    assert page.all("script") == page.all("link") == page.all("img") == []


def test_heads_of_a_table_have_a_scope_and_rows_are_named() -> None:
    page = page_of(
        plan(table("t", {"a": "unit: hộ\nunder: Kết quả", "b": "unit: hộ\nunder: Kết quả"}, "ten | a | b\nA | 4 | 5"))
    )
    scopes = [head["scope"] for head in page.all("th")]
    assert scopes == ["col", "colgroup", "col", "col", "row"]
    assert [head.get("colspan") for head in page.all("th")].count("2") == 1


def test_a_text_is_escaped() -> None:
    text = plan(table("t", {"a": "unit: hộ"}, "ten | a\n<b>&A | 4"))
    page = kehoach.to_html(kehoach.compute(kehoach.loads(text))).decode()
    assert "&lt;b&gt;&amp;A" in page
    assert "<b>&A" not in page


def test_only_a_decision_says_who_decides() -> None:
    outcome = kehoach.evaluate(EXAMPLES / "bac-son-2023-giao" / "plan.yaml", documents="all")
    pages = {one.computed.plan.document: kehoach.to_html(one.computed).decode() for one in outcome.companions}
    assert "QUYẾT ĐỊNH:" in pages["Quyết định"]
    assert "TỜ TRÌNH:" not in pages["Tờ trình"]
    assert "V/v " in pages["Công văn"]


def test_a_report_cannot_be_made_as_a_plan() -> None:
    computed = kehoach.compute(kehoach.load(EXAMPLES / "bac-son-2023" / "plan.yaml"))
    with pytest.raises(ValueError, match="report"):
        kehoach.to_html(computed, kehoach.Audience.REPORT)


def test_the_same_plan_gives_the_same_page() -> None:
    computed = kehoach.compute(kehoach.load(EXAMPLES / "bac-son-2023" / "plan.yaml"))
    assert kehoach.to_html(computed) == kehoach.to_html(computed)


FIELDS = """
fields:
  logo: {label: Biểu trưng, kind: picture, height: 20}
  dien_thoai: {label: Điện thoại}
  gui: {label: Gửi bản giấy, kind: lines}
  khan: {label: Khẩn, kind: check}
"""


def test_fields_of_a_pack_and_its_logo_are_on_the_page_with_their_labels(tmp_path: Path) -> None:
    made_pack(tmp_path, FIELDS)
    (tmp_path / "logo.png").write_bytes(png(width=4, height=2))
    said = "fields: {logo: logo.png, dien_thoai: 0237 3770 123, gui: [Văn phòng, Trạm Y tế], khan: có}\n"
    (tmp_path / "plan.yaml").write_text(PLAN + said, encoding="utf-8")
    page = Page(kehoach.to_html(kehoach.compute(kehoach.load(tmp_path / "plan.yaml", packs=tmp_path))).decode())

    (logo,) = page.all("img")
    assert (logo["alt"], logo["style"]) == ("Biểu trưng", "width: 40.0mm")
    text = " ".join("".join(page.texts).split())
    assert "Điện thoại 0237 3770 123 Gửi bản giấy Văn phòng Trạm Y tế Khẩn có" in text


def test_fields_that_say_nothing_are_not_on_the_page(tmp_path: Path) -> None:
    made_pack(tmp_path, FIELDS)
    page = kehoach.to_html(kehoach.compute(kehoach.loads(f"{PLAN}fields: {{khan: không}}\n", packs=tmp_path))).decode()

    assert "<dl" not in page
    assert "<img" not in page
