"""Makes kehoach as one folder that runs without Python, tries it, and packs it as a zip for this system.

    python -m pip install '.[excel,cli]' -r packaging/requirements.txt
    python packaging/bundle.py dist

Run it where kehoach is installed as users install it, not with ``-e``: the packs are inside then. A folder for
Windows is made on Windows, one for Linux on the oldest Linux that it has to run on.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
EXAMPLE: Final = HERE.parent / "examples" / "bac-son-2023"
CALLS: Final = (
    ("--version",),
    ("packs", "list"),
    ("rule", "KH406"),
    ("schema", "--of", "profile"),
    ("new", "--pack", "giam-ngheo", "--year", "2026", "-o", "2026.yaml", "--schema"),
    ("check", "plan.yaml", "--final"),
    ("render", "plan.yaml", "-o", "kế hoạch.docx"),
    ("render", "plan.yaml", "-o", "kế hoạch.html"),
    ("compute", "plan.yaml", "-o", "bảng.xlsx"),
    ("lint", "kế hoạch.docx"),
    ("audit", "kế hoạch.docx"),
    ("import", "kế hoạch.docx", "-o", "đọc lại.yaml"),
    ("next-year", "plan.yaml", "-o", "2024.yaml"),
    ("batch", "plan.yaml", "-o", "văn bản", "--jobs", "2"),
    ("batch", "plan.yaml", "--for-each", "số.xlsx", "-o", "theo hàng", "--name", "{number}.docx"),
)
"""What is tried, each in the folder where those before it have written: all that is imported only when it is needed."""


def main() -> None:
    """Make, try, pack."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "dist").resolve()
    folder = made(out)
    tried(folder / ("kehoach.exe" if sys.platform == "win32" else "kehoach"))
    name = f"kehoach-{platform.system().lower()}-{platform.machine().lower()}"
    packed = shutil.make_archive(str(out / name), "zip", out, folder.name)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}: {size // 10**6} MB; {packed}: {Path(packed).stat().st_size // 10**6} MB")


def made(out: Path) -> Path:
    """The folder of the program, made anew."""
    with tempfile.TemporaryDirectory() as work:
        call = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
        call += ["--distpath", str(out), "--workpath", work, str(HERE / "kehoach.spec")]
        subprocess.run(call, check=True)  # noqa: S603 - of fixed words and two folders
    return out / "kehoach"


def tried(program: Path) -> None:
    """Run everything in an empty folder, where no other Python is to be found.

    Raises:
        SystemExit: a command failed.
    """
    with tempfile.TemporaryDirectory() as empty:
        for source in EXAMPLE.glob("*.yaml"):
            shutil.copy(source, empty)
        _write_table(Path(empty, "số.xlsx"))
        system = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMPDIR") if name in os.environ}
        for call in CALLS:
            done = subprocess.run(  # noqa: S603 - what was just made
                [program, *call], cwd=empty, env={**system, "PATH": empty}, capture_output=True, check=False
            )
            if done.returncode != 0:
                raise SystemExit(f"kehoach {' '.join(call)}: {done.returncode}\n{done.stderr.decode(errors='replace')}")


def _write_table(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (("number",), (1,), (2,)):
        book.active.append(row)
    book.save(path)


if __name__ == "__main__":
    main()
