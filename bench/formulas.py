"""Times the search for formulas in printed tables, beside TaCLe where an interpreter that has it is named.

    python bench/formulas.py [--tacle PYTHON]

The tables are 100 and 1.000 rows × 12 columns, those of ``large_table.py`` as printed, and 100 rows × 20 columns, ten
of which are computed. TaCLe 1.2.2 does not run with numpy 1.24 and newer, so it has an environment of its own:
``pip install tacle==1.2.2 "numpy<1.24" setuptools``. It gets the same figures as a .csv file of plain numbers. Seconds
are of the processor, without what it takes to begin.
"""

from __future__ import annotations

import argparse
import csv
import random
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from large_table import HEAD, large_plan

import kehoach
from kehoach.auditing.audit_values import Trust
from kehoach.auditing.figure_table import figure_tables
from kehoach.auditing.table_audit import audit_table
from kehoach.docx_reading.document_reader import read_document

if TYPE_CHECKING:
    from kehoach.auditing.figure_table import FigureTable

_TIMEOUT = 60
_TACLE = """
import sys, time
from tacle import learn_from_cells, parse_file
begin = time.process_time()
found = learn_from_cells(parse_file(sys.argv[1]), orientation="vertical")
print("seconds", time.process_time() - begin)
for one in found: print("found", one)
"""


def wide_plan(rows: int) -> str:
    """A plan with ten columns that are typed and ten that are computed from them."""
    pick = random.Random(rows)
    typed = "\n".join(f"      a{at}: {{label: Số {at}, unit: hộ}}" for at in range(10))
    computed = "\n".join(
        f"      b{at}: {{label: Tổng {at}, formula: a{at} + a{at + 1}, unit: hộ}}\n"
        f"      c{at}: {{label: Tỷ lệ {at}, rate: a{at} / a{at + 1}}}"
        for at in range(5)
    )
    lines = "\n".join(
        f"      Thôn {row} | " + " | ".join(str(pick.randint(20, 999)) for _ in range(10)) for row in range(rows)
    )
    names = " | ".join(f"a{at}" for at in range(10))
    head, _, _ = HEAD.partition("tables:\n")
    columns = f"      ten: {{label: Tên}}\n{typed}\n{computed}\n"
    return f"{head}tables:\n  t:\n    columns:\n{columns}    rows: |\n      ten | {names}\n{lines}\n"


def printed(spec: str) -> FigureTable:
    """The largest table of a plan's document, read again."""
    document = read_document(bytes(kehoach.render(kehoach.compute(kehoach.loads(spec)))))
    return max(figure_tables(document), key=lambda table: table.rows * table.columns)


def beside(table: FigureTable, python: str) -> str:
    """What TaCLe finds in the same figures, and in how many seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow([f"c{column}" for column in table.figure_columns])
            for row in table.body:
                cells = [table.cells[row][column] for column in table.figure_columns]
                writer.writerow([float(cell.value) if cell.is_figure else "" for cell in cells])
        try:
            done = subprocess.run(
                [python, "-c", _TACLE, str(path)], capture_output=True, text=True, timeout=_TIMEOUT, check=False
            )
        except subprocess.TimeoutExpired:
            return f"not done in {_TIMEOUT} s"
    lines = done.stdout.splitlines()
    seconds = [line.split()[1] for line in lines if line.startswith("seconds")]
    if not seconds:
        return (done.stderr.strip().splitlines() or ["nothing said"])[-1]
    constraints = [line for line in lines if line.startswith("found")]
    return f"{float(seconds[0]):.2f} s, {len(constraints)} constraints: " + "; ".join(
        one.removeprefix("found ") for one in constraints[:30]
    )


def main() -> None:
    """Print a line for each table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tacle", metavar="PYTHON", help="an interpreter with TaCLe")
    given = parser.parse_args()
    for spec in (large_plan(100), large_plan(1000), wide_plan(100)):
        table = printed(spec)
        begin = time.process_time()
        found = audit_table(table)
        seconds = time.process_time() - begin
        sure = sum(one.trust is Trust.SURE for one in found.formulas)
        print(f"{table.rows} × {table.columns}: {seconds:.2f} s, {sure} sure of {len(found.formulas)} formulas")
        for one in found.formulas:
            if one.trust is Trust.SURE and not one.is_of_row:
                print(f"    {one.text} ({one.hits}/{one.rows})")
        if given.tacle:
            print(f"    TaCLe: {beside(table, given.tacle)}")


if __name__ == "__main__":
    main()
