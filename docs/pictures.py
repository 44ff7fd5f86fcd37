"""Makes the pictures of the pages under docs/: ``python docs/pictures.py``, or with the names of some, ``rate split``.

A page that wants a picture names it: ``rate.png`` is the tables of ``rate.yaml`` beside it, ``step-8.page-2.png`` the
second page of ``step-8.yaml``, ``reasons.draft.png`` the tables of the draft of ``reasons.yaml``, ``first.html.png``
the top of the HTML page of ``first.yaml`` in a browser. A picture without such a plan is left alone. It needs
LibreOffice (``soffice``), poppler (``pdftoppm``), Chromium and Pillow, and is not part of the checks: look at what it
made, then commit it.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree
from PIL import Image, ImageChops, ImageOps

import kehoach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE: Final = Path(__file__).resolve().parent
MOST_BYTES: Final = 40_000
TABLE_DPI: Final = 120
PAGE_DPI: Final = 75
MARGIN: Final = 8
GREYS: Final = 8
SCREEN: Final = "900,700"

_PICTURE: Final = re.compile(
    r"!\[[^\]]*\]\((?P<path>[^)]+?)(?:\.page-(?P<page>\d+))?(?P<draft>\.draft)?(?P<screen>\.html)?\.png\)"
)
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AROUND: Final = {"TenBang", "DonViTinh", "GhiChuBang", "GiuaHaiBang"}
"""Styles of what belongs to a table and stands outside it."""


class Picture(NamedTuple):
    """One picture that a page names."""

    plan: Path
    page: int | None
    """``None``: the tables alone."""
    is_draft: bool
    is_of_screen: bool = False

    @property
    def target(self) -> Path:
        """Where it is kept."""
        page, draft = f".page-{self.page}" if self.page else "", ".draft" if self.is_draft else ""
        screen = ".html" if self.is_of_screen else ""
        return self.plan.with_suffix(f"{page}{draft}{screen}.png")

    @property
    def name(self) -> str:
        """Of the files on the way to it."""
        return self.target.stem


def pictures() -> Iterator[Picture]:
    """Every picture that a page names and a plan gives."""
    for page in sorted(HERE.rglob("*.md")):
        for match in _PICTURE.finditer(page.read_text(encoding="utf-8")):
            plan = page.parent / f"{match['path']}.yaml"
            if plan.is_file():
                page_number = int(match["page"]) if match["page"] else None
                yield Picture(plan, page_number, bool(match["draft"]), bool(match["screen"]))


def make(wanted: Iterable[Picture]) -> None:
    """Render, print and crop; LibreOffice is started once."""
    wanted = list(wanted)
    on_paper = [picture for picture in wanted if not picture.is_of_screen]
    with tempfile.TemporaryDirectory() as folder:
        for picture in wanted:
            if picture.is_of_screen:
                _draw_screen(picture, Path(folder))
        if on_paper:
            _draw_paper(on_paper, folder)


def _draw_paper(wanted: list[Picture], folder: str) -> None:
    for picture in wanted:
        audience = kehoach.Audience.DRAFT if picture.is_draft else kehoach.Audience.PLAN
        document = kehoach.render(kehoach.compute(kehoach.load(picture.plan)), audience)
        Path(folder, f"{picture.name}.docx").write_bytes(document if picture.page else _tables_alone(document))
    profile = f"-env:UserInstallation={Path(folder, 'office').as_uri()}"
    documents = sorted(str(path) for path in Path(folder).glob("*.docx"))
    _run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *documents)
    for picture in wanted:
        _draw(picture, Path(folder))


def _draw(picture: Picture, folder: Path) -> None:
    page, dpi = (picture.page, PAGE_DPI) if picture.page else (1, TABLE_DPI)
    stem = folder / picture.name
    only = ("-f", str(page), "-l", str(page), "-singlefile")
    _run("pdftoppm", "-png", "-gray", "-r", str(dpi), *only, f"{stem}.pdf", str(stem))
    with Image.open(f"{stem}.png") as image:
        drawn = ImageOps.expand(image if picture.page else _cropped(image), 1, "silver" if picture.page else "white")
        _keep(picture, drawn)


def _draw_screen(picture: Picture, folder: Path) -> None:
    page, shot = folder / f"{picture.name}.html", folder / f"{picture.name}.png"
    page.write_bytes(kehoach.to_html(kehoach.compute(kehoach.load(picture.plan))))
    options = (f"--user-data-dir={folder / 'browser'}", "--no-sandbox", "--hide-scrollbars", f"--window-size={SCREEN}")
    _run("chromium", "--headless", *options, f"--screenshot={shot}", page.as_uri())
    with Image.open(shot) as image:
        _keep(picture, ImageOps.expand(image.convert("L"), 1, "silver"))


def _keep(picture: Picture, drawn: Image.Image) -> None:
    drawn.quantize(GREYS).save(picture.target, optimize=True)
    size = picture.target.stat().st_size
    if size >= MOST_BYTES:
        sys.exit(f"{picture.target}: {size} bytes are too many")
    print(picture.target.relative_to(HERE), size)


def _cropped(image: Image.Image) -> Image.Image:
    """What is not white, with a margin."""
    paper = Image.new(image.mode, image.size, "white")
    left, top, right, bottom = ImageChops.difference(image, paper).getbbox() or (0, 0, *image.size)
    return image.crop((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN))


def _tables_alone(document: bytes) -> bytes:
    """The same document with nothing in its body but tables of figures and the lines that belong to them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, _stripped(data) if part == "word/document.xml" else data)
    return made.getvalue()


def _stripped(xml: bytes) -> bytes:
    root = etree.fromstring(xml)
    for child in list(root[0]):
        style = next((style.get(f"{_W}val", "") for style in child.iter(f"{_W}pStyle")), "")
        belongs = style in _AROUND or (child.tag == f"{_W}tbl" and style.startswith("Bang"))
        if child.tag != f"{_W}sectPr" and not belongs:
            root[0].remove(child)
    for table in root[0].findall(f"{_W}tbl"):
        if (after := table.getnext()) is not None and after.tag == table.tag:
            table.addnext(etree.Element(f"{_W}p"))
    return etree.tostring(root)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - of fixed words


def main() -> None:
    """Make the pictures named on the command line, or all."""
    names = set(sys.argv[1:])
    make(picture for picture in pictures() if not names or names & {picture.name, picture.plan.stem})


if __name__ == "__main__":
    main()
