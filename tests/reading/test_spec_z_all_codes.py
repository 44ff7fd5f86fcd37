"""For information: which codes of the catalog no test in this folder has produced. Runs last, by its name."""

from __future__ import annotations

from marked_spec import produced

from kehoach.diagnostics import Rule, catalog


def test_codes_that_nothing_here_has_produced() -> None:
    rules = {rule.code: rule.name for rule in vars(catalog).values() if isinstance(rule, Rule)}

    assert produced <= rules.keys()
    missing = [f"{code} {name}" for code, name in rules.items() if code not in produced]
    print(f"\n{len(produced & rules.keys())} of {len(rules)} codes produced; not: {', '.join(missing)}")


def test_every_code_and_every_name_is_given_once() -> None:
    found = [rule for rule in vars(catalog).values() if isinstance(rule, Rule)]

    assert len({rule.code for rule in found}) == len(found)
    assert len({rule.name for rule in found}) == len(found)
