"""Findings: what fills their messages, and that they are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kehoach.diagnostics import Findings, Place, has_errors, in_file_order
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from tests.type_checkers import said_by_mypy

if TYPE_CHECKING:
    from pathlib import Path

PLACE = Place("ke-hoach.yaml", 3, 5)
SCRIPT = """\
from kehoach.diagnostics import Findings, Place, has_errors, in_file_order
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim

findings, place = Findings(), Place("ke-hoach.yaml", 3, 5)
findings.add(rules.NOT_A_MAPPING, place, found=Bilingual("một danh sách", "a list"))
findings.add(rules.UNKNOWN_FORMAT, place, text=Verbatim("2"))
findings.add(rules.TOO_DEEP, place, limit=20)
findings.add(rules.NOT_A_MAPPING, place, found="một danh sách")
findings.add(rules.NOT_A_MAPPING, place, found=Bilingual("một danh sách", "a list").vi)
findings.add(rules.TOO_DEEP, place, **{"limit": "20"})
findings[0] = next(iter(findings))
"""


@pytest.mark.slow
def test_a_bare_text_in_a_message_and_a_finding_replaced_are_type_errors(tmp_path: Path) -> None:
    status, said = said_by_mypy(tmp_path, SCRIPT)

    assert status == 1
    assert [line for line in range(1, 13) if f"script.py:{line}: error" in said] == [9, 10, 11, 12]


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


def test_findings_are_listed_once_by_file_and_place_with_the_named_files_first() -> None:
    findings = Findings()
    for file, line in (("b.yaml", 1), ("a.yaml", 9), ("a.yaml", 2), ("b.yaml", 1), ("c.yaml", 1)):
        findings.add(rules.NOT_DATED, Place(file, line, 1))

    assert len(findings) == 5
    assert [str(finding.place) for finding in in_file_order(findings, ("c.yaml",))] == [
        "c.yaml:1:1",
        "a.yaml:2:1",
        "a.yaml:9:1",
        "b.yaml:1:1",
    ]


def test_a_warning_is_not_an_error() -> None:
    findings = Findings()
    findings.add(rules.NO_BASIS, PLACE)
    assert not has_errors(findings)

    findings.add(rules.NOT_DATED, PLACE)
    assert has_errors(findings)


def test_texts_are_joined_and_filled_in_each_language() -> None:
    rate, text = Bilingual("tỷ lệ, trên {per}", "rate, per {per}"), Verbatim("dau / ho")

    assert Bilingual.joined(": ", (rate.filled(per=100), text)) == (
        "tỷ lệ, trên 100: dau / ho",
        "rate, per 100: dau / ho",
    )
