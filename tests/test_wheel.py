"""The wheel carries the packs and the pages of findings: installed in a bare environment, it renders the real plan."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from typing import TYPE_CHECKING

import pytest

from tests.conftest import EXAMPLES, ROOT, Docx

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(made), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(made.glob("*.whl"))


@pytest.mark.slow
def test_an_installed_wheel_renders_the_real_plan(wheel: Path, tmp_path: Path) -> None:
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


def installer(name: str) -> list[str]:
    """The installer beside this Python, or on the path; the test is skipped where there is none."""
    if importlib.util.find_spec(name):
        return [sys.executable, "-m", name]
    if found := shutil.which(name):
        return [found]
    pytest.skip(f"{name} is not installed")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "install", "home", "commands"),
    [
        ("uv", ("tool", "install"), "UV_TOOL_DIR", "UV_TOOL_BIN_DIR"),
        ("pipx", ("install",), "PIPX_HOME", "PIPX_BIN_DIR"),
    ],
    ids=["uv", "pipx"],
)
def test_the_command_is_installed_for_one_user_and_works_in_an_empty_folder(
    name: str, install: tuple[str, ...], home: str, commands: str, wheel: Path, tmp_path: Path
) -> None:
    empty, bin_folder = tmp_path / "kế hoạch", tmp_path / "lệnh"
    empty.mkdir()
    around = os.environ | {home: str(tmp_path / "nhà"), commands: str(bin_folder)}
    around.pop("PYTHONPATH", None)
    call = [*installer(name), *install, "--python", sys.executable, f"{wheel}[excel]"]
    done = subprocess.run(call, cwd=empty, env=around, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    (command,) = bin_folder.glob("kehoach*")

    def kehoach(*arguments: str) -> str:
        said = subprocess.run(
            [command, *arguments, "--lang", "en"], cwd=empty, env={"PATH": str(empty)}, capture_output=True, check=True
        )
        return said.stdout.decode()

    assert kehoach("new", "--pack", "giam-ngheo", "--year", "2026", "-o", "2026.yaml") == "wrote 2026.yaml\n"
    shutil.copytree(EXAMPLES / "bac-son-2023", empty, dirs_exist_ok=True)
    assert "wrote ke-hoach.docx\n" in kehoach("render", "plan.yaml", "-o", "ke-hoach.docx")
    assert "wrote bang.xlsx\n" in kehoach("compute", "plan.yaml", "-o", "bang.xlsx")
    assert Docx((empty / "ke-hoach.docx").read_bytes()).tables()[1][-1][1:3] == ["Cộng", "2.452"]
