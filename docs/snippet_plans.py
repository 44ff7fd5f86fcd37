"""The snippets of ``docs/snippets`` as whole plans: the pages of the findings show them, and a test runs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

import kehoach

if TYPE_CHECKING:
    from kehoach import Finding, Place

FOLDER: Final = Path(__file__).resolve().parent / "snippets"
BASE: Final = "base.yaml"

_KEY: Final = re.compile(r"([A-Za-z_]\w*):")
_PROFILE: Final = re.compile(r"^profile: *(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fragment of a plan, or a whole one, in a file ``KH406.wrong.yaml`` or ``KH406.right.yaml``."""

    name: str
    text: str

    def plan(self) -> str:
        """The whole plan: the fragment, then what the base has under other top-level keys.

        The fragment stands first, so that its lines keep their numbers. One with a ``kehoach:`` of its own, or without
        any key, stands alone.
        """
        return self.text + "".join(line for _, line in self._rest())

    def findings(self) -> list[Finding]:
        """What checking the plan finds, each at its place in the snippet, in the base or in the snippet's profile."""
        return [
            replace(found, place=self._placed(found.place))
            for found in kehoach.evaluate(text=self.plan(), base=FOLDER).findings
        ]

    def profile(self) -> str:
        """The name of the profile beside it that it names; empty where there is none."""
        named = _PROFILE.search(self.text)
        return named[1] if named and (FOLDER / named[1]).is_file() else ""

    def _rest(self) -> list[tuple[int, str]]:
        """The lines of the base that stand behind the fragment, with their numbers in the base."""
        own = {key for line in self.text.split("\n") if (key := _key(line))}
        if not own or "kehoach" in own:
            return []
        rest, block = [], ""
        for number, line in enumerate(text_of(BASE).split("\n"), 1):
            block = _key(line) or block
            if block and block not in own:
                rest.append((number, line + "\n"))
        return rest

    def _placed(self, place: Place) -> Place:
        own, path = self.text.count("\n"), Path(place.file)
        if path.is_relative_to(FOLDER):
            return replace(place, file=path.relative_to(FOLDER).as_posix())
        if place.file != "<text>":
            return place
        if place.line <= own or not (rest := self._rest()):
            return replace(place, file=self.name)
        return replace(place, file=BASE, line=rest[min(place.line - own, len(rest)) - 1][0])


def snippet(code: str, which: str) -> Snippet:
    """One of a rule's two snippets, ``wrong`` or ``right``."""
    name = f"{code}.{which}.yaml"
    return Snippet(name, text_of(name))


def snippet_codes(which: str) -> set[str]:
    """The codes of the rules that have a snippet, ``wrong`` or ``right``."""
    return {path.name.partition(".")[0] for path in FOLDER.glob(f"KH*.{which}.yaml")}


def text_of(name: str) -> str:
    """The text of one file beside the snippets, or of a snippet."""
    return (FOLDER / name).read_text(encoding="utf-8")


def _key(line: str) -> str:
    found = _KEY.match(line)
    return found[1] if found else ""
