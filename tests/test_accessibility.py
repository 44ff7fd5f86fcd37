"""A plan as a page for the portal, judged by axe-core in Chromium: headings, tables, contrast, texts of pictures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import kehoach
from tests.browser import Browser, chromium
from tests.chart_specs import COLUMN, charted
from tests.conftest import EXAMPLES, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

AXE: Final = Path(os.environ.get("KEHOACH_AXE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
"""The script of axe-core: where KEHOACH_AXE says, or where `npm install --no-save axe-core` puts it."""
PLANS: Final = (
    "bac-son-2023/plan.yaml",
    "bang-rong-mau/plan.yaml",
    "chi-tieu-mau/plan.yaml",
    "nhiem-vu-mau/plan.yaml",
    "phuong-song-may/giam-ngheo.yaml",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser; the tests are skipped where it or axe-core is missing."""
    if not AXE.is_file():
        pytest.skip("no axe-core here")
    if (program := chromium()) is None:
        pytest.skip("no Chromium here")
    with Browser(program, tmp_path_factory.mktemp("browser")) as browser:
        yield browser


def faults(browser: Browser, page: bytes, folder: Path) -> list[Any]:
    """What axe-core calls a violation on a page, with the elements."""
    (folder / "plan.html").write_bytes(page)
    browser.open((folder / "plan.html").as_uri())
    assert browser.seen("document.readyState === 'complete' && document.body.textContent.length")
    browser.run(AXE.read_text(encoding="utf-8") + ";0")
    found: list[Any] = browser.run(
        "axe.run().then(said => said.violations.map(one => [one.id, one.nodes.map(node => node.html)]))"
    )
    return found


@pytest.mark.parametrize("example", PLANS)
def test_nothing_is_found_on_the_page_of_an_example(browser: Browser, tmp_path: Path, example: str) -> None:
    assert faults(browser, kehoach.to_html(kehoach.compute(kehoach.load(EXAMPLES / example))), tmp_path) == []


@pytest.mark.parametrize("kind", ["bar", "column", "line"])
def test_nothing_is_found_on_a_page_with_a_chart_of_each_kind(browser: Browser, tmp_path: Path, kind: str) -> None:
    pytest.importorskip("matplotlib")
    page = bytes(kehoach.to_html(kehoach.compute(kehoach.loads(charted(f"{COLUMN}kind: {kind}\n")))))

    assert b"data:image/svg+xml" in page
    assert faults(browser, page, tmp_path) == []


def test_a_picture_without_its_text_would_be_found(browser: Browser, tmp_path: Path) -> None:
    page = '<!DOCTYPE html><html lang="vi"><title>Thử</title><main><h1>Thử</h1><img src="data:,"></main></html>'

    assert [fault for fault, _ in faults(browser, page.encode(), tmp_path)] == ["image-alt"]
