"""Pictures in HTML: in the file itself, as large as on paper, with the words that are read aloud for them."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from kehoach.exporting.html_text import as_html, plain
from kehoach.view.records import EMU_PER_MM

if TYPE_CHECKING:
    from kehoach.view.records import ChartView, PictureView


def picture_html(picture: PictureView) -> str:
    """A picture as wide as on paper, unless the page is narrower."""
    kind = "svg+xml" if picture.extension == "svg" else picture.extension
    source = f"data:image/{kind};base64,{base64.b64encode(picture.data).decode()}"
    tenths, rest = divmod(picture.width * 10 // EMU_PER_MM, 10)
    return f'<img alt="{plain(picture.alt)}" style="width: {tenths}.{rest}mm" src="{source}">'


def chart_html(chart: ChartView) -> str:
    """A chart with its title; nothing until it is drawn."""
    title = f"<figcaption>{as_html(chart.title)}</figcaption>\n" if chart.title else ""
    return f"<figure>\n{title}{picture_html(chart.picture)}\n</figure>\n" if chart.picture else ""
