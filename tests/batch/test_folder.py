"""A folder of documents: nothing that a person did is lost, whenever it was done."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any

import docx as python_docx
import pytest

import kehoach
from kehoach.batch.folder import TargetFolder
from kehoach.batch.ledger import NAME, LedgerEntry, read_ledger, write_ledger
from kehoach.batch.task import Task
from tests.cli.calls import PLAN

if TYPE_CHECKING:
    from pathlib import Path

Happened = kehoach.Happened


def tasks(*names: str) -> dict[str, Task]:
    return {
        name: Task(kehoach.PlanSource(text=PLAN, over={"issuer.name": name.removesuffix(".docx")})) for name in names
    }


def filled(folder: Path, *names: str, executor: Executor | None = None) -> list[Happened]:
    return [outcome.happened for outcome in TargetFolder(folder).fill(tasks(*names), executor)]


class Meddler(Executor):
    """Runs a task at once, and then has Word save the file that it is for."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def submit(self, function: Any, /, *given: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(function(*given, **named))
        python_docx.Document().save(str(self.target))
        return future


def test_a_file_that_is_saved_in_word_during_the_batch_is_kept(tmp_path: Path) -> None:
    assert filled(tmp_path, "a.docx", executor=Meddler(tmp_path / "a.docx")) == [Happened.KEPT]
    assert len(python_docx.Document(str(tmp_path / "a.docx")).paragraphs) == 0


def test_a_batch_that_is_closed_early_has_its_files_in_the_ledger(tmp_path: Path) -> None:
    filling = TargetFolder(tmp_path).fill(tasks("a.docx", "b.docx", "c.docx"))
    assert next(filling).happened is Happened.WRITTEN
    filling.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", NAME]
    assert filled(tmp_path, "a.docx", "b.docx") == [Happened.UNCHANGED, Happened.WRITTEN]


def test_what_a_sudden_end_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in ("~kh0a1b2.tmp", "~kh.tmp", "mine.tmp"):
        (tmp_path / name).write_bytes(b"half")
    assert filled(tmp_path, "a.docx") == [Happened.WRITTEN]
    assert sorted(path.name for path in tmp_path.glob("*.tmp")) == ["mine.tmp", "~kh.tmp"]


def test_a_file_of_somebody_else_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"not Word")
    assert filled(tmp_path, "a.docx") == [Happened.KEPT]
    assert (tmp_path / "a.docx").read_bytes() == b"not Word"


def test_a_folder_where_nothing_was_written_has_no_ledger(tmp_path: Path) -> None:
    refused = {"a.docx": Task(kehoach.PlanSource(text="kehoach: 1\n"))}
    assert [outcome.happened for outcome in TargetFolder(tmp_path).fill(refused)] == [Happened.REFUSED]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"format": 2, "files": {}}', '{"format": 1, "files": {"a": {}}}', "[" * 100_000]
)
def test_a_ledger_that_cannot_be_read_is_as_good_as_none(text: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert read_ledger(tmp_path) == {}
    write_ledger(tmp_path, {"é.docx": LedgerEntry("1", "2")})
    assert read_ledger(tmp_path) == {"é.docx": LedgerEntry("1", "2")}
