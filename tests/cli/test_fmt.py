"""``kehoach fmt``: the grids of plans in straight columns."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach.cli import main
from kehoach.editing.grid_layout import formatted
from tests.conftest import EXAMPLES

PLAN = """\
kehoach: 1
pack: co-so
year: 2026
issuer: {kind: xã, name: Tân Mẫu}
subject: Thử
tables:
  t:
    in: none
    total: Cộng
    columns:
      ten: {label: Tên, kind: text}
      ho: {label: Hộ, unit: hộ}
      tien: {label: Tiền, unit: triệu đồng}
    rows: |
%s"""
LOOSE = ["Tên|ho|tien", "Khu phố Một | 1.200 | -", "  trong đó: cũ | 7|1,5", "Khu phố 2 | 15 |  20  "]
STRAIGHT = [
    "Tên            |    ho | tien",
    "Khu phố Một    | 1.200 |    -",
    "  trong đó: cũ |     7 |  1,5",
    "Khu phố 2      |    15 |   20",
]


def plan_of(lines: list[str]) -> str:
    return PLAN % "".join(f"      {line}\n" for line in lines)


def text_of(lines: list[str]) -> str:
    made = formatted(plan_of(lines).encode(), Path("x.yaml"))
    assert made.value is not None
    return made.value.decode()


def test_texts_are_aligned_left_and_figures_right_and_indents_stay(tmp_path: Path) -> None:
    spec = tmp_path / "kế hoạch.yaml"
    spec.write_bytes(plan_of(LOOSE).replace("\n", "\r\n").encode())

    assert main(["fmt", str(spec)]) == 0
    assert spec.read_bytes() == plan_of(STRAIGHT).replace("\n", "\r\n").encode()


def test_the_grid_of_areas_and_what_they_are_made_of_is_aligned_too() -> None:
    spec = "kehoach: 1\nareas:\n  made_from: |\n    Mới | Từ\n    Thôn Đông | Thôn Đông; Thôn Đoài (ho: 1/2)\n"
    made = formatted(spec.encode(), Path("x.yaml"))
    assert made.value is not None
    assert "    Mới       | Từ\n    Thôn Đông | Thôn Đông; Thôn Đoài (ho: 1/2)\n" in made.value.decode()


def test_a_paste_with_tabs_becomes_a_grid_with_bars() -> None:
    assert text_of([line.replace(" | ", "\t").replace("|", "\t") for line in LOOSE]) == plan_of(STRAIGHT)


def test_a_fenced_grid_keeps_its_fence_and_its_ruler() -> None:
    fenced = text_of(["| Tên | ho | tien |", "|---|---|---|", "| A | 1 | 20 |"])

    assert fenced == plan_of(["| Tên | ho | tien |", "|---|---|---|", "| A   |  1 |   20 |"])


def test_a_grid_with_a_cell_of_several_lines_is_left_as_it_is() -> None:
    pasted = ["Tên\tho\ttien", 'A\t1\t"hai', 'ba"']
    assert text_of(pasted) == plan_of(pasted)


def test_names_that_are_figures_are_not_moved_under_one_another() -> None:
    years = ["Tên | ho | tien", "2025 | 5 | 1", "10 | 7 | 1"]
    assert kehoach.loads(text_of(years)).tables["t"].rows[1].parent == -1


def test_check_writes_nothing_and_tells_by_its_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loose, straight = tmp_path / "a.yaml", tmp_path / "b.yaml"
    loose.write_text(plan_of(LOOSE), encoding="utf-8")
    straight.write_text(plan_of(STRAIGHT), encoding="utf-8")

    assert main(["fmt", "--check", str(loose), str(straight)]) == 1
    assert capsys.readouterr().out == f"{loose}: chưa dóng thẳng\n"
    assert loose.read_text(encoding="utf-8") == plan_of(LOOSE)
    assert main(["fmt", "--check", str(straight)]) == 0


def test_a_plan_from_standard_input_is_printed_and_reads_no_profile_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "profile.yaml").write_text("place: Tân Mẫu\n", encoding="utf-8")
    monkeypatch.chdir(inside)

    def typed(text: str) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        return main(["fmt", "-"])

    assert typed(plan_of(LOOSE)) == 0
    assert capsys.readouterr().out == plan_of(STRAIGHT)
    assert typed("numbers: en\nprofile: ../profile.yaml\n" + plan_of(["Tên | ho | tien", "A | 1 | 2.5"])) == 1
    assert "KH308" in capsys.readouterr().err


def test_a_plan_whose_yaml_is_damaged_stays_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = tmp_path / "a.yaml"
    spec.write_text("kehoach: 1\n  x: [", encoding="utf-8")

    assert main(["fmt", str(spec)]) == 1
    assert spec.read_text(encoding="utf-8") == "kehoach: 1\n  x: ["
    assert "KH1" in capsys.readouterr().err


@pytest.mark.parametrize("spec", sorted(EXAMPLES.glob("*/plan.yaml")), ids=lambda path: path.parent.name)
def test_an_example_says_the_same_when_it_is_formatted(spec: Path, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    copy = tmp_path / "examples" / spec.relative_to(EXAMPLES)
    made = formatted(spec.read_bytes(), Path("x.yaml"))
    assert made.value is not None
    copy.write_bytes(made.value)
    old, new = (kehoach.evaluate(path=path).computed for path in (spec, copy))

    assert old is not None
    assert new is not None
    assert {name: table.to_dicts() for name, table in old.tables.items()} == {
        name: table.to_dicts() for name, table in new.tables.items()
    }


def test_figures_typed_the_english_way_are_rewritten(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    typed = [line.replace("1.200", "1,200").replace("1,5", "1.5") for line in STRAIGHT]
    spec.write_text(plan_of(typed).replace("    total:", "    numbers: en\n    total:"), encoding="utf-8")

    assert main(["fmt", str(spec)]) == 0
    assert spec.read_text(encoding="utf-8") == plan_of(STRAIGHT).replace("    total:", "    numbers: vi\n    total:")


def test_a_whole_file_typed_the_english_way_is_rewritten(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    single = "  gia: {label: Giá, unit: nghìn đồng, value: %s}\n"
    typed = plan_of([line.replace("1.200", "1,200").replace("1,5", "1.5") for line in STRAIGHT])
    spec.write_text(f"numbers: en\n{typed}{single % '1250.5'}", encoding="utf-8")

    assert main(["fmt", str(spec)]) == 0
    assert spec.read_text(encoding="utf-8") == f"numbers: vi\n{plan_of(STRAIGHT)}" + single % '"1250,5"'


CELLS = st.text(st.sampled_from("aĐ1 .,-"), max_size=8).map(str.strip)
NAMES = st.text(st.sampled_from("ab1"), min_size=1, max_size=5)


@given(st.lists(st.tuples(NAMES, st.integers(0, 2), CELLS, CELLS), min_size=1, max_size=6))
def test_formatting_changes_no_cell_and_nothing_more_the_second_time(rows: list[tuple[str, int, str, str]]) -> None:
    lines = ["Tên | ho | tien", *(f"{'  ' * deep}{name} | {one} | {two}" for name, deep, one, two in rows)]
    once = text_of(lines)
    made = formatted(once.encode(), Path("x.yaml")).value

    assert made == once.encode()
    typed = [[cell.strip() for cell in line.split("|")] for line in lines]
    assert [[cell.strip() for cell in line.split("|")] for line in once.splitlines()[-len(lines) :]] == typed
