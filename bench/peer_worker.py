"""One peer in a process of its own; ``peers.py`` starts it and asks for documents.

    python bench/peer_worker.py PEER FOLDER [ONCE]

FOLDER has the templates, ``strings.json``, ``plan.yaml`` and ``document.docx``. A line ``run SECONDS`` is answered by
the CPU milliseconds of a document, ``save PATH`` writes one, ``peak`` is answered by the most memory so far, in
megabytes. With ONCE a single document is made and written there.
"""

from __future__ import annotations

import copy
import io
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[[], bytes]


def docxtpl(folder: Path) -> Make:
    """Open, render, save, as its documentation shows."""
    from docxtpl import DocxTemplate

    data = _strings(folder)

    def make() -> bytes:
        opened = DocxTemplate(str(folder / "jinja.docx"))
        opened.render(data, autoescape=True)
        return _saved(opened.save)

    return make


def mailmerge(folder: Path) -> Make:
    """docx-mailmerge2: open, merge the rows, merge the rest, write."""
    from mailmerge import MailMerge

    data = _strings(folder)
    rows = data.pop("rows")

    def make() -> bytes:
        with MailMerge(str(folder / "field.docx")) as opened:
            opened.merge_rows("c0", rows)
            opened.merge(**data)
            return _saved(opened.write)

    return make


def python_docx(folder: Path) -> Make:
    """No template language: the row is copied, and each text put where it belongs."""
    from docx import Document
    from docx.oxml.ns import qn

    data = _strings(folder)

    def fill(element: Any, texts: dict[str, str]) -> None:
        for text in element.iter(qn("w:t")):
            text.text = texts[text.text]

    def make() -> bytes:
        opened = Document(str(folder / "field.docx"))
        body = opened.element.body
        row = next(text for text in body.iter(qn("w:t")) if text.text == "c0")
        while row.tag != qn("w:tr"):
            row = row.getparent()
        place, table = row.getprevious(), row.getparent()
        table.remove(row)
        fill(body, data)
        for record in reversed(data["rows"]):
            made = copy.deepcopy(row)
            fill(made, record)
            place.addnext(made)
        return _saved(opened.save)

    return make


def floor(folder: Path) -> Make:
    """The chunked floor."""
    import peer_work

    return peer_work.floor((folder / "segments.docx").read_bytes(), _strings(folder))


def merging(folder: Path) -> Make:
    """kehoach from finished strings to bytes, which is what the peers do."""
    import kehoach
    from kehoach.pipeline import print_document
    from kehoach.view.document import view_document

    computed = kehoach.compute(kehoach.load(folder / "plan.yaml"))
    document = view_document(computed)
    return lambda: print_document(document, computed.plan)


def road(folder: Path) -> Make:
    """kehoach from the text of a plan to bytes."""
    import kehoach

    text = (folder / "plan.yaml").read_text("utf-8")
    return lambda: kehoach.render(kehoach.compute(kehoach.loads(text)))


def lint(folder: Path) -> Make:
    """kehoach holding the document against the rules of layout."""
    import kehoach

    return lambda: bytes(kehoach.lint(folder / "document.docx") is None)


def reading(folder: Path) -> Make:
    """kehoach reading the document, as lint, audit and import do."""
    from kehoach.docx_reading.document_reader import read_document

    data = (folder / "document.docx").read_bytes()
    return lambda: bytes(read_document(data) is None)


def parsing(folder: Path) -> Make:
    """lxml's parse of the same document's main part."""
    import zipfile

    from lxml import etree

    with zipfile.ZipFile(folder / "document.docx") as package:
        data = package.read("word/document.xml")
    return lambda: bytes(etree.fromstring(data, etree.XMLParser(huge_tree=True)) is None)


PEERS = (docxtpl, mailmerge, python_docx, floor, merging, road, lint, reading, parsing)
OF_ZLIB = "-zlib"
"""Ends the name of a peer that does without kehoach's extra ``fast``."""


def _strings(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "strings.json").read_text("utf-8"))
    return found


def _saved(save: Callable[[Any], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def _timed(make: Make, seconds: float) -> float:
    begin, count = time.process_time(), 0
    while not count or time.process_time() - begin < seconds:
        make()
        count += 1
    return (time.process_time() - begin) * 1000 / count


def _peak() -> float:
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    """Answer until there is nothing more to read."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    if name.endswith(OF_ZLIB):
        sys.modules["isal"] = None  # type: ignore[assignment]
    make = {peer.__name__: peer for peer in PEERS}[name.removesuffix(OF_ZLIB)](folder)
    if len(sys.argv) > 3:
        Path(sys.argv[3]).write_bytes(make())
        return
    for line in sys.stdin:
        asked, _, value = line.strip().partition(" ")
        if asked == "run":
            print(_timed(make, float(value)), flush=True)
        elif asked == "save":
            Path(value).write_bytes(make())
            print("saved", flush=True)
        else:
            print(_peak(), flush=True)


if __name__ == "__main__":
    main()
