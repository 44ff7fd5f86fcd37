"""Damaged specs: whatever has happened to a file, every command gives findings or a document, and never a traceback.

    python -m tests.fuzz_specs --runs 20000            # all of it; prints each kind of crash once
    python -m tests.fuzz_specs --only 4711 --show      # one run again, and the spec that it read

Run number N is always the same spec: it depends on the number and the seed alone.
"""

from __future__ import annotations

import contextlib
import itertools
import random
import re
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import kehoach
from kehoach.comparison import comparison_text
from kehoach.diagnostics import report
from kehoach.editing.next_year import next_year
from kehoach.layering import Unwritten
from kehoach.linting import lint_text
from kehoach.pipeline import make_set, render, run
from kehoach.tables import explanation
from kehoach.view import listing, origin
from tests import fuzz_runs

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDERS: Final = ("examples", "docs/kinds", "docs/snippets", "docs/tutorial", "docs/diff", "docs/next-year")
NUMBERS: Final = ("0", "-", "1", "1,5", "1.234", "0.84", "-7", "1,234,567", "9" * 41, "30%", "1,5 tỷ", "chưa có", "½")
WORDS: Final = (
    *("none", "total", "name", "year", "areas", "tasks", "pack", "count", "CẦN BỔ SUNG", "gồm: A", "trừ: B", "& C"),
    *("$(count)", "$(pack)", "$(year)", "$(", "$$(", "$(a | 00)", "$(a = 1)", "{{ x }}", "a/b", "[x]", '"', "x [a]"),
    *("|", ":", "#", "'", "@id", "@unit", "@sign", "2026-2028", "≥ 7 hộ", "tăng 10 %", "half-even", "30/6/2026", ""),
    *("\u00a0", "\u202e", " ", ">", "|", "\t", "\u200d"),
)  # fmt: skip
ADDRESSES_EXPLAINED: Final = 12
_MOSTLY: Final = 0.8


# --- damage --------------------------------------------------------------------------------------------------


def _lines_lost(text: str, rng: random.Random, _: list[str]) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    del lines[at : at + rng.choice((1, 1, 1, 2, 5))]
    return "\n".join(lines)


def _line_doubled(text: str, rng: random.Random, _: list[str]) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    lines.insert(rng.choice((at, at, rng.randrange(len(lines)))), lines[at])
    return "\n".join(lines)


