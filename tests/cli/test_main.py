"""How a call ends where something beside the plan goes wrong: one line, the right exit code, nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import kehoach
from kehoach.cli import console, main
from tests.conftest import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

FULL = str(EXAMPLES / "bac-son-2023" / "plan.yaml")
ROAD = {"check": "kehoach.pipeline.run", "lint": "kehoach.lint", "packs": "kehoach.pack_check.check_pack"}

Capture = pytest.CaptureFixture[str]
posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")


def failing(error: BaseException) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


# --- a fault of kehoach itself


@pytest.mark.parametrize("error", [IndexError("list index\nout of range"), StopIteration(), RecursionError("deep")])
@pytest.mark.parametrize(
    "arguments", [["check", FULL], ["lint", "a b.docx"], ["packs", "check", "."]], ids=lambda given: given[0]
)
def test_what_nobody_foresaw_is_one_line_that_says_what_to_send(
    arguments: list[str], error: Exception, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ROAD[arguments[0]], failing(error))
    assert main(arguments) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "lỗi của chương trình kehoach" in said.err
    for piece in (arguments[0], kehoach.__version__, type(error).__name__, "kehoach/cli"):
        assert piece in said.err


def test_the_line_is_english_on_request_wherever_lang_stands(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ROAD["check"], failing(KeyError("t[Một]")))
    for arguments in (["--lang", "en", "check", FULL], ["check", FULL, "--lang=en"]):
        assert main(arguments) == 3
        assert "a bug in kehoach" in capsys.readouterr().err


def test_the_traceback_is_shown_to_who_asks_for_it(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ROAD["check"], failing(ZeroDivisionError()))
    monkeypatch.setenv("KEHOACH_DEBUG", "1")
    assert main(["check", FULL]) == 3
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("Traceback")
    assert "ZeroDivisionError" in said[-1]
    assert "lỗi của chương trình kehoach" in said[-1]


def test_a_document_that_fails_the_librarys_own_checks_is_its_fault(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.errors import OutputError

    error = OutputError(Bilingual("không có phần này", "no such part"))
    monkeypatch.setattr("kehoach.word.render.render_document", failing(error))
    assert main(["render", FULL, "-o", str(tmp_path / "a.docx")]) == 3
    assert "no such part" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_fails_where_nobody_foresaw_it_is_trouble_not_a_fault(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kehoach.rules.check_plan", failing(PermissionError(13, "Permission denied", "x.yaml")))
    monkeypatch.setattr("kehoach.cli.check.outcome_of", failing(PermissionError(13, "Permission denied", "x.yaml")))
    assert main(["check", FULL]) == 2
    assert capsys.readouterr().err.startswith("kehoach: x.yaml: không đọc hoặc ghi được: không có quyền")


def test_ctrl_c_ends_without_a_traceback(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ROAD["check"], failing(KeyboardInterrupt()))
    assert main(["check", FULL]) == 130
    assert capsys.readouterr().err == ""


# --- an output that cannot be written


def in_shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which ``kehoach`` is the command."""
    line = f'kehoach() {{ "{sys.executable}" -m kehoach "$@"; }}; {command}'
    settings = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(["/bin/sh", "-c", line], capture_output=True, encoding="utf-8", env=settings, check=False)


@posix
@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (f"kehoach compute '{FULL}' >&-", "đã bị đóng"),
        (f"kehoach check '{FULL}' --format json >&-", "đã bị đóng"),
        ("kehoach --help >&-", "đã bị đóng"),
        (f"kehoach compute '{FULL}' --format csv >/dev/full", "đĩa đầy"),
        ("kehoach packs list >/dev/full", "đĩa đầy"),
        ("kehoach --version >/dev/full", "đĩa đầy"),
    ],
)
@pytest.mark.parametrize("unbuffered", ["", pytest.param("1", marks=pytest.mark.slow)])
def test_an_output_that_cannot_be_written_is_one_line_and_exit_2(command: str, reason: str, unbuffered: str) -> None:
    done = in_shell(command, PYTHONUNBUFFERED=unbuffered)
    assert done.stderr == f"kehoach: đầu ra: không ghi được: {reason}\n"
    assert done.returncode == 2


