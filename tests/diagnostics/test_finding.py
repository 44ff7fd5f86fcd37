"""Findings: what fills their messages, and that they are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kehoach.diagnostics import Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from tests.type_checkers import said_by_mypy

if TYPE_CHECKING:
    from pathlib import Path

PLACE = Place("ke-hoach.yaml", 3, 5)
DETAILS = """\
from kehoach.diagnostics import Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim

findings, place = Findings(), Place("ke-hoach.yaml", 3, 5)
findings.add(rules.NOT_A_MAPPING, place, found=Bilingual("một danh sách", "a list"))
findings.add(rules.UNKNOWN_FORMAT, place, text=Verbatim("2"))
findings.add(rules.TOO_DEEP, place, limit=20)
findings.add(rules.NOT_A_MAPPING, place, found="một danh sách")
findings.add(rules.NOT_A_MAPPING, place, found=Bilingual("một danh sách", "a list").vi)
findings.add(rules.TOO_DEEP, place, **{"limit": "20"})
"""


@pytest.mark.slow
def test_a_text_that_is_not_said_to_be_in_both_languages_is_a_type_error(tmp_path: Path) -> None:
    status, said = said_by_mypy(tmp_path, DETAILS)

    assert status == 1
    assert [line for line in range(1, 12) if f"script.py:{line}: error" in said] == [9, 10, 11]


def test_a_detail_is_said_in_the_language_of_the_message_and_what_is_quoted_in_none() -> None:
    findings = Findings()
    findings.add(
        rules.WRONG_SHAPE,
        PLACE,
        key=Verbatim("Số hộ"),
        wanted=Bilingual("một danh sách", "a list"),
        found=Bilingual("một số", "a number"),
    )
    (finding,) = findings

    assert "“Số hộ”" in finding.message_in("vi")
    assert "“Số hộ”" in finding.message_in("en")
    assert "một danh sách" in finding.message_in("vi")
    assert "a list" in finding.message_in("en")
    assert "một danh sách" not in finding.message_in("en")
