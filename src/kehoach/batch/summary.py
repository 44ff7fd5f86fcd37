"""What a batch did, as text, as data for JSON, and as rows for CSV."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.batch.plan_source import Happened
from kehoach.diagnostics import report
from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kehoach.batch.plan_source import BatchOutcome
    from kehoach.diagnostics import Finding, Language, Place

CSV_HEADER: Final = ("file", "happened", "row", "errors", "findings", "reason")
GONE: Final = "gone"
"""What CSV calls a file that the batch no longer makes."""

_COUNTED: Final = {
    Happened.WRITTEN: Bilingual("{count} đã ghi", "{count} written"),
    Happened.UNCHANGED: Bilingual("{count} không đổi", "{count} unchanged"),
    Happened.KEPT: Bilingual("{count} giữ nguyên vì đã sửa bằng Word", "{count} kept because edited in Word"),
    Happened.REFUSED: Bilingual("{count} không ghi vì có lỗi", "{count} refused with errors"),
    Happened.FAILED: Bilingual("{count} không làm được", "{count} failed"),
}
_TOTAL: Final = Bilingual("{count} văn bản: ", "{count} documents: ")
_GONE: Final = Bilingual(
    "{file}: không còn trong bảng hoặc danh sách; tệp cũ vẫn để đó",
    "{file}: no longer in the table or list; the old file was left as it is",
)


class BatchSummary(Struct, frozen=True):
    """The outcomes of a batch in order, and the files that it no longer makes."""

    folder: Path
    outcomes: tuple[BatchOutcome, ...]
    gone: tuple[str, ...] = ()
    rows: Mapping[str, Place] | None = None
    """Where the row of each file is, in a batch of rows."""
    of_table: tuple[Finding, ...] = ()
    """The findings of the table itself."""

    def as_text(self, lang: Language) -> str:
        """One line of the counts that are not 0, and one for each file that is gone."""
        counts = Counter(outcome.happened for outcome in self.outcomes)
        said = ", ".join(words.in_(lang).format(count=counts[kind]) for kind, words in _COUNTED.items() if counts[kind])
        gone = "".join(_GONE.in_(lang).format(file=self.folder / name) + "\n" for name in self.gone)
        return f"{gone}{_TOTAL.in_(lang).format(count=len(self.outcomes))}{said}\n"

    def as_data(self, lang: Language) -> dict[str, object]:
        """The counts by what happened, the files that are gone, and each file with its findings."""
        counts = Counter(outcome.happened for outcome in self.outcomes)
        return {
            **{kind.value: counts[kind] for kind in _COUNTED},
            "gone": [str(self.folder / name) for name in self.gone],
            "findings": report.as_json(self.of_table, lang),
            "files": [self._file(outcome, lang) for outcome in self.outcomes],
        }

    def as_rows(self, lang: Language) -> Iterator[tuple[str, ...]]:
        """One row for each file, with the columns of ``CSV_HEADER``; findings are separated by line breaks."""
        for outcome in self.outcomes:
            errors = sum(finding.severity.value == "error" for finding in outcome.findings)
            said = "\n".join(f"{one.place}: {one.code} {one.message_in(lang)}" for one in outcome.findings)
            reason = outcome.reason.in_(lang) if outcome.reason else ""
            file = str(self.folder / outcome.name)
            yield file, outcome.happened.value, self._row(outcome), str(errors), said, reason
        for name in self.gone:
            yield str(self.folder / name), GONE, "", "", "", ""

    def _file(self, outcome: BatchOutcome, lang: Language) -> dict[str, object]:
        row, reason = self._row(outcome), outcome.reason
        return {
            "file": str(self.folder / outcome.name),
            "happened": outcome.happened.value,
            **({"row": row} if row else {}),
            **({"reason": reason.in_(lang)} if reason else {}),
            "findings": report.as_json(outcome.findings, lang),
        }

    def _row(self, outcome: BatchOutcome) -> str:
        return row_text(self.rows[outcome.name]) if self.rows else ""


def row_text(place: Place) -> str:
    """A row of a table by its file and line: ``xa.csv:3``."""
    return f"{place.file}:{place.line}"