def _lines_swapped(text: str, rng: random.Random, _: list[str]) -> str:
    lines = text.split("\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _line_shifted(text: str, rng: random.Random, _: list[str]) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    bare = lines[at].lstrip(" ")
    lines[at] = " " * max(0, len(lines[at]) - len(bare) + rng.choice((-4, -2, -1, 1, 2, 4))) + bare
    return "\n".join(lines)


def _cell_changed(text: str, rng: random.Random, texts: list[str]) -> str:
    """A cell of a grid is lost, doubled, swapped with its neighbour, or says something else."""
    lines = text.split("\n")
    grids = [at for at, line in enumerate(lines) if " | " in line]
    if not grids:
        return _scalar_changed(text, rng, texts)
    at = rng.choice(grids)
    cells = lines[at].split("|")
    index = rng.randrange(len(cells))
    match rng.randrange(5):
        case 0:
            del cells[index]
        case 1:
            cells.insert(index, cells[index])
        case 2:
            cells[index - 1], cells[index] = cells[index], cells[index - 1]
        case 3:
            cells[index] = f" {rng.choice(NUMBERS + WORDS)} "
        case _:
            cells[index] = " "
    lines[at] = "|".join(cells)
    return "\n".join(lines)


def _scalar_changed(text: str, rng: random.Random, texts: list[str]) -> str:
    """The value of a ``key: value`` becomes another: of a list of oddities, or of another place in any spec."""
    values = list(re.finditer(r": (\S[^\n]*)", text))
    if not values:
        return _lines_lost(text, rng, texts)
    found = rng.choice(values)
    other = re.findall(r": (\S[^\n]*)", rng.choice(texts)) or ["x"]
    new = rng.choice((*NUMBERS, *WORDS, *(rng.choice(other) for _ in range(20))))
    return text[: found.start(1)] + str(new) + text[found.end(1) :]


def _key_changed(text: str, rng: random.Random, texts: list[str]) -> str:
    keys = list(re.finditer(r"([a-z_0-9]+):", text))
    if not keys:
        return _lines_lost(text, rng, texts)
    found = rng.choice(keys)
    other = re.findall(r"([a-z_0-9]+):", rng.choice(texts)) or ["x"]
    return text[: found.start(1)] + str(rng.choice(other)) + text[found.end(1) :]


def _word_replaced(text: str, rng: random.Random, _: list[str]) -> str:
    words = list(re.finditer(r"[^\s|:]+", text))
    if not words:
        return text + "x: 1\n"
    found, other = rng.choice(words), rng.choice(words)
    return text[: found.start()] + rng.choice((other[0], *rng.sample(WORDS + NUMBERS, 2))) + text[found.end() :]


def _piece_of_another(text: str, rng: random.Random, texts: list[str]) -> str:
    """Some lines of any spec come between its lines, as deep as they stood or as deep as they come to stand."""
    lines, others = text.split("\n"), rng.choice(texts).split("\n")
    begin = rng.randrange(len(others))
    piece = others[begin : begin + rng.randrange(1, 12)]
    at = rng.randrange(len(lines) + 1)
    if at < len(lines) and rng.random() < 0.5:
        depth = _depth(lines[at]) - _depth(piece[0])
        piece = [
            " " * depth + line if depth > 0 else line[min(-depth, len(line) - len(line.lstrip(" "))) :]
            for line in piece
        ]
    lines[at:at] = piece
    return "\n".join(lines)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block_of_another(text: str, rng: random.Random, texts: list[str]) -> str:
    """A whole top-level key of any spec stands in the place of its own, or behind it all."""
    blocks = re.split(r"(?m)^(?=[a-z_]+:)", text)
    others = re.split(r"(?m)^(?=[a-z_]+:)", rng.choice(texts))
    new = rng.choice(others)
    key = new.partition(":")[0]
    kept = [block for block in blocks if block.partition(":")[0] != key]
    return "".join((*kept, "" if not kept or kept[-1].endswith("\n") else "\n", new))


def _characters_lost(text: str, rng: random.Random, _: list[str]) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.choice((1, 1, 2, 8, 40)) :]


def _character_added(text: str, rng: random.Random, _: list[str]) -> str:
    at = rng.randrange(len(text) + 1)
    added: str = rng.choice(
        (*WORDS, *"|:\t-[]{}()$\"'#&*!%@`,;.", "\u0301", "\u200b", "\ufeff", "\U0001f468\u200d\U0001f33e")
    )
    return text[:at] + added + text[at:]


DAMAGES: Final[tuple[Callable[[str, random.Random, list[str]], str], ...]] = (
    _lines_lost, _line_doubled, _lines_swapped, _line_shifted, _cell_changed, _cell_changed, _scalar_changed,
    _scalar_changed, _key_changed, _word_replaced, _piece_of_another, _block_of_another, _characters_lost,
    _character_added,
)  # fmt: skip


def bytes_damaged(data: bytes, rng: random.Random) -> bytes:
    """The bytes after an accident to one of them, or cut short."""
    at = rng.randrange(len(data) + 1)
    match rng.randrange(3):
        case 0:
            return data[:at] + bytes((rng.randrange(256),)) + data[at + 1 :]
        case 1:
            return data[:at] + bytes((rng.randrange(256),)) + data[at:]
        case _:
            return data[:at]


# --- specs ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Original:
    """A sound spec, or one that shows a finding: where it lies, and its text."""

    path: Path
    text: str


def originals() -> tuple[Original, ...]:
    """Every spec of the examples and of the documentation, in the order of their names; snippets as whole plans."""
    sys.path.append(str(ROOT / "docs"))
    from snippet_plans import Snippet  # type: ignore[import-not-found] # a module of docs/, which is no package

    found = []
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            text = path.read_text(encoding="utf-8")
            found.append(Original(path, Snippet(path.name, text).plan() if folder.endswith("snippets") else text))
    return tuple(found)


