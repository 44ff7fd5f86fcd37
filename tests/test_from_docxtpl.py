"""What the page for users of docxtpl says can be typed is what a template may say, and prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.conftest import ROOT
from tests.word.office_file import at_end, made_pack

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "from-docxtpl.md").read_text(encoding="utf-8")
BECOMES = PAGE.partition("## What becomes what")[2].partition("## What does not move")[0]
DECLARED = re.search(r"^fields:\n(?:  .*\n)+", PAGE, re.MULTILINE)
TYPED = [text.replace("\\|", "|") for text in re.findall(r"`([^`]*doc\.fields[^`]*)`", BECOMES)]
OF_DOCXTPL = [
    text.replace("\\|", "|")
    for row in re.findall(r"^\| (.*?) \| ", PAGE.partition("## What does not move")[2], re.MULTILINE)
    for text in re.findall(r"`(\{[^`]*\})`", row)
]
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def found(folder: Path, tags: list[str]) -> list[str]:
    """What the check of a pack finds whose template has these tags, each in a paragraph."""
    made_pack(folder, DECLARED[0] if DECLARED else "", at_end("".join(map(PARAGRAPH.format, tags))))
    return [finding.code for finding in kehoach.check_pack(folder / "mau")]


def test_every_tag_of_the_page_prints_with_the_fields_of_the_page(tmp_path: Path) -> None:
    closed = [f"{tag}{{% endif %}}" if tag.startswith("{% if") and "endif" not in tag else tag for tag in TYPED]
    assert len(closed) >= 8
    assert found(tmp_path, closed) == []


@pytest.mark.parametrize("tag", OF_DOCXTPL)
def test_what_the_page_says_does_not_move_is_refused(tag: str, tmp_path: Path) -> None:
    assert set(found(tmp_path, [tag])) & {"KH512", "KH513", "KH515", "KH519", "KH533"}


def test_the_numbers_of_the_page_add_up() -> None:
    rows = re.findall(r"^\| (`.*?`) \| ", PAGE.partition("40 Word files")[2], re.MULTILINE)
    moved = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    rest = PAGE.partition("The other 12")[2]
    assert len(moved) == len(set(moved)) == 28
    assert len(set(re.findall(r"`(\w+)`", rest))) + len("four") == 12
