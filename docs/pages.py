"""Fills in what the pages under docs/ show of kehoach itself, so that no page can say what is no longer so.

Run it where kehoach is installed: ``python docs/pages.py``. A test holds every page against what this script makes of
it. In a page it fills, and leaves all else as it is written:

- a ``yaml`` block titled ``"NAME.yaml"`` with that file, or ``"NAME.yaml: tables, areas"`` with those keys of it;
- below each ``$ kehoach …`` of a ``console`` block, what the command says;
- a ``text`` block that follows a ``python`` block, with what the Python prints; a page's blocks are one program;
- a link ``[KH405]()`` with the page of the finding.

Files and commands are those of the folder named like the page where there is one (``tutorial/`` for ``tutorial.md`` and
for the Vietnamese ``tutorial.vi.md``), otherwise of the page's own folder.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.cli import main as kehoach_main

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE: Final = Path(__file__).resolve().parent
TWIN: Final = ".vi.md"
"""How the name of a Vietnamese page ends; its English one lies beside it."""
FINDINGS: Final = "findings/{code}"
"""The page that explains a finding, counted from docs/; a ``{code}`` in it stands for the finding's code."""

_BLOCK: Final = re.compile(
    r'^```(?P<kind>yaml|console|python|text)(?: title="(?P<file>[^":]+)(?:: (?P<keys>[^"]+))?")?\n(?P<body>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)
_TOP_KEY: Final = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
_COMMAND: Final = re.compile(r"^\$ kehoach .*$", re.MULTILINE)
_FINDING: Final = re.compile(r"\[(KH\d{3})\]\([^)]*\)")


def pages() -> list[Path]:
    """The pages that are written by hand."""
    return sorted([*HERE.glob("*.md"), *HERE.glob("kinds/*.md")])


def page_text(page: Path) -> str:
    """A page with everything filled in."""
    return filled(page, page.read_text(encoding="utf-8"))


def filled(page: Path, text: str) -> str:
    """The text of a page with everything filled in; the page itself need not exist."""
    named_like_it = page.with_name(page.name.partition(".")[0])
    folder = named_like_it if named_like_it.is_dir() else page.parent
    text = _BLOCK.sub(_Filler(folder), text)
    up, end = "../" * (len(page.relative_to(HERE).parts) - 1), TWIN if page.name.endswith(TWIN) else ".md"
    return _FINDING.sub(lambda link: f"[{link[1]}]({up}{FINDINGS.format(code=link[1])}{end})", text)


class _Filler:
    """Gives each block of one page, from top to bottom, its text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, object] = {}
        self.printed: str | None = None

    def __call__(self, block: re.Match[str]) -> str:
        kind, body = block["kind"], block["body"]
        if kind == "text" and self.printed is not None:
            body = self.printed
        elif kind == "yaml" and block["file"]:
            body = _keys((self.folder / block["file"]).read_text(encoding="utf-8"), block["keys"])
        elif kind == "console":
            commands = _COMMAND.findall(body)
            body = "".join(f"{command}\n{self._answer(command)}" for command in commands) or body
        self.printed = self._run(body) if kind == "python" else None
        return block[0][: block.start("body") - block.start()] + body + "```"

    def _answer(self, command: str) -> str:
        with self._heard() as said:
            kehoach_main(shlex.split(command)[2:])
        return said.getvalue()

    def _run(self, source: str) -> str:
        with self._heard() as said:
            exec(compile(source, "<page>", "exec"), self.names)  # noqa: S102 - the pages are the project's own
        return said.getvalue()

    @contextlib.contextmanager
    def _heard(self) -> Iterator[io.StringIO]:
        said = io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            yield said


def _keys(text: str, keys: str | None) -> str:
    """The whole of a plan, or some of its top keys with all that stands below each."""
    if keys is None:
        return text
    parts = {part.partition(":")[0]: part for part in _TOP_KEY.split(text)}
    return "".join(parts[key].rstrip() + "\n" for key in keys.split(", "))


def main() -> None:
    """Fill every page in place."""
    for page in pages():
        page.write_bytes(page_text(page).encode())


if __name__ == "__main__":
    main()
