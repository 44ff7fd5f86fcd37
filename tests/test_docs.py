"""The pages under docs/: what they show is what the library says today, and their pictures are there."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import parser_of
from kehoach.drawing.chart_picture import can_draw
from tests.conftest import ROOT, docs_module
from tests.test_architecture import loaded

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
pages = loaded(DOCS / "pages.py")
commands = docs_module("command_pages")
KINDS = sorted(path for path in (DOCS / "kinds").glob("*.yaml") if path.stem != "xa-mau")
WHOLE = [DOCS / "first.yaml", *KINDS]
PLANS = [*WHOLE, *sorted((DOCS / "tutorial").glob("*.yaml"))]
TRANSLATED = [page for page in pages.pages() if page.name.endswith(pages.TWIN)]
"""The Vietnamese pages, each beside its English twin."""
BLOCK = re.compile(r"^```(\w+)(.*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?![a-z]+:)([^)\s#]+)(?:#[^)]*)?\)")
COMMENT = re.compile(r"[ ]*# .*")
COMMAND = re.compile(r"^\$ (.+?)(?: --lang en)?$", re.MULTILINE)


def name(path: Path) -> str:
    return path.relative_to(DOCS).as_posix()


def all_pages() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in pages.pages())


@pytest.mark.parametrize("page", pages.pages(), ids=name)
def test_a_page_shows_its_files_and_what_the_commands_say(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == pages.page_text(page)


def code_in(page: Path) -> list[str]:
    """All that is typed on a page: files, programs and commands, without comments and without answers."""
    blocks = [(kind, body) for kind, _, body in BLOCK.findall(page.read_text(encoding="utf-8")) if kind != "text"]
    typed = ("\n".join(COMMAND.findall(body)) if kind == "console" else body for kind, body in blocks)
    return [COMMENT.sub("", body) for body in typed]


@pytest.mark.parametrize("page", TRANSLATED, ids=name)
def test_a_vietnamese_page_has_the_reader_type_what_its_english_twin_does(page: Path) -> None:
    assert code_in(page) == code_in(english_of(page))


def english_of(page: Path) -> Path:
    return page.with_name(page.name.replace(pages.TWIN, ".md"))


def test_each_page_is_there_in_both_languages() -> None:
    assert {english_of(page) for page in TRANSLATED} == {page for page in pages.pages() if page not in TRANSLATED}


def named_in_tables(page: Path) -> list[list[str]]:
    """What stands as code in each line of the tables of a page."""
    text = page.read_text(encoding="utf-8")
    return [sorted(re.findall(r"`[^`]+`", row)) for row in re.findall(r"^\|.*$", text, re.MULTILINE)]


@pytest.mark.parametrize("about", ["architecture", "dependencies", "speed", "where-to-find"])
def test_tables_about_the_source_name_the_same_in_both_languages(about: str) -> None:
    page = DOCS / f"{about}.vi.md"
    assert named_in_tables(page) == named_in_tables(english_of(page))


@pytest.mark.parametrize("ending", [pages.TWIN, ".md"], ids=["vietnamese", "english"])
def test_a_link_leads_to_a_page_of_its_own_language(ending: str) -> None:
    """On the site and in the folder: what has a page in the language of the link is linked by that page's name."""
    lost = {
        (name(page), link)
        for page in DOCS.rglob("*.md")
        if page.name.endswith(pages.TWIN) == (ending == pages.TWIN)
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
        or (link != in_language(link, ending) and (page.parent / in_language(link, ending)).is_file())
    }
    assert lost == set()


def in_language(link: str, ending: str) -> str:
    """The name of the same page in a language."""
    return link.removesuffix(pages.TWIN).removesuffix(".md") + ending if link.endswith(".md") else link


def test_each_description_of_a_key_is_in_english_too() -> None:
    described = {key.vi for shape in docs_module("key_pages").shapes() for key in shape.keys}
    assert docs_module("key_english").ENGLISH.keys() == described


@pytest.mark.parametrize("plan", WHOLE, ids=name)
def test_an_example_gives_a_document(plan: Path) -> None:
    loaded = kehoach.load(plan)
    if loaded.charts and not can_draw():
        pytest.skip("matplotlib is not installed")
    assert kehoach.render(kehoach.compute(loaded))


@pytest.mark.parametrize("plan", PLANS, ids=name)
def test_an_example_is_shown_on_a_page(plan: Path) -> None:
    assert f"{plan.name}: " in all_pages() or f'{plan.name}"' in all_pages()


def test_the_page_of_commands_has_an_example_of_each() -> None:
    assert commands.EXAMPLES.keys() == set(commands.command_names())


@pytest.mark.parametrize("name", commands.EXAMPLES)
def test_an_example_of_a_command_is_one_that_its_parser_takes(name: str) -> None:
    assert commands.EXAMPLES[name].startswith(f"kehoach {name}")
    assert parser_of("vi").parsed(shlex.split(commands.EXAMPLES[name])[1:])


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
