"""A chart in the document: a picture in Word and in HTML, with every figure in the words that are read aloud for it."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.drawing import chart_picture, drawn_document
from kehoach.editing.next_year import next_year
from kehoach.word_edits.bring_back import bring_back
from tests.chart_specs import COLUMN, charted
from tests.conftest import Docx
from tests.word.office_file import made_pack

if TYPE_CHECKING:
    from pathlib import Path

ALT = (
    "Biểu đồ cột. Hộ nghèo năm 2023. Khu phố 1: Cột dau 1.204 hộ, Cột giam 2 hộ; "
    "Khu phố 2: Cột dau 3 hộ, Cột giam chưa có."
)
needs_matplotlib = pytest.mark.skipif(not chart_picture.can_draw(), reason="matplotlib is not installed")


def made(spec: str) -> Docx:
    return Docx(bytes(kehoach.render(kehoach.compute(kehoach.loads(spec)))))


@needs_matplotlib
def test_word_has_the_picture_its_title_and_every_figure_in_its_words() -> None:
    document = made(charted())
    text = document.parts["word/document.xml"].decode()

    assert [name for name in document.parts if name.startswith("word/media/") and name.endswith(".png")]
    assert f'descr="{ALT}"' in text
    assert "Hộ nghèo năm 2023" in text
    assert "Biểu đồ 1" not in text


@needs_matplotlib
def test_a_chart_that_is_referred_to_has_a_number() -> None:
    text = made(charted(prose="Theo $(so_do):\n$(ho_ngheo)\n$(so_do)")).parts["word/document.xml"].decode()

    assert "Theo Biểu đồ 1:" in text
    assert "Biểu đồ 1. Hộ nghèo năm" in text


@needs_matplotlib
def test_html_has_the_picture_in_the_page_itself() -> None:
    page = kehoach.to_html(kehoach.compute(kehoach.loads(charted()))).decode()
    image = re.search(r'<img alt="([^"]*)" style="width: 160\.0mm" src="data:image/svg\+xml;base64,([^"]*)">', page)

    assert image
    assert image[1] == ALT
    assert b"<svg" in base64.b64decode(image[2])
    assert "<figcaption>Hộ nghèo năm\u00a02023</figcaption>" in page


@needs_matplotlib
def test_the_same_plan_gives_the_same_bytes() -> None:
    computed = kehoach.compute(kehoach.loads(charted(f"{COLUMN}kind: line\n")))

    assert kehoach.render(computed) == kehoach.render(computed)


def test_without_matplotlib_the_chart_is_an_error_at_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_document, "can_draw", lambda: False)
    spec = charted()
    computed = kehoach.compute(kehoach.loads(spec))

    for make in (kehoach.render, kehoach.to_html):
        with pytest.raises(kehoach.MissingPackageError, match="kehoach\\[charts\\]") as caught:
            make(computed)
        assert [(found.code, spec.splitlines()[found.place.line - 1].strip()) for found in caught.value.findings] == [
            ("KH446", "so_do:")
        ]


def test_a_chart_with_nothing_to_draw_needs_no_matplotlib_and_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_document, "can_draw", lambda: False)
    spec = charted().replace("1.204 | 2 |", "chưa có | chưa có |").replace("3 | chưa có |", "chưa có | chưa có |")

    assert 'descr="Biểu đồ' not in made(spec).parts["word/document.xml"].decode()


def test_a_template_that_prints_no_charts_says_so_at_the_chart(tmp_path: Path) -> None:
    without = ("word/document.xml", "{{ block.chart.picture }}", "")
    made_pack(tmp_path, "", without, without)  # in the body, and in appendices
    spec = charted().replace("pack: giam-ngheo", "pack: mau\nsubject: Giảm nghèo")
    computed = kehoach.compute(kehoach.loads(spec, packs=tmp_path))

    with pytest.raises(kehoach.PackError) as caught:
        kehoach.render(computed)
    assert [found.code for found in caught.value.findings] == ["KH549"]


@needs_matplotlib
def test_a_document_that_nobody_edited_differs_in_nothing_from_its_plan(tmp_path: Path) -> None:
    spec = tmp_path / "plan.yaml"
    spec.write_text(charted(prose="Theo $(so_do):\n$(ho_ngheo)\n$(so_do)"), encoding="utf-8")
    document = kehoach.render(kehoach.compute(kehoach.load(spec)))

    edits = bring_back(spec, bytes(document), "plan.docx").value

    assert edits
    assert edits.changes == ()


def test_next_year_has_the_same_charts(tmp_path: Path) -> None:
    spec = tmp_path / "plan.yaml"
    spec.write_text(charted(), encoding="utf-8")
    made = next_year(spec, tmp_path / "next.yaml").value

    assert made
    assert kehoach.loads(made).charts["so_do"].columns == ("dau", "giam")
