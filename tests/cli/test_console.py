"""The two outputs: any encoding, no colour where nobody sees it, and no import that a call does not use."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import EXAMPLES

FULL = EXAMPLES / "bac-son-2023" / "plan.yaml"
PRINTED = EXAMPLES / "bac-son-2023-ban-in" / "plan.yaml"

Capture = pytest.CaptureFixture[str]


def ran(*arguments: str, encoding: str = "utf-8", **environment: str) -> subprocess.CompletedProcess[bytes]:
    settings = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", **environment}
    return subprocess.run([sys.executable, "-m", "kehoach", *arguments], capture_output=True, env=settings, check=False)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp1258", "utf-8"])
def test_a_console_of_any_encoding_survives_vietnamese(encoding: str) -> None:
    done = ran("check", str(PRINTED), encoding=encoding)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert "tính ra" in done.stderr.decode(encoding) or "tinh ra" in done.stderr.decode(encoding)
    assert done.stderr.decode(encoding).count("KH40") == 9


def test_json_on_a_console_that_is_not_utf8_is_still_json() -> None:
    done = ran("check", str(PRINTED), "--format", "json", encoding="cp1252")
    assert any("Khu phố 9" in finding["message"] for finding in json.loads(done.stdout.decode("ascii")))


def test_there_is_no_colour_where_there_is_no_terminal() -> None:
    assert b"\x1b[" not in ran("check", str(PRINTED)).stderr


def test_what_a_call_does_not_use_is_not_imported() -> None:
    heavy = ["docxtpl", "docx", "jinja2", "lxml", "num2words", "zipfile", "csv"]
    program = (
        "import sys; from kehoach.cli import main; main(sys.argv[1:]);"
        f"print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", str(FULL)], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"
