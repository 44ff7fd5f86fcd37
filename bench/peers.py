"""The whole table of speed: kehoach beside every peer that can be installed and beside the floor, in one run.

    python bench/peers.py [--rounds 7] [--keep FOLDER]

The peers are installed into a temporary folder, or into FOLDER, where a second run finds them. Each is a process of
its own; a round asks all of them in turn, in an order of its own, so that a slow spell of the machine falls on all.
What counts is CPU time per document, the median of the rounds. Writes ``docs/speed.md``,
``docs/speed.svg`` and their Vietnamese twins.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

import peer_page
import peer_work

import kehoach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent
PLAN: Final = ROOT / "examples" / "bac-son-2023" / "plan.yaml"
OWN: Final = ("merging", "merging-zlib", "road", "road-zlib", "floor", "parsing", "reading", "lint")
PYTHON: Final = {"docxtpl": "docxtpl", "mailmerge": "docx-mailmerge2", "python_docx": "python-docx"}
"""Peers on PyPI, by their names in ``peer_worker.py``, with their packages."""
NODE: Final = ("docxtemplater", "easy-template-x", "docx-templates", "carbone")
ROWS_OF_MEMORY: Final = 30_000
MANY: Final = 10_000
_LONGEST: Final = 8_000
"""Milliseconds: a peer that needs more for a document is asked once for it, and not at the next size."""


@dataclass
class Home:
    """Where the peers are installed."""

    folder: Path
    missing: dict[str, str] = field(default_factory=dict)
    """The peers that could not be installed, and why."""
    releases: dict[str, str] = field(default_factory=dict)

    @property
    def python(self) -> str:
        """The Python that has the peers and this project."""
        return str(next((self.folder / "venv").glob("[bS]*/python*")))

    def install(self) -> None:
        """Install what is not there yet."""
        if not (self.folder / "venv").is_dir():
            subprocess.run([sys.executable, "-m", "venv", self.folder / "venv"], check=True)
        self._pip("kehoach", f"{ROOT}[fast]", "-e")
        for name, package in PYTHON.items():
            self._pip(name, package)
        for name in NODE:
            self._npm(name, *(["pizzip"] if name == "docxtemplater" else []))

    def _pip(self, name: str, *wanted: str) -> None:
        command = [self.python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *reversed(wanted)]
        self._installed(name, command)
        if name not in self.missing and name in PYTHON:
            shown = [self.python, "-c", f"from importlib import metadata; print(metadata.version({wanted[0]!r}))"]
            self.releases[name] = subprocess.run(shown, check=True, capture_output=True, text=True).stdout.strip()

    def _npm(self, name: str, *more: str) -> None:
        described = self.folder / "node_modules" / name / "package.json"
        if not described.is_file():
            command = [
                "npm",
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--prefix",
                str(self.folder),
                name,
                *more,
            ]
            self._installed(name, command)
        if described.is_file():
            self.releases[name] = json.loads(described.read_text("utf-8"))["version"]

    def _installed(self, name: str, command: list[str]) -> None:
        try:
            done = subprocess.run(command, check=False, capture_output=True, text=True)
        except OSError as error:
            self.missing[name] = str(error)
            return
        if done.returncode:
            self.missing[name] = (done.stderr.strip().splitlines() or ["cannot be installed"])[-1]


class Worker:
    """A running peer."""

    def __init__(self, name: str, home: Home, folder: Path) -> None:
        self.name = name
        is_node = name in NODE
        command = ["node", HERE / "peer_worker.mjs"] if is_node else [home.python, HERE / "peer_worker.py"]
        environment = {**os.environ, "NODE_HOME": str(home.folder), "PYTHONDONTWRITEBYTECODE": ""}
        self._process = subprocess.Popen(
            [*command, name, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def ask(self, question: str) -> str:
        """The answer to a question; the empty text where the peer has ended."""
        assert self._process.stdin
        assert self._process.stdout
        with contextlib.suppress(BrokenPipeError):
            print(question, file=self._process.stdin, flush=True)
        return self._process.stdout.readline().strip()

    def end(self) -> None:
        """Let it end."""
        assert self._process.stdin
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()


def prepare(folder: Path, rows: int) -> bytes:
    """Write the plan of so many rows, its strings and the templates; the document that all must make."""
    folder.mkdir(exist_ok=True)
    text = peer_work.plan_text(rows)
    document = kehoach.render(kehoach.compute(kehoach.loads(text)))
    (folder / "plan.yaml").write_text(text, "utf-8")
    (folder / "document.docx").write_bytes(document)
    (folder / "strings.json").write_text(json.dumps(peer_work.strings(document)), "utf-8")
    for language in peer_work.LANGUAGES:
        (folder / f"{language}.docx").write_bytes(peer_work.template_of(document, language))
    return document


def warm(home: Home, folder: Path, names: list[str], rounds: int, seconds: float) -> peer_page.Times:
    """CPU milliseconds of a document for each round, of each peer that makes it."""
    wanted = peer_work.lines((folder / "document.docx").read_bytes())
    running = [Worker(name, home, folder) for name in names]
    times: peer_page.Times = {name: [] for name in names}
    for worker in list(running):
        made = folder / f"{worker.name}-made.docx"
        worker.ask(f"save {made}")
        of_document = worker.name not in ("lint", "reading", "parsing")
        if of_document and (not made.is_file() or peer_work.lines(made.read_bytes()) != wanted):
            home.missing[worker.name] = f"with {folder.name} rows it made no such document"
            running.remove(worker)
            worker.end()
            continue
        worker.ask(f"run {seconds}")
    orders = random.Random(rounds)
    for number in range(rounds):
        orders.shuffle(running)
        for worker in running:
            if number and times[worker.name][0] > _LONGEST:
                continue
            times[worker.name].append(float(worker.ask(f"run {seconds}")))
    for worker in running:
        worker.end()
    return {name: found for name, found in times.items() if found}


def cold(home: Home, folder: Path, rounds: int) -> peer_page.Times:
    """CPU milliseconds of whole processes that make or check one document, after one that is not counted."""
    made, own = str(folder / "cold.docx"), str(folder / "cold-own.docx")
    worker = str(HERE / "peer_worker.py")
    commands = {
        "python -c pass": ["-c", "pass"],
        "kehoach check": ["-m", "kehoach", "check", str(PLAN)],
        "kehoach render": ["-m", "kehoach", "render", str(PLAN), "-o", own],
        "kehoach render, no template kept": ["-m", "kehoach", "render", str(PLAN), "-o", own],
        "docx-mailmerge2": [worker, "mailmerge", str(folder), made],
        "docxtpl": [worker, "docxtpl", str(folder), made],
    }
    times: peer_page.Times = {name: [] for name in commands}
    for number in range(1 + rounds):
        for name, arguments in commands.items():
            kept = "off" if name.endswith("no template kept") else str(home.folder / "kept")
            spent = _spent([home.python, *arguments], kept)
            times[name] += [spent] if number else []
    return times


def _spent(command: list[str], kept: str) -> float:
    """CPU milliseconds of a process from its start to its end."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "KEHOACH_CACHE": kept}
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise SystemExit(f"{started.returncode}: {' '.join(command)}")
    return (used.ru_utime + used.ru_stime) * 1000


