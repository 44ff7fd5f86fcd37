"""The benches run and compare what is the same; no test looks at their times."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from collections import Counter
from string import Template
from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ROW = re.compile(r"\| (Bắc Sơn|1\.000 × 12) \| (load|compute|view|render) \| \d+\.\d\d \| \d+\.\d\d \| \d+\.\d\d \|")


def compared(before: str | Path, after: str | Path) -> list[tuple[str, ...]]:
    """Plan and stage of each row of the table that is printed."""
    command: list[str | Path] = [sys.executable, ROOT / "bench" / "compare.py", before, after, "--rounds", "1"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [ROW.fullmatch(line).groups() for line in done.stdout.splitlines()[2:]]  # type: ignore[union-attr]


@pytest.mark.slow
def test_each_stage_of_both_plans_has_a_line() -> None:
    before = "HEAD" if (ROOT / ".git").exists() else ROOT
    stages = ("load", "compute", "view", "render")
    assert compared(before, ROOT) == [(plan, stage) for plan in ("Bắc Sơn", "1.000 × 12") for stage in stages]


def test_the_template_of_the_peers_filled_with_their_strings_is_the_document_of_the_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    peer_work = importlib.import_module("peer_work")
    document = kehoach.render(kehoach.compute(kehoach.loads(peer_work.plan_text(130))))
    made = peer_work.floor(peer_work.template_of(document, "segments"), peer_work.strings(document))()
    assert peer_work.lines(made) == peer_work.lines(document)


FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def page_of_speed(ending: str) -> str:
    return (ROOT / "docs" / f"speed{ending}").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["md", "svg"])
def test_the_page_of_speed_and_its_plot_have_the_same_figures_in_both_languages(ending: str) -> None:
    english, vietnamese = (FIGURE.findall(page_of_speed(f"{lang}.{ending}")) for lang in ("", ".vi"))
    assert Counter(english) == Counter(vietnamese)


@pytest.mark.parametrize("ending", [".md", ".vi.md"], ids=["english", "vietnamese"])
def test_the_page_of_speed_is_its_text_with_figures_filled_in(ending: str) -> None:
    written = (ROOT / "bench" / f"speed_page{ending}").read_text(encoding="utf-8")
    parts = Template.pattern.sub("\0", written).split("\0")
    assert re.fullmatch(".+".join(map(re.escape, parts)), page_of_speed(ending), re.DOTALL)


def test_the_pages_of_speed_are_written_from_what_a_run_has_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    peer_page = importlib.import_module("peer_page")
    names = ("merging", "merging-zlib", "road", "floor", "parsing", "reading", "lint", "python_docx")
    one = {name: [1.5] for name in names}
    cold = {"python -c pass": [12.0], "kehoach render, no template kept": [480.0], "docx-mailmerge2": [96.0]}
    times = {"10": {**one, "docxtpl": [12.25]}, "5000": {**one, "docxtpl": [1200.4], "carbone": [99.96]}}
    peer_page.write(peer_page.Measured(times, cold, None, {"mailmerge": "1.0"}, {}), tmp_path)
    english, vietnamese = ((tmp_path / name).read_text(encoding="utf-8") for name in ("speed.md", "speed.vi.md"))

    assert "| docxtpl | 12,2 | 1200 |" in english
    assert "| docxtpl | 12,2 | 1200 |" in vietnamese
    assert "| merging with `fast` / floor | 1,0 | 1,0 |" in english
    assert "| `kehoach render`, không giữ lại tệp mẫu | 480 | 40,0 | 5,0 |" in vietnamese
    assert "docxtemplater (10, 5.000 rows)" in english
    assert ">5000 hàng<" in (tmp_path / "speed.vi.svg").read_text(encoding="utf-8")
