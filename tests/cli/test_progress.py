"""The bar of a long command: on a terminal alone, and on any console."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kehoach.cli import main
from kehoach.cli.progress import progress
from tests.cli.calls import PLAN, write
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal as standard error, from within the test: pytest puts its own in its place before."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    return stream


def steps(count: int) -> None:
    with progress(count, "vi") as advance:
        for _ in range(count):
            advance()


def test_a_terminal_shows_how_far_a_command_is(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rich")
    terminal = on_a_terminal(monkeypatch)
    steps(3)
    assert "Văn bản" in terminal.getvalue()
    assert "3/3" in terminal.getvalue()


def test_a_terminal_without_rich_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    for name in [name for name in sys.modules if name.partition(".")[0] == "rich"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "rich", None)
    steps(3)
    assert terminal.getvalue() == ""


def test_elsewhere_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    steps(3)
    assert capsys.readouterr() == ("", "")


def test_what_a_batch_prints_goes_to_its_file_while_the_bar_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = on_a_terminal(monkeypatch)
    write(tmp_path, "a.yaml")
    assert main(["batch", str(tmp_path / "a.yaml"), "-o", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.splitlines() == [f"đã ghi {tmp_path / 'out' / 'a.docx'}", "1 văn bản: 1 đã ghi"]
    assert "KH602" in terminal.getvalue()


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_console_of_any_encoding_prints_a_batch(form: str, tmp_path: Path) -> None:
    write(tmp_path, "Đông Hà.yaml", "sai.yaml", text=PLAN)
    (tmp_path / "sai.yaml").write_text("kehoach: 1\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kehoach", "batch", str(tmp_path), "-o", str(tmp_path / "out"), "--format", form],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    expected = {
        "text": b"1 d\xe3 ghi",
        "json": rb"\u0110\u00f4ng H\u00e0.docx",
        "csv": "Đông Hà.docx,written".encode(),
    }
    assert expected[form] in done.stdout