_MANY_DOCUMENTS: Final = """
import sys, pathlib, kehoach
text = pathlib.Path(sys.argv[1]).read_text("utf-8")
def resident():
    return int(pathlib.Path("/proc/self/status").read_text().partition("VmRSS:")[2].split()[0]) / 1024
for number in range(int(sys.argv[2])):
    kehoach.render(kehoach.compute(kehoach.loads(text.replace("Xã Mẫu", f"Xã {number}"))))
    if number == 500: print(resident())
print(resident())
"""


def memory(home: Home, folder: Path, many: int) -> peer_page.Memory:
    """The most memory of a document of 30.000 rows, and what a process holds after 500 and after many documents."""
    large = folder / "memory"
    large.mkdir(exist_ok=True)
    (large / "plan.yaml").write_text(peer_work.plan_text(ROWS_OF_MEMORY), "utf-8")
    worker = Worker("road", home, large)
    worker.ask(f"save {large / 'made.docx'}")
    peak = float(worker.ask("peak"))
    worker.end()
    command = [home.python, "-c", _MANY_DOCUMENTS, folder / str(peer_work.SIZES[0]) / "plan.yaml", str(many)]
    begin, end = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return peer_page.Memory(ROWS_OF_MEMORY, peak, many, float(begin), float(end))


@contextlib.contextmanager
def _home(keep: Path | None) -> Iterator[Home]:
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield Home(keep.resolve())
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Home(Path(folder))


def _names(home: Home, earlier: Mapping[str, peer_page.Times]) -> list[str]:
    """The peers that run, without those that took too long for fewer rows."""
    slow = {name for times in earlier.values() for name, found in times.items() if found[0] > _LONGEST / 5}
    return [name for name in (*OWN, *PYTHON, *NODE) if name not in home.missing and name not in slow]


def main() -> None:
    """Run everything and write the pages."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--seconds", type=float, default=0.4, help="CPU time of a peer in a round")
    options.add_argument("--sizes", type=int, nargs="+", default=peer_work.SIZES)
    options.add_argument("--many", type=int, default=MANY, help="documents of the test of memory; 0 leaves it out")
    options.add_argument("--keep", type=Path, help="the folder in which the peers are kept")
    asked = options.parse_args()
    with _home(asked.keep) as home:
        home.install()
        times: dict[str, peer_page.Times] = {}
        for rows in asked.sizes:
            folder = home.folder / str(rows)
            prepare(folder, rows)
            times[str(rows)] = warm(home, folder, _names(home, times), asked.rounds, asked.seconds)
            for name, found in times[str(rows)].items():
                print(f"{rows:6} {name:18} {statistics.median(found):10.3f} ms", flush=True)
        processes = cold(home, home.folder / str(asked.sizes[0]), asked.rounds)
        for name, found in processes.items():
            print(f"  cold {name:18} {statistics.median(found):10.1f} ms", flush=True)
        held = memory(home, home.folder, asked.many) if asked.many else None
        releases = {"Python": sys.version.split()[0], **{name: metadata.version(name) for name in ("lxml", "PyYAML")}}
        measured = peer_page.Measured(times, processes, held, {**releases, **home.releases}, home.missing)
        (home.folder / "measured.json").write_text(json.dumps(dataclasses.asdict(measured)), "utf-8")
    peer_page.write(measured, ROOT / "docs")


if __name__ == "__main__":
    main()
