"""Pins what development and the site need, in dev.txt and docs.txt: each release with the hashes of all its files.

    python requirements/pin.py [--upgrade]

It takes uv (``pip install uv``), which resolves for every system and every Python that pyproject.toml allows. What is
pinned and still allowed stays; with ``--upgrade`` everything becomes the newest release.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent / "pyproject.toml"
EXTRAS = ("dev", "docs")


def main() -> None:
    """Write both files anew; options are handed on to uv."""
    said = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    building = "\n".join(said["build-system"]["requires"])
    oldest_python = said["project"]["requires-python"].removeprefix(">=")
    for extra in EXTRAS:
        subprocess.run(  # noqa: S603 - of fixed words, and the options of who runs it
            [
                *(sys.executable, "-m", "uv", "pip", "compile", PROJECT.name, "-", "--extra", extra),
                *("--universal", "--python-version", oldest_python, "--generate-hashes", "--quiet"),
                *("--custom-compile-command", "python requirements/pin.py"),
                *("--output-file", f"requirements/{extra}.txt", *sys.argv[1:]),
            ],
            input=building,
            cwd=PROJECT.parent,
            encoding="utf-8",
            check=True,
        )


if __name__ == "__main__":
    main()
