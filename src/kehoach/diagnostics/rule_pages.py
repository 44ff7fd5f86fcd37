"""The page of each finding: in the package, to be read without a network, and on the site, where there is one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    from kehoach.diagnostics.bilingual import Language

_HOME: Final = Path(__file__).resolve().parents[1]
_FOLDERS: Final = (_HOME / "findings", _HOME.parents[1] / "docs" / "findings")
"""In the installed package, or in a checkout."""
_ENDINGS: Final = Bilingual(".vi.md", ".md")
_ON_SITE: Final = Bilingual("findings/", "en/findings/")
_LABEL: Final = "Documentation"


def rule_page(code: str, lang: Language) -> str:
    """The page of a finding as Markdown; empty if the pages are not installed."""
    found = (folder / f"{code}{_ENDINGS.in_(lang)}" for folder in _FOLDERS)
    return next((path.read_text(encoding="utf-8") for path in found if path.is_file()), "")


def rule_address(code: str, lang: Language) -> str | None:
    """The address of that page on the site.

    The site is what ``[project.urls]`` of pyproject.toml calls ``Documentation``, as it was when the package was
    installed; ``None`` where it names none.
    """
    site = _site()
    return site and f"{site.rstrip('/')}/{_ON_SITE.in_(lang)}{code}/"


@cache
def _site() -> str | None:
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        named = metadata("kehoach").get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    addresses = dict(line.split(", ", 1) for line in named)
    return addresses.get(_LABEL)
