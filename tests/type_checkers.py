"""What type checkers say of a script that uses the library as it is here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import kehoach

LIBRARY = Path(kehoach.__file__).parents[1]


def said_by(command: list[str], folder: Path, script: str) -> tuple[int, str]:
    """The exit code of a type checker and what it prints about a script."""
    (folder / "script.py").write_text(script, encoding="utf-8")
    done = subprocess.run([*command, "script.py"], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout


def said_by_mypy(folder: Path, script: str) -> tuple[int, str]:
    """The exit code of ``mypy --strict`` and what it prints about a script."""
    (folder / "mypy.ini").write_text(f"[mypy]\nmypy_path = {LIBRARY.as_posix()}\n", encoding="utf-8")
    options = ["--strict", "--follow-imports=silent", "--cache-dir", str(folder / "cache")]
    return said_by([sys.executable, "-m", "mypy", *options], folder, script)
