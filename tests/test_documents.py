"""The documents that go with a plan: the same figures, other words, and nothing new to keep in agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import main
from tests.conftest import EXAMPLES, Docx, findings_in

if TYPE_CHECKING:
    from pathlib import Path

SHORT = EXAMPLES / "bac-son-2023-ngan" / "plan.yaml"


def spec(tmp_path: Path, more: str = "", old: str = "", new: str = "") -> Path:
    """The short plan of Bắc Sơn with more keys, in a folder of its own."""
    path = tmp_path / "plan.yaml"
    text = SHORT.read_text(encoding="utf-8")
    assert old in text
    profile = (EXAMPLES / "bac-son-2023" / "phuong-bac-son.yaml").as_posix()
    text = text.replace("../bac-son-2023/phuong-bac-son.yaml", profile).replace(old, new, 1)
    path.write_text(f"{text}{more}", encoding="utf-8")
    return path


def codes(path: Path) -> list[tuple[int, str]]:
    return [(finding.line, finding.code) for finding in kehoach.check(path)]


def test_a_set_holds_the_plan_and_all_documents_of_its_pack() -> None:
    made = kehoach.render_set(kehoach.compute(kehoach.load(SHORT)))

    assert list(made)[:4] == ["66-KH-UBND.docx", "quyet-dinh.docx", "to-trinh.docx", "cong-van.docx"]
    assert made["66-KH-UBND.docx"] == kehoach.render(kehoach.compute(kehoach.load(SHORT)))


def test_a_document_with_a_number_is_named_by_it_in_plain_letters(tmp_path: Path) -> None:
    path = spec(tmp_path, "documents: {quyet_dinh: {number: 67, date: 10/3/2023}}\n")

    assert list(kehoach.render_set(kehoach.compute(kehoach.load(path))))[1] == "67-QD-UBND.docx"


def test_a_decision_has_its_articles_in_bold_and_no_kind_of_heading() -> None:
    made = Docx(kehoach.render_set(kehoach.compute(kehoach.load(SHORT)))["quyet-dinh.docx"])

    articles = [text for style, text in made.styled() if style in ("Dieu", "DieuCuoi")]
    assert [text[:6] for text in articles] == ["Điều 1", "Điều 2", "Điều 3"]
    assert articles[-1].endswith("./.")
    assert ("ThamQuyen", "ỦY BAN NHÂN DÂN PHƯỜNG BẮC SƠN") in made.styled()
    assert ("QuyetDinh", "QUYẾT ĐỊNH:") in made.styled()
    assert "- Như Điều 3;" in made.paragraphs()


def test_an_official_letter_says_what_it_is_about_under_its_number_and_names_no_kind() -> None:
    made = Docx(kehoach.render_set(kehoach.compute(kehoach.load(SHORT)))["cong-van.docx"])

    assert ("TrichYeuCongVan", "V/v triển khai thực hiện Kế hoạch số 66/KH-UBND") in made.styled()
    assert "CÔNG VĂN" not in made.paragraphs()
    assert [style for style, _ in made.styled()].count("NoiKinhGui") == 2


def test_one_addressee_stands_in_the_line_of_the_greeting() -> None:
    made = Docx(kehoach.render_set(kehoach.compute(kehoach.load(SHORT)))["to-trinh.docx"])

    assert ("KinhGui", "Kính gửi: Thường trực Hội đồng nhân dân phường") in made.styled()


def test_none_drops_a_document(tmp_path: Path) -> None:
    path = spec(tmp_path, "documents:\n  quyet_dinh: none\n")

    assert "quyet-dinh.docx" not in kehoach.render_set(kehoach.compute(kehoach.load(path)))


def test_a_document_of_the_pack_alone_is_not_looked_at_by_check(tmp_path: Path) -> None:
    assert "KH663" not in [code for _, code in codes(SHORT)]
    path = spec(tmp_path, "documents: {to_trinh: {number: 5}}\n")
    assert [code for _, code in codes(path)].count("KH663") == 1


def test_what_is_wrong_in_a_document_is_found_once_at_its_own_place(tmp_path: Path) -> None:
    more = "documents:\n  to_trinh:\n    outline:\n      noi_dung:\n        text: |\n          Giảm $(cam_kett) hộ.\n"
    path = spec(tmp_path, more)
    line = len(path.read_text(encoding="utf-8").splitlines())

    found = [finding for finding in kehoach.check(path) if finding.severity is kehoach.Severity.ERROR]
    assert [(finding.line, finding.code) for finding in found] == [(line, "KH301")]


def test_nothing_is_written_where_one_document_has_an_error(tmp_path: Path) -> None:
    path = spec(tmp_path, "documents: {to_trinh: {date: 32/1/2023}}\n")

    assert main(["render", str(path), "--set", "-o", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()
    with pytest.raises(kehoach.SpecError):
        kehoach.render_set(kehoach.compute(kehoach.load(path)))


def test_the_set_is_written_into_a_folder(tmp_path: Path) -> None:
    assert main(["render", str(SHORT), "--set", "-o", str(tmp_path / "out")]) == 0

    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert written == kehoach.render_set(kehoach.compute(kehoach.load(SHORT)))


def test_one_document_is_written_alone(tmp_path: Path) -> None:
    assert main(["render", str(SHORT), "--document", "cong_van", "-o", str(tmp_path / "x.docx")]) == 0

    made = kehoach.render_set(kehoach.compute(kehoach.load(SHORT)))
    assert (tmp_path / "x.docx").read_bytes() == made["cong-van.docx"]


def test_a_document_that_is_not_there_is_named_with_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", str(SHORT), "--document", "quyet", "-o", str(tmp_path), "--lang", "en"]) == 2

    assert "there is no document “quyet”; available: quyet_dinh" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_number_of_the_plan_is_what_a_document_calls_it_by(tmp_path: Path) -> None:
    more = (
        "documents:\n  to_trinh:\n    outline:\n      noi_dung:\n        text: |\n"
        "          Xem $(nguon_luc) của Kế hoạch.\n"
    )
    made = Docx(kehoach.render_set(kehoach.compute(kehoach.load(spec(tmp_path, more))))["to-trinh.docx"])

    assert "Xem nhiệm vụ 5 của Kế hoạch." in made.paragraphs()


def test_each_row_of_a_table_has_a_document_of_its_own_with_the_figures_of_that_row() -> None:
    made = kehoach.render_set(kehoach.compute(kehoach.load(SHORT)))
    computed = kehoach.compute(kehoach.load(SHORT))

    sheets = {name: Docx(data) for name, data in made.items() if name.startswith("phieu-giao-")}
    assert list(sheets)[:2] == ["phieu-giao-Khu-pho-1.docx", "phieu-giao-Khu-pho-2.docx"]
    assert len(sheets) == computed["giam_ngheo.count"].value == 10
    for row in computed.plan.tables["giam_ngheo"].rows:
        sheet = sheets[f"phieu-giao-{row.name.replace('Khu phố ', 'Khu-pho-')}.docx"]
        given = computed[f"giam_ngheo[{row.name}].giam"].value
        assert f"- Chỉ tiêu giảm trong năm: {given} hộ." in sheet.paragraphs()
        assert any(text.startswith("Số:") and text.endswith("/PGCT-UBND") for text in sheet.paragraphs())


def test_documents_for_each_row_are_numbered_on_from_the_first(tmp_path: Path) -> None:
    path = spec(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}documents:\n  phieu_giao: {{number: 8, date: 10/3/2023}}\n", encoding="utf-8")
    made = kehoach.render_set(kehoach.compute(kehoach.load(path)))
    sheets = [Docx(data).paragraphs() for name, data in made.items() if name.startswith("phieu-giao-")]

    assert [line for sheet in sheets[:3] for line in sheet if line.startswith("Số:")] == [
        "Số: 08/PGCT-UBND",
        "Số: 09/PGCT-UBND",
        "Số: 10/PGCT-UBND",
    ]


def said_of(plan: Docx) -> list[str]:
    """The last five figures of the plan's own total row: before, given out, after."""
    total = next(row for table in plan.tables() for row in table if row[:2] == ["", "Cộng"] or row[0] == "Cộng")
    return [total[-5], total[-4], total[-3], total[-2], total[-1]]


