"""The pages under docs/: what they show is what the library says today, and their pictures are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.drawing.chart_picture import can_draw
from tests.conftest import ROOT
from tests.test_architecture import loaded

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
pages = loaded(DOCS / "pages.py")
KINDS = sorted(path for path in (DOCS / "kinds").glob("*.yaml") if path.stem != "xa-mau")
WHOLE = [DOCS / "first.yaml", *KINDS]
PLANS = [*WHOLE, *sorted((DOCS / "tutorial").glob("*.yaml"))]


def name(path: Path) -> str:
    return path.relative_to(DOCS).as_posix()


def all_pages() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in pages.pages())


@pytest.mark.parametrize("page", pages.pages(), ids=name)
def test_a_page_shows_its_files_and_what_the_commands_say(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == pages.page_text(page)


@pytest.mark.parametrize("plan", WHOLE, ids=name)
def test_an_example_gives_a_document(plan: Path) -> None:
    loaded = kehoach.load(plan)
    if loaded.charts and not can_draw():
        pytest.skip("matplotlib is not installed")
    assert kehoach.render(kehoach.compute(loaded))


@pytest.mark.parametrize("plan", PLANS, ids=name)
def test_an_example_is_shown_on_a_page(plan: Path) -> None:
    assert f"{plan.name}: " in all_pages() or f'{plan.name}"' in all_pages()


def test_a_step_of_the_tutorial_shows_all_that_is_found_in_it() -> None:
    tutorial = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    for plan in (DOCS / "tutorial").glob("*.yaml"):
        assert f"$ kehoach check {plan.name} --lang en" in tutorial


def test_the_profile_changes_nothing_in_the_tutorials_document() -> None:
    before, after = (kehoach.load(DOCS / "tutorial" / f"step-{step}.yaml") for step in (4, 6))
    assert kehoach.render(kehoach.compute(before)) == kehoach.render(kehoach.compute(after))


def test_every_picture_is_there_and_light_and_shown() -> None:
    named = {
        (page.parent / path).resolve()
        for page in pages.pages()
        for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    made = {path.resolve() for plan in PLANS for path in plan.parent.glob(f"{plan.stem}*.png")}
    assert made <= named
    assert [path for path in named if not path.is_file()] == []
    assert [path for path in made if path.stat().st_size >= 40_000] == []
