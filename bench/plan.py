"""Times the real plan: load, compute, render; and beside it plain docxtpl making the same document, in one run.

    python bench/plan.py [--rounds 30]

Both sides start from what their users start from: kehoach from plan.yaml (load, compute) and its pack, docxtpl from
the same finished strings and a template file. docxtpl does what its documentation shows: open, render, save, with
autoescape on. Its template is the pack's own with the model table written out as two ordinary tables, because
docxtpl has no tables of unknown width. Runs are interleaved; figures are medians in milliseconds.
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

import kehoach
from kehoach import packs
from kehoach.ooxml.xml import replace_by_text, text_of, w
from kehoach.view.document import view_document
from kehoach.view.unbroken import unbroken
from kehoach.word.model_reading import model_subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.view.records import DocumentView

PLAN = Path(__file__).resolve().parents[1] / "examples" / "bac-son-2023" / "plan.yaml"
_AS_SHOWN = str.maketrans({"\u00a0": " ", "\u2011": "-", "\u2060": ""})
_TBL = '<w:tblPr><w:tblStyle w:val="BangKeHoach"/><w:tblW w:w="9072" w:type="dxa"/></w:tblPr>'


def cell(style: str, tag: str, width: int) -> str:
    """One cell of the written-out table."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"<w:r><w:t>{tag}</w:t></w:r></w:p></w:tc>"
    )


def ordinary_table(columns: int) -> str:
    """The usual docxtpl table: a header row, a row loop, so many columns."""
    width = 9072 // columns
    span = range(columns)
    tag_row = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>'
    return (
        f"<w:tbl>{_TBL}<w:tblGrid>" + f'<w:gridCol w:w="{width}"/>' * columns + "</w:tblGrid><w:tr>"
        "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        + "".join(cell("BangDauCot", f"{{{{ block.table.header[0][{i}].text }}}}", width) for i in span)
        + "</w:tr>"
        + tag_row.format(columns, "{%tr for row in block.table.rows %}")
        + "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(cell("BangSo", f"{{{{ row.cells[{i}] }}}}", width) for i in span)
        + "</w:tr>"
        + tag_row.format(columns, "{%tr endfor %}")
        + "</w:tbl>"
    )


def docxtpl_template(template: bytes, widths: list[int]) -> bytes:
    """The pack's template as a docxtpl user would have it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "word/document.xml":
                data = _document_for_docxtpl(data, widths)
            target.writestr(info.filename, data)
    return out.getvalue()


def _document_for_docxtpl(data: bytes, widths: list[int]) -> bytes:
    root = etree.fromstring(data)
    for drawing in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        drawing.set("descr", "")
    namespaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in root.nsmap.items())
    for table in list(root.iter(w("tbl"))):
        if model_subject(table):
            for columns in widths:
                condition = f"{{%p if block.table.columns|length == {columns} %}}"
                for text in (condition, None, "{%p endif %}"):
                    xml = ordinary_table(columns) if text is None else f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
                    made = etree.fromstring(f"<x {namespaces}>{xml}</x>")[0]
                    table.addprevious(made)
            replace_by_text(table, "")
    assert "block.table.rows" in text_of(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def docxtpl_render(template: bytes, document: DocumentView) -> bytes:
    """docxtpl's usual open, render, save."""
    made = DocxTemplate(io.BytesIO(template))
    made.render({"doc": document}, jinja2.Environment(autoescape=True))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def medians(jobs: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Each job's median in milliseconds; every round runs all of them in turn."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for _ in range(rounds):
        for name, job in jobs.items():
            begin = time.perf_counter()
            job()
            times[name].append((time.perf_counter() - begin) * 1000)
    return {name: statistics.median(values) for name, values in times.items()}


def cold(*arguments: str) -> float:
    """A whole Python process, median of five, in milliseconds."""
    runs = []
    for _ in range(5):
        begin = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        runs.append((time.perf_counter() - begin) * 1000)
    return statistics.median(runs)


def text_lines(docx: bytes) -> list[str]:
    """The text of a document, paragraph by paragraph, without the marks that only keep a line from ending."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [text_of(paragraph).translate(_AS_SHOWN) for paragraph in root.iter(w("p"))]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=30)
    rounds = options.parse_args().rounds

    plan = kehoach.load(PLAN)
    computed = kehoach.compute(plan)
    document = unbroken(view_document(computed), (plan.issuer.name, plan.location))
    data = packs.template_of(plan.layers).data
    widths = sorted({len(block.table.columns) for block in document.blocks if block.table})
    template = docxtpl_template(data, widths)
    ours, theirs = text_lines(kehoach.render(computed)), text_lines(docxtpl_render(template, document))
    assert ours == theirs, "the two documents must have the same text"

    found = medians(
        {
            "load": lambda: kehoach.load(PLAN),
            "compute": lambda: kehoach.compute(plan),
            "render": lambda: kehoach.render(computed),
            "docxtpl": lambda: docxtpl_render(template, document),
        },
        rounds,
    )
    for name, value in found.items():
        print(f"{name:34}{value:9.2f} ms")
    whole = found["load"] + found["compute"] + found["render"]
    print(f"{'docxtpl / render':34}{found['docxtpl'] / found['render']:9.1f} x")
    print(f"{'docxtpl / (load+compute+render)':34}{found['docxtpl'] / whole:9.1f} x")
    print("whole processes:")
    for name, arguments in {
        "python -c pass": ("-c", "pass"),
        "import kehoach": ("-c", "import kehoach"),
        "kehoach --version": ("-m", "kehoach", "--version"),
        "kehoach check": ("-m", "kehoach", "check", str(PLAN)),
        "import docxtpl": ("-c", "import docxtpl"),
    }.items():
        print(f"  {name:32}{cold(*arguments):9.0f} ms")


if __name__ == "__main__":
    main()
