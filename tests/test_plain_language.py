"""What people read is plain English and plain Vietnamese: words that are out stay out.

Covered are messages and hints, every bilingual text of the source (help, lint, explanations), the pages, and the
docstrings of the rooms in ``DOCSTRINGS``. That list grows as rooms are edited.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from kehoach.diagnostics import catalog
from kehoach.diagnostics.finding import Rule
from kehoach.plan import keys, table_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "kehoach"
FILES: Final = sorted(path.name for path in SOURCE.glob("*.py"))
DOCSTRINGS: Final = (
    "auditing",
    "batch",
    "cli",
    "comparison",
    "diagnostics",
    "docx_reading",
    "linting",
    "numbers",
    "ooxml",
    "source",
    "plan",
    "reading",
    "rules",
    "tables",
    "word",
    "editing",
    "importing",
    "scaffold",
    "view",
    "exporting",
    *FILES,
)
"""Rooms, and files beside them, whose docstrings have been edited."""
SHAPES: Final = (keys.PLAN, keys.DOCUMENT, keys.REPORT, keys.TASK, table_keys.TABLE, table_keys.COLUMN)
"""The shapes with most of the keys."""
BILINGUAL: Final = ("Bilingual",)
"""What the source calls a text in Vietnamese and English."""


class Out(NamedTuple):
    """A word that is out, what to write instead, and a text that has it."""

    pattern: str
    better: str
    example: str


ENGLISH: Final = (
    Out(r"\b(hold|holds|held|holding)\b[^.;:]{0,60}?\bagainst\b", "check against", "the sum is held against the goal"),
    Out(r"\bbehind\b", "after", "a name is wanted behind the dot"),
    Out(r"\banew\b", "again", "write the schema anew"),
    Out(r"\btold\b|\bcan(not)? (be told|tell)\b", "reported, shown, unclear", "list what cannot be told"),
    Out(r"\btells? (what|where|how|who|of)\b", "shows", "explain tells who answers for it"),
    Out(r"\b(write|writes|written|wrote)( \w+){0,2} down\b", "record", "a stage writes it down"),
    Out(r"\b(is|are) there already\b|\b(that|is|are) there(?=[.,;:]|$)", "exists", "a file that is there already"),
    Out(r"\blacks? (its|the one)\b", "has no", "the bracket lacks the one that goes with it"),
    Out(r"\b(stand|stands|stood)\b(?! (for|in for|out|alone)\b)", "is", "a row that stands deeper"),
    Out(r"\bis too much\b", "unexpected", "“)” is too much"),
    Out(r"\b(is|are) wanted\b", "expected", "a name is wanted"),
    Out(r"\bat hand\b", "available, current", "the packs at hand"),
    Out(r"\bin a circle\b", "circular reference", "the formulas go in a circle"),
    Out(r"\bso (many|much)\b", "this amount, a number of", "so much is missing"),
    Out(r"\bbut for\b", "except for", "equal but for case"),
    Out(r"\b(give|gives|given|giving) (\w+ ){0,3}out\b", "assign, split, distribute", "what the plan gives out"),
    Out(r"\bgoes? before\b", "takes precedence over", "what was reached goes before what was planned"),
    Out(
        r"\ba (line|row|column|grid|cell|check|goal|place|key|style|mapping|paragraph|sheet|document)( of \w+)?"
        r" a (line|row|column|place|rule|year|paragraph|cell|table|style|key|level|check|file|document|sheet)\b",
        "one … per …",
        "a line a row",
    ),
    Out(r"(?<!there )(?<!There )\b(is|are|was) no (?!longer\b)", "is not a", "“x” is no list to go through"),
    Out(r"\bmend(s|ed|ing)?\b", "fix, correct", "how to mend it"),
    Out(r"\b(a|no|any|is|are|it) sound\b", "valid, undamaged", "it is not a sound .docx"),
    Out(r"\bwhat (was|were|is) (reached|attained)\b", "actual figures", "what was reached"),
    Out(r"\bsays? [“`]", "set, write, has", "a table that says `in: none`"),
    Out(r"\bbears?\b", "has", "a cell bears this mark"),
    Out(r"\ball else\b", "everything else", "all else is computed"),
    Out(r"\bapart by\b", "a rounding difference", "apart by rounding"),
    Out(r"\bfalls? away\b", "is omitted", "a line falls away"),
    Out(r"\b(between|or|and|by) blanks\b", "spaces", "hyphens between blanks"),
    Out(r"\b(speaks?|spoke) of\b", "is about, mentions", "everything the rule speaks of"),
    Out(r"\bworked out\b", "computed", "worked out from the totals"),
    Out(r"\bout of (this|last|next) year", "from", "made out of this year's file"),
    Out(r"\bput together\b", "composed", "text put together from others"),
    Out(
        r", for (it|he|they|there|somebody|nobody|the \w+ (has|have|is|are))\b",
        "because",
        "refused, for it is not exact",
    ),
    Out(r"\bdrawn from (another|a|the)\b", "looked up in", "a figure drawn from another table"),
)
VIETNAMESE: Final = (
    Out(r"quay vòng", "tham chiếu vòng tròn", "các công thức quay vòng"),
    Out(r"lành lặn", "không bị hỏng", "tệp không phải .docx lành lặn"),
    Out(r"chữ số lẻ|\bsố lẻ\b", "chữ số thập phân", "2 số lẻ"),
    Out(r"đem chia", "số cần chia", "số đem chia là số âm"),
    Out(r"hộp chữ", "hộp văn bản", "document.xml, hộp chữ"),
    Out(r"khi bung ra", "sau khi giải nén", "tệp quá lớn khi bung ra"),
    Out(r"(?<!dấu )\bnháy\b", "dấu nháy", "đặt giá trị trong nháy"),
    Out(r"máy tính ra|\bthư viện\b", "được tính tự động, chương trình", "số do thư viện điền"),
    Out(r"không có gì tên là", "không có tên", "trong kế hoạch không có gì tên là “x”"),
    Out(r"viết chẳng hạn", "ví dụ, gõ", "viết chẳng hạn “a_b”"),
    Out(r"thí dụ", "ví dụ", "thí dụ dự phòng"),
    Out(r"đứng ở đâu|đặt ở đâu", "ở chỗ nào", "bảng không được đặt ở đâu"),
    Out(r"lấy lời của bộ mẫu", "lấy lời văn của bộ mẫu", "3 đoạn lấy lời của bộ mẫu"),
    Out(r"văn xuôi", "lời văn", "văn xuôi thì gõ dưới “khóa: |”"),
)


def found_in(text: str, words: tuple[Out, ...]) -> list[str]:
    """Each word of a text that is out, with what to write instead."""
    return [
        f"“{match[0]}” → {word.better}: …{text[max(0, match.start() - 30) : match.end() + 30]}…"
        for word in words
        for match in re.finditer(word.pattern, text)
    ]


@pytest.mark.parametrize("word", [*ENGLISH, *VIETNAMESE], ids=lambda word: word.example)
def test_a_word_that_is_out_is_found_and_what_replaces_it_is_not(word: Out) -> None:
    assert found_in(word.example, (word,))
    assert not found_in(word.better, (word,))


def test_messages_and_hints_are_plain() -> None:
    rules = [rule for rule in vars(catalog).values() if isinstance(rule, Rule)]

    assert [found for rule in rules for found in found_in(f"{rule.en}\n{rule.hint_en}", ENGLISH)] == []
    assert [found for rule in rules for found in found_in(f"{rule.vi}\n{rule.hint_vi}", VIETNAMESE)] == []


def _words_of(node: ast.expr) -> str:
    """The typed parts of a text in the source, of an f-string those around its expressions."""
    parts = [part for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return " … ".join(str(part.value) for part in parts)


def _bilingual(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute) and len(node.args) == 2:
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name in BILINGUAL:
                yield _words_of(node.args[0]), _words_of(node.args[1])


def test_help_reports_and_explanations_are_plain() -> None:
    texts = [pair for path in sorted(SOURCE.rglob("*.py")) for pair in _bilingual(path)]

    assert len(texts) > 300
    assert [found for _, en in texts for found in found_in(en, ENGLISH)] == []
    assert [found for vi, _ in texts for found in found_in(vi, VIETNAMESE)] == []


def _prose(text: str) -> str:
    """A page without its code, and without what names files."""
    text = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"\]\([^)]*\)", "]", text)


PAGES: Final = sorted(path for pattern in ("README.md", "docs/*.md", "docs/kinds/*.md") for path in ROOT.glob(pattern))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_is_plain(page: Path) -> None:
    assert found_in(_prose(page.read_text(encoding="utf-8")), ENGLISH) == []


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.vi.md", *(page for page in PAGES if page.name.endswith(".vi.md"))],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_a_page_for_officers_is_plain_vietnamese(page: Path) -> None:
    assert found_in(_prose(page.read_text(encoding="utf-8")), VIETNAMESE) == []


def test_the_changelog_is_plain_since_the_last_version() -> None:
    unreleased = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").partition("## [Unreleased]")[2]

    assert found_in(_prose(unreleased.partition("\n## [")[0]), ENGLISH) == []


@pytest.mark.parametrize("page", sorted(ROOT.glob("templates/*/README.md")), ids=lambda page: page.parent.name)
def test_the_readme_of_a_pack_is_plain_in_both_languages(page: Path) -> None:
    text = _prose(page.read_text(encoding="utf-8"))
    english = "\n".join(re.findall(r"^\*In English: .*?\*$", text, re.MULTILINE | re.DOTALL))

    assert english
    assert found_in(english, ENGLISH) == []
    assert found_in(text, VIETNAMESE) == []


def _docstrings(path: Path) -> Iterator[str]:
    """The docstrings of a module and of its classes, functions and fields."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


@pytest.mark.parametrize("room", DOCSTRINGS)
def test_the_docstrings_of_an_edited_room_are_plain(room: str) -> None:
    files = [SOURCE / room, *sorted((SOURCE / room).rglob("*.py"))]
    texts = [text for path in files if path.is_file() for text in _docstrings(path)]

    assert texts or room == "__main__.py"
    assert [found for text in texts for found in found_in(text, ENGLISH)] == []


YAML: Final = sorted(path for folder in ("templates", "examples", "docs") for path in (ROOT / folder).rglob("*.yaml"))


def test_comments_in_packs_and_examples_are_plain() -> None:
    texts = [
        (path, comment)
        for path in YAML
        for comment in re.findall(r"(?m)(?:^|\s)# (.*)$", path.read_text(encoding="utf-8"))
    ]

    assert len(texts) > 200
    assert [(path.name, found) for path, text in texts for found in found_in(text, VIETNAMESE)] == []


def test_descriptions_of_keys_are_plain() -> None:
    described = [key for shape in SHAPES for key in shape.keys]

    assert len(described) > 100
    assert [found for key in described for found in found_in(f"{key.vi}\n{key.example}", VIETNAMESE)] == []