@pytest.mark.parametrize("typed", ["Khu phố 10 |   6 |    1", "Khu phố 10 |   6 |    3", "Khu phố 10 |   9 |    2"])
def test_every_figure_agrees_across_the_set_and_changes_in_all_of_it(typed: str, tmp_path: Path) -> None:
    path = spec(tmp_path, old="Khu phố 10 |   6 |    1", new=typed)
    made = {name: Docx(data) for name, data in kehoach.render_set(kehoach.compute(kehoach.load(path))).items()}
    _, start, given = (cell.strip() for cell in typed.split("|"))

    at_start, rate_at_start, fall, at_end, rate_at_end = said_of(made["66-KH-UBND.docx"])
    submission = "\n".join(made["to-trinh.docx"].paragraphs())
    assert f"đầu năm toàn phường có {at_start} hộ nghèo, chiếm {rate_at_start}% tổng số hộ" in submission
    assert f"giảm {fall} hộ nghèo; cuối năm còn {at_end} hộ, chiếm {rate_at_end}%" in submission
    sheets = ["\n".join(made[name].paragraphs()) for name in made if name.startswith("phieu-giao")]
    assert sum(int(text.split("giảm trong năm: ")[1].split(" ")[0]) for text in sheets) == int(fall)
    assert sum(int(text.split("nghèo đầu năm: ")[1].split(" ")[0]) for text in sheets) == int(at_start)
    tenth = "\n".join(made["phieu-giao-Khu-pho-10.docx"].paragraphs())
    assert f"đầu năm: {start} hộ" in tenth
    assert f"giảm trong năm: {given} hộ" in tenth


