"""Which file each text of a document comes from: ``render --show-origin``."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct

import kehoach
from kehoach.cli import main
from kehoach.plan.outline import TextKind
from kehoach.view.document import view_document
from kehoach.view.origin import origins
from kehoach.view.records import AppendixView, Article, Block, ChartView, DocumentView, PartTitle, Signature, TableView
from kehoach.view.table import NUMBERING_LABEL
from tests.conftest import EXAMPLES, ROOT, Docx, as_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAN = EXAMPLES / "bac-son-2023-ngan" / "plan.yaml"
TEMPLATES = ROOT / "templates"
PACKS = ("giam-ngheo/pack.yaml", "co-so/pack.yaml")
FIRST = (ROOT / "docs" / "diff" / "lan-1.yaml").read_text(encoding="utf-8")

Capture = pytest.CaptureFixture[str]


def listed(capsys: Capture, spec: Path, target: Path, *options: str) -> list[dict[str, str | int]]:
    assert main(["render", str(spec), "-o", str(target), "--show-origin", "--format", "json", *options]) == 0
    found: list[dict[str, str | int]] = json.loads(capsys.readouterr().out)
    return found


def test_every_text_stands_on_the_line_that_is_named(capsys: Capture, tmp_path: Path) -> None:
    found = listed(capsys, PLAN, tmp_path / "a.docx")

    for origin in found:
        file = str(origin["file"])
        path = TEMPLATES / file if file in PACKS else Path(file)
        line = path.read_text(encoding="utf-8").splitlines()[int(origin["line"]) - 1]
        typed = line.replace('"', "").split()
        assert str(origin["text"]).split()[0] in typed or "$(" in line or origin["kind"] == "signer"
    assert {Path(str(origin["file"])).name for origin in found} == {"pack.yaml", "plan.yaml", "phuong-bac-son.yaml"}


def test_the_list_has_all_paragraphs_in_the_order_of_the_document(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    found = listed(capsys, PLAN, target)

    running = ("BodyText", "LoiDan", "DoanCuoi")
    kinds = ("opening", "paragraph", "lead")
    styled = Docx(target.read_bytes()).styled()
    printed = [text.removesuffix("./.").rstrip(".;") for style, text in styled if style in running]
    assert [str(o["text"]).rstrip(".;") for o in found if o["kind"] in kinds] == printed


def test_a_title_of_the_pack_over_a_text_of_the_plan(capsys: Capture, tmp_path: Path) -> None:
    spec = tmp_path / "ke-hoach.yaml"
    spec.write_text(FIRST + "requirements: Lời của xã.\n", encoding="utf-8")
    found = listed(capsys, spec, tmp_path / "a.docx")

    at = next(number for number, origin in enumerate(found) if origin["text"] == "Lời của xã.")
    assert [Path(str(origin["file"])).name for origin in found[at - 1 : at + 1]] == ["pack.yaml", spec.name]
    assert found[at - 1]["text"] == "Yêu cầu"


def test_the_draft_lists_what_is_for_the_draft(capsys: Capture, tmp_path: Path) -> None:
    spec = tmp_path / "ke-hoach.yaml"
    spec.write_text(FIRST + "reporting: {in: draft, text: Còn phải hỏi.}\n", encoding="utf-8")

    assert "Còn phải hỏi." not in [origin["text"] for origin in listed(capsys, spec, tmp_path / "a.docx")]
    assert "Còn phải hỏi." in [origin["text"] for origin in listed(capsys, spec, tmp_path / "b.docx", "--draft")]


def test_the_text_says_place_kind_and_beginning_and_counts_the_files(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    assert main(["render", str(PLAN), "--show-origin", "-o", str(target), "--lang", "en"]) == 0
    said = capsys.readouterr()

    assert target.is_file()
    assert f"wrote {target}" in said.err
    texts, _, counts = said.out.partition("\n\n")
    lines = texts.splitlines()
    assert lines[0].split(maxsplit=2)[:2] == ["giam-ngheo/pack.yaml:12", "subject"]
    counted = dict(line.rsplit(": ", 1) for line in counts.splitlines())
    assert {file: int(count) for file, count in counted.items()} == {
        file: sum(line.startswith(f"{file}:") for line in lines) for file in counted
    }
    assert sum(map(int, counted.values())) == len(lines)


def test_a_submission_and_a_letter_list_whom_they_are_sent_to() -> None:
    outcome = kehoach.evaluate(PLAN, documents=("to_trinh", "cong_van"))

    for companion in outcome.companions:
        found = origins(companion.computed)
        addressees = [origin for origin in found if origin.kind is TextKind.ADDRESSEE]
        assert [origin.place.file for origin in addressees] == ["co-so/pack.yaml"] * len(addressees)
        assert found[1 : len(addressees) + 1] == tuple(addressees) != ()


def test_a_report_lists_what_its_table_of_results_is_made_of(capsys: Capture, tmp_path: Path) -> None:
    found = listed(capsys, PLAN.with_name("bao-cao-6-thang.yaml"), tmp_path / "a.docx")

    at = next(number for number, origin in enumerate(found) if origin["kind"] == "results")
    assert [(o["kind"], o["text"]) for o in found[at : at + 2]] == [
        ("results", "targets"),
        ("target", "Số hộ nghèo giảm"),
    ]
    assert "$(" not in "".join(str(origin["text"]) for origin in found)


# --- nothing that is printed is left out

SHARED = {"phuong-bac-son.yaml", "phuong.yaml", "xa.yaml", "xa-mau.yaml"}
"""Not plans: what several plans of one commune take over."""
WRONG = EXAMPLES / "bac-son-2023-ban-in" / "plan.yaml"
"""A plan with errors, which prints nothing."""
PLANS = sorted(path for path in EXAMPLES.glob("*/*.yaml") if path.name not in SHARED and path != WRONG)
KINDS = sorted(path for path in (ROOT / "docs" / "kinds").glob("*.yaml") if path.name not in SHARED)

IN_ORDER: dict[type, tuple[str, ...]] = {
    DocumentView: (
        "subject", "addressee", "addressees", "basis", "opening", "blocks", "recipients", "signature", "appendices",
        "fields",
    ),
    Block: (
        "part", "section", "heading", "subheading", "point", "article", "paragraph", "lead", "closing", "table",
        "chart",
    ),
    PartTitle: ("title",),
    ChartView: ("title",),
    AppendixView: ("title", "blocks"),
    Signature: ("authority", "name"),
}  # fmt: skip
"""The fields that print what somebody typed, from top to bottom."""
NOT_TYPED: dict[type, set[str]] = {
    DocumentView: {"heading", "kind", "authority", "decides", "properties"},
    Block: {"gap"},
    PartTitle: {"label"},
    ChartView: {"alt", "kind", "unit", "names", "series", "id", "picture"},
    AppendixView: {"label", "reference", "page"},
    Signature: set(),
}
"""The fields that are composed of names, numbers and dates, or print nothing."""
AROUND_CELLS = {"title", "unit_line", "header", "notes"}
CELLS = {"columns", "rows", "numbers", "page", "id", "is_last", "name_column"}


def typed_in(view: object, *, is_signed: bool) -> Iterator[str]:
    """What a view prints of typed texts, in printing order."""
    match view:
        case str():
            yield view
        case tuple():
            for item in view:
                yield from typed_in(item, is_signed=is_signed)
        case dict():
            yield from ("\n".join(text) if isinstance(text, tuple) else text for text in view.values())
        case Article():
            yield view.label + view.text
        case TableView():
            yield from around_cells(view)
        case Signature() if not is_signed:
            pass  # laid out for whoever signs
        case Signature():
            yield from (view.authority[-1], view.name)
        case _ if isinstance(view, Struct):
            for name in IN_ORDER[type(view)]:
                yield from typed_in(getattr(view, name), is_signed=is_signed)


def around_cells(table: TableView) -> Iterator[str]:
    """The typed texts of a table but for its cells; of a report's targets, whose header is not typed, their names."""
    if not table.id:
        yield from (row.cells[1] for row in table.rows)
        return
    labels = ((cell.column, level, cell.text) for level, row in enumerate(table.header) for cell in row)
    yield from (table.title, table.unit_line, *(text for _, _, text in sorted(labels) if text != NUMBERING_LABEL))
    yield from (row.cells[0] for row in table.rows if row.kind == "closing")
    yield from table.notes


