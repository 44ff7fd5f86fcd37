"""Makes the table of licences in dependencies.md and its twin: all that requirements/ pins, as it describes itself.

    python docs/licences.py

Run it where both files of requirements/ are installed, as CONTRIBUTING.md says. A test compares the table with them and
with the packages that are installed where it runs.
"""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).resolve().parents[1]
PAGES: Final = {lang: ROOT / "docs" / f"dependencies{end}.md" for lang, end in (("en", ""), ("vi", ".vi"))}

UNSAID: Final = {"vietnam-provinces": "GPL-3.0-or-later"}
"""What a package says in its source archive only, and not where it is installed."""

_IN_VIETNAMESE: Final = {
    "run time": "khi chạy", "building": "khi đóng gói", "development": "phát triển", "the site": "trang web"
}  # fmt: skip
"""What is needed for what, where it is not an extra."""
_ABOVE: Final = "|---|---|---|\n"
"""The line of a page after which the table is all there is."""
_ROW: Final = re.compile(r"^\| (?P<package>[a-z0-9.-]+) \| (?P<licence>[^|]+) \| (?P<purpose>[^|]+) \|$", re.MULTILINE)
_PIN: Final = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>\S+)(?P<rest>.*(?:\n[ ].*)*)", re.MULTILINE)
_HASH: Final = re.compile(r"--hash=(sha256:[0-9a-f]{64})\b")
_PARENT: Final = re.compile(r"# (?:via|  )[ ]*([a-z0-9.-]+)")
_FAMILY: Final = re.compile(r"(?<![A-Z])(?:LGPL|GPL|MPL|Apache|BSD|MIT|PSF|ISC)")


@dataclass(frozen=True, slots=True)
class Pin:
    """One release that a file of requirements/ pins."""

    name: str
    version: str
    hashes: tuple[str, ...]
    parents: frozenset[str]
    """The packages that need it, as far as pyproject.toml does not name it itself."""


def pins(extra: str) -> tuple[Pin, ...]:
    """The pins of what one extra needs, in the order of the file."""
    text = (ROOT / "requirements" / f"{extra}.txt").read_text(encoding="utf-8")
    return tuple(
        Pin(
            pin["name"],
            pin["version"],
            tuple(_HASH.findall(pin["rest"])),
            frozenset(_PARENT.findall(pin["rest"])) - {"kehoach"},
        )
        for pin in _PIN.finditer(text)
    )


def canonical(requirement: str) -> str:
    """The name of what is required, as indexes write it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


def purposes() -> dict[str, str]:
    """What each package is needed for, by its name: the first of run time, the extras and building that needs it."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = said["project"]
    development, site = pins("dev"), pins("docs")
    groups = {
        "run time": _needed(project["dependencies"], development),
        **{
            f"`{extra}`": _needed(project["optional-dependencies"][extra], development)
            for extra in ("cli", "excel", "places")
        },
        "building": _needed(said["build-system"]["requires"], development),
        "development": [pin.name for pin in development],
        "the site": [pin.name for pin in site],
    }
    found: dict[str, str] = {}
    for purpose, names in groups.items():
        for name in sorted(names):
            found.setdefault(name, purpose)
    return found


def _needed(requirements: Iterable[str], among: tuple[Pin, ...]) -> set[str]:
    """The packages required, and all that they need in turn."""
    found = set(map(canonical, requirements))
    while more := {pin.name for pin in among if pin.parents & found} - found:
        found |= more
    return found


def licence_of(package: str) -> str:
    """What an installed package says its licence is; empty where it says nothing.

    Raises:
        importlib.metadata.PackageNotFoundError: it is not installed.
    """
    said = importlib.metadata.metadata(package)
    classifiers = [line.rpartition(" :: ")[2] for line in said.get_all("Classifier", ()) if line.startswith("License")]
    field = said["License"] or ""
    is_name = field != "UNKNOWN" and len(field.splitlines()) == 1
    return said["License-Expression"] or (field if is_name else "") or ", ".join(classifiers)


def families(licence: str) -> set[str]:
    """The kinds of licence that a text names: one release says “MIT License”, the next “MIT”."""
    return set(_FAMILY.findall(licence.replace("Python Software Foundation", "PSF")))


def table(lang: str) -> Iterator[str]:
    """A line a package, those needed at run time first."""
    for package, purpose in purposes().items():
        yield f"| {package} | {licence_of(package) or UNSAID[package]} | {purpose_in(lang, purpose)} |\n"


def purpose_in(lang: str, purpose: str) -> str:
    """What a package is needed for, in a language; an extra is named as it is."""
    return _IN_VIETNAMESE.get(purpose, purpose) if lang == "vi" else purpose


def listed(page: str) -> dict[str, tuple[str, str]]:
    """Licence and purpose of each package in the table of a page."""
    return {row["package"]: (row["licence"], row["purpose"]) for row in _ROW.finditer(page.partition(_ABOVE)[2])}


def main() -> None:
    """Write both tables anew; what stands before them is written by hand."""
    for lang, page in PAGES.items():
        written = "".join(page.read_text(encoding="utf-8").partition(_ABOVE)[:2])
        page.write_text(written + "".join(table(lang)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
