"""One task of a batch: from a plan's source to its document, in whichever process it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from kehoach.batch.fingerprint import source_print
from kehoach.batch.plan_source import BatchOutcome, Happened, PlanSource
from kehoach.diagnostics import Findings, in_file_order
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import ConversionError, MissingPackageError, PackError, reason_of
from kehoach.exporting.made_files import made_for
from kehoach.layering import assemble
from kehoach.pipeline import render, run_assembled, run_plan
from kehoach.plan.audience import Audience
from kehoach.plan.model import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.pipeline import Outcome
    from kehoach.rendered import Document

_DRAFT_OF_A_REPORT: Final = Bilingual(
    "báo cáo không có bản dự thảo; chỉ kế hoạch có", "a report has no draft; only a plan has one"
)
_PACK: Final = Bilingual("bộ mẫu chưa dùng được", "the template pack cannot be used")
_FORM: Final = Bilingual("không ghi được ở dạng khác", "it could not be made in another form")
_BUG: Final = Bilingual("lỗi của chương trình kehoach: {what}", "a bug in kehoach: {what}")
_UNREAD: Final = Bilingual("{file}: {why}", "{file}: {why}")


class Task(Struct, frozen=True):
    """What a worker gets: small, and with the same result whenever and wherever it runs."""

    source: PlanSource | Plan
    base: str | None = None
    packs: tuple[str, ...] = ()
    final: bool = False
    draft: bool = False
    also: tuple[str, ...] = ()
    """The other forms that the document is made in, as the endings of their files: ``.pdf``, ``.html``."""
    known: str = ""
    """The print of what the existing file was made from; if it is the same now, nothing is made."""

    @property
    def name(self) -> str:
        """What the outcome is called."""
        return self.source.file if isinstance(self.source, Plan) else self.source.shown


class Made(NamedTuple):
    """The result of a task."""

    outcome: BatchOutcome
    source_print: str = ""
    others: tuple[tuple[str, Document], ...] = ()
    """The document in its other forms, by ending."""


def perform(task: Task) -> Made:
    """Make the document of one plan. Nothing is raised: what goes wrong is the outcome."""
    name = task.name
    try:
        return _made(task, name)
    except OSError as error:
        why = reason_of(error)
        if error.filename:
            why = _UNREAD.filled(file=Bilingual(str(error.filename), str(error.filename)), why=why)
        return Made(BatchOutcome(name, Happened.FAILED, reason=why))
    except PackError as error:
        why = _PACK if error.findings else Bilingual(str(error), str(error))
        return Made(BatchOutcome(name, Happened.FAILED, findings=error.findings, reason=why))
    except ConversionError as error:
        return Made(BatchOutcome(name, Happened.FAILED, findings=error.findings, reason=_FORM))
    except MissingPackageError as error:
        return Made(BatchOutcome(name, Happened.FAILED, findings=error.findings, reason=error.why))
    except Exception as error:  # one plan that meets a bug must not stop the others
        said = " ".join(f"{type(error).__name__}: {error}".split())
        why = _BUG.filled(what=Bilingual(said, said))
        return Made(BatchOutcome(name, Happened.FAILED, reason=why, is_fault=True))


def _made(task: Task, name: str) -> Made:
    if isinstance(task.source, Plan):
        return _rendered(run_plan(task.source, final=task.final), (task.source.file,), task, name)
    findings = Findings()
    assembled = assemble(task.source.spec(findings), task.base, task.packs, findings)
    options = (task.draft, task.final, *task.also)
    made_from = source_print(assembled, options) if assembled.tree else ""
    if made_from and made_from == task.known:
        return Made(BatchOutcome(name, Happened.UNCHANGED), made_from)
    outcome = run_assembled(assembled, findings, final=task.final)
    return _rendered(outcome, assembled.files, task, name)._replace(source_print=made_from)


def _rendered(outcome: Outcome, files: Iterable[str], task: Task, name: str) -> Made:
    """The outcome with its document in all its forms; ``files`` are those whose findings come first."""
    if outcome.has_errors or outcome.computed is None:
        return Made(BatchOutcome(name, Happened.REFUSED, findings=outcome.findings))
    audience = outcome.computed.plan.audience
    if task.draft and audience is not Audience.PLAN:
        return Made(BatchOutcome(name, Happened.FAILED, reason=_DRAFT_OF_A_REPORT))
    audience = Audience.DRAFT if task.draft else audience
    document, computed = render(outcome.computed, audience), outcome.computed
    others = tuple((one, made_for(Path(name).with_suffix(one), document, computed, audience)) for one in task.also)
    found = dict.fromkeys(finding for made in (document, *(other for _, other in others)) for finding in made.findings)
    findings = in_file_order((*outcome.findings, *found), files)
    return Made(BatchOutcome(name, Happened.RENDERED, document, findings), others=others)
