"""``kehoach explain``: an address that is one, and one that is nearly one."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest

from kehoach.cli import main
from tests.cli.calls import write

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.yaml")


def test_an_address_may_be_typed_in_any_form_of_unicode(capsys: Capture) -> None:
    address = "giam_ngheo[Thôn 1].cuoi"
    for form in ("NFC", "NFD"):
        assert main(["explain", "a.yaml", unicodedata.normalize(form, address), "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["text"] == "08"


def test_an_address_that_is_nearly_one_is_trouble_and_told_the_nearest(capsys: Capture) -> None:
    assert main(["explain", "a.yaml", "giam_ngheo[Thôn 1].cuoii"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    last = said.err.splitlines()[-1]
    assert last.startswith("kehoach: không có số liệu ở địa chỉ “giam_ngheo[Thôn 1].cuoii”; ý bạn là “")
