"""The page of speed in both languages: what ``peers.py`` has measured, as tables, ratios to the bars and a plot.

python bench/peer_page.py MEASURED.json    writes the pages again from what a run has kept in its folder

What a page says around its figures is in ``speed_page.md`` and ``speed_page.vi.md``.
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
from string import Template
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Times: TypeAlias = dict[str, list[float]]
"""CPU milliseconds of a document, round by round, by the name of who made it."""


class Words(NamedTuple):
    """A text of the page in English and in Vietnamese."""

    en: str
    vi: str


LANGUAGES: Final = ("", ".vi")
"""How the names of the page and its plot end in each language of ``Words``."""
_ROWS: Final = Words("{} rows", "{} hàng")
_SHOWN: Final = {
    "merging": Words("kehoach, merging, with the extra `fast`", "kehoach, trộn, có phần mở rộng `fast`"),
    "merging-zlib": Words("kehoach, merging", "kehoach, trộn"),
    "road": Words("kehoach, YAML to bytes, with `fast`", "kehoach, từ YAML đến byte, có `fast`"),
    "road-zlib": Words("kehoach, YAML to bytes", "kehoach, từ YAML đến byte"),
    "docxtpl": Words("docxtpl", "docxtpl"),
    "mailmerge": Words("docx-mailmerge2", "docx-mailmerge2"),
    "python_docx": Words("python-docx, rows copied by hand", "python-docx, tự chép từng hàng"),
    "docxtemplater": Words("docxtemplater", "docxtemplater"),
    "easy-template-x": Words("easy-template-x", "easy-template-x"),
    "docx-templates": Words("docx-templates", "docx-templates"),
    "carbone": Words("carbone", "carbone"),
    "floor": Words("floor", "mức sàn"),
    "parsing": Words("lxml, parsing the part with the text", "lxml, đọc phần có chữ"),
    "reading": Words("kehoach, reading the document", "kehoach, đọc văn bản"),
    "lint": Words("kehoach, lint", "kehoach, lint"),
}
_ENGINES: Final = ("docxtpl", "mailmerge", "docxtemplater", "easy-template-x", "docx-templates", "carbone")
"""The peers that have a template language."""


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
    """Write ``speed.md``, ``speed.svg`` and their Vietnamese twins."""
    for lang, ending in enumerate(LANGUAGES):
        page = Template(Path(__file__).with_name(f"speed_page{ending}.md").read_text("utf-8"))
        (folder / f"speed{ending}.md").write_text(page.substitute(_figures(measured, lang)), "utf-8")
        (folder / f"speed{ending}.svg").write_text("\n".join(_plot(measured, lang)) + "\n", "utf-8")


def _figures(measured: Measured, lang: int) -> dict[str, str]:
    """What was measured, by the names that it has in the text of a page; a dash for what was not."""
    held = measured.memory
    memory = {name: getattr(held, name) if held else None for name in ("rows", "peak", "begin", "end", "many")}
    return {
        "machine": _machine(lang),
        "releases": ", ".join(f"{_name(name, lang)} {release}" for name, release in measured.releases.items()),
        "missing": _missing(measured, lang),
        "warm": "\n".join(_warm(measured, lang)),
        "ratios": "\n".join(_ratios(measured, lang)),
        "cold": "\n".join(_cold(measured, lang)),
        **{name: "–" if value is None else _whole(round(value)) for name, value in memory.items()},
    }


def _machine(lang: int) -> str:
    known = Path("/proc/cpuinfo")
    told = known.read_text("utf-8").partition("model name")[2].partition("\n")[0] if known.is_file() else ""
    processor = told.strip(" :\t") or platform.processor()
    cores = Words("{} cores", "{} nhân")[lang].format(os.cpu_count())
    return f"{platform.system()} {platform.machine()}, {processor}, {cores}"


def _name(key: str, lang: int) -> str:
    """What somebody is called where it is not said what they do."""
    return _SHOWN[key][lang].partition(",")[0] if key in _SHOWN else key


def _missing(measured: Measured, lang: int) -> str:
    """Who has no figure, and for how many rows."""
    without = {name: [rows for rows, times in measured.times.items() if not times.get(name)] for name in _SHOWN}
    sizes = {name: ", ".join(_whole(int(one)) for one in rows) for name, rows in without.items() if rows}
    return ", ".join(f"{_name(name, lang)} ({_ROWS[lang].format(rows)})" for name, rows in sizes.items()) or "–"


def _head(first: str, columns: Iterable[str]) -> Iterator[str]:
    titles = [first, *columns]
    yield f"| {' | '.join(titles)} |"
    yield "|---|" + "---:|" * (len(titles) - 1)


def _sizes(measured: Measured, lang: int) -> list[str]:
    return [_ROWS[lang].format(_whole(int(rows))) for rows in measured.times]


def _warm(measured: Measured, lang: int) -> Iterator[str]:
    yield from _head("", _sizes(measured, lang))
    for name, shown in _SHOWN.items():
        cells = [_figure(times.get(name)) for times in measured.times.values()]
        if any(cells):
            yield f"| {shown[lang]} | " + " | ".join(cell or "–" for cell in cells) + " |"


def _figure(found: list[float] | None) -> str:
    if not found:
        return ""
    middle = statistics.median(found)
    return _comma(f"{middle:.0f}" if middle >= 100 else f"{middle:.3g}")


_RATIOS: Final = (
    (
        Words("best peer with a template language / merging with `fast`",
              "chương trình nhanh nhất có ngôn ngữ tệp mẫu / trộn có `fast`"),
        "best", "merging",
    ),
    (
        Words("the same / merging without `fast`", "chương trình ấy / trộn không có `fast`"),
        "best", "merging-zlib",
    ),
    (Words("docxtpl / merging with `fast`", "docxtpl / trộn có `fast`"), "docxtpl", "merging"),
    (Words("python-docx / merging with `fast`", "python-docx / trộn có `fast`"), "python_docx", "merging"),
    (Words("best peer / YAML to bytes", "chương trình nhanh nhất / từ YAML đến byte"), "best", "road"),
    (Words("merging with `fast` / floor", "trộn có `fast` / mức sàn"), "merging", "floor"),
    (Words("reading / lxml's parse", "đọc văn bản / lxml đọc phần chữ"), "reading", "parsing"),
    (Words("lint / lxml's parse", "lint / lxml đọc phần chữ"), "lint", "parsing"),
)  # fmt: skip


def _ratios(measured: Measured, lang: int) -> Iterator[str]:
    yield from _head("", _sizes(measured, lang))
    medians = [{name: statistics.median(found) for name, found in times.items()} for times in measured.times.values()]
    for found in medians:
        found["best"] = min(found[name] for name in _ENGINES if name in found)
    for shown, one, other in _RATIOS:
        cells = (_comma(f"{found[one] / found[other]:.1f}") for found in medians)
        yield f"| {shown[lang]} | " + " | ".join(cells) + " |"


def _cold(measured: Measured, lang: int) -> Iterator[str]:
    titles = (
        Words("process", "lần chạy"),
        Words("CPU, ms", "CPU, ms"),
        Words("to bare Python", "so với Python không làm gì"),
        Words("to docx-mailmerge2", "so với docx-mailmerge2"),
    )
    first, *others = (title[lang] for title in titles)
    yield from _head(first, others)
    medians = {name: statistics.median(found) for name, found in measured.cold.items()}
    for name, found in medians.items():
        command, _, how = name.partition(", ")
        shown = f"`{command}`" + (f", {_HOW[how][lang]}" if how else "")
        ratios = (found / medians[other] for other in ("python -c pass", "docx-mailmerge2"))
        yield f"| {shown} | {found:.0f} | " + " | ".join(_comma(f"{ratio:.1f}") for ratio in ratios) + " |"


_HOW: Final = {"no template kept": Words("no template kept", "không giữ lại tệp mẫu")}
"""How a process is run, where it is not as usual."""


def _whole(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _comma(text: str) -> str:
    """Decimals with a comma, as in all texts of the project."""
    return text.replace(".", ",")


# --- the plot -----------------------------------------------------------------------------------------------------

_WIDTH, _HEIGHT, _LEFT, _TOP, _BELOW = 560, 360, 60, 20, 40
_ACROSS: Final = _WIDTH - _LEFT - 150
"""The names stand to the right."""
_IN_PLOT: Final = {
    "merging": _SHOWN["merging-zlib"],
    "road": _SHOWN["road-zlib"],
    **{
        name: Words(*(_name(name, lang) for lang in range(len(LANGUAGES))))
        for name in ("docxtpl", "mailmerge", "python_docx", "docxtemplater", "easy-template-x", "carbone", "floor")
    },
}
_COLOURS: Final = (
    "#0b6e4f", "#5fad8a", "#b23a48", "#d98324", "#8d6a9f", "#3a6ea5", "#7fa6cc", "#a0552d", "#888888"
)  # fmt: skip


def _plot(measured: Measured, lang: int) -> Iterator[str]:
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
        yield f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{_comma(f"{10**power:g}")} ms</text>'
    for rows in map(int, measured.times):
        yield f'<text x="{at(rows, 1)[0]}" y="{_HEIGHT - 12}" text-anchor="middle">{_ROWS[lang].format(rows)}</text>'
    colours = dict(zip(_IN_PLOT, _COLOURS, strict=True))
    free = 0.0
    for end, name in sorted((at(*points[-1])[1], name) for name, points in lines.items()):
        path = "L".join(f"{x} {y}" for x, y in (at(*point) for point in lines[name]))
        free = max(end + 4, free + 12)
        yield f'<path d="M{path}" fill="none" stroke="{colours[name]}" stroke-width="2"/>'
        yield f'<text x="{_LEFT + _ACROSS + 6}" y="{free:.1f}" fill="{colours[name]}">{_IN_PLOT[name][lang]}</text>'
    yield "</svg>"


def main() -> None:
    """Write the pages from a kept run."""
    kept = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    kept["memory"] = kept["memory"] and Memory(**kept["memory"])
    write(Measured(**kept), Path(__file__).resolve().parents[1] / "docs")


if __name__ == "__main__":
    main()
