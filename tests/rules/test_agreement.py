"""Two figures for one thing conflict only where source and cut-off are the same."""

from __future__ import annotations

import textwrap

import pytest

import kehoach
from tests.conftest import Docx
from tests.rules.rule_specs import found
from tests.rules.test_tasks import plan

SOURCED = "source: Ban Chỉ đạo\nas_of: 31/12/2025"


def figure(name: str, value: str, keys: str = SOURCED, label: str = "Số hộ nghèo", unit: str = "hộ") -> str:
    said = f"label: {label}\nunit: {unit}\nvalue: {value}\n{keys}"
    return f"{name}:\n{textwrap.indent(said, '  ')}\n"


def table(name: str, rows: str, keys: str = SOURCED, column: str = "so") -> str:
    columns = f"columns:\n  don_vi: {{label: Đơn vị, kind: area}}\n  {column}: {{label: Số hộ nghèo, unit: hộ}}\n"
    said = f"{keys}\nin: none\n{columns}rows: |\n{textwrap.indent(rows.strip(), '  ')}"
    return f"{name}:\n{textwrap.indent(said, '  ')}\n"


def with_tables(*tables: str) -> str:
    return plan("a: {title: A}", "tables:\n" + textwrap.indent("".join(tables), "  "))


def test_one_thing_with_two_figures_from_one_source_is_an_error() -> None:
    assert found(with_tables(figure("mot", "29"), figure("hai", "29"))) == []
    assert found(with_tables(figure("mot", "29"), figure("hai", "30"))) == [("KH618", "label: Số hộ nghèo")]


def test_names_and_dates_are_compared_however_they_are_typed() -> None:
    for day in ("2025-12-31", "ngày 31/12/2025", "ngày 31 tháng 12 năm 2025"):
        other = f"source: ban chỉ đạo\nas_of: {day}"

        assert [code for code, _ in found(with_tables(figure("mot", "29"), figure("hai", "30", other)))] == ["KH618"]


def test_figures_as_of_a_day_that_is_in_no_calendar_are_an_error() -> None:
    wrong = SOURCED.replace("31/12/2025", "đến 31/11/2025")

    assert found(with_tables(figure("mot", "29", wrong))) == [("KH215", "31/11/2025")]
    assert found(with_tables(table("t", "Đơn vị | so\nẤp 1 | 10", wrong))) == [("KH215", "31/11/2025")]
    assert found(with_tables(table("t", "Đơn vị | so | @as_of\nẤp 1 | 10 | 31/11/2025"))) == [("KH215", "31/11/2025")]
    assert found(with_tables(figure("mot", "29", "as_of: cuối năm 2025, sau rà soát"))) == []


@pytest.mark.parametrize(
    "keys",
    [
        "source: Niên giám\nas_of: 31/12/2025",
        "source: Ban Chỉ đạo\nas_of: 30/6/2025",
        "source: Ban Chỉ đạo",
        "as_of: 31/12/2025",
        "owner: Phòng Kinh tế",
    ],
)
def test_another_source_or_another_day_is_no_conflict(keys: str) -> None:
    assert found(with_tables(figure("mot", "29"), figure("hai", "30", keys))) == []
    assert found(with_tables(figure("mot", "29", keys), figure("hai", "30"))) == []


def test_another_label_or_unit_is_another_thing() -> None:
    assert found(with_tables(figure("mot", "29"), figure("hai", "30", label="Số hộ cận nghèo"))) == []
    assert found(with_tables(figure("mot", "29"), figure("hai", "30", unit="người"))) == []


def test_a_figure_is_held_against_the_total_of_a_column() -> None:
    rows = "Đơn vị | so\nẤp 1 | 10\nẤp 2 | 20"

    assert found(with_tables(table("t", rows), figure("mot", "30"))) == []
    assert [code for code, _ in found(with_tables(table("t", rows), figure("mot", "31")))] == ["KH618"]
    assert found(with_tables(table("t", rows, "source: Khác\nas_of: 2025"), figure("mot", "31"))) == []


def test_two_tables_of_one_source_give_an_area_one_figure() -> None:
    rows = "Đơn vị | so\nẤp 1 | 10\nẤp 2 | 20"
    changed = rows.replace("20", "21")

    assert found(with_tables(table("t", rows), table("u", rows))) == []
    assert found(with_tables(table("t", rows), table("u", changed))) == [("KH618", "21")]
    assert found(with_tables(table("t", rows), table("u", changed, "source: Khác\nas_of: 31/12/2025"))) == []
    assert found(with_tables(table("t", rows), table("u", changed.replace("so", "khac"), column="khac"))) == []


def test_the_areas_figures_have_source_and_cut_off_too() -> None:
    text = with_tables(table("t", "Đơn vị | so\nẤp 1 | 10\nẤp 2 | 20"))
    areas = "  as_of: 31/12/2025\n  source: Ban Chỉ đạo\n  columns: {pack: none, ten: {label: Đơn vị, kind: text}, so: "
    areas += "{label: Số hộ nghèo, unit: hộ}}\n  rows: |\n    Đơn vị | so\n    Ấp 1 | 10\n    Ấp 2 | FIGURE\n"
    text = text.replace(
        "  columns: {pack: none, ten: {label: Đơn vị, kind: text}}\n  rows: |\n    Đơn vị\n    Ấp 1\n    Ấp 2\n", areas
    )

    assert found(text.replace("FIGURE", "20")) == []
    assert found(text.replace("FIGURE", "21")) == [("KH618", "20")]


def test_prose_says_where_a_figure_is_from() -> None:
    text = with_tables(figure("mot", "29", SOURCED + "\nowner: Phòng Kinh tế"), table("t", "Đơn vị | so\nẤp 1 | 29"))
    said = "Có $(mot) hộ ($(mot.source), đến $(mot.as_of); $(mot.owner)); $(t.source)."
    text = text.replace("text: $(giam)", f"text: |\n      {said}\n      $(giam)")
    document = Docx(kehoach.render(kehoach.compute(kehoach.loads(text))))

    assert "Có 29 hộ (Ban Chỉ đạo, đến 31/12/2025; Phòng Kinh tế); Ban Chỉ đạo." in document.paragraphs()