def bare(text: str) -> str:
    """A text as it is compared: what the document adds around it, and where its lines may not end, do not count."""
    plain = as_shown(text).casefold().replace(" %", "%")
    return re.sub(r"^- |[.;,/\s]+$", "", plain)


PLACES = (TextKind.TABLE, TextKind.CHART, TextKind.RESULTS, TextKind.CHECK)
"""What is listed and is no text itself."""


def check_all_is_listed(computed: kehoach.ComputedPlan, audience: kehoach.Audience) -> None:
    """Each printed text is listed once, where it is printed; source and date of a table are one line."""
    is_signed = computed.plan.signer is not None
    printed = filter(None, map(bare, typed_in(view_document(computed, audience), is_signed=is_signed)))
    found = [o for o in origins(computed, audience) if o.kind not in PLACES]
    listed: list[list[str]] = []
    for before, origin in zip([None, *found], found, strict=False):
        if before and before.kind is origin.kind is TextKind.SOURCE:
            listed[-1].append(bare(origin.text))
        else:
            listed.append([bare(origin.text)])
    assert [
        (text, texts) for text, texts in zip(printed, listed, strict=True) if not all(t in text for t in texts)
    ] == []


@pytest.mark.parametrize("view", [*IN_ORDER, TableView], ids=lambda view: view.__name__)
def test_a_new_field_of_the_document_is_said_to_be_typed_or_not(view: type[Struct]) -> None:
    """A field that prints what somebody typed is then looked for in the list."""
    known = {*IN_ORDER[view], *NOT_TYPED[view]} if view in IN_ORDER else AROUND_CELLS | CELLS
    assert set(view.__struct_fields__) == known


TABLES_ALONE = {"bang-mau", "chi-tieu-mau", "nhiem-vu-mau"}
"""Examples without what the documents of their pack ask for."""


@functools.cache
def documents_of(path: Path) -> tuple[kehoach.ComputedPlan, ...]:
    """The document in a file and all that go with it."""
    outcome = kehoach.evaluate(path, documents="own" if path.parent.name in TABLES_ALONE else "all")
    assert outcome.computed
    assert not outcome.has_errors
    return (outcome.computed, *(companion.computed for companion in outcome.companions))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_text_of_every_document_is_listed_in_printing_order(path: Path) -> None:
    for computed in documents_of(path):
        check_all_is_listed(computed, computed.plan.audience)
    plan = documents_of(path)[0]
    if plan.plan.audience is kehoach.Audience.PLAN:
        check_all_is_listed(plan, kehoach.Audience.DRAFT)


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.stem)
def test_every_text_of_every_kind_of_table_is_listed_in_printing_order(path: Path) -> None:
    check_all_is_listed(kehoach.compute(kehoach.load(path)), kehoach.Audience.PLAN)
