"""The oldest release that pyproject.toml allows of each dependency, as constraints for pip: ``lxml==5.2``."""

from __future__ import annotations

import itertools
import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def oldest(project: str) -> list[str]:
    """The constraints, in the order of the text of a ``pyproject.toml``; what names no lower bound has none."""
    said = tomllib.loads(project)
    extras = said["project"]["optional-dependencies"].values()
    asked = [*said["build-system"]["requires"], *said["project"]["dependencies"], *itertools.chain(*extras)]
    bounds = (re.match(r"([A-Za-z0-9._-]+)[^;]*?>=([0-9.]+)", line) for line in asked)
    return [f"{bound[1]}=={bound[2]}" for bound in bounds if bound]


if __name__ == "__main__":
    print("\n".join(oldest(PROJECT.read_text(encoding="utf-8"))))
