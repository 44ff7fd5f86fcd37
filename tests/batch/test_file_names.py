"""Names of files: valid on every system, and one for each document."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.batch.file_names import NamePattern, as_one, file_name, names_of
from kehoach.files import is_windows_name


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("01-Đông Hà", "01-Đông Hà.docx"),
        ("Đo\u0302ng", "Đông.docx"),
        ("12/KH-UBND", "12-KH-UBND.docx"),
        ('a<b>:"c|?*', "a-b-c-.docx"),
        (" a \t b ", "a b.docx"),
        ("aux", "aux-.docx"),
        ("NUL.x", "NUL.x-.docx"),
        ("..", ""),
        ("???", ""),
        ("", ""),
        ("x" * 300, "x" * 120 + ".docx"),
        ("anh\u202egnp", "anhgnp.docx"),
        ("a\u200b\ufeff", "a.docx"),
        ("\u2066", ""),
    ],
)
def test_a_name_is_as_close_as_every_system_allows(stem: str, name: str) -> None:
    assert file_name(stem) == name


@given(st.text(max_size=200))
def test_whatever_is_in_a_cell_the_name_is_valid(stem: str) -> None:
    name = file_name(stem.encode("utf-8", "ignore").decode())
    assert name == "" or (is_windows_name(name) and len(name.encode()) < 240 and "/" not in name)
    assert unicodedata.is_normalized("NFC", name)


@pytest.mark.parametrize("text", ["{a}.docx", "KH {a}-{b c}.DOCX", "{a}{a}.docx"])
def test_a_sound_pattern(text: str) -> None:
    assert NamePattern(text).is_sound


@pytest.mark.parametrize(
    "text", ["a.docx", "{a}.pdf", "{a", "{{a}}.docx", "x/{a}.docx", "{a}\\b.docx", "}{a}.docx", ""]
)
def test_an_unsound_pattern(text: str) -> None:
    assert not NamePattern(text).is_sound


def test_a_pattern_is_filled_with_the_cells_of_a_row() -> None:
    pattern = NamePattern("{ma} - {xã}.docx")
    assert pattern.headers == ("ma", "xã")
    assert pattern.filled({"ma": "01", "xã": "Đông\nHà"}) == "01 - Đông Hà.docx"
    assert pattern.filled({"ma": "", "xã": ""}) == ""


def test_plans_of_one_name_are_told_apart_by_their_folders() -> None:
    paths = [PurePosixPath(path) for path in ("a/plan.yaml", "b/plan.yaml", "b/x.yaml", "c/b/plan.yaml", "Plan.yaml")]
    assert names_of(paths) == ("a-plan.docx", "b-plan.docx", "x.docx", "c-b-plan.docx", "Plan.docx")
    same = names_of([PurePosixPath("a/x.yaml"), PurePosixPath("a/x.yml")])
    assert len({as_one(name) for name in same}) == 1
