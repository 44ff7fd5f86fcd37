"""A folder of documents, filled by a batch: only what changed is written, and what a person edited is kept.

Each file is written whole or not at all, and the ledger after several, so that a batch may be ended at any moment: the
next one finds what is missing.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.batch.fingerprint import parts_print
from kehoach.batch.ledger import LedgerEntry, read_ledger, write_ledger
from kehoach.batch.plan_source import BatchOutcome, Happened
from kehoach.batch.render_many import AHEAD, in_order
from kehoach.batch.task import Made
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import reason_of
from kehoach.exporting.made_files import is_signed
from kehoach.files import remove_litter, write_whole
from kehoach.ooxml.package import is_untouched
from kehoach.ooxml.xml import Unsound

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from concurrent.futures import Executor
    from pathlib import Path

    from kehoach.batch.task import Task

_SIGNED: Final = Bilingual(
    "tệp PDF của văn bản này đã được ký điện tử; thêm --force để ghi đè",
    "the PDF of this document has an electronic signature; use --force to overwrite it",
)
FILES_PER_LEDGER: Final = 50
"""After this number of files the ledger is written; what a sudden end loses of it is made once more, the same."""


class TargetFolder(Struct, frozen=True):
    """Where documents are written, and whether files that were edited are replaced, too."""

    path: Path
    force: bool = False

    def gone(self, names: Mapping[str, Task]) -> tuple[str, ...]:
        """The documents that earlier batches wrote and that are not among these, sorted; nothing deletes them."""
        return tuple(sorted(name for name in read_ledger(self.path) if name not in names and self._is_file(name)))

    def fill(
        self, tasks: Mapping[str, Task], executor: Executor | None = None, ahead: int = AHEAD
    ) -> Generator[BatchOutcome, None, None]:
        """Make the documents, by file name: an outcome for each, in order, as soon as its file is written.

        One batch at a time may fill a folder.

        Raises:
            OSError: the ledger cannot be written.
        """
        remove_litter(self.path)
        known = read_ledger(self.path)
        ledger = {name: entry for name, entry in known.items() if self._is_file(name)}
        work = (self._begun(name, task, ledger.get(name)) for name, task in tasks.items())
        with contextlib.closing(in_order(work, executor, ahead)) as results:
            try:
                for count, (name, made) in enumerate(zip(tasks, results, strict=True), 1):
                    outcome, entry = self._ended(name, made)
                    if entry is not None:
                        ledger[name] = entry
                    if count % FILES_PER_LEDGER == 0 and ledger != known:
                        write_ledger(self.path, ledger)
                        known = dict(ledger)
                    yield outcome
            finally:
                if ledger != known:
                    write_ledger(self.path, ledger)

    def _begun(self, name: str, task: Task, entry: LedgerEntry | None) -> Task | Made:
        """The task with the print of what its file was made from, or the outcome if the file has to be kept."""
        try:
            found = self._found(name)
        except OSError as error:
            return Made(BatchOutcome(name, Happened.FAILED, reason=reason_of(error)))
        if found is None:
            return task
        if found == "" and not self.force:
            return Made(BatchOutcome(name, Happened.KEPT))
        is_whole = all(self._beside(name, ending).is_file() for ending in task.also)
        return replace(task, known=entry.source) if entry and entry.parts == found and is_whole else task

    def _ended(self, name: str, made: Made) -> tuple[BatchOutcome, LedgerEntry | None]:
        """What became of a file, and its new entry in the ledger; the file is written here."""
        outcome = replace(made.outcome, name=name)
        document = outcome.document
        if outcome.happened is not Happened.RENDERED or document is None:
            return outcome, None
        others = [(self._beside(name, ending), other) for ending, other in made.others]
        parts = parts_print(document)
        entry = LedgerEntry(made.source_print, parts)
        outcome = replace(outcome, document=None)
        try:
            found = self._found(name)  # once more, because Word may have saved it since the task began
            if found == "" and not self.force:
                return replace(outcome, happened=Happened.KEPT), None
            if not self.force and any(path.is_file() and is_signed(path.read_bytes()) for path, _ in others):
                return replace(outcome, happened=Happened.FAILED, reason=_SIGNED), None
            for path, other in others:
                write_whole(path, other, force=self.force)
            if found == parts:
                return replace(outcome, happened=Happened.UNCHANGED), entry
            write_whole(self.path / name, document, force=self.force)
        except OSError as error:
            return replace(outcome, happened=Happened.FAILED, reason=reason_of(error)), None
        return replace(outcome, happened=Happened.WRITTEN), entry

    def _beside(self, name: str, ending: str) -> Path:
        """Where a document is in another form."""
        return (self.path / name).with_suffix(ending)

    def _is_file(self, name: str) -> bool:
        return (self.path / name).is_file()

    def _found(self, name: str) -> str | None:
        """The print of a file's parts; empty if a person has edited it, ``None`` if there is no such file.

        Raises:
            OSError: the file cannot be read.
        """
        path = self.path / name
        if not path.is_file():
            return None
        data = path.read_bytes()
        try:
            return parts_print(data) if is_untouched(data) else ""
        except Unsound:
            return ""
