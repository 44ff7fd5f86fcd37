"""Tables as HTML, as a notebook shows them."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def html_table(heads: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    """A table of figures: the heads of its columns, the first for the names, and its rows by name.

    Without heads there is no head row.
    """
    first, *others = heads or [""]
    cells = "".join(f"<th>{html.escape(text)}</th>" for text in others)
    head = f"<thead><tr><th>{html.escape(first)}</th>{cells}</tr></thead>" if heads else ""
    return f"<table>{head}<tbody>{''.join(_row(name, texts) for name, texts in rows)}</tbody></table>"


def _row(name: str, texts: Sequence[str]) -> str:
    cells = "".join(f'<td style="text-align: right">{html.escape(text)}</td>' for text in texts)
    return f'<tr><th style="text-align: left">{html.escape(name)}</th>{cells}</tr>'
