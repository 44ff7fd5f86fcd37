"""The JSON Schemas, of the format and of each pack: they know all keys and ids, and refuse nothing that is read."""

from __future__ import annotations

import contextlib
import io
import json
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from kehoach.cli import main
from kehoach.plan import keys, table_keys
from kehoach.reading.schema import json_schema
from tests.conftest import EXAMPLES, ROOT, docs_module, findings_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKS = sorted(path.parent.name for path in (ROOT / "templates").glob("*/pack.yaml"))
ALONE = """\
kehoach: 1
pack: giam-ngheo
"""


def read(text: str) -> Any:
    """As an editor reads it: YAML 1.2, where a date and a yes are text."""
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


@cache
def schema_of(pack: str) -> dict[str, Any]:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        assert main(["schema", "--pack", pack]) == 0
    schema: dict[str, Any] = json.loads(printed.getvalue())
    jsonschema.Draft7Validator.check_schema(schema)
    return schema


def complaints(schema: dict[str, Any], text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(schema)
    return [f"{list(error.path)}: {error.message}"[:300] for error in validator.iter_errors(read(text))]


@pytest.fixture
def giam_ngheo() -> dict[str, Any]:
    return schema_of("giam-ngheo")


def plans() -> list[Path]:
    docs = ROOT / "docs"
    return [
        *EXAMPLES.glob("*/plan.yaml"),
        docs / "first.yaml",
        *docs.glob("kinds/*.yaml"),
        *docs.glob("tutorial/*.yaml"),
    ]


def right_snippets() -> Iterator[str]:
    snippets = docs_module("snippet_plans")
    for code in sorted(snippets.snippet_codes("right")):
        yield snippets.snippet(code, "right").plan()


@cache
def texts_of_packs() -> dict[str, list[str]]:
    """Every plan of the examples and the docs, by the pack that it names."""
    found: dict[str, list[str]] = {}
    for text in [*(path.read_text(encoding="utf-8") for path in plans()), *right_snippets()]:
        found.setdefault((read(text) or {}).get("pack", ""), []).append(text)
    return found


@pytest.mark.parametrize("pack", PACKS)
def test_what_is_read_is_never_refused(pack: str) -> None:
    schema = schema_of(pack)
    own = texts_of_packs().get(pack, [])

    assert [(text[:200], found) for text in own if (found := complaints(schema, text))] == []
    assert [text for text in own if complaints(json_schema(), text)] == []


def test_the_schema_has_the_keys_of_the_format_and_no_other(giam_ngheo: dict[str, Any]) -> None:
    for schema in (json_schema(), giam_ngheo):
        assert tuple(sorted(schema["properties"])) == tuple(sorted(keys.PLAN.names()))
        for shape in (table_keys.COLUMN, keys.PART, keys.SECTION, keys.TASK, keys.APPENDIX):
            assert set(schema["definitions"][shape.name]["properties"]) == {"pack", *shape.names()}
    table = giam_ngheo["properties"]["targets"]["properties"]["giam_ngheo"]
    assert set(table["properties"]) == {"pack", *table_keys.TABLE.names()}


def test_every_description_is_vietnamese_words(giam_ngheo: dict[str, Any]) -> None:
    assert all(giam_ngheo["properties"][key.name]["description"] == key.vi for key in keys.PLAN.keys)
    assert giam_ngheo["properties"]["money"]["examples"] == ["triệu đồng"]


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ("targets", {"cam_ket", "giam_ngheo"}),
        ("tasks", {"chi_dao", "sinh_ke", "dich_vu", "truyen_thong", "nguon_luc"}),
        ("assignments", {"ban_chi_dao", "phan_cong"}),
        ("objectives", {"general", "specific"}),
        ("outline", {"aims", "goals", "work", "duties"}),
    ],
)
def test_an_editor_completes_the_ids_of_the_pack(where: str, ids: set[str], giam_ngheo: dict[str, Any]) -> None:
    assert ids <= set(giam_ngheo["properties"][where]["properties"])


def test_an_editor_completes_the_columns_of_the_packs_tables(giam_ngheo: dict[str, Any]) -> None:
    columns = giam_ngheo["properties"]["targets"]["properties"]["giam_ngheo"]["properties"]["columns"]["properties"]
    assert columns["dau"]["description"] == "cột: Hộ nghèo đầu năm $(year)"
    assert "budget" in giam_ngheo["properties"]["tables"]["properties"]["tasks"]["properties"]["columns"]["properties"]


@pytest.mark.parametrize(
    "wrong",
    [
        "yaer: 2026\n",
        "issuer: {kind: xã, nmae: Mẫu}\n",
        "targets: {cam_ket: {gaol: ≥ 5 hộ}}\n",
        "targets: {giam_ngheo: {row: x}}\n",
        "targets: [cam_ket]\n",
        "targets: {giam_ngheo: {columns: {dauu: {pad: 2}}}}\n",
        "targets: {giam_ngheo: {columns: {dau: {paad: 2}}}}\n",
        "targets: {giam_ngheo: {rounding: half-upp}}\n",
        "targets: {Giảm nghèo: {goal: ≥ 5 hộ}}\n",
        "objectives: {general: {titel: Mục tiêu}}\n",
        "appendices: {pl: {text: Lời}}\n",
        "tables: {tasks: {columns: {leed: {in: none}}}}\n",
    ],
)
def test_what_the_reader_refuses_is_seen_while_typing(wrong: str, giam_ngheo: dict[str, Any]) -> None:
    assert complaints(giam_ngheo, ALONE + wrong)
    assert any(finding.severity.value == "error" for finding in findings_in(ALONE + wrong))


@pytest.mark.parametrize(
    "right",
    [
        "areas: none\n",
        "tasks: {truyen_thong: none}\n",
        "tasks: {pack: none, mot: Lời}\n",
        "targets: {giam_ngheo: {columns: {ly_do: {label: Lý do, kind: text}, cuoi: none}}}\n",
        "outline: {work: {of: none, text: $(tasks)}}\n",
        "tables: {tasks: {columns: {with: {in: none}, budget_2026: {pad: 2}}}}\n",
        "purpose:\nstyle: none\nsigner: {post: Chủ tịch}\n",
    ],
)
def test_none_and_new_things_are_taken(right: str, giam_ngheo: dict[str, Any]) -> None:
    assert complaints(giam_ngheo, ALONE + right) == []
    assert complaints(json_schema(), ALONE + right) == []


def test_a_plan_of_another_pack_has_another_schema(giam_ngheo: dict[str, Any]) -> None:
    assert complaints(giam_ngheo, "kehoach: 1\npack: co-so\n")


def test_a_plan_has_to_say_what_its_pack_does_not() -> None:
    assert schema_of("co-so")["required"] == ["kehoach", "pack", "subject"]


def test_there_is_no_schema_of_a_pack_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--pack", "giam-ngeo"]) == 2
    assert "giam-ngheo" in capsys.readouterr().err
