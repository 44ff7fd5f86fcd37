"""``kehoach schema``: JSON that takes every plan."""

from __future__ import annotations

import json

import pytest

from kehoach.cli import main
from tests.conftest import EXAMPLES

Capture = pytest.CaptureFixture[str]


def test_the_schema_is_json_and_accepts_every_example(capsys: Capture) -> None:
    import jsonschema
    import yaml

    assert main(["schema"]) == 0
    validator = jsonschema.Draft7Validator(json.loads(capsys.readouterr().out))
    for spec in EXAMPLES.glob("*/plan.yaml"):
        # Editors read YAML 1.2, where a date and a yes are text.
        plan = yaml.load(spec.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        assert [error.message for error in validator.iter_errors(plan)] == []
    assert list(validator.iter_errors({"kehoach": 1, "pack": "x", "yaer": 2023}))
