"""Every figure of a whole set, read back out of its Word files with a reader that is not the library's own."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import docx
import pytest

import kehoach
from kehoach.pipeline import run
from kehoach.reading import loading
from kehoach.tables import engine
from tests.conftest import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

PLAN = EXAMPLES / "bac-son-2023-ngan" / "plan.yaml"
REPORT = EXAMPLES / "bac-son-2023-ngan" / "bao-cao-6-thang.yaml"
WARDS = sorted(p for ward in ("phuong-song-may", "xa-dong-lua") for p in (EXAMPLES / ward).glob("giam-ngheo.yaml"))

_FIGURE = re.compile(r"(?<![\w/.,-])\d[\d.]*(?:,\d+)?(?![\w/-])")
# What counts the document's own parts, or is a date or the number of a document.
_NO_FIGURE = re.compile(
    r"Điều \d+|ngày \d+(?:/\d+/\d+| tháng \d+ năm \d+)|số \d+[/-][\w/-]+|năm \d{4}|tháng \d+|[Kk]hu phố \d+"
    r"|[Tt]ổ dân phố \d+|^\d+\.|\d+ tháng"
)


def texts(data: bytes) -> list[str]:
    """Paragraphs and cells, without the blocks of heading and foot."""
    made = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in made.tables[1:-1] for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in made.paragraphs), *cells]


def figures(data: bytes) -> set[str]:
    """The figures of a document, without zeros in front."""
    found = (number for text in texts(data) for number in _FIGURE.findall(_NO_FIGURE.sub("", text)))
    return set(map(bare, found))


def bare(number: str) -> str:
    """A figure without a full stop behind it and zeros in front."""
    return re.sub(r"^0+(?=\d)", "", number.rstrip("."))


def rows(data: bytes) -> dict[str, list[str]]:
    """The rows of the largest table by the name in its second column."""
    tables = docx.Document(io.BytesIO(data)).tables
    largest = max(tables, key=lambda table: len(table.rows) * len(table.columns))
    cells = [[cell.text for cell in row.cells] for row in largest.rows]
    return {row[1]: row for row in cells}


@pytest.mark.parametrize("plan", [PLAN, *WARDS], ids=lambda path: path.parent.name)
def test_no_document_of_the_set_has_a_figure_that_the_plan_has_not(plan: Path) -> None:
    made = kehoach.render_set(kehoach.compute(kehoach.load(plan)))
    known = figures(next(iter(made.values())))

    assert len(made) > 8
    for name, data in made.items():
        assert figures(data) <= known, name
    assert any(figures(data) for name, data in made.items() if name.startswith("phieu-giao"))
    assert figures(made["to-trinh.docx"])


def test_each_sheet_has_the_figures_of_its_own_row_of_the_plan() -> None:
    made = kehoach.render_set(kehoach.compute(kehoach.load(PLAN)))
    table = rows(made["66-KH-UBND.docx"])

    sheets = {name: data for name, data in made.items() if name.startswith("phieu-giao")}
    assert len(sheets) == 10
    for name, data in sheets.items():
        unit = name.removeprefix("phieu-giao-").removesuffix(".docx").replace("Khu-pho-", "Khu phố ")
        listed = [text for text in texts(data) if text.startswith("- ")]
        said = [bare(number) for text in listed for number in _FIGURE.findall(text)]
        assert said == [bare(cell) for cell in table[unit][2:]]


@pytest.mark.parametrize("period", ["6 tháng đầu năm", "9 tháng đầu năm", "năm"])
def test_the_report_of_each_period_has_the_plans_figures_beside_its_own(period: str, tmp_path: Path) -> None:
    for path in (PLAN, REPORT):
        text = path.read_text(encoding="utf-8")
        profile = (EXAMPLES / "bac-son-2023" / "phuong-bac-son.yaml").as_posix()
        text = text.replace("../bac-son-2023/phuong-bac-son.yaml", profile)
        (tmp_path / path.name).write_text(text.replace("report: 6 tháng đầu năm", f"report: {period}"), "utf-8")

    report = kehoach.render(kehoach.compute(kehoach.load(tmp_path / REPORT.name)))
    planned, reached = rows(kehoach.render_set(kehoach.compute(kehoach.load(PLAN)))["66-KH-UBND.docx"]), rows(report)

    assert len(reached) == len(planned)
    for name, row in planned.items():
        assert reached[name][1:6] == row[1:6]
    assert any("không đạt (thiếu 3 hộ)" in text for text in texts(report))
    assert any(period in text for text in texts(report))


def test_the_tables_of_a_plan_are_read_and_computed_once_for_its_whole_set(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: Counter[str] = Counter()

    def count(module: ModuleType, name: str) -> None:
        function = getattr(module, name)

        def call(*given: Any, **more: Any) -> Any:
            counted[name] += 1
            return function(*given, **more)

        monkeypatch.setattr(module, name, call)

    count(engine, "compute_column")
    count(loading, "read_table")
    path = EXAMPLES / "bac-son-2023" / "plan.yaml"
    alone = run(path, documents=())
    for_one = counted.copy()
    whole = run(path, documents="all")
    assert alone.companions == ()
    assert len(whole.companions) == 13
    assert for_one.keys() == {"compute_column", "read_table"}
    assert counted == Counter({name: 2 * times for name, times in for_one.items()})
