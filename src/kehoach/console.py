"""What every command needs: exit codes, texts in both languages, findings and complaints on standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Finding, Language

CLEAN: Final = 0
ERRORS: Final = 1
TROUBLE: Final = 2


class Words(NamedTuple):
    """One text of the command line in both languages."""

    vi: str
    en: str

    def of(self, lang: Language) -> str:
        """The text in a language."""
        return self.vi if lang == "vi" else self.en


FORMAT: Final = Words("dạng in ra", "output format")
IS_THERE: Final = Words("đã có, không ghi đè", "is there already and is not overwritten")
CANNOT_READ: Final = Words("không đọc được: {why}", "cannot be read: {why}")
CANNOT_WRITE: Final = Words("không ghi được: {why}", "cannot be written: {why}")
WRITTEN: Final = Words("đã ghi {path}", "wrote {path}")


def tell(findings: Sequence[Finding], lang: Language) -> None:
    """Print findings on standard error."""
    from kehoach.diagnostics import report

    colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
    sys.stderr.write(report.as_text(findings, lang, colour=colour))


def complain(file: object, words: Words, error: OSError, lang: Language) -> None:
    """Say on standard error what could not be done with a file, and why."""
    print(f"kehoach: {file}: {words.of(lang).format(why=error.strerror or error)}", file=sys.stderr)
