"""What the head of an electronic document needs, from the plan alone."""

from __future__ import annotations

import functools
import json
from typing import Any

import jsonschema
import pytest

import kehoach
from kehoach.exporting import document_metadata
from tests.conftest import EXAMPLES, ROOT
from tests.spec_text import plan, table

SCHEMA = json.loads((ROOT / "docs" / "metadata.schema.json").read_text(encoding="utf-8"))
BAC_SON = EXAMPLES / "bac-son-2023" / "plan.yaml"
UNNUMBERED = plan(table("t", {"a": "kind: number"}, "Ten | a\nA | 1\n"), year="year: 2023")


@functools.cache
def bac_son() -> kehoach.ComputedPlan:
    return kehoach.compute(kehoach.load(BAC_SON))


def checked(found: dict[str, Any]) -> dict[str, Any]:
    """The metadata, which is as the schema says."""
    jsonschema.validate(found, SCHEMA, cls=jsonschema.Draft202012Validator)
    return found


def test_a_whole_plan_says_who_issued_what_when_and_for_whom() -> None:
    found = checked(kehoach.metadata(bac_son()))

    assert found["organ"]["name"] == "Ủy ban nhân dân phường Bắc Sơn"
    assert (found["number"], found["notation"], found["kind"]) == ("66", "KH-UBND", "Kế hoạch")
    assert (found["place"], found["date"]) == ("Bắc Sơn", "2023-03-09")
    assert found["signer"]["authority"]
    assert found["recipients"][-1].startswith("Lưu: VP")
    assert found["pages"] is None


def test_what_is_not_known_yet_is_null_and_no_text_is_made_up() -> None:
    found = checked(kehoach.metadata(kehoach.compute(kehoach.loads(UNNUMBERED))))

    assert (found["number"], found["date"], found["organ"]["code"]) == (None, None, None)
    assert found["recipients"] == []


def test_a_draft_is_said_to_be_one() -> None:
    assert checked(kehoach.metadata(bac_son(), kehoach.Audience.DRAFT))["is_draft"] is True
    assert kehoach.metadata(bac_son())["is_draft"] is False


def test_the_pages_of_a_pdf_are_counted_without_any_program() -> None:
    pdf = b"%PDF-1.7\n<</Type/Pages/Count 2>> <</Type/Page/Parent 1 0 R>> <</Type /Page>>"

    assert checked(kehoach.metadata(bac_son(), document=pdf))["pages"] == 2


def test_without_libreoffice_the_pages_are_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(document: bytes) -> kehoach.Document:
        raise kehoach.ConversionError(())

    monkeypatch.setattr(document_metadata, "to_pdf", refused)

    assert kehoach.metadata(bac_son(), document=b"PK")["pages"] is None


def test_a_plan_is_not_described_as_a_report() -> None:
    with pytest.raises(ValueError, match="cannot be made as a report"):
        kehoach.metadata(bac_son(), kehoach.Audience.REPORT)
