"""What an officer reads (README.vi.md, from-word.vi.md, questions.vi.md, a4.html) is done again, line by line."""

from __future__ import annotations

import contextlib
import html
import io
import re
import shlex
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest

import kehoach
from kehoach.cli import main, parser_of
from kehoach.diagnostics.report import as_text
from tests.conftest import ROOT
from tests.test_architecture import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS: Final = ROOT / "docs"
README: Final = ROOT / "README.vi.md"
TUTORIAL: Final = DOCS / "from-word.vi.md"
SHEET: Final = DOCS / "a4.html"
QUESTIONS: Final = DOCS / "questions"
WORD_FILE: Final = DOCS / "from-word" / "ke-hoach-2023.docx"
_BLOCK: Final = re.compile(r'^```(\w+)(?: title="([^":]+)[^"]*")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A block of code of a page."""

    kind: str
    file: str
    body: str


def blocks(page: Path) -> Iterator[Block]:
    for match in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield Block(match[1], match[2] or "", match[3])


def commands(block: Block) -> list[str]:
    lines = (line.removeprefix("$ ") for line in block.body.splitlines())
    return [line for line in lines if line.startswith("kehoach ")]


def answer(command: str) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        main(shlex.split(command)[1:])
    return said.getvalue()


def test_each_readme_names_the_other_first() -> None:
    for page, other in ((README, "README.md"), (ROOT / "README.md", "README.vi.md")):
        first, named = re.findall(r"^\S.*$", page.read_text(encoding="utf-8"), re.MULTILINE)[:2]
        assert first == "# kehoach"
        assert named.startswith(f"[{other}]({other})")


def test_the_links_of_the_vietnamese_readme_lead_somewhere() -> None:
    text = README.read_text(encoding="utf-8")
    titles = {re.sub(r"[^\w-]", "", title.lower().replace(" ", "-")) for title in re.findall(r"^##+ (.+)$", text, re.M)}
    links = [*re.findall(r"\]\(([^)]+)\)", text), *re.findall(r'src="([^"]+)"', text)]
    lost = [link for link in links if not (link[1:] in titles if link[0] == "#" else (ROOT / link).exists())]
    assert lost == []


MERGED: Final = {"ho-ngheo.xlsx": ("A1:F1", "E2:F2", *(f"{column}2:{column}3" for column in "ABCD"))}


def save_workbooks_of_the_readme(openpyxl: Any) -> None:
    """The workbooks whose sheets README.vi.md shows, each under the name in the text before it."""
    parts = re.split(r"((?:^\| \*\*\d\*\* \|.*\|\n)+)", README.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for told, shown in zip(parts[::2], parts[1::2], strict=False):
        (name, title) = re.findall(r"Chẳng hạn `(\S+\.xlsx)`, trang `([^`]+)`", told)[-1]
        book = openpyxl.Workbook()
        book.active.title = title
        for line in shown.splitlines():
            cells = [cell.strip() for cell in line.split("|")[2:-1]]
            book.active.append([int(cell) if cell.isdecimal() else cell or None for cell in cells])
        for area in MERGED.get(name, ()):
            book.active.merge_cells(area)
        book.save(name)


@pytest.fixture
def of_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with what README.vi.md has its reader make: plans, a workbook, and last year's Word file."""
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.chdir(tmp_path)
    shutil.copy(WORD_FILE, tmp_path)
    save_workbooks_of_the_readme(openpyxl)
    (plan,) = (block.body for block in blocks(README) if block.file == "plan.yaml")
    Path("plan.yaml").write_text(plan, encoding="utf-8")
    Path("sai.yaml").write_text(plan.replace("Thôn Đoài  |   7", "Thôn Đoai  |   7"), encoding="utf-8")
    changed = {"tu-excel.yaml": plan, "tu-ra-soat.yaml": plan, "tu-danh-sach.yaml": plan}
    for block in blocks(README):
        if block.file in changed:
            head = block.body.splitlines()[0]
            indent = len(head) - len(head.lstrip())
            changed[block.file] = re.sub(
                rf"^{head}\n(?: {{{indent + 1},}}.*\n)+", block.body, changed[block.file], flags=re.MULTILINE
            )
        elif block.file.startswith("so-lieu-"):
            Path(block.file).write_text(block.body, encoding="utf-8")
    for name, text in changed.items():
        Path(name).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("of_the_readme")
def test_what_the_vietnamese_readme_says_is_so_from_an_empty_folder(pytestconfig: pytest.Config) -> None:
    page = README.read_text(encoding="utf-8")
    true = page
    for block in blocks(README):
        for command in commands(block):
            said = "" if command.endswith(".pdf") else answer(command)
            if block.kind == "console":
                true = true.replace(block.body, f"$ {command}\n{said}")
            for written in re.findall(r" -o (\S+)(?<!\.pdf)$", command):
                assert Path(written).stat().st_size, command
    if pytestconfig.getoption("--update-golden"):
        README.write_text(true, encoding="utf-8")
    assert page == true


@pytest.mark.usefixtures("of_the_readme")
def test_next_year_begins_with_the_survey_that_the_vietnamese_readme_gives_it() -> None:
    book = pytest.importorskip("openpyxl").Workbook()
    book.active.title = "Kết quả"
    for row in (("Đơn vị", "cuoi"), ("Thôn Đông", 5), ("Thôn Đoài", 6)):
        book.active.append(row)
    book.save("ket-qua.xlsx")
    opening = []
    for actuals in ("so-lieu-2026.yaml", "so-lieu-excel.yaml"):
        answer(f"kehoach next-year plan.yaml --actuals {actuals} -o moi-{actuals}")
        made = Path(f"moi-{actuals}").read_text(encoding="utf-8")
        opening.append(re.findall(r"^ +Thôn \S+ +\| +(\d) \| CẦN", made, re.MULTILINE))

    assert opening == [["5", "6"], ["5", "6"]]


@pytest.mark.parametrize("page", ["excel.md", "excel.vi.md"])
def test_the_page_on_excel_shows_the_survey_of_the_vietnamese_readme(page: str) -> None:
    (survey,) = (block.body for block in blocks(README) if block.file == "tu-ra-soat.yaml")
    assert f"targets:\n{survey}" in {block.body for block in blocks(DOCS / page)}


@pytest.mark.usefixtures("of_the_readme")
def test_the_survey_of_the_vietnamese_readme_is_replaced_by_a_newer_one() -> None:
    answer("kehoach next-year tu-ra-soat.yaml -o moi.yaml")
    typed = Path("moi.yaml").read_text("utf-8")
    assert answer("kehoach check moi.yaml").count("ra_soat[") == 8
    newer = re.sub(
        r"^    rows: \|\n      STT.*\n(?:      .*\n)+",
        "    rows: {from: ra-soat.xlsx, sheet: Rà soát}\n",
        typed,
        flags=re.MULTILINE,
    )
    Path("moi.yaml").write_text(newer, encoding="utf-8")
    said = answer("kehoach check moi.yaml")

    assert "ra_soat[" not in said
    assert "0 lỗi" in said or "không có lỗi" in said


def test_the_first_plan_of_the_vietnamese_readme_is_that_of_the_site() -> None:
    (plan,) = (block.body for block in blocks(README) if block.file == "plan.yaml")
    assert plan == (DOCS / "first.yaml").read_text(encoding="utf-8")


def corrected(plan: str) -> str:
    """The plan with the corrections that the page shows, and with the years that it has replaced."""
    for block in blocks(TUTORIAL):
        if block.kind == "diff":
            before, after = (
                "\n".join(line[1:] for line in block.body.splitlines() if line[0] == sign) for sign in ("-", "+")
            )
            assert plan.count(before) == 1
            plan = plan.replace(before, after)
    head, basis, rest = re.split(r"(^basis: \|\n(?:  .*\n)+)", plan, flags=re.MULTILINE)
    return "".join((head.replace("năm 2023", "năm $(year)"), basis, rest.replace("năm 2023", "năm $(year)")))


def test_the_tutorial_from_a_word_file_goes_through_from_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(WORD_FILE, tmp_path)
    for block in blocks(TUTORIAL):
        if block.kind == "diff" and not Path("2023-sua.yaml").exists():
            Path("2023-sua.yaml").write_text(corrected(Path("2023.yaml").read_text(encoding="utf-8")), encoding="utf-8")
        for command in commands(block):
            said = answer(command)
            if block.kind == "console":
                assert block.body == f"$ {command}\n{said}"
    for name in ("2023.yaml", "2023-sua.yaml", "2024.yaml"):
        assert Path(name).read_bytes() == (DOCS / "from-word" / name).read_bytes()
    assert Path("ke-hoach-2023-soat.docx").stat().st_size
    assert Path("du-thao-2024.docx").stat().st_size
    assert "lỗi: văn bản phát hành phải có số" in answer("kehoach render 2024.yaml --final -o ke-hoach-2024.docx")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_word_file_of_the_tutorial_is_bac_son_as_printed() -> None:
    assert parts(WORD_FILE.read_bytes()) == parts(loaded(DOCS / "word_file.py").word_file())


def test_every_answer_to_a_question_can_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is answered is held by the test of all pages; here also those commands are run that write files."""
    pytest.importorskip("openpyxl")
    shutil.copytree(QUESTIONS, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    typed = [line for block in blocks(DOCS / "questions.vi.md") for line in commands(block)]
    assert len(typed) >= 25
    for command in typed:
        if not command.endswith(".pdf"):
            assert main(shlex.split(command)[1:]) in (0, 1), command
    written = re.findall(r" -o (\S+)", "\n".join(typed))
    assert [name for name in written if not Path(name).exists()] == ["ke-hoach.pdf"]
    assert main(["render", "ky-thay.yaml", "-o", "ky-thay.html"]) == 0
    assert "KT. CHỦ TỊCH" in Path("ky-thay.html").read_text(encoding="utf-8")


def errors(text: str) -> list[str]:
    found = kehoach.evaluate(text=text, base=QUESTIONS).findings
    return [one.code for one in found if one.severity is kehoach.Severity.ERROR]


def test_a_table_may_have_english_figures() -> None:
    plan = (QUESTIONS / "cach-viet-so.yaml").read_text(encoding="utf-8")
    assert errors(plan) == ["KH206", "KH207"]
    assert (
        errors(plan.replace("in: none", "numbers: en\n    in: none").replace("2,5", "2.5").replace("1.500", "1,500"))
        == []
    )


def test_a_figure_that_is_not_known_leaves_open_what_is_computed_from_it() -> None:
    plan = (QUESTIONS / "chua-co-so.yaml").read_text(encoding="utf-8").replace("CẦN BỔ SUNG", "chưa có")
    assert errors(plan) == ["KH411"]
    assert errors(plan.replace("  giam_ngheo:\n", "  giam_ngheo:\n    missing: open\n")) == []


def of_the_sheet(name: str) -> str:
    """A block of the sheet of paper, as it is read."""
    found = re.search(rf'<(pre|table)[^>]* id="{name}">(.*?)</\1>', SHEET.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return html.unescape(re.sub(r"<[^>]+>", "", found[2]) if found[1] == "pre" else found[2])


def test_the_plan_on_the_sheet_has_no_error() -> None:
    assert errors(of_the_sheet("plan")) == []


def test_the_message_on_the_sheet_is_what_is_said_of_a_misspelt_name() -> None:
    head, rows = of_the_sheet("plan").split("targets:")
    found = kehoach.evaluate(text=f"{head}targets:{rows.replace('Thôn Đoài |   7', 'Thôn Đoai |   7')}").findings
    said = as_text([one for one in found if one.code == "KH304"], "vi").replace("<text>", "plan.yaml")
    assert of_the_sheet("said").split() == said.split()


def test_the_ten_commands_on_the_sheet_can_be_typed() -> None:
    typed = re.findall(r"<tr><td><code>(kehoach [^<]+)</code>", of_the_sheet("commands"))
    assert len(typed) == 10
    for command in typed:
        assert parser_of("vi").parsed(shlex.split(command)[1:])


def test_the_codes_on_the_sheet_are_codes() -> None:
    codes = re.findall(r"KH\d+", of_the_sheet("codes"))
    assert len(codes) == 10
    assert [code for code in codes if not (DOCS / "findings" / f"{code}.vi.md").is_file()] == []
