"""A document in, its audit out: the public call, and what it says of tables that were printed."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path

import pytest

import kehoach
from tests.auditing.word_tables import BAC_SON, document

SENTENCE = "Năm 2023 phấn đấu giảm từ 7 hộ nghèo trở lên, tương ứng giảm 0,28 % số hộ nghèo."


def test_a_wrong_rate_is_named_with_its_formula_and_its_witnesses() -> None:
    audit = kehoach.audit(document(["Chỉ tiêu giao các khu phố:"], BAC_SON))

    first = audit.wrong[0]
    assert (first.code, first.table, first.row, first.column) == ("A401", 1, 8, 4)
    assert (first.printed, first.computed, first.exact) == ("0,84", "0,71", Fraction(200, 283))
    assert first.message_in("vi") == "ghi 0,84, tính ra 0,71 (sai)"
    assert first.witness.vi == "Tỷ lệ hộ nghèo = Hộ nghèo đầu năm / Số hộ × 100 (đúng 10/11 hàng; chắc)"
    assert first.title == "Chỉ tiêu giao các khu phố:"


def test_cut_off_rates_are_told_apart_from_wrong_ones() -> None:
    audit = kehoach.audit(document([], BAC_SON))

    assert [(one.row, one.computed) for one in audit if one.code == "A402"] == [
        (3, "1,45"), (4, "0,24"), (5, "0,60"), (6, "1,03"), (10, "3,23"), (11, "0,86"),
    ]  # fmt: skip
    assert [(one.row, one.column) for one in audit.wrong] == [(8, 4), (8, 7)]


def test_a_percentage_in_a_sentence_is_compared_with_the_totals() -> None:
    audit = kehoach.audit(document([SENTENCE], BAC_SON))

    found = audit.sentences[0].findings[0]
    assert (found.code, found.kind.value, found.printed, found.computed) == ("A408", "truncated", "0,28 %", "0,29 %")
    assert found.sentence == SENTENCE
    assert found.table is None


def test_a_document_without_tables_has_nothing_wrong() -> None:
    audit = kehoach.audit(document(["Không có bảng."]))
    assert (audit.tables, audit.findings, len(audit)) == ((), (), 0)


def test_what_is_no_document_is_refused_with_a_reason() -> None:
    with pytest.raises(kehoach.DocumentError):
        kehoach.audit(b"not a package")
    with pytest.raises(TypeError, match="path or the bytes"):
        kehoach.audit(3)  # type: ignore[arg-type]


@pytest.mark.skipif("KEHOACH_AUDIT_CASES" not in os.environ, reason="no folder of documents with what must be found")
def test_documents_with_what_must_be_found() -> None:
    """Each ``NAME.docx`` with its ``NAME.expected.json``: every error found, nothing else called wrong."""
    for path in sorted(Path(os.environ["KEHOACH_AUDIT_CASES"]).glob("*.expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        audit = kehoach.audit(path.with_name(expected["docx"]))
        found = {(one.table, one.row, one.column, one.computed.rstrip("% ")) for one in audit}
        errors = {
            (one.get("table"), one.get("row"), one.get("column"), one["computed"].rstrip("% "))
            for one in expected["errors"]
            if not one.get("hard")
        }
        places = {place[:3] for place in errors}
        assert errors <= found, path.name
        assert [one for one in audit.wrong if (one.table, one.row, one.column) not in places] == [], path.name
