"""``kehoach.render_many``: one outcome for each plan, in order, by any executor, and no more work than is asked for."""

from __future__ import annotations

import os
import pickle
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest

import kehoach
from kehoach.batch.task import Task, perform
from tests.cli.calls import PLAN
from tests.conftest import EXAMPLES, Docx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

Happened = kehoach.Happened
FULL = EXAMPLES / "bac-son-2023" / "plan.yaml"
PRINTED = EXAMPLES / "bac-son-2023-ban-in" / "plan.yaml"


def communes(count: int) -> Iterator[kehoach.PlanSource]:
    for number in range(1, count + 1):
        yield kehoach.PlanSource(
            text=PLAN, name=f"{number}.yaml", over={"number": number, "issuer.name": f"Mẫu {number}"}
        )


def bytes_of(outcomes: Iterator[kehoach.BatchOutcome]) -> list[bytes]:
    return [bytes(outcome.document or b"") for outcome in outcomes]


def test_each_plan_has_its_outcome_in_order_and_a_bad_one_stops_nothing() -> None:
    plans: list[Any] = [FULL, EXAMPLES / "không có.yaml", PRINTED, kehoach.load(FULL), {"kehoach": 1}]
    made = list(kehoach.render_many(plans))
    assert [outcome.happened for outcome in made] == [
        Happened.RENDERED, Happened.FAILED, Happened.REFUSED, Happened.RENDERED, Happened.REFUSED,
    ]  # fmt: skip
    assert [outcome.name for outcome in made] == [str(FULL), str(plans[1]), str(PRINTED), str(FULL), "<mapping>"]
    assert made[0].document == made[3].document == kehoach.render(kehoach.compute(kehoach.load(FULL)))
    assert made[1].reason is not None
    assert "không có tệp" in made[1].reason.vi
    assert list(made[2].findings) == kehoach.check(PRINTED)


def test_keys_are_merged_over_a_plan_by_their_paths() -> None:
    (made,) = kehoach.render_many(
        [kehoach.PlanSource(path=FULL, over={"issuer.name": "Ba Đình", "number": "", "year": None})]
    )
    assert made.document is not None
    text = "\n".join(Docx(made.document).paragraphs())
    assert "PHƯỜNG BA ĐÌNH" in text
    assert "Số: 66/KH-UBND" in text


def test_a_text_of_a_row_may_insert_what_the_pack_has() -> None:
    source = kehoach.PlanSource(text=PLAN, over={"requirements": "$(pack)\n- Riêng xã này."})
    (made,) = kehoach.render_many([source])
    assert made.document is not None
    assert "Riêng xã này" in "\n".join(Docx(made.document).paragraphs())


def test_a_mistake_in_a_key_over_a_plan_is_a_finding_at_that_key() -> None:
    (made,) = kehoach.render_many([kehoach.PlanSource(text=PLAN, over={"date": "31/02/2026"})])
    assert made.happened is Happened.REFUSED
    errors = [finding for finding in made.findings if finding.severity is kehoach.Severity.ERROR]
    assert {str(finding.place) for finding in errors} == {"<over>:date"}


def test_the_options_are_those_of_one_plan() -> None:
    (draft,) = kehoach.render_many([kehoach.PlanSource(text=PLAN)], draft=True)
    assert draft.document is not None
    assert any("DỰ THẢO" in text for text in Docx(draft.document).paragraphs())
    unready = PLAN.replace("number: 7\n", "")
    (refused,) = kehoach.render_many([kehoach.PlanSource(text=unready)], final=True)
    assert refused.happened is Happened.REFUSED


def test_plans_are_taken_only_as_outcomes_are() -> None:
    taken: list[int] = []

    def endless() -> Iterator[kehoach.PlanSource]:
        for source in communes(10**9):
            taken.append(1)
            yield source

    made = kehoach.render_many(endless())
    next(made)
    assert len(taken) == 1
    with ThreadPoolExecutor(2) as pool:
        many = kehoach.render_many(endless(), pool, ahead=3)
        assert len(taken) == 1
        next(many)
        next(many)
        assert len(taken) == 1 + 4
        many.close()


@pytest.mark.parametrize("kind", ["threads", "processes"])
def test_every_executor_gives_the_same_bytes(kind: str) -> None:
    pool: Executor = ThreadPoolExecutor(8) if kind == "threads" else ProcessPoolExecutor(1, get_context("spawn"))
    with pool:
        assert bytes_of(kehoach.render_many(communes(12), pool)) == bytes_of(kehoach.render_many(communes(12)))


@pytest.mark.slow
def test_a_cluster_of_dask_gives_the_same_bytes() -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        with client.get_executor() as pool:
            made = bytes_of(kehoach.render_many(communes(20), pool))
        assert made == bytes_of(kehoach.render_many(communes(20)))
        assert len(made) == 20


def test_a_task_is_small_and_its_result_comes_back_whole() -> None:
    task = Task(kehoach.PlanSource(path=FULL, over={"number": 5}))
    assert len(pickle.dumps(task)) < 1000
    made = perform(task)
    again = pickle.loads(pickle.dumps(made))
    assert again == made == perform(task)
    assert isinstance(again.outcome.document, kehoach.Document)


def test_a_worker_that_ends_fails_its_own_plans_and_raises_nothing() -> None:
    class Broken(Executor):
        def submit(self, *_given: Any, **_named: Any) -> Future[Any]:
            raise BrokenProcessPool("a child ended")

    made = list(kehoach.render_many(communes(3), Broken()))
    assert [outcome.happened for outcome in made] == [Happened.FAILED] * 3
    assert not any(outcome.is_fault for outcome in made)


def test_a_bug_is_one_outcome_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_given: object, **_named: object) -> None:
        raise ZeroDivisionError("here")

    monkeypatch.setattr("kehoach.batch.task.run_assembled", stumble)
    (made,) = kehoach.render_many([FULL])
    assert made.is_fault
    assert made.reason is not None
    assert made.reason.en == "a bug in kehoach: ZeroDivisionError: here"


def test_an_outcome_is_frozen() -> None:
    (made,) = kehoach.render_many([FULL])
    with pytest.raises(AttributeError):
        made.name = "x"  # type: ignore[misc]


@pytest.mark.parametrize("plans", [os.fspath(FULL), FULL, {"kehoach": 1}, kehoach.PlanSource(path=FULL), b"x"])
def test_one_plan_in_place_of_several_is_refused(plans: Any) -> None:
    with pytest.raises(TypeError, match="put this one into a list"):
        kehoach.render_many(plans)


def test_what_is_no_plan_is_refused_in_its_turn() -> None:
    made = kehoach.render_many([FULL, PLAN])
    assert next(made).document
    with pytest.raises(TypeError, match="this is YAML text"):
        next(made)
    with pytest.raises(TypeError, match="one plan"):
        kehoach.PlanSource()
    with pytest.raises(ValueError, match="at least 1"):
        kehoach.render_many([FULL], ahead=0)
