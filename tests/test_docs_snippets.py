"""Every finding has a wrong and a right snippet in the docs, and both do what their page says."""

from __future__ import annotations

import pytest

from kehoach.diagnostics import Rule, Severity, catalog
from tests.conftest import docs_module
from tests.own_words import vietnamese_of_our_own

plans = docs_module("snippet_plans")
WITHOUT_SNIPPETS = docs_module("told_examples").WITHOUT_SNIPPETS
RULES = {rule.code: rule for rule in vars(catalog).values() if isinstance(rule, Rule)}
SHOWN = sorted(plans.snippet_codes("wrong"))


def found(code: str, which: str) -> list[tuple[str, Severity]]:
    return [(finding.code, finding.severity) for finding in plans.snippet(code, which).findings()]


def test_the_plan_that_snippets_are_laid_into_has_nothing_to_find() -> None:
    assert plans.Snippet("one.yaml", "number: 12\n").findings() == []


def test_every_rule_is_shown_wrong_and_right_or_says_why_it_cannot_be() -> None:
    assert plans.snippet_codes("wrong") == plans.snippet_codes("right")
    assert plans.snippet_codes("wrong") | WITHOUT_SNIPPETS.keys() == RULES.keys()
    assert plans.snippet_codes("wrong") & WITHOUT_SNIPPETS.keys() == set()


def test_the_plan_goes_on_behind_a_snippet_on_a_new_line() -> None:
    assert [path.name for path in plans.FOLDER.iterdir() if not plans.text_of(path.name).endswith("\n")] == []


@pytest.mark.parametrize("code", SHOWN)
def test_the_wrong_snippet_is_found(code: str) -> None:
    assert code in {c for c, _ in found(code, "wrong")}


@pytest.mark.parametrize("code", SHOWN)
def test_the_right_snippet_is_not_found_and_makes_a_plan_without_errors(code: str) -> None:
    assert [c for c, severity in found(code, "right") if c == code or severity is Severity.ERROR] == []


@pytest.mark.parametrize("code", SHOWN)
def test_the_english_message_has_no_vietnamese_that_nobody_typed(code: str) -> None:
    snippet = plans.snippet(code, "wrong")
    typed = snippet.text + plans.text_of(plans.BASE)

    assert {f.code: words for f in snippet.findings() if (words := vietnamese_of_our_own(f, typed))} == {}


def test_what_is_found_in_a_snippet_stands_where_the_snippet_has_it() -> None:
    wrong = plans.snippet("KH406", "wrong")
    (finding,) = wrong.findings()

    assert finding.file == "KH406.wrong.yaml"
    assert wrong.text.split("\n")[finding.line - 1][finding.column - 1 :].startswith("16 |")


def test_what_is_found_in_the_base_stands_where_the_base_has_it() -> None:
    areas = "areas:\n  label: khu phố\n  rows: |\n    Đơn vị    | Số hộ\n    Khu phố 1 |   320\n"
    base = plans.text_of(plans.BASE).split("\n")
    first = plans.Snippet("one.yaml", areas).findings()[0]

    assert first.file == plans.BASE
    assert base[first.line - 1][first.column - 1 :].startswith("Khu phố 2 |")
