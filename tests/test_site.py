"""The site of docs/ as a reader has it: built, served, and read in a browser."""

from __future__ import annotations

import base64
import functools
import http.server
import re
import subprocess
import sys
import threading
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

import pytest

from tests.browser import Browser, chromium
from tests.conftest import ROOT, docs_module

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of both sites, the English one within the Vietnamese."""
    pytest.importorskip("material")
    folder = tmp_path_factory.mktemp("site")
    for options in (("-d", str(folder)), ("-f", "mkdocs.en.yml", "-d", str(folder / "en"))):
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", *options]
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return folder


class Silent(http.server.SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, format: str, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium here")
    with Browser(program, tmp_path_factory.mktemp("browser")) as browser:
        yield browser


class Links(HTMLParser):
    """The languages and the links of one page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.languages: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Remember what is looked for."""
        found = {name: value or "" for name, value in attributes}
        if tag == "html":
            self.languages.append(found["lang"])
        elif tag == "a" and "href" in found:
            self.links.append((found.get("hreflang", ""), found["href"]))


def target(page: Path, link: str) -> Path:
    """The file that a link of a page leads to."""
    path = page.parent / unquote(urlsplit(link).path)
    return path / "index.html" if path.is_dir() else path


def test_each_page_leads_to_itself_in_the_other_language(site: Path) -> None:
    pages = list(site.rglob("index.html"))
    assert len(pages) > 600
    for page in pages:
        is_english = page.is_relative_to(site / "en")
        within = page.relative_to(site / "en" if is_english else site)
        read = Links(page)
        assert read.languages == ["en" if is_english else "vi"]
        switch = {lang: target(page, link).resolve() for lang, link in read.links if lang}
        assert switch == {"vi": (site / within).resolve(), "en": (site / "en" / within).resolve()}
        assert all(path.is_file() for path in switch.values())


def test_no_link_is_dead_in_either_language(site: Path) -> None:
    dead = {
        (page.relative_to(site).as_posix(), link)
        for page in site.rglob("index.html")
        for _, link in Links(page).links
        if not urlsplit(link).scheme and urlsplit(link).path and not target(page, link).is_file()
    }
    assert dead == set()


def test_a_site_is_at_the_address_that_the_project_names_and_at_none_without() -> None:
    pytest.importorskip("mkdocs")
    hook = docs_module("hook")
    project = '[project]\nname = "kehoach"\n'
    named = project + '[project.urls]\nDocumentation = "https://example.org/kehoach"\n'
    assert [hook.site_url(project, folder) for folder in ("", "en")] == [None, None]
    assert hook.site_url(named, "") == "https://example.org/kehoach/"
    assert hook.site_url(named, "en") == "https://example.org/kehoach/en/"


def results(browser: Browser, address: str, query: str) -> list[str]:
    """What the search of a site shows for a query, best first, with its marks."""
    browser.open(f"{address}?q={quote(query)}")
    shown: list[str] = browser.seen(
        "(() => { const found = document.querySelectorAll('.md-search-result__article');"
        "return /\\d/.test(document.querySelector('.md-search-result__meta')?.textContent) ?"
        "[...found].map(one => one.innerHTML) : null })()"
    )
    return shown


@pytest.mark.parametrize(
    ("folder", "query", "words"),
    [
        ("", "lam tron", ("làm", "tròn")),
        ("", "làm tròn", ("làm", "tròn")),
        ("en/", "don vi tinh", ("đơn", "vị", "tính")),
        ("en/", "đơn vị tính", ("đơn", "vị", "tính")),
    ],
)
def test_a_word_is_found_with_its_marks_and_without(
    browser: Browser, address: str, folder: str, query: str, words: tuple[str, ...]
) -> None:
    best = results(browser, address + folder, query)[0].lower()
    for word in words:
        assert f"<mark>{word}</mark>" in best


def test_an_english_word_is_found_in_all_its_forms(browser: Browser, address: str) -> None:
    shown = " ".join(results(browser, f"{address}en/", "rounded")).lower()
    for word in ("round", "rounded", "rounding"):
        assert f"<mark>{word}</mark>" in shown


def test_marks_that_are_typed_are_looked_for(browser: Browser, address: str) -> None:
    shown = " ".join(results(browser, address, "hộ"))
    assert "<mark>hộ</mark>" in shown.lower()
    assert "<mark>hồ</mark>" not in shown.lower()


def test_a_word_that_is_still_being_typed_is_found_by_its_beginning(browser: Browser, address: str) -> None:
    shown = results(browser, address, "ngh")
    assert "<mark>nghĩa</mark>" in " ".join(shown).lower()
    assert not any("<mark><mark" in one for one in shown)


def test_a_page_fits_a_phone(browser: Browser, address: str) -> None:
    browser.size(360, 740)
    for page in ("", "tutorial/", "keys/", "commands/", "findings/KH405/", "en/spec/"):
        browser.open(address + page)
        assert browser.seen("document.readyState === 'complete'"), page
        assert browser.run("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, page


def test_the_sheet_of_paper_is_one_page(browser: Browser, address: str) -> None:
    browser.open(f"{address}a4.html")
    assert browser.seen("document.readyState === 'complete'")
    printed = base64.b64decode(browser.ask("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert len(re.findall(rb"/Type /Page\b", printed)) == 1
