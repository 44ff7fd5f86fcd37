"""The page of speed: what ``peers.py`` has measured, as tables, ratios to the bars and a plot.

python bench/peer_page.py MEASURED.json    writes the page again from what a run has kept in its folder
"""

from __future__ import annotations

import json
import math
import os
import platform
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Times: TypeAlias = dict[str, list[float]]
"""CPU milliseconds of a document, round by round, by the name of who made it."""

_SHOWN: Final = {
    "merging": "kehoach, merging, with the extra `fast`",
    "merging-zlib": "kehoach, merging",
    "road": "kehoach, YAML to bytes, with `fast`",
    "road-zlib": "kehoach, YAML to bytes",
    "docxtpl": "docxtpl",
    "mailmerge": "docx-mailmerge2",
    "python_docx": "python-docx, rows copied by hand",
    "docxtemplater": "docxtemplater",
    "easy-template-x": "easy-template-x",
    "docx-templates": "docx-templates",
    "carbone": "carbone",
    "floor": "floor",
    "parsing": "lxml, parsing the part with the text",
    "reading": "kehoach, reading the document",
    "lint": "kehoach, lint",
}
_ENGINES: Final = ("docxtpl", "mailmerge", "docxtemplater", "easy-template-x", "docx-templates", "carbone")
"""The peers that have a template language."""
_NOTES: Final = Path(__file__).with_name("speed_notes.md")


@dataclass(frozen=True)
class Memory:
    """The most memory of one large document, and what a process holds after 500 and after many small ones."""

    rows: int
    peak: float
    many: int
    begin: float
    end: float


@dataclass(frozen=True)
class Measured:
    """All that one run has measured."""

    times: dict[str, Times]
    """By the number of rows."""
    cold: Times
    memory: Memory | None
    releases: dict[str, str]
    missing: dict[str, str]
    """Who has no figures, and why."""


def write(measured: Measured, folder: Path) -> None:
    """Write ``speed.md`` and ``speed.svg``."""
    (folder / "speed.md").write_text("\n".join(_page(measured)) + "\n", "utf-8")
    (folder / "speed.svg").write_text("\n".join(_plot(measured)) + "\n", "utf-8")


def _page(measured: Measured) -> Iterator[str]:
    yield "# Speed"
    yield ""
    yield "Made by `python bench/peers.py`: all figures are of one run, CPU milliseconds for one document, the median"
    yield f"of the rounds, in which all take turns. {_machine()}."
    yield f"Releases: {_listed(measured.releases)}."
    yield ""
    yield "Every peer fills in the same document, with its own tags for the same strings, and its text is compared."
    yield "kehoach also works out how wide the columns are, which the others copy from the template. The floor joins"
    yield "bytes that are ready and compresses them: what merging costs in Python at the least."
    yield ""
    yield "![CPU milliseconds of a document by its rows](speed.svg)"
    yield ""
    yield from _warm(measured)
    yield from _bars(measured)
    yield from _cold(measured)
    yield _NOTES.read_text("utf-8").rstrip()


def _machine() -> str:
    known = Path("/proc/cpuinfo")
    told = known.read_text("utf-8").partition("model name")[2].partition("\n")[0] if known.is_file() else ""
    processor = told.strip(" :\t") or platform.processor()
    return f"{platform.system()} {platform.machine()}, {processor}, {os.cpu_count()} cores"


def _listed(releases: dict[str, str]) -> str:
    return ", ".join(f"{_SHOWN.get(name, name).partition(',')[0]} {release}" for name, release in releases.items())


def _warm(measured: Measured) -> Iterator[str]:
    sizes = list(measured.times)
    yield "| " + " | ".join(["", *(f"{_whole(int(rows))} rows" for rows in sizes)]) + " |"
    yield "|---|" + "---:|" * len(sizes)
    for name, shown in _SHOWN.items():
        cells = [_figure(measured.times[rows].get(name)) for rows in sizes]
        if any(cells):
            yield f"| {shown} | " + " | ".join(cell or "–" for cell in cells) + " |"
    if measured.missing:
        yield ""
        yield "Without all figures: " + "; ".join(f"{name} ({why})" for name, why in measured.missing.items()) + "."
    yield ""


def _figure(found: list[float] | None) -> str:
    if not found:
        return ""
    middle = statistics.median(found)
    return f"{middle:.0f}" if middle >= 100 else f"{middle:.3g}"


_RATIOS: Final = (
    ("best peer with a template language / merging with `fast`", "best", "merging"),
    ("the same / merging with the standard library", "best", "merging-zlib"),
    ("docxtpl / merging with `fast`", "docxtpl", "merging"),
    ("python-docx / merging with `fast`", "python_docx", "merging"),
    ("best peer / YAML to bytes", "best", "road"),
    ("merging with `fast` / floor", "merging", "floor"),
    ("reading / lxml's parse", "reading", "parsing"),
    ("lint / lxml's parse", "lint", "parsing"),
)


