"""The floor plan holds: imports run one way, one door to Word, one to YAML, and what is generated is fresh."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

import pytest

import kehoach
from kehoach.diagnostics import Rule, catalog
from tests.conftest import ROOT, docs_module
from tests.twins import ALSO_TESTED_BY, SOURCE, TESTS, WITHOUT_TWIN, files_testing, mutated, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOM = re.compile(r"^\| `(?P<room>[a-z_]+)(?:/|\.py)` \| [^|]+ \|$", re.MULTILINE)
FLOORS = ROOM.findall((ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
"""The rooms, from the bottom of the road up; a module imports from its own floor and those below."""
DOORS = {
    "matplotlib": {"drawing/chart_picture.py"},
    "yaml": {"source/yaml_events.py"},
    "docxtpl": {"word/template.py"},
    "num2words": {"numbers/words.py"},
}
WORD_ONLY = ("lxml", "docx", "docxtpl", "jinja2", "zipfile")


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(SOURCE.rglob("*.py"))
    )


@cache
def imported(tree: ast.AST) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(names)


def test_no_file_imports_itself_by_way_of_others() -> None:
    """Imports for types, and those made late in a function, count too."""
    names = {path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): tree for path, tree in modules()}
    needs = {
        name: {found for one in imported(tree) if (found := one.removeprefix("kehoach.")) in names and found != name}
        for name, tree in names.items()
    }
    # What imports nothing that is left stands at the bottom and is taken away, until only circles are left.
    while bottom := {name for name, needed in needs.items() if not needed & needs.keys()}:
        needs = {name: needed for name, needed in needs.items() if name not in bottom}
    assert sorted(needs) == []


def test_imports_run_one_way() -> None:
    uphill = []
    for name, tree in modules():
        room = name.split("/")[0].removesuffix(".py")
        if name in ("__init__.py", "__main__.py"):
            continue
        assert room in FLOORS, f"{room} is not among the rooms of docs/architecture.md"
        for module in imported(tree):
            parts = module.split(".")
            known = parts[0] == "kehoach" and len(parts) > 1 and parts[1] in FLOORS
            if known and FLOORS.index(parts[1]) > FLOORS.index(room):
                uphill.append(f"{name} imports {module}")
    # `errors` names the finding it carries for type checkers only; diagnostics stands below it.
    assert uphill == []


def test_the_view_knows_the_plan_and_its_figures_and_nothing_else() -> None:
    """What is printed is taken from there, and neither read nor laid out on the way."""
    needs = {
        module.split(".")[1]
        for name, tree in modules()
        if name.startswith("view/")
        for module in imported(tree)
        if module.startswith("kehoach.")
    }
    assert needs == {"diagnostics", "numbers", "patterns", "plan", "tables", "view"}


MOST_LINES = 400
SAME_NAME = {
    "goals": "read in reading, judged in tables",
    "packs": "found in packs.py, what is wrong with one in diagnostics/catalog",
    "placeholders": "found in plan, reported in rules",
    "prose": "read in plan, printed in view",
    "table": "as typed in plan, as printed in view",
    "tables": "read in reading, compared in comparison",
    "tasks": "read in reading, checked in rules, printed in view",
}
"""File names that several rooms have, because there they are about the same thing.

Beside these, a kind of column has its record in ``plan/columns`` and its computation in ``tables/columns``, and a
command is named as what it calls.
"""


def test_no_file_is_long() -> None:
    lines = {name: (SOURCE / name).read_text(encoding="utf-8").count("\n") for name, _ in modules()}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_no_file_name_means_two_things() -> None:
    files = [Path(name) for name, _ in modules() if not name.endswith(("__init__.py", "__main__.py"))]
    rooms = {name: {file.parent.as_posix() for file in files if file.stem == name} for name in {f.stem for f in files}}
    twice = {name for name, found in rooms.items() if len(found - {"cli"}) > 1}
    assert twice - {name for name in twice if rooms[name] == {"plan/columns", "tables/columns"}} == SAME_NAME.keys()


def test_a_frozen_value_is_a_record_of_msgspec() -> None:
    """One kind of record, so that one ``replace`` fits all; a dataclass is for what changes while it works."""
    assert [
        (name, node.lineno)
        for name, tree in modules()
        for node in ast.walk(tree)
        if (isinstance(node, ast.ClassDef) and "frozen=True" in " ".join(map(ast.unparse, node.decorator_list)))
        or (isinstance(node, ast.ImportFrom) and node.module == "dataclasses" and "replace" in ast.unparse(node))
    ] == []


def test_no_class_name_means_two_things() -> None:
    """A leading underscore is no difference to who reads it."""
    classes = Counter(
        node.name.lstrip("_") for _, tree in modules() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    )
    assert {name for name, count in classes.items() if count > 1} == set()


def over_expressions(tree: ast.Module) -> Iterator[ast.Match]:
    """Each ``match`` that takes an expression apart: one case of it is a negation."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Match):
            patterns = [part.cls for case in node.cases for part in ast.walk(case.pattern) if is_class(part)]
            if any(isinstance(name, ast.Name) and name.id == "Negation" for name in patterns):
                yield node


