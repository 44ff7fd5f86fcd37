"""A chart drawn by matplotlib: the only door to it, and where exact figures become floats, for lengths on paper.

The font comes with matplotlib and has all Vietnamese letters, so nothing depends on the machine. Bars differ by shade
and hatching, lines by dashes and marks, so that they can be told apart in black and white.
"""

from __future__ import annotations

import functools
import io
import textwrap
import threading
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from kehoach.drawing.axis_scale import axis_scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.view.records import ChartSeries, ChartView

PictureForm: TypeAlias = Literal["png", "svg"]

WIDTH: Final = 160
"""Of every chart, in millimetres: as wide as the text of a page."""
_HEIGHT: Final = 80
_TALLEST: Final = 220
_MARGIN: Final = 22
"""Above and below lying bars, in millimetres."""
_BAR: Final = 4
"""Of a lying bar, in millimetres."""
_DOTS_PER_INCH: Final = 200
_MM_PER_INCH: Final = 25.4
_FONT: Final = "fonts/ttf/DejaVuSerif.ttf"
_LETTERS: Final = 9
"""In points."""
_WITHOUT_DATES: Final = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None}}
_SHADES: Final = (("0.35", ""), ("0.85", ""), ("1.0", "////"), ("0.6", ""), ("1.0", "...."), ("0.15", ""))
"""Grey and hatching of the columns that are drawn, one after another."""
_MOST_WRITTEN_LINES: Final = 2
"""The most lines at which figures are written; at more, they would be written over one another."""
_LINES: Final = (("-", "o"), ("--", "s"), (":", "D"), ("-.", "^"))
_GROUP: Final = 0.8
"""The part of the distance from row to row that the bars of a row take."""
_LONGEST_LINE: Final = 26
"""Of a name beside lying bars, in characters."""
_ACROSS: Final = 84
"""How many characters fit under a chart, one name beside the other."""
_LEAST_WRAPPED: Final = 7
"""Names with less room, in characters, are written upwards."""
_ROOM: Final = 0.1
"""Beyond the greatest figure, for its text, as a part of the axis; for figures that are written upwards, more."""
_ROOM_UPWARDS: Final = 0.2
_MOST_UPRIGHT: Final = 20
"""The most figures that are not written upwards at upright bars."""

_one_at_a_time: Final = threading.Lock()


def can_draw() -> bool:
    """Whether matplotlib is installed."""
    try:
        with _quiet():
            import matplotlib.figure  # noqa: F401
    except ImportError:
        return False
    return True


@functools.lru_cache(maxsize=16)
def draw_chart(chart: ChartView, form: PictureForm) -> bytes:
    """A chart as a picture. The same chart and release of matplotlib give the same bytes.

    Raises:
        ImportError: matplotlib is not installed.
    """
    file = io.BytesIO()
    with _quiet():
        import matplotlib as mpl
        from matplotlib.figure import Figure
        from matplotlib.font_manager import FontProperties

        with mpl.rc_context({**mpl.rcParamsDefault, "svg.hashsalt": "kehoach", "text.parse_math": False}):
            font = FontProperties(fname=f"{mpl.get_data_path()}/{_FONT}", size=_LETTERS)
            size = WIDTH / _MM_PER_INCH, height_of(chart) / _MM_PER_INCH
            figure = Figure(figsize=size, layout="constrained")
            _Drawing(chart, figure, figure.subplots(), font).draw()
            figure.savefig(file, format=form, dpi=_DOTS_PER_INCH, metadata=_WITHOUT_DATES[form])
    return file.getvalue()


@contextmanager
def _quiet() -> Iterator[None]:
    """One drawing at a time, without warnings: those of older releases about their own parts, and of any release about
    letters that its font lacks. Settings and warnings are those of a whole process.
    """
    with _one_at_a_time, warnings.catch_warnings(action="ignore"):
        yield


def height_of(chart: ChartView) -> int:
    """In millimetres."""
    if chart.kind != "bar":
        return _HEIGHT
    return min(_TALLEST, _MARGIN + _BAR * len(chart.names) * (len(chart.series) + 1))


def _length(size: Fraction | None) -> float:
    """A figure as a length on paper, which a float is exact enough for; NaN draws nothing and ends a line."""
    return float("nan") if size is None else float(size)