@posix
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("where", [">&-", ">/dev/full"])
def test_errors_that_cannot_be_told_end_quietly(where: str, unbuffered: str) -> None:
    done = in_shell(f"kehoach check không-có.yaml 2{where}", PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stdout) == (2, "")


@posix
@pytest.mark.parametrize("command", ["compute", "check", "check --format json"])
def test_a_reader_that_goes_away_is_no_error(command: str) -> None:
    first, *more = command.split()
    done = in_shell(f"(kehoach {first} '{FULL}' {' '.join(more)}; echo $? >&2) | true", PYTHONUNBUFFERED="")
    assert done.stderr == "0\n"


def test_on_windows_a_reader_that_went_away_is_an_invalid_argument(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kehoach.view.listing.as_text", failing(OSError(22, "Invalid argument")))
    assert main(["compute", FULL]) == 2
    assert "đầu ra" in capsys.readouterr().err
    monkeypatch.setattr(console, "WINDOWS", True)
    assert main(["compute", FULL]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("terminal", "takes"), [({}, False), ({"WT_SESSION": "1"}, True), ({"TERM": "xterm"}, True)])
def test_the_old_window_of_windows_is_given_no_colours(
    terminal: dict[str, str], takes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WT_SESSION", "TERM", "ANSICON"):
        monkeypatch.delenv(name, raising=False)
    for name, value in terminal.items():
        monkeypatch.setenv(name, value)
    assert console.knows_colours()
    monkeypatch.setattr(console, "WINDOWS", True)
    assert console.knows_colours() is takes


# --- a request to end


ENDING = """
import os, signal, sys
from kehoach import cli
from kehoach import files

def asked(_handle):
    assert len([name for name in os.listdir(sys.argv[1]) if name.endswith(".tmp")]) > 0
    os.kill(os.getpid(), int(sys.argv[2]))

files.os.fsync = asked
# A shell may have started us with them ignored, and what is ignored stays so.
signal.signal(signal.SIGINT, signal.default_int_handler)
for kind in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(kind, signal.SIG_DFL)
sys.exit(cli.main(["render", sys.argv[3], "-o", sys.argv[1] + "/a.docx", *sys.argv[4:]]))
"""


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGTERM)])
def test_a_request_to_end_leaves_the_old_file_and_nothing_beside_it(number: int, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    command = [sys.executable, "-c", ENDING, str(tmp_path), str(int(number)), FULL, "--force"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 128 + number
    assert done.stderr == b""
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.docx", b"old")]


@posix
def test_who_calls_keeps_what_he_does_about_signals() -> None:
    heard = []
    before = signal.signal(signal.SIGTERM, lambda number, _: heard.append(number))
    try:
        with console.ended_by_signals():
            os.kill(os.getpid(), signal.SIGTERM)
        assert heard == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)
    with console.ended_by_signals():
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    assert signal.getsignal(signal.SIGTERM) is before


# --- reasons


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("không có/a.docx", "không có tệp hoặc thư mục này"),
        ("ấ" * 120 + ".docx", "tên tệp quá dài"),
        ("tệp/a.docx", "một phần của đường dẫn không phải thư mục"),
        ("thư mục.docx", "đây là một thư mục"),
    ],
)
def test_the_reason_is_the_one_there_was_in_the_readers_language(
    place: str, reason: str, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    (tmp_path / "thư mục.docx").mkdir()
    target = tmp_path / place
    assert main(["render", FULL, "-o", str(target)]) == 2
    assert capsys.readouterr().err == f"kehoach: {target}: không ghi được tệp: {reason}\n"
    assert main(["render", FULL, "-o", str(target), "--lang", "en"]) == 2
    assert reason not in capsys.readouterr().err


def test_a_plan_that_cannot_be_read_says_why(tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", str(tmp_path / "a.yaml")]) == 2
    assert "không có tệp hoặc thư mục này" in capsys.readouterr().err
    assert main(["check", str(tmp_path)]) == 2
    assert "trong thư mục không có kế hoạch nào" in capsys.readouterr().err
    assert main(["packs", "check", str(tmp_path)]) == 2
    assert "trong thư mục không có pack.yaml" in capsys.readouterr().err
