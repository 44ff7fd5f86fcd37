"""Charts as they are declared: their keys, and that what is wrong with them is a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import kehoach
from kehoach.view.chart_view import charts_in
from kehoach.view.document import view_document
from tests.chart_specs import COLUMN, charted
from tests.conftest import EXAMPLES, findings_in, plan_in
from tests.spec_text import block
from tests.word.office_file import PLAN, made_pack

if TYPE_CHECKING:
    from pathlib import Path


def codes(spec: str, **options: Any) -> list[str]:
    return [finding.code for finding in findings_in(spec, **options) if finding.severity.value == "error"]


def test_a_chart_is_upright_unless_it_says_otherwise() -> None:
    chart = plan_in(charted()).charts["so_do"]

    assert (chart.of, chart.columns, chart.kind) == ("ho_ngheo", ("dau", "giam"), "column")
    assert plan_in(charted(f"{COLUMN}kind: line\n")).charts["so_do"].kind == "line"


def test_what_is_no_chart() -> None:
    assert codes(charted("kind: column\n")) == ["KH202"]
    assert codes(charted(f"{COLUMN}kind: pie\n")) == ["KH216"]
    assert codes(charted(f"{COLUMN}color: red\n")) == ["KH201"]


def test_a_text_instead_of_keys() -> None:
    assert codes(charted(more="khac: ho_ngheo\n")) == ["KH203"]


def test_an_id_is_that_of_one_thing() -> None:
    assert codes(charted(more=block("ho_ngheo:", "of: ho_ngheo\n"))) == ["KH229"]
    wrong = block("ho_ngheo:", "of: ho_ngeo\nkind: pie\n")
    assert sorted(codes(charted(more=wrong))) == ["KH216", "KH229", "KH443"]


CHARTS_OF_A_PACK = """
charts:
  so_do: {of: bang, columns: a, title: Số liệu}
targets:
  bang: {columns: {ten: {label: Tên, kind: text}, a: {label: A, unit: hộ}}}
objectives:
  loi:
    text: |
      Lời văn.
      * Xem biểu đồ sau:
      $(so_do)
"""


def test_a_chart_of_a_pack_is_left_out_with_its_line_where_a_plan_has_no_such_table(tmp_path: Path) -> None:
    made_pack(tmp_path, CHARTS_OF_A_PACK)
    placed = 'objectives: {loi: {text: "$(pack)\\n$(bang)"}}\n'
    filled = "targets:\n  bang:\n    rows: |\n      Ten | a\n      Thôn A | 3\n"

    assert plan_in(PLAN, packs=tmp_path).charts == {}
    assert codes(PLAN, packs=tmp_path) == []
    assert list(plan_in(f"{PLAN}{placed}{filled}", packs=tmp_path).charts) == ["so_do"]


def test_a_report_draws_its_own_figures_in_its_own_chart(tmp_path: Path) -> None:
    folder = EXAMPLES / "bac-son-2023-ngan"
    plan, report = ((folder / name).read_text(encoding="utf-8") for name in ("plan.yaml", "bao-cao-6-thang.yaml"))
    profile = (EXAMPLES / "bac-son-2023" / "phuong-bac-son.yaml").as_posix()
    (tmp_path / "plan.yaml").write_text(plan.replace("../bac-son-2023/phuong-bac-son.yaml", profile), encoding="utf-8")
    chart = "charts:\n  thoat_ngheo: {of: giam_ngheo, columns: thoat, title: Hộ thoát nghèo}\n"
    placed = report.replace("  han_che: |\n", "  han_che: |\n    $(thoat_ngheo)\n")
    (tmp_path / "bao-cao.yaml").write_text(placed + chart, encoding="utf-8")

    (drawn,) = charts_in(view_document(kehoach.compute(plan_in(tmp_path / "bao-cao.yaml"))))
    assert drawn.alt.startswith("Biểu đồ cột. Hộ thoát nghèo. Khu phố 1: 1 hộ; Khu phố 2: 0 hộ;")