REPORT = EXAMPLES / "bac-son-2023-ngan" / "bao-cao-6-thang.yaml"


def report(tmp_path: Path, old: str = "", new: str = "") -> Path:
    """The report of six months on the short plan, in a folder of its own."""
    spec(tmp_path)
    path = tmp_path / "bao-cao.yaml"
    text = REPORT.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_report_judges_each_goal_by_what_was_reached() -> None:
    computed = kehoach.compute(kehoach.load(REPORT))
    made = Docx(kehoach.render(computed))

    assert computed["giam_ngheo.total.thoat"].value == 5
    assert ["1", "Số hộ nghèo giảm", "hộ", "≥ 7 hộ", "4", "không đạt (thiếu 3 hộ)"] in [
        r for t in made.tables() for r in t
    ]
    assert "BÁO CÁO" in made.paragraphs()


def test_a_goal_that_is_reached_in_the_year_is_judged_so(tmp_path: Path) -> None:
    path = report(tmp_path, "Khu phố 10 |     1 |   1", "Khu phố 10 |     5 |   1")

    rows = [row for table in Docx(kehoach.render(kehoach.compute(kehoach.load(path)))).tables() for row in table]
    assert [row[-2:] for row in rows if row[1:2] == ["Số hộ nghèo giảm"]] == [["8", "vượt"]]


def test_a_report_has_the_columns_that_the_plan_has_not_and_the_plans_own_figures() -> None:
    plan = Docx(kehoach.render(kehoach.compute(kehoach.load(SHORT))))
    made = Docx(kehoach.render(kehoach.compute(kehoach.load(REPORT))))

    def row(document: Docx) -> list[str]:
        return next(row for table in document.tables() for row in table if row[1:2] == ["Khu phố 10"])

    assert row(plan)[:6] == row(made)[:6]
    assert row(made)[6:] == ["1", "1", "6", "1,88"]
    assert "Số hộ thoát nghèo" not in plan.paragraphs()
    assert "Dự kiến tỷ lệ HN cuối năm 2023" not in made.paragraphs()


def test_a_figure_that_a_report_lacks_is_found_in_its_own_file(tmp_path: Path) -> None:
    path = report(tmp_path, "    Khu phố 12 |     0 |   0\n", "")

    found = [finding for finding in kehoach.check(path) if finding.severity is kehoach.Severity.ERROR]
    assert {finding.file for finding in found} == {str(path)}
    assert any("Khu phố 12" in finding.message for finding in found)


def test_a_report_as_of_a_day_that_is_in_no_calendar_is_an_error_at_the_day(tmp_path: Path) -> None:
    path = report(tmp_path, "as_of: 30/6/2023", "as_of: đến 31/6/2023")
    (finding,) = [found for found in kehoach.check(path) if found.code == "KH215"]

    line = path.read_text(encoding="utf-8").splitlines()[finding.place.line - 1]
    assert line[finding.place.column - 1 :] == "31/6/2023"


def test_a_row_that_the_plan_has_not_is_found_in_the_report(tmp_path: Path) -> None:
    path = report(tmp_path, "Khu phố 12", "Khu phố 13")

    assert "KH644" in [finding.code for finding in kehoach.check(path)]


