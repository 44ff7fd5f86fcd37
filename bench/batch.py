"""Times a batch: one poverty plan for each commune of the country; and beside it docxtpl in a loop.

    python bench/batch.py [--communes 3321] [--jobs 1] [--docxtpl 50] [--kills 10]

Communes are those of today where the extra `places` is installed, otherwise made up. `kehoach batch` runs in a process
of its own, from the table to the files; then once more, with nothing changed. docxtpl starts from the same finished
strings, which it does not have to compute, and does what its documentation shows for each document: open, render,
save. The ratio is of seconds of the processor, which other programs disturb least. With `--kills`, one more batch is
ended without warning at random moments, is started again each time, and has to give the same bytes in the end.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from plan import docxtpl_render, docxtpl_template

import kehoach
from kehoach.gazetteer import gazetteer
from kehoach.packs import template_of
from kehoach.view.document import view_document

PLAN = Path(__file__).resolve().parents[1] / "examples" / "ba-xa-mau" / "giam-ngheo.yaml"
HEADERS = (
    "code",
    "issuer.kind",
    "issuer.name",
    "number",
    *(f"areas.rows.Các thôn phía {side}.ho" for side in ("Đông", "Tây")),
    *(f"targets.giam_ngheo.rows.Các thôn phía {side}.dau" for side in ("Đông", "Tây")),
)


class Run(NamedTuple):
    """One run of the command: seconds on the clock and of the processor, and its largest process in MB."""

    wall: float
    processor: float
    memory: float


def communes(count: int) -> list[tuple[int, str, str]]:
    """Code, kind and name of communes."""
    known = gazetteer()
    if known is None:
        return [(code, "xã", f"Mẫu {code}") for code in range(count)]
    return [(code, one.kind.lower(), one.name) for code, one in sorted(known.by_code.items())][:count]


def write_table(path: Path, count: int) -> int:
    """The table with one row for each commune; returns how many there are."""
    rows = [
        (f"{code:05}", kind, name, at % 90 + 1, 700 + at % 613, 500 + at % 417, 9 + at % 31, 5 + at % 23)
        for at, (code, kind, name) in enumerate(communes(count))
    ]
    path.write_text("".join(";".join(map(str, row)) + "\n" for row in (HEADERS, *rows)), encoding="utf-8")
    return len(rows)


def started(*words: str) -> int:
    """Start the command, quietly."""
    return os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "kehoach", *words],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)],
    )


def timed(*words: str) -> Run:
    """Run the command to its end."""
    begin = time.perf_counter()
    _, status, used = os.wait4(started(*words), 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return Run(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def killed(*words: str, times: int, seconds: float) -> list[int]:
    """Start the command and end it without warning within ``seconds``, several times; the files after each time."""
    out = Path(words[words.index("-o") + 1])
    counts = []
    for _ in range(times):
        child = started(*words)
        time.sleep(random.uniform(0, seconds))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        counts.append(len(list(out.glob("*.docx"))))
    return counts


def docxtpl_seconds(folder: Path, count: int) -> float:
    """Seconds of the processor for a document in a loop of docxtpl."""
    computed = kehoach.compute(kehoach.load(PLAN))
    document = view_document(computed)
    widths = sorted({len(block.table.columns) for block in document.blocks if block.table})
    template = docxtpl_template(template_of(computed.plan.layers).data, widths)
    begin = time.process_time()
    for number in range(count):
        (folder / f"{number}.docx").write_bytes(docxtpl_render(template, document))
    return (time.process_time() - begin) / count


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--communes", type=int, default=3321)
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--docxtpl", type=int, default=50, help="documents in the loop of docxtpl")
    options.add_argument("--kills", type=int, default=0, help="times that another batch is ended and started again")
    given = options.parse_args()

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table, out = folder / "xa.csv", folder / "out"
        count = write_table(table, given.communes)
        words = ["batch", str(PLAN), "--for-each", str(table), "--name", "{code}-{issuer.name}.docx"]
        words += ["--jobs", str(given.jobs), "-o"]
        first, second = (timed(*words, str(out)) for _ in range(2))
        assert len(list(out.glob("*.docx"))) == count
        theirs = docxtpl_seconds(folder, given.docxtpl)
        ended = folder / "ended"
        seconds = 2 * first.wall / (given.kills + 1)
        counts = killed(*words, str(ended), times=given.kills, seconds=seconds)
        if given.kills:
            timed(*words, str(ended))
            assert {path.name: path.read_bytes() for path in ended.iterdir()} == {
                path.name: path.read_bytes() for path in out.iterdir()
            }

    print(f"{count} documents, {given.jobs} at once")
    for what, run in (("written", first), ("unchanged", second)):
        print(
            f"{what:12}{count / run.wall:8.1f} documents a second{run.wall:9.1f} s"
            f"{run.processor:9.1f} s of processor{run.memory:8.0f} MB at most"
        )
    print(f"{'docxtpl':12}{1 / theirs:8.1f} documents a second of processor; open, render and save alone")
    if counts:
        print(f"ended {len(counts)} times, with {', '.join(map(str, counts))} files: the same bytes in the end")
    print(f"docxtpl / kehoach batch{theirs * count / first.processor:8.2f} x")


if __name__ == "__main__":
    main()
