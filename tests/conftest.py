"""What every test may use: the examples, a way to read a .docx back, and goldens that are updated only when told to."""

from __future__ import annotations

import hashlib
import importlib
import io
import os
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from lxml import etree

import kehoach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.table import _Row

# No example may fail because a machine is slow; and where a landing hangs on the run, the examples are always the
# same, while every other run looks for new ones. Laws are tried at length with the slow tests, as .ci/run does.
settings.register_profile("anywhere", deadline=None, max_examples=20)
settings.register_profile("ci", deadline=None, max_examples=20, derandomize=True)
settings.register_profile("at-length", deadline=None, max_examples=100)
settings.load_profile("ci" if os.environ.get("CI") else "anywhere")

# Every part of every document that a test makes is read again, whatever was proved of its template.
os.environ["KEHOACH_READ_AGAIN"] = "1"
# No test reads or leaves a template in the caches of whoever runs it.
os.environ["KEHOACH_CACHE"] = "off"

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
GOLDEN = Path(__file__).parent / "golden"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AS_SHOWN = str.maketrans({"\u00a0": " ", "\u2011": "-", "\u2060": "", "\u200b": ""})


def findings_in(spec: str | bytes | Path | Mapping[str, object], **options: Any) -> list[kehoach.Finding]:
    """Every finding of a plan: of the file at a path, of a text, or of a mapping."""
    return list(kehoach.evaluate(**given(spec), **options).findings)


def plan_in(spec: str | bytes | Path | Mapping[str, object], **options: Any) -> kehoach.Plan:
    """The plan in the file at a path, in a text or in a mapping; it has no error."""
    if isinstance(spec, Path):
        return kehoach.load(spec, **options)
    return kehoach.loads(spec, **options) if isinstance(spec, str | bytes) else kehoach.from_mapping(spec, **options)


def given(spec: str | bytes | Path | Mapping[str, object]) -> dict[str, Any]:
    """A plan of any kind as ``kehoach.evaluate`` takes it."""
    kind = "path" if isinstance(spec, Path) else "text" if isinstance(spec, str | bytes) else "mapping"
    return {kind: spec}


def docs_module(name: str) -> Any:
    """One of the modules under docs/, which find one another as they do when ``docs/make.py`` is run."""
    if (folder := str(ROOT / "docs")) not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(name)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the goldens anew and print what changed")


class Docx:
    """A document read back, part by part. Kept for a second opinion where KEHOACH_TEST_OUTPUT names a folder."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.testzip() is None
            self.parts = {info.filename: package.read(info) for info in package.infolist()}
            self.dates = {info.date_time for info in package.infolist()}
        if folder := os.environ.get("KEHOACH_TEST_OUTPUT"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            Path(folder, hashlib.sha256(data).hexdigest()[:16] + ".docx").write_bytes(data)

    def tree(self, part: str = "word/document.xml") -> Any:
        """One part as lxml reads it, strictly."""
        return etree.fromstring(self.parts[part])

    def paragraphs(self) -> list[str]:
        """The text of every paragraph, those in tables included."""
        return [text for _, text in self.styled()]

    def styled(self) -> list[tuple[str, str]]:
        """Style id and text of every paragraph."""
        return [
            (style[0].get(f"{W}val") if (style := list(p.iter(f"{W}pStyle"))) else "", read_text(p))
            for p in self.tree().iter(f"{W}p")
        ]

    def tables(self) -> list[list[list[str]]]:
        """Every table as rows of cell texts."""
        return [
            [
                ["\n".join(map(read_text, cell.iter(f"{W}p"))) for cell in row.findall(f"{W}tc")]
                for row in t.iter(f"{W}tr")
            ]
            for t in self.tree().iter(f"{W}tbl")
        ]


def read_text(element: Any) -> str:
    """The text of an element as Word shows it."""
    pieces = []
    for node in element.iter(f"{W}t", f"{W}br", f"{W}tab"):
        pieces.append(node.text or "" if node.tag == f"{W}t" else "\n" if node.tag == f"{W}br" else "\t")
    return as_shown("".join(pieces))


def as_shown(text: str) -> str:
    """A text as a reader sees it: what only keeps a line from ending looks like what it keeps together."""
    return text.translate(_AS_SHOWN)


def texts_of(row: _Row) -> list[str]:
    """The texts of a row of a table, by column; a cell merged over several has its text in the first of them."""
    cells = list(row.cells)
    before = [None, *(cell._tc for cell in cells)]
    return ["" if cell._tc is above else as_shown(cell.text) for cell, above in zip(cells, before, strict=False)]


def pretty(data: bytes) -> str:
    """XML with a line an element, so that a difference can be read."""
    root = etree.fromstring(data, etree.XMLParser(remove_blank_text=True))
    text: str = etree.tostring(root, pretty_print=True, encoding="unicode")
    return text


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Any:
    """Hold a text against its golden file; with --update-golden, write it and say so."""

    def hold(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            old = path.read_text(encoding="utf-8") if path.is_file() else None
            if old != text:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
                print(f"golden {name} {'changed' if old is not None else 'made'}")
            return
        assert path.read_text(encoding="utf-8") == text

    return hold
