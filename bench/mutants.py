"""Changes the source in small ways, one at a time, and asks whether its tests turn red.

    pip install mutmut                               # for its mutations; nothing else needs it
    python bench/mutants.py                          # the sample; begins where it stopped
    python bench/mutants.py --survivors              # once more those that no test found, after tests were added
    python bench/mutants.py --file tables/tree.py    # only mutants of one file
    python bench/mutants.py --list                   # what came out so far

The sample is drawn with a fixed seed from every place in numbers, tables, reading and word where something can be
changed; of each place one change is taken. What is drawn of a function stays until that function changes. Each mutant
runs against the tests that ``tests/twins.py`` names for its file, in a copy of the project, and stops at the first
test that fails; laws come last. Results are kept in ``.mutants/``, which git ignores; a mutant found there is not run
again.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.twins import SOURCE, files_testing, mutated  # noqa: E402

SEED = 2026
COUNT = 200
STATE = ROOT / ".mutants" / "results.jsonl"
NOTHING_COLLECTED = 5
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".mutants", "__pycache__", ".*_cache", ".hypothesis")
WITHOUT_BEHAVIOUR = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)
"""Types, options of records, and imports: a change there is found by mypy, or is none."""


@dataclass(frozen=True)
class Mutant:
    """One change to one file."""

    id: str
    file: str
    line: int
    change: str


@dataclass(frozen=True)
class Place:
    """A node that can be changed, one change of it, and a name for that: a digest of its function and where in it."""

    id: str
    node: cst.CSTNode
    made: cst.CSTNode
    line: int


class Places(cst.CSTVisitor):
    """Every place of a file, with one of the changes that mutmut would make there."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, file: str, module: cst.Module) -> None:
        super().__init__()
        self.found: list[Place] = []
        self._code = {id(part): module.code_for_node(part).strip() for part in module.body}
        self._file = file
        self._within, self._number = "", 0

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Note the node; do not go into what has no behaviour."""
        if id(node) in self._code:
            self._within, self._number = self._code[id(node)], 0
        self._number += 1
        if isinstance(node, WITHOUT_BEHAVIOUR) or _is_docstring(node) or _is_for_types(node):
            return False
        if made := [new for kind, make in mutation_operators if isinstance(node, kind) for new in make(node)]:
            name = _digest(self._file, self._within, str(self._number))
            line = self.get_metadata(PositionProvider, node).start.line
            self.found.append(Place(name, node, made[int(name, 16) % len(made)], line))
        return True


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def _is_docstring(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString | cst.ConcatenatedString)


def _is_for_types(node: cst.CSTNode) -> bool:
    match node:
        case cst.If(test=cst.Name(value="TYPE_CHECKING")):
            return True
        case cst.AnnAssign(annotation=cst.Annotation(annotation=cst.Name(value="TypeAlias"))):
            return True
    return False


@cache
def places(file: str) -> tuple[cst.Module, dict[str, Place]]:
    """A file as libcst reads it, and its places."""
    module = cst.parse_module((SOURCE / file).read_text(encoding="utf-8"))
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    visitor = Places(file, wrapper.module)
    wrapper.visit(visitor)
    return wrapper.module, {place.id: place for place in visitor.found}


def sample(count: int, seed: int, only: str | None) -> list[Mutant]:
    """The mutants to run, those of one file together."""
    files = [path.relative_to(SOURCE).as_posix() for path in mutated()]
    everywhere = [(name, file) for file in files if only in (None, file) for name in places(file)[1]]
    drawn = sorted(everywhere, key=lambda each: _digest(str(seed), each[0]))[:count]
    return sorted((_mutant(file, name) for name, file in drawn), key=lambda mutant: (mutant.file, mutant.line))


def _mutant(file: str, name: str) -> Mutant:
    module, found = places(file)
    place = found[name]
    return Mutant(name, file, place.line, f"{_in_a_line(module, place.node)} -> {_in_a_line(module, place.made)}")


def _in_a_line(module: cst.Module, node: cst.CSTNode) -> str:
    return " ".join(module.code_for_node(node).split())[:100]


def changed(mutant: Mutant) -> str:
    """The text of the file with its one change."""
    module, found = places(mutant.file)
    place = found[mutant.id]
    return module.deep_replace(place.node, place.made).code  # type: ignore[attr-defined, no-any-return]


class Copy:
    """The project, copied, so that a change is never seen by anyone else who works in it."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / "project"
        shutil.copytree(ROOT, self._root, ignore=NOT_COPIED)
        self._limit: float | None = None

    def try_unchanged(self, files: set[str]) -> None:
        """Make sure that nothing is red before anything is changed, and learn how long is too long.

        All tests take much longer than those of one file, so that what takes as long as all of them hangs.
        """
        begin = time.monotonic()
        if output := self._red(files):
            sys.exit(f"something is red without any change:\n{output[-2000:]}")
        self._limit = time.monotonic() - begin

    def outcome(self, mutant: Mutant) -> str:
        """``killed``, ``survived`` or ``hung``, which counts as killed."""
        path = self._root / SOURCE.relative_to(ROOT) / mutant.file
        before = path.read_text(encoding="utf-8")
        self._write(path, changed(mutant))
        try:
            output = self._red({mutant.file})
        except subprocess.TimeoutExpired:
            return "hung"
        finally:
            self._write(path, before)
        return "killed" if output else "survived"

    @staticmethod
    def _write(path: Path, text: str) -> None:
        """Write a source file, and forget its compiled form, which Python would keep for a change within a second."""
        path.write_text(text, encoding="utf-8", newline="\n")
        Path(importlib.util.cache_from_source(str(path))).unlink(missing_ok=True)

    def _red(self, files: set[str]) -> str:
        """What pytest says of the first test of some files that fails, if any: those quick to fail, then the laws."""
        found = (test for file in sorted(files) for test in files_testing(SOURCE / file))
        tests = dict.fromkeys(str(test.relative_to(ROOT)) for test in found)
        environment = {**os.environ, "CI": "1", "PYTHONPATH": str(self._root / "src")}
        for which in ("not slow and not hypothesis", "not slow and hypothesis"):
            run = subprocess.run(
                [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", "-m", which, *tests],
                cwd=self._root,
                env=environment,
                timeout=self._limit,
                check=False,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
            )
            if run.returncode not in (0, NOTHING_COLLECTED):
                return run.stdout or "killed"
        return ""


class Results:
    """What came out, a line a mutant; a run goes on where it was stopped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        self._outcomes = {line["id"]: str(line["outcome"]) for line in map(json.loads, lines)}

    def of(self, mutant: Mutant) -> str | None:
        """The outcome of a mutant, if it was run."""
        return self._outcomes.get(mutant.id)

    def add(self, mutant: Mutant, outcome: str) -> None:
        """Keep an outcome; a later one replaces it."""
        self._path.parent.mkdir(exist_ok=True)
        self._outcomes[mutant.id] = outcome
        with self._path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps({**asdict(mutant), "outcome": outcome}, ensure_ascii=False) + "\n")


def main() -> int:
    """Run what has not been run yet, and say what no test found."""
    options = _options()
    results = Results(STATE)
    mutants = sample(options.count, options.seed, options.file)
    open_ = {None, "survived"} if options.survivors else {None}
    waiting = [mutant for mutant in mutants if results.of(mutant) in open_]
    if waiting and not options.list:
        _run(waiting, results)
    return _report(mutants, results)


def _run(waiting: list[Mutant], results: Results) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Copy(Path(folder))
        copy.try_unchanged({mutant.file for mutant in waiting})
        for number, mutant in enumerate(waiting, start=1):
            results.add(mutant, outcome := copy.outcome(mutant))
            print(f"{number}/{len(waiting)} {outcome:8} {mutant.file}:{mutant.line}  {mutant.change}", flush=True)


def _report(mutants: list[Mutant], results: Results) -> int:
    survivors = [mutant for mutant in mutants if results.of(mutant) == "survived"]
    run = sum(results.of(mutant) is not None for mutant in mutants)
    print(f"{run} of {len(mutants)} mutants run, {run - len(survivors)} found by a test, not found:")
    for mutant in survivors:
        print(f"  {mutant.file}:{mutant.line}  {mutant.change}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=COUNT, help="how many mutants")
    parser.add_argument("--seed", type=int, default=SEED, help="which sample")
    parser.add_argument("--file", help="only of this file, as in tables/tree.py")
    parser.add_argument("--survivors", action="store_true", help="run once more those that no test found")
    parser.add_argument("--list", action="store_true", help="run nothing")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
