"""Many plans rendered, lazily: outcomes in the order of the plans, by any executor."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Mapping as AbstractMapping
from concurrent.futures import BrokenExecutor, Future
from typing import TYPE_CHECKING, Final, TypeAlias

from kehoach.batch.plan_source import BatchOutcome, Happened, PlanSource
from kehoach.batch.task import Made, Task, perform
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.misuse import require_path
from kehoach.plan.model import Plan

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from concurrent.futures import Executor

    from kehoach.packs import PackFolders

AHEAD: Final = 64
"""The number of plans that are handed to an executor before the first outcome is waited for."""

AnyPlan: TypeAlias = "Plan | PlanSource | os.PathLike[str] | str | AbstractMapping[str, object]"

_NO_WORKER: Final = Bilingual("tiến trình thực hiện đã dừng: {what}", "the worker ended: {what}")


def render_many(
    plans: Iterable[AnyPlan],
    executor: Executor | None = None,
    *,
    base: os.PathLike[str] | str | None = None,
    packs: PackFolders = (),
    final: bool = False,
    draft: bool = False,
    ahead: int = AHEAD,
) -> Generator[BatchOutcome, None, None]:
    """Load, compute, check and render many plans: one outcome for each, in the order of the plans.

    Plans are taken from ``plans`` as outcomes are taken from the result, at most ``ahead`` of them in advance, so that
    both may be of any length. A plan with errors, or one that cannot be read, is an outcome like any other.

    Args:
        plans: the path of each plan, its mapping, the loaded plan, or a ``PlanSource``: a text, or a plan with other
            keys over it. A path or a ``PlanSource`` is the least that can be sent to a worker.
        executor: where the work is done: any ``concurrent.futures.Executor``, such as a pool of threads or processes,
            or the ``client.get_executor()`` of Dask. By default it is done here, whenever an outcome is taken. It
            stays open; what it has not begun is cancelled if the result is closed early.
        base: as for :func:`kehoach.load` and :func:`kehoach.loads`.
        packs: as for :func:`kehoach.load`.
        final: whether the plans are to be released: then gaps and a missing number or date are errors.
        draft: whether the draft for the leaders is made, instead of the plan.
        ahead: how many plans an executor is given in advance; at least two for each of its workers keep all busy.

    Raises:
        TypeError: one of ``plans`` is not a plan; raised when its turn comes.
        ValueError: ``ahead`` is less than 1.
    """
    if isinstance(plans, str | bytes | os.PathLike | AbstractMapping | PlanSource | Plan):
        raise TypeError("kehoach.render_many takes several plans: put this one into a list")
    if ahead < 1:
        raise ValueError(f"ahead is at least 1, not {ahead}")
    folders = [packs] if isinstance(packs, str | os.PathLike) else packs
    shelves = tuple(os.fspath(folder) for folder in folders)
    at = None if base is None else os.fspath(base)
    tasks = (Task(_source(plan), at, shelves, final, draft) for plan in plans)
    return (made.outcome for made in in_order(tasks, executor, ahead))


def in_order(
    work: Iterable[Task | Made], executor: Executor | None = None, ahead: int = AHEAD
) -> Generator[Made, None, None]:
    """The results of tasks, in their order; what is made already takes its turn among them."""
    if executor is None:
        yield from (perform(one) if isinstance(one, Task) else one for one in work)
        return
    waiting: deque[Made | tuple[str, Future[Made]]] = deque()
    try:
        for one in work:
            waiting.append(one if isinstance(one, Made) else (one.name, _begun(executor, one)))
            if len(waiting) >= ahead:
                yield _ended(waiting.popleft())
        while waiting:
            yield _ended(waiting.popleft())
    finally:
        for one_waiting in waiting:
            if not isinstance(one_waiting, Made):
                one_waiting[1].cancel()


def _begun(executor: Executor, task: Task) -> Future[Made]:
    try:
        return executor.submit(perform, task)
    except BrokenExecutor as error:
        never: Future[Made] = Future()
        never.set_exception(error)
        return never


def _ended(waiting: Made | tuple[str, Future[Made]]) -> Made:
    if isinstance(waiting, Made):
        return waiting
    name, future = waiting
    try:
        return future.result()
    except Exception as error:  # whatever an executor raises about its workers; a task itself raises nothing
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return Made(BatchOutcome(name, Happened.FAILED, reason=_NO_WORKER.filled(what=Bilingual(said, said))))


def _source(plan: AnyPlan) -> PlanSource | Plan:
    if isinstance(plan, Plan | PlanSource):
        return plan
    if isinstance(plan, AbstractMapping):
        return PlanSource(mapping=plan)
    require_path(plan, "kehoach.render_many")
    return PlanSource(path=plan)
