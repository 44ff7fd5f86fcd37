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
from kehoach.plan.choice_meanings import MEANINGS
from kehoach.plan.key import Holds
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


KINDS = [name for name in keys.FILES if name != "plan"]
FILES_BESIDE_PLANS = {
    "profile": [
        EXAMPLES / "bac-son-2023" / "phuong-bac-son.yaml",
        EXAMPLES / "phuong-song-may" / "phuong.yaml",
        EXAMPLES / "xa-dong-lua" / "xa.yaml",
        ROOT / "docs" / "new" / "xa-tan-mau.yaml",
    ],
    "report": [EXAMPLES / "bac-son-2023-ngan" / "bao-cao-6-thang.yaml"],
    "actuals": [
        ROOT / "docs" / "next-year" / "so-lieu-2026.yaml",
        EXAMPLES / "bac-son-2023-ngan" / "bao-cao-6-thang.yaml",
    ],
    "areas": [ROOT / "docs" / "next-year" / "dia-ban-2027.yaml"],
}


@cache
def schema_of_file(kind: str) -> dict[str, Any]:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        assert main(["schema", "--of", kind]) == 0
    schema: dict[str, Any] = json.loads(printed.getvalue())
    jsonschema.Draft7Validator.check_schema(schema)
    return schema


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_has_a_schema_that_takes_every_such_file(kind: str) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in FILES_BESIDE_PLANS[kind]}
    assert {name: found for name, text in texts.items() if (found := complaints(schema_of_file(kind), text))} == {}


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("profile", "isuer: {kind: xã}\n"),
        ("profile", "issuer: {knd: xã}\n"),
        ("profile", "pack: giam-ngheo\n"),
        ("profile", "year: 2026\n"),
        ("report", "kehoach: 1\nreport: năm\nactuals: {t: x}\n"),
        ("report", "kehoach: 1\nreport: năm\nplan: plan.yaml\nactuals: x\n"),
        ("report", "kehoach: 1\nreport: năm\nplan: plan.yaml\nactuals: {t: x}\nprofile: x.yaml\n"),
        ("actuals", "as_of: 31/12/2026\n"),
        ("actuals", "actual: {t: x}\n"),
        ("actuals", "actuals: {Giảm nghèo: x}\n"),
        ("areas", "made_form: x\n"),
        ("areas", "made_from: x\nlabel: thôn\n"),
    ],
)
def test_a_mistake_in_a_file_beside_a_plan_is_seen_while_typing(kind: str, wrong: str) -> None:
    assert complaints(schema_of_file(kind), wrong)


@pytest.mark.parametrize("kind", ["report", "actuals"])
def test_an_editor_completes_what_a_table_of_actual_figures_has(kind: str) -> None:
    forms = schema_of_file(kind)["properties"]["actuals"]["additionalProperties"]["anyOf"]
    in_file = table_keys.ROWS_OF_FILE.names()
    (offered,) = (form["properties"] for form in forms if form["type"] == "object")
    assert set(offered) == {*in_file, *table_keys.ACTUAL_ROWS.names()}
    assert any(set(form.get("properties", ())) == {*in_file} for form in offered["rows"]["anyOf"])


def test_the_kinds_that_the_command_offers_are_those_of_the_format() -> None:
    from kehoach.cli import schema

    assert tuple(keys.FILES) == schema._KINDS


def all_keys() -> Iterator[Any]:
    seen: list[Any] = [*keys.FILES.values(), table_keys.FIGURE]
    for shape in seen:
        for key in shape.keys:
            yield key
            if key.of and key.of not in seen:
                seen.append(key.of)


def test_every_choice_says_what_it_means() -> None:
    asked: dict[str, set[str]] = {}
    for key in all_keys():
        if key.holds is Holds.CHOICE:
            asked.setdefault(key.name, set()).update(key.choices)
    assert {name: set(told) for name, told in MEANINGS.items()} == asked


def test_an_editor_describes_the_kinds_of_columns(giam_ngheo: dict[str, Any]) -> None:
    kind = giam_ngheo["definitions"]["column"]["properties"]["kind"]
    assert dict(zip(kind["enum"], kind["enumDescriptions"], strict=True))["goal"] == "mức phải đạt, như ≥ 7 hộ"
    assert giam_ngheo["properties"]["issuer"]["properties"]["kind"]["examples"] == [*keys.ISSUER_KINDS]


def test_there_is_no_schema_of_a_pack_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--pack", "giam-ngeo"]) == 2
    assert "giam-ngheo" in capsys.readouterr().err
