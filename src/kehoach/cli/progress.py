"""A bar on a terminal that shows how far a command is; elsewhere nothing, because its lines show it."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.diagnostics import Language

_LABEL: Final = Bilingual("Văn bản", "Documents")


@contextlib.contextmanager
def progress(total: int, lang: Language) -> Iterator[Callable[[], None]]:
    """Show a bar while the block runs; what it gives is called after each of ``total`` steps.

    The bar is on standard error, if that is a terminal and rich (``kehoach[cli]``) is installed.
    """
    try:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    except ImportError:
        yield _nothing
        return
    if not sys.stderr.isatty():
        yield _nothing
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    # Lines to a terminal are printed above the bar; those to a file have to go there.
    with Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        one = bar.add_task(_LABEL.in_(lang), total=total)
        yield lambda: bar.advance(one)


def _nothing() -> None:
    pass
