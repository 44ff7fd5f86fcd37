"""Changes the source in small ways, one at a time, and asks whether its tests turn red.

    pip install mutmut                               # for its mutations; nothing else needs it
    python bench/mutants.py                          # the sample; begins where it stopped
    python bench/mutants.py --survivors              # once more those that no test found, after tests were added
    python bench/mutants.py --file tables/tree.py    # only mutants of one file
    python bench/mutants.py --list                   # what came out so far

The sample is drawn with a fixed seed from every place in numbers, tables, reading and word where something can be
changed; of each place one change is taken. It is the same until one of those files changes. Each mutant runs against
the tests that ``tests/twins.py`` names for its file, in a copy of the project, and stops at the first test that
fails. Results are kept in ``.mutants/``, which git ignores; a mutant found there is not run again. What was not found
by a test is either given one or is on the list in CONTRIBUTING.md, with the reason.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.twins import SOURCE, files_testing, mutated  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 2026
COUNT = 200
STATE = ROOT / ".mutants"
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".mutants", "__pycache__", ".*_cache", ".hypothesis")
WITHOUT_BEHAVIOUR = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)
"""Types, options of records, and imports: a change there is found by mypy, or is none."""


@dataclass(frozen=True)
class Mutant:
    """One change: the nth node of a file made into the nth thing that one of mutmut's mutations makes of it."""

    file: str
    source: str
    node: int
    choice: int
    line: int
    change: str


class Places(cst.CSTVisitor):
    """Every node of a file that can be changed, with its number and what can be made of it."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, cst.CSTNode, int, list[cst.CSTNode]]] = []
        self._number = -1

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Note the node; do not go into what has no behaviour."""
        self._number += 1
        if isinstance(node, WITHOUT_BEHAVIOUR) or _is_docstring(node) or _is_for_types(node):
            return False
        made = [new for kind, make in mutation_operators if isinstance(node, kind) for new in make(node)]
        if made:
            line = self.get_metadata(PositionProvider, node).start.line
            self.found.append((self._number, node, line, made))
        return True


def _is_docstring(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString | cst.ConcatenatedString)


def _is_for_types(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.If) and isinstance(node.test, cst.Name) and node.test.value == "TYPE_CHECKING"


def places(path: Path) -> tuple[cst.Module, list[tuple[int, cst.CSTNode, int, list[cst.CSTNode]]]]:
    """A file as libcst reads it, and its places."""
    wrapper = MetadataWrapper(cst.parse_module(path.read_text(encoding="utf-8")), unsafe_skip_copy=True)
    visitor = Places()
    wrapper.visit(visitor)
    return wrapper.module, visitor.found


def sample(count: int, seed: int, only: str | None) -> list[Mutant]:
    """The mutants to run, those of one file together."""
    chance = random.Random(seed)
    everywhere = [mutant for path in mutated() for mutant in _one_of_each_place(path, chance)]
    drawn = chance.sample(everywhere, len(everywhere))
    wanted = [mutant for mutant in drawn if only in (None, mutant.file)][:count]
    return sorted(wanted, key=lambda mutant: (mutant.file, mutant.node))


def _one_of_each_place(path: Path, chance: random.Random) -> Iterator[Mutant]:
    module, found = places(path)
    name, digest = path.relative_to(SOURCE).as_posix(), _digest(path)
    for number, node, line, made in found:
        choice = chance.randrange(len(made))
        change = f"{_line_of(module, node)} -> {_line_of(module, made[choice])}"
        yield Mutant(name, digest, number, choice, line, change)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _line_of(module: cst.Module, node: cst.CSTNode) -> str:
    return " ".join(module.code_for_node(node).split())[:100]


def changed(mutant: Mutant) -> str:
    """The text of the file with its one change."""
    module, found = places(SOURCE / mutant.file)
    node, made = next((node, made) for number, node, _, made in found if number == mutant.node)
    return module.deep_replace(node, made[mutant.choice]).code  # type: ignore[attr-defined, no-any-return]


class Copy:
    """The project, copied, so that a change is never seen by anyone else who works in it."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / "project"
        shutil.copytree(ROOT, self._root, ignore=NOT_COPIED)
        self._seconds: dict[str, float] = {}

    def outcome(self, mutant: Mutant) -> str:
        """``killed``, ``survived`` or ``hung``, which counts as killed."""
        if mutant.file not in self._seconds:
            self._seconds[mutant.file] = self._unchanged(mutant.file)
        path = self._root / SOURCE.relative_to(ROOT) / mutant.file
        before = path.read_text(encoding="utf-8")
        self._write(path, changed(mutant))
        try:
            run = self._test(mutant.file, timeout=60 + 5 * self._seconds[mutant.file])
        except subprocess.TimeoutExpired:
            return "hung"
        finally:
            self._write(path, before)
        return "survived" if run.returncode == 0 else "killed"

    def _unchanged(self, file: str) -> float:
        begin = time.monotonic()
        run = self._test(file, timeout=None)
        if run.returncode:
            sys.exit(f"the tests of {file} fail without any change:\n{run.stdout[-2000:]}")
        return time.monotonic() - begin

    @staticmethod
    def _write(path: Path, text: str) -> None:
        """Write a source file, and forget its compiled form, which Python would keep for a change within a second."""
        path.write_text(text, encoding="utf-8", newline="\n")
        Path(importlib.util.cache_from_source(str(path))).unlink(missing_ok=True)

    def _test(self, file: str, timeout: float | None) -> subprocess.CompletedProcess[str]:
        tests = [str(test.relative_to(ROOT)) for test in files_testing(SOURCE / file)]
        environment = {**os.environ, "CI": "1", "PYTHONPATH": str(self._root / "src")}
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "--tb=line", "-p", "no:cacheprovider", *tests],
            cwd=self._root,
            env=environment,
            timeout=timeout,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )


class Results:
    """What came out, a line a mutant, so that a run goes on where it was stopped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        self._outcomes = {self._key(line): str(line["outcome"]) for line in map(json.loads, lines)}

    def of(self, mutant: Mutant) -> str | None:
        """The outcome of a mutant, if it was run."""
        return self._outcomes.get(self._key(asdict(mutant)))

    def add(self, mutant: Mutant, outcome: str) -> None:
        """Keep an outcome; a later one replaces it."""
        self._path.parent.mkdir(exist_ok=True)
        line = {**asdict(mutant), "outcome": outcome}
        self._outcomes[self._key(line)] = outcome
        with self._path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")

    @staticmethod
    def _key(line: dict[str, Any]) -> tuple[object, ...]:
        return tuple(line[name] for name in ("file", "source", "node", "choice"))


def main() -> int:
    """Run what has not been run yet, and say what no test found."""
    options = _options()
    results = Results(STATE / f"{options.seed}.jsonl")
    mutants = sample(options.count, options.seed, options.file)
    open_ = {None, "survived"} if options.survivors else {None}
    waiting = [] if options.list else [mutant for mutant in mutants if results.of(mutant) in open_]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Copy(Path(folder)) if waiting else None
        for number, mutant in enumerate(waiting, start=1):
            assert copy is not None
            results.add(mutant, outcome := copy.outcome(mutant))
            print(f"{number}/{len(waiting)} {outcome:8} {mutant.file}:{mutant.line}  {mutant.change}", flush=True)
    return _report(mutants, results)


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