def damaged(number: int, seed: int, specs: tuple[Original, ...]) -> tuple[Original, bytes]:
    """The spec of a run, and what it was made from."""
    rng = random.Random(f"{seed}:{number}")
    sound = [spec for spec in specs if not spec.path.name.endswith(".wrong.yaml")]
    original = rng.choice(sound if rng.random() < _MOSTLY else specs)
    texts = [spec.text for spec in specs]
    text = original.text
    for _ in range(rng.choice((1, 1, 1, 1, 2, 2, 3, 5))):
        text = rng.choice(DAMAGES)(text, rng, texts) or "\n"
    data = text.encode("utf-8", "surrogatepass")
    return original, bytes_damaged(data, rng) if rng.random() < 0.05 else data


# --- the road ------------------------------------------------------------------------------------------------


def drive(original: Original, data: bytes) -> bool:
    """Take a spec through all that can be done with it; whether it came as far as Word.

    Raises:
        Exception: whatever a user would have seen as a traceback.
    """
    path = original.path
    outcome = run(Unwritten(path, data), documents="all")
    look_at(outcome.findings, path, data)
    if outcome.plan is None or outcome.computed is None or outcome.has_errors:
        return False
    for made in make_set(outcome).values():
        for finding in made.findings:
            finding.message_in("vi")
    if outcome.computed.plan.audience is kehoach.Audience.PLAN:
        render(outcome.computed, kehoach.Audience.DRAFT)
    origin.origin_text(origin.origins(outcome.computed), "vi")
    listing.as_text(outcome.computed)
    listing.as_data(outcome.computed)
    for _ in listing.as_rows(outcome.computed):
        pass
    for address in itertools.islice(outcome.computed, ADDRESSES_EXPLAINED):
        with contextlib.suppress(KeyError):  # a cell of text
            explanation.explain_text(outcome.computed.explain(address), "vi")
    before = run(Unwritten(path, original.text.encode()))
    if before.computed and not before.has_errors:
        comparison_text.as_text(kehoach.diff(before.computed, outcome.computed), "vi")
    return True


def roll_on(data: bytes, *, is_linted: bool) -> None:
    """Next year's spec, and the layout of its document: what reads files, and takes longer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.yaml")
        path.write_bytes(data)
        next_year(path, Path(folder, "next.yaml"))
        outcome = run(path)
        if is_linted and outcome.computed and not outcome.has_errors:
            document = render(outcome.computed)
            lint_text.as_text(kehoach.lint(document), "vi", every=True)


def look_at(findings: tuple[kehoach.Finding, ...], path: Path, data: bytes) -> None:
    """See that findings can be shown, and that each place is in its line."""
    report.dumps(report.as_json(list(findings), "en"), ascii_only=False)
    try:
        text = unicodedata.normalize("NFC", re.sub("\r\n?", "\n", data.decode("utf-8").removeprefix("\ufeff")))
    except UnicodeDecodeError:
        return
    lines = text.split("\n")
    for finding in findings:
        assert finding.message_in("vi").strip()
        assert finding.message_in("en").strip()
        finding.hint_in("vi")
        finding.hint_in("en")
        if finding.file == str(path):
            line = lines[finding.line - 1] if finding.line <= len(lines) else ""
            assert finding.column <= len(line) + 1, f"{finding.code} stands outside of its line"


def taken(number: int, seed: int, specs: tuple[Original, ...]) -> bool:
    """One run; whether its spec came as far as Word."""
    original, data = damaged(number, seed, specs)
    is_printed = drive(original, data)
    if number % 10 == 0:
        roll_on(data, is_linted=number % 50 == 0)
    return is_printed


def main() -> int:
    """The long run."""
    specs = originals()
    return fuzz_runs.main(
        __doc__,
        lambda number, seed: taken(number, seed, specs),
        lambda number, seed: damaged(number, seed, specs)[1],
    )


if __name__ == "__main__":
    sys.exit(main())