@dataclass(slots=True)
class _Drawing:
    """Draws one chart. ``axes`` has the rows along one side, in order, and the figures along the other."""

    chart: ChartView
    figure: Any
    axes: Any
    font: Any

    @property
    def is_lying(self) -> bool:
        return self.chart.kind == "bar"

    def draw(self) -> None:
        handles = [self.series(at, one) for at, one in enumerate(self.chart.series)]
        self.name_rows()
        self.name_figures()
        self.axes.spines[["top", "right"]].set_visible(False)
        if len(handles) > 1:
            self.legend(handles)

    def series(self, at: int, one: ChartSeries) -> Any:
        """The bars or the line of one column, with its figures as they are printed."""
        lengths = list(map(_length, one.sizes))
        if self.chart.kind == "line":
            places = [float(row) for row in range(len(lengths))]
            dashes, mark = _LINES[at % len(_LINES)]
            (handle,) = self.axes.plot(places, lengths, color="black", ls=dashes, marker=mark, ms=4, lw=1.2)
        else:
            count = len(self.chart.series)
            width = _GROUP / count
            places = [row + (at - (count - 1) / 2) * width for row in range(len(lengths))]
            shade, hatch = _SHADES[at % len(_SHADES)]
            draw = self.axes.barh if self.is_lying else self.axes.bar
            handle = draw(places, lengths, width, color=shade, hatch=hatch, edgecolor="black", linewidth=0.6)
        if self.chart.kind != "line" or len(self.chart.series) <= _MOST_WRITTEN_LINES:
            for place, size, text in zip(places, one.sizes, one.texts, strict=True):
                self.write(place, size, text)
        return handle

    def write(self, place: float, size: Fraction | None, text: str) -> None:
        """A figure at the end of its bar or above its point; where there is no bar, what is printed instead, at 0."""
        is_line = self.chart.kind == "line"
        if size is None and is_line:
            return
        below = size is not None and size < 0 and not is_line
        at = _length(size or Fraction(0))
        away = -3 if below else 5 if is_line else 3
        if self.is_lying:
            look: dict[str, Any] = {"xy": (at, place), "xytext": (away, 0), "va": "center"}
            look["ha"] = "right" if below else "left"
        else:
            look = {"xy": (place, at), "xytext": (0, away), "ha": "center", "va": "top" if below else "bottom"}
            look["rotation"] = 90 if self.is_turned else 0
        self.axes.annotate(text, textcoords="offset points", fontproperties=self.font, annotation_clip=False, **look)

    @property
    def is_turned(self) -> bool:
        """Whether figures are written upwards."""
        return self.chart.kind == "column" and len(self.chart.names) * len(self.chart.series) > _MOST_UPRIGHT

    def name_rows(self) -> None:
        """The names of the rows along their side."""
        names, room = self.chart.names, _ACROSS // len(self.chart.names)
        axis = self.axes.yaxis if self.is_lying else self.axes.xaxis
        is_upright = not self.is_lying and room < _LEAST_WRAPPED
        width = _LONGEST_LINE if self.is_lying or is_upright else room
        texts = ["\n".join(textwrap.wrap(name, width)) for name in names]
        axis.set_ticks(range(len(names)), texts, fontproperties=self.font, rotation=90 if is_upright else 0)
        axis.set_tick_params(length=0)
        if self.is_lying:
            self.axes.set_ylim(len(names) - 0.5, -0.5)  # the first row on top
        else:
            self.axes.set_xlim(-0.5, len(names) - 0.5)

    def name_figures(self) -> None:
        """The marks of the figures along theirs, their unit, and faint lines from the marks."""
        sizes = [size for one in self.chart.series for size in one.sizes if size is not None]
        scale = axis_scale(sizes)
        places = list(map(_length, scale.marks))
        axis = self.axes.xaxis if self.is_lying else self.axes.yaxis
        axis.set_ticks(places, scale.texts, fontproperties=self.font)
        axis.set_label_text(self.chart.unit, fontproperties=self.font)
        axis.grid(visible=True, color="0.8", linewidth=0.5)
        self.axes.set_axisbelow(True)
        low, high = _length(min(Fraction(0), *sizes)), _length(max(Fraction(0), *sizes))
        room = (high - low or 1) * (_ROOM_UPWARDS if self.is_turned else _ROOM)
        ends = low - room if low else low, high + room
        (self.axes.set_xlim if self.is_lying else self.axes.set_ylim)(*ends)
        (self.axes.axvline if self.is_lying else self.axes.axhline)(0, color="black", linewidth=0.8)

    def legend(self, handles: list[Any]) -> None:
        """What each shade or line is; labels are set last, as matplotlib hides those that begin with ``_``."""
        labels = [one.label for one in self.chart.series]
        made = self.figure.legend(
            handles,
            list(map(str, range(len(labels)))),
            loc="outside upper center",
            ncols=min(3, len(labels)),
            prop=self.font,
            frameon=False,
            handlelength=3,
        )
        for text, label in zip(made.get_texts(), labels, strict=True):
            text.set_text("\n".join(textwrap.wrap(label, _LONGEST_LINE)))
