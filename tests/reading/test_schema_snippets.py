"""What an editor puts under a key whole is read as it is."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from kehoach.cli import main
from tests.conftest import findings_in

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def properties(capsys: Capture) -> dict[str, Any]:
    assert main(["schema", "--pack", "giam-ngheo"]) == 0
    found = json.loads(capsys.readouterr().out)["properties"]
    assert isinstance(found, dict)
    return found


def inserted(schema: dict[str, Any]) -> str:
    (snippet,) = schema["defaultSnippets"]
    return re.sub(r"\$(\d|\{\d:(\w+)\})", lambda gap: gap[2] or "", snippet["body"])


def test_the_rows_of_a_packs_table_begin_with_the_columns_that_are_typed(properties: dict[str, Any]) -> None:
    table = properties["targets"]["properties"]["giam_ngheo"]["properties"]["rows"]
    assert inserted(table) == "|\n  don_vi | dau | giam\n  "


@pytest.mark.parametrize(
    ("key", "row"),
    [
        ("leaders", "Nguyễn Văn A | Chủ tịch | TM."),
        ("bodies", "Ủy ban Mặt trận Tổ quốc Việt Nam | MTTQ"),
        ("accept", "KH405 | giam_ngheo[Thôn Đông].dau | đã hỏi"),
    ],
)
def test_the_head_that_is_inserted_is_the_one_that_is_read(key: str, row: str, properties: dict[str, Any]) -> None:
    text = f"kehoach: 1\npack: giam-ngheo\nyear: 2026\n{key}: {inserted(properties[key])}{row}\n"
    line = text.count("\n") - 1
    assert [finding for finding in findings_in(text) if finding.line in (line, line + 1) and finding.code < "KH3"] == []


def test_a_text_begins_under_a_bar(properties: dict[str, Any]) -> None:
    assert inserted(properties["basis"]) == inserted(properties["recipients"]) == "|\n  "
    assert properties["addressees"]["defaultSnippets"][0]["body"] == "|\n  ${1:Hội đồng nhân dân phường}"
