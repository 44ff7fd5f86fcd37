"""Compiled templates on the disk: the same template comes back, and a file that is not one changes nothing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kehoach.errors import PackError
from kehoach.word import kept_templates
from kehoach.word.kept_templates import cache_folder, compiled_template
from kehoach.word.template import compile_template
from tests.conftest import EXAMPLES, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.word.compiled import Template

TEMPLATES = sorted((ROOT / "src").rglob("template.docx")) or sorted((ROOT / "templates").rglob("template.docx"))
PLAN = EXAMPLES / "bac-son-2023" / "plan.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where templates are kept in each of these tests."""
    monkeypatch.setenv("KEHOACH_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def data() -> bytes:
    return TEMPLATES[0].read_bytes()


def fresh(data: bytes) -> Template:
    """As another process gets it."""
    compiled_template.cache_clear()
    return compiled_template(data)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.parent.name)
def test_a_template_comes_back_from_the_disk_as_it_was_compiled(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = compile_template(file.read_bytes())
    assert fresh(file.read_bytes()) == made
    if made.notes:
        assert not folder.exists()
        return
    assert len(list(folder.iterdir())) == 1
    monkeypatch.delattr("kehoach.word.template.compile_template")
    assert fresh(file.read_bytes()) == made


@pytest.mark.parametrize("spoil", ["cut", "changed", "empty", "foreign"])
def test_a_file_that_is_not_what_was_written_is_passed_over_and_written_anew(
    spoil: str, data: bytes, folder: Path
) -> None:
    made = fresh(data)
    (kept,) = folder.iterdir()
    good = kept.read_bytes()
    body = b'["tuple",1]'
    spoilt = {
        "cut": good[:-9],
        "changed": good.replace(b"w:p", b"w:q", 1),
        "empty": b"",
        "foreign": kept_templates._digest(body) + b"\n" + body,
    }
    kept.write_bytes(spoilt[spoil])
    assert fresh(data) == made
    assert kept.read_bytes() == good


def test_records_of_other_kinds_are_not_made_from_a_file(data: bytes, folder: Path) -> None:
    made = fresh(data)
    (kept,) = folder.iterdir()
    body = b'["Popen",["list","echo"]]'
    kept.write_bytes(kept_templates._digest(body) + b"\n" + body)
    assert fresh(data) == made


def test_without_a_folder_nothing_is_kept(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_CACHE", "off")
    assert cache_folder() is None
    assert fresh(data) == compile_template(data)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KEHOACH_CACHE", str(tmp_path / "file" / "within"))
    assert fresh(data) == compile_template(data)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_the_folder_is_that_of_the_users_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KEHOACH_CACHE")
    found = cache_folder()
    assert found is None or found.name == "kehoach"


def test_only_so_many_templates_are_kept(data: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_templates, "_MOST", 1)
    for file in ("a.docx", "b.docx", "c.docx"):
        compiled_template(data, file)
    assert len(list(folder.iterdir())) == 1


def test_a_template_with_errors_is_not_kept(folder: Path) -> None:
    with pytest.raises(PackError):
        fresh(b"no package")
    assert not folder.exists()


def test_a_second_process_renders_without_what_only_compiling_needs(tmp_path: Path) -> None:
    program = (
        "import sys, kehoach; kehoach.render(kehoach.compute(kehoach.load(sys.argv[1])));"
        "print(sorted({'docx', 'docxtpl', 'jinja2'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(PLAN)]
    found = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip() for _ in range(2)]
    assert found == ["['docx', 'docxtpl', 'jinja2']", "[]"]