def test_a_report_on_a_plan_that_is_not_there_says_so(tmp_path: Path) -> None:
    path = report(tmp_path, "plan: plan.yaml", "plan: ke-hoach.yaml")

    assert [(finding.line, finding.code) for finding in kehoach.check(path)] == [(8, "KH664")]


def test_a_report_that_names_no_plan_is_asked_for_it_and_for_nothing_else() -> None:
    (finding,) = findings_in("kehoach: 1\nreport: 6 tháng đầu năm\nas_of: 30/6/2026\nactuals:\n  t: |\n    ten | a\n")

    assert (finding.code, finding.line) == ("KH202", 2)
    assert "plan: plan.yaml" in (finding.hint_in("vi") or "")


def test_a_plan_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be made as a report"):
        kehoach.render(kehoach.compute(kehoach.load(SHORT)), kehoach.Audience.REPORT)


def test_next_year_begins_with_what_the_report_says_is_there(tmp_path: Path) -> None:
    path = report(tmp_path)
    following = tmp_path / "2024.yaml"

    assert main(["next-year", str(tmp_path / "plan.yaml"), "--actuals", str(path), "-o", str(following)]) == 0
    assert "Khu phố 10 |   6 |" in following.read_text(encoding="utf-8")
    assert "Khu phố 3  |   3 |" in following.read_text(encoding="utf-8")


def test_a_report_on_itself_is_a_finding(tmp_path: Path) -> None:
    path = report(tmp_path, "plan: plan.yaml", "plan: bao-cao.yaml")

    assert "KH201" in [finding.code for finding in kehoach.check(path)]


def test_an_unknown_key_of_a_report_is_said_once(tmp_path: Path) -> None:
    path = report(tmp_path, "report:", "repport: x\nreport:")

    assert [finding.code for finding in kehoach.check(path)].count("KH201") == 1


@pytest.mark.parametrize(
    "units",
    [
        ("Thôn Hòa", "Thôn Hoa", "Thôn Hoa 2"),
        ("Thôn Hoa 2", "Thôn Hòa", "Thôn Hoa"),
        ("Thôn Đông", "Thôn Đồng", "THÔN DÔNG", "Thôn Dong 3"),
        (f"Thôn {'rất dài ' * 40}A", f"Thôn {'rất dài ' * 40}B"),
    ],
)
def test_each_unit_has_a_file_of_its_own_with_a_name_that_any_system_takes(units: tuple[str, ...]) -> None:
    rows = {f"a{at}": {"name": name, "ho": 100, "dau": 9, "giam": 1} for at, name in enumerate(units)}
    areas = {key: {"name": row["name"], "ho": row["ho"]} for key, row in rows.items()}
    targets = {key: {"name": row["name"], "dau": row["dau"], "giam": row["giam"]} for key, row in rows.items()}
    plan = {
        "kehoach": 1, "pack": "giam-ngheo", "year": 2026, "number": 7, "date": "01/02/2026", "basis": "B",
        "issuer": {"kind": "xã", "name": "A"}, "areas": {"label": "thôn", "rows": areas},
        "targets": {"cam_ket": {"goal": "≥ 2 hộ"}, "giam_ngheo": {"rows": targets}},
        "assignments": {"phan_cong": {"rows": [{"name": "A B", "chuc_vu": "Phó", "dia_ban": "; ".join(units)}]}},
        "signer": {"authority": "TM.", "post": "Chủ tịch", "name": "A B"},
    }  # fmt: skip
    made = kehoach.render_set(kehoach.compute(kehoach.from_mapping(plan)))
    slips = [name for name in made if name.startswith("phieu-giao")]

    assert len(slips) == len({name.lower() for name in slips}) == len(units)
    assert max(map(len, made)) < 200


def test_a_row_of_a_report_has_one_name_like_any_other(tmp_path: Path) -> None:
    path = report(tmp_path)
    text = path.read_text(encoding="utf-8")
    rows = "  giam_ngheo:\n    mot: {name: Khu phố 1, don_vi: Khu phố 2, thoat: 1}\n"
    path.write_text(text[: text.index("actuals:")] + "actuals:\n" + rows, encoding="utf-8")

    assert "KH266" in {finding.code for finding in kehoach.check(path) if finding.file == str(path)}
