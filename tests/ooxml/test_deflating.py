"""Parts are compressed by the fast extra where it is there, else by zlib, and come out the same."""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach.ooxml import deflating
from kehoach.ooxml.deflating import FAST, deflate
from tests.conftest import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["fast", "standard"])
def module(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if request.param == "standard":
        monkeypatch.setitem(sys.modules, FAST, None)
    deflating._module.cache_clear()
    yield request.param
    deflating._module.cache_clear()


@given(st.lists(st.binary(max_size=2000), max_size=5))
def test_what_went_in_comes_out(pieces: list[bytes]) -> None:
    deflated, crc, size = deflate(pieces)
    data = zlib.decompress(deflated, -zlib.MAX_WBITS) if size else b""
    assert (data, crc, size) == (b"".join(pieces), zlib.crc32(b"".join(pieces)), sum(map(len, pieces)))


def test_the_extra_is_used_where_it_is_installed(module: str) -> None:
    used, _ = deflating._module()
    assert used.__name__ == (FAST if module == "fast" else "zlib")


def test_text_gets_a_tenth_of_its_size_or_less(module: str) -> None:
    text = "".join(f"<w:tc><w:p><w:r><w:t>{number}</w:t></w:r></w:p></w:tc>" for number in range(3000)).encode()
    deflated, _, size = deflate([text])
    assert len(deflated) * 10 < size == len(text)
    assert zlib.decompress(deflated, -zlib.MAX_WBITS) == text


PLANS = sorted(plan for plan in EXAMPLES.glob("*/plan.yaml") if plan.parent.name != "bac-son-2023-ban-in")
"""One example shows what is found wrong in a plan, so that no document is made of it."""


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.parent.name)
def test_the_parts_of_every_example_are_equal_whatever_compresses_them(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("isal")
    computed = kehoach.compute(kehoach.load(plan))
    document = kehoach.render(computed)
    monkeypatch.setitem(sys.modules, FAST, None)
    deflating._module.cache_clear()
    slower = kehoach.render(computed)
    deflating._module.cache_clear()
    assert parts_of(document) == parts_of(slower)


def parts_of(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}