def is_class(pattern: ast.AST) -> TypeGuard[ast.MatchClass]:
    return isinstance(pattern, ast.MatchClass)


def test_what_takes_an_expression_apart_knows_every_part() -> None:
    """All other code goes through ``walk`` and ``rewrite`` of ``plan/expression.py``."""
    matches = [(name, ast.unparse(match.cases[-1])) for name, tree in modules() for match in over_expressions(tree)]
    assert len(matches) >= 6
    assert [name for name, last in matches if "assert_never" not in last] == []


@pytest.mark.parametrize("library", DOORS)
def test_each_library_has_one_door(library: str) -> None:
    users = {name for name, tree in modules() if any(m.split(".")[0] == library for m in imported(tree))}
    assert users == DOORS[library]


def test_only_the_rooms_of_word_know_docx() -> None:
    users = {
        name.split("/")[0] for name, tree in modules() if any(m.split(".")[0] in WORD_ONLY for m in imported(tree))
    }
    assert users == {"ooxml", "word"}


def test_tests_mirror_the_source_file_by_file() -> None:
    lonely = [
        name
        for path in sorted(TESTS.rglob("test_*.py"))
        if "/" in (name := path.relative_to(TESTS).as_posix()) and source_of(path) is None
    ]
    assert lonely == sorted(WITHOUT_TWIN)


def test_every_source_file_that_is_mutated_has_tests() -> None:
    assert [path.relative_to(SOURCE).as_posix() for path in mutated() if not files_testing(path)] == []


def test_what_is_said_of_tests_names_files_that_exist() -> None:
    named = {SOURCE / source for source in ALSO_TESTED_BY} | {
        TESTS / test for tests in ALSO_TESTED_BY.values() for test in tests
    }
    assert [path for path in sorted(named) if not path.is_file()] == []


def test_no_test_looks_at_a_clock() -> None:
    clocks = {"time", "timeit", "cProfile"}
    texts = {path.name: path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py")}
    named = {name: text for name, text in texts.items() if any(f"import {clock}" in text for clock in clocks)}
    tests = {name: imported(ast.parse(text)) for name, text in named.items()}
    assert {name for name, modules in tests.items() if modules & clocks} == set()


def test_the_public_face_is_what_it_says() -> None:
    assert all(getattr(kehoach, name) is not None for name in kehoach.__all__)
    assert set(kehoach.__all__) < set(dir(kehoach))
    with pytest.raises(AttributeError):
        kehoach.renderr  # type: ignore[attr-defined] # noqa: B018


def all_rules() -> list[Rule]:
    return [value for value in vars(catalog).values() if isinstance(value, Rule)]


def test_codes_and_names_of_rules_are_unique() -> None:
    assert len({rule.code for rule in all_rules()}) == len({rule.name for rule in all_rules()}) == len(all_rules())


def test_no_rule_takes_the_name_of_another() -> None:
    families = (tree for name, tree in modules() if name.startswith("diagnostics/catalog/"))
    defined = [node for tree in families for node in ast.iter_child_nodes(tree) if isinstance(node, ast.Assign)]

    assert sum(isinstance(node.value, ast.Call) for node in defined) == len(all_rules())


def test_every_rule_speaks_both_languages() -> None:
    assert [r.code for r in all_rules() if not (r.vi and r.en and bool(r.hint_vi) == bool(r.hint_en))] == []


def test_every_rule_is_raised_somewhere() -> None:
    used = {
        node.attr
        for name, tree in modules()
        if not name.startswith("diagnostics/catalog/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "rules"
    }
    names = {name for name, value in vars(catalog).items() if isinstance(value, Rule)}
    assert names - used == set()


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_the_generated_pages_are_fresh() -> None:
    make = docs_module("make")
    pages = make.pages()
    stale = [
        path.name for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]

    assert stale == []
    assert set(make.FINDINGS.iterdir()) <= pages.keys()


@pytest.mark.parametrize("name", ["template.docx", "quyet-dinh.docx", "cong-van.docx"])
def test_the_templates_are_what_their_script_makes(name: str, tmp_path: Path) -> None:
    make = loaded(ROOT / "templates" / "make_template.py")
    make.write(tmp_path / name)
    assert (make.FOLDER / name).read_bytes() == (tmp_path / name).read_bytes()