def _bars(measured: Measured) -> Iterator[str]:
    yield "## Ratios"
    yield ""
    yield "In the lines of peers: how many times as long as kehoach they take. Below 1,4 two count as equal."
    yield ""
    yield "| | " + " | ".join(f"{_whole(int(rows))} rows" for rows in measured.times) + " |"
    yield "|---|" + "---:|" * len(measured.times)
    medians = [{name: statistics.median(found) for name, found in times.items()} for times in measured.times.values()]
    for found in medians:
        found["best"] = min(found[name] for name in _ENGINES if name in found)
    for shown, one, other in _RATIOS:
        yield f"| {shown} | " + " | ".join(f"{found[one] / found[other]:.1f}" for found in medians) + " |"
    yield ""


def _cold(measured: Measured) -> Iterator[str]:
    yield "## A new process, and memory"
    yield ""
    yield "| process | CPU, ms | to bare Python | to docx-mailmerge2 |"
    yield "|---|---:|---:|---:|"
    medians = {name: statistics.median(found) for name, found in measured.cold.items()}
    for name, found in medians.items():
        bare, peer = found / medians["python -c pass"], found / medians["docx-mailmerge2"]
        yield f"| `{name}` | {found:.0f} | {bare:.1f} | {peer:.1f} |"
    yield ""
    if held := measured.memory:
        yield f"A document of {_whole(held.rows)} rows takes {held.peak:.0f} MB at the most, from YAML to bytes. A"
        yield f"process holds {held.begin:.0f} MB after 500 documents and {held.end:.0f} MB after {_whole(held.many)}."
        yield ""


def _whole(number: int) -> str:
    return f"{number:,}".replace(",", ".")


# --- the plot -----------------------------------------------------------------------------------------------------

_WIDTH, _HEIGHT, _LEFT, _TOP, _BELOW = 560, 360, 60, 20, 40
_ACROSS: Final = _WIDTH - _LEFT - 150
"""The names stand to the right."""
_IN_PLOT: Final = {
    "merging": "kehoach, merging",
    "road": "kehoach, YAML to bytes",
    "docxtpl": "docxtpl",
    "mailmerge": "docx-mailmerge2",
    "python_docx": "python-docx",
    "docxtemplater": "docxtemplater",
    "easy-template-x": "easy-template-x",
    "carbone": "carbone",
    "floor": "floor",
}
_COLOURS: Final = (
    "#0b6e4f", "#5fad8a", "#b23a48", "#d98324", "#8d6a9f", "#3a6ea5", "#7fa6cc", "#a0552d", "#888888"
)  # fmt: skip


def _plot(measured: Measured) -> Iterator[str]:
    """Lines over logarithms of rows and of milliseconds, named where they end."""
    lines = {
        name: [(int(rows), statistics.median(times[name])) for rows, times in measured.times.items() if name in times]
        for name in _IN_PLOT
    }
    lines = {name: points for name, points in lines.items() if points}
    xs, ys = zip(*(point for points in lines.values() for point in points), strict=True)
    low, high = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))
    first, last = math.log10(min(xs)), math.log10(max(xs))

    def at(rows: float, value: float) -> tuple[float, float]:
        x = _LEFT + (math.log10(rows) - first) / (last - first or 1) * _ACROSS
        y = _TOP + (high - math.log10(value)) / (high - low) * (_HEIGHT - _TOP - _BELOW)
        return round(x, 1), round(y, 1)

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    yield f' font-family="sans-serif" font-size="11"><rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>'
    for power in range(low, high + 1):
        _, y = at(min(xs), 10**power)
        yield f'<path d="M{_LEFT} {y}h{_ACROSS}" stroke="#ddd"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{10**power:g} ms</text>'
    for rows in map(int, measured.times):
        yield f'<text x="{at(rows, 1)[0]}" y="{_HEIGHT - 12}" text-anchor="middle">{rows} rows</text>'
    colours = dict(zip(_IN_PLOT, _COLOURS, strict=True))
    free = 0.0
    for end, name in sorted((at(*points[-1])[1], name) for name, points in lines.items()):
        path = "L".join(f"{x} {y}" for x, y in (at(*point) for point in lines[name]))
        free = max(end + 4, free + 12)
        yield f'<path d="M{path}" fill="none" stroke="{colours[name]}" stroke-width="2"/>'
        yield f'<text x="{_LEFT + _ACROSS + 6}" y="{free:.1f}" fill="{colours[name]}">{_IN_PLOT[name]}</text>'
    yield "</svg>"


def main() -> None:
    """Write the page from a kept run."""
    kept = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    kept["memory"] = kept["memory"] and Memory(**kept["memory"])
    write(Measured(**kept), Path(__file__).resolve().parents[1] / "docs")


if __name__ == "__main__":
    main()
