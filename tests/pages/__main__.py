"""Prints every document of the examples with LibreOffice and checks each page by rules.

    python -m tests.pages [--keep FOLDER]

Wanted are LibreOffice Writer, poppler's tools and a Liberation Serif with Vietnamese letters, the metric twin of Times
New Roman. ``--keep`` leaves documents and PDFs in a folder, to be looked at.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.pages.examples import write_documents
from tests.pages.printed import read_printed
from tests.pages.rules import RULES

TOOLS: Final = ("soffice", "pdftotext", "pdffonts")


def main() -> int:
    """The exit code: 0 where every rule holds on every page."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--keep", type=Path)
    keep = options.parse_args().keep
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as work:
        return _check(keep or Path(work))


def _check(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    documents = write_documents(folder)
    profile = (folder / "profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(folder), *map(str, documents)], check=True, capture_output=True)
    pages = wrong = 0
    for docx in documents:
        printed = read_printed(docx, docx.with_suffix(".pdf"))
        pages += len(printed.sizes)
        for rule in RULES:
            for fault in rule(printed):
                wrong += 1
                print(f"{printed.name}: {rule.__name__}: {fault}")
    print(f"{len(documents)} documents, {pages} pages, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
