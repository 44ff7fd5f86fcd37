"""The wheel carries the packs and the pages of findings: installed in a bare environment, it renders the real plan."""

from __future__ import annotations

import subprocess
import sys
import venv
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, ROOT, Docx

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_an_installed_wheel_renders_the_real_plan(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(tmp_path.glob("*.whl"))
    home = tmp_path / "môi trường"
    venv.create(home, with_pip=True)
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([python, "-m", "pip", "install", "-q", str(wheel)], check=True, capture_output=True)
    for source in (EXAMPLES / "bac-son-2023").glob("*.yaml"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    done = subprocess.run(
        [python, "-I", "-m", "kehoach", "render", "plan.yaml"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    made = Docx((tmp_path / "66-KH-UBND.docx").read_bytes())
    listed = subprocess.run(
        [python, "-I", "-m", "kehoach", "packs", "list"], cwd=tmp_path, capture_output=True, check=True
    )
    names = [line.split()[0] for line in listed.stdout.decode().splitlines()]
    assert names == sorted(path.parent.name for path in (ROOT / "templates").glob("*/pack.yaml"))
    page = subprocess.run(
        [python, "-I", "-m", "kehoach", "rule", "KH406"], cwd=tmp_path, capture_output=True, check=True
    )
    assert "KH406.wrong.yaml:10:20" in page.stdout.decode()
    assert made.tables()[1][-1] == ["", "Cộng", "2.452", "29", "1,18", "08", "21", "0,86"]
