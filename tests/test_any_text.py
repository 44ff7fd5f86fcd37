"""Whatever stands in a file, checking it gives a list of findings that can be shown, in few steps."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.plan import keys, table_keys
from tests.marked_spec import GOOD, added, check
from tests.steps import steps_of

SHAPES = (table_keys.TABLE, table_keys.COLUMN, keys.TASK, table_keys.AREAS)
LINES = GOOD.split("\n")
PIECES = [
    *("{", "}", "[", "]", "{{", "}}", "$(", "$$(", ")", "|", "||", " | ", ":", ": ", "::", "- ", "-", "? ", "#", " #"),
    *("'", '"', "“", "”", "\\", "\t", " ", "  ", "\n", "\n\n", "\r", "&a ", "*a", "!x ", "!!str ", "%", "@", "`", ">"),
    *("---\n", "...\n", "<<: ", "none", "~", "=", ",", ";", "\u00a0", "\u200b", "\ufeff", "\u0301", "\ud800", "\0"),
    *("$(pack)", "$(year)", "giam_ngheo", "cam_ket", "total", "chưa có", "CẦN BỔ SUNG", "0.84", "1.234", "066"),
    *(f"\n{key.name}: " for key in keys.PLAN.keys),
    *(f"\n    {key.name}: " for shape in SHAPES for key in shape.keys),
]
LETTERS = "0123456789.,-− \u00a0hộ%_:/\"'()[]|;$=abc"
quick = settings(suppress_health_check=list(HealthCheck))


@st.composite
def changed_specs(draw: st.DrawFn) -> str:
    """The good spec after a few accidents: lines lost, doubled, swapped or indented, characters put in or out."""
    text = GOOD
    for _ in range(draw(st.integers(1, 4))):
        lines = text.split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        to = draw(st.integers(0, len(lines) - 1))
        index = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 12))
        match draw(st.integers(0, 7)):
            case 0:
                text = "\n".join(lines[:at] + lines[at + 1 :])
            case 1:
                text = "\n".join([*lines[:at], lines[at], *lines[at:]])
            case 2:
                lines[at], lines[to] = lines[to], lines[at]
                text = "\n".join(lines)
            case 3:
                lines[at] = " " * draw(st.integers(1, 4)) + lines[at]
                text = "\n".join(lines)
            case 4:
                lines[at] = lines[at].removeprefix(" " * draw(st.integers(1, 4)))
                text = "\n".join(lines)
            case 5:
                text = text[:index] + text[index + length :]
            case 6:
                text = text[:index] + draw(st.sampled_from(PIECES)) + text[index:]
            case 7:
                text = text[:index] + draw(st.text(max_size=5)) + text[index:]
    return text


def checked_soon(spec: str | Path) -> list[kehoach.Finding]:
    """The findings, in a number of steps that grows with the text and no faster."""
    findings, steps = steps_of(lambda: check(spec))
    size = spec.stat().st_size if isinstance(spec, Path) else len(spec)
    assert steps < 500_000 + 100 * size
    return findings


@quick
@given(st.text())
@example("{{a}: b}")
@example("{\n{a}: b}")
@example("? |\n- a\n: b")
@example("a: |\n\n\n")
@example("a: |+\n\n b\n\n")
@example("\n: ")
@example("- - ? - : -")
@example("a: 'b\n\n\nc' d")
def test_any_text_gives_findings(text: str) -> None:
    checked_soon(text + "\n")


@quick
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join))
def test_any_text_made_of_what_means_something_gives_findings(text: str) -> None:
    checked_soon(text + "\n")


@quick
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join))
def test_so_does_any_such_text_behind_a_good_spec(text: str) -> None:
    checked_soon(added(text))


@quick
@given(st.binary(max_size=200) | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_findings(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "plan.yaml")
        file.write_bytes(data)
        assert checked_soon(file)


@pytest.mark.slow
@settings(quick, max_examples=300)
@given(changed_specs())
def test_any_accident_to_a_good_spec_gives_findings(text: str) -> None:
    findings = checked_soon(text + "\n")
    has_errors = any(finding.severity is kehoach.Severity.ERROR for finding in findings)
    with contextlib.suppress(kehoach.SpecError):
        kehoach.render(kehoach.compute(kehoach.loads(text + "\n")))
        assert not has_errors


@quick
@given(st.text(LETTERS, max_size=20))
def test_any_text_in_an_expression_gives_findings(text: str) -> None:
    checked_soon(added(f"purpose: |\n  - Năm $({text}) hộ\n"))


@pytest.mark.slow
@quick
@given(st.lists(st.lists(st.text(LETTERS, max_size=6), max_size=5), max_size=4))
def test_any_text_in_a_grid_gives_findings(rows: list[list[str]]) -> None:
    lines = "".join(f"      {' | '.join(row)}\n" for row in rows)
    checked_soon(added(f"tables:\n  bang:\n    rows: |\n      Tên | Số\n{lines}"))


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.dates() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@quick
@given(st.dictionaries(st.sampled_from(keys.PLAN.names()) | st.text(max_size=4), json_like, max_size=6))
def test_any_mapping_gives_findings(given_spec: dict[str, object]) -> None:
    check({**given_spec, "profile": None})


@pytest.mark.parametrize("line", range(len(LINES) - 1))
def test_a_good_spec_without_one_of_its_lines_gives_findings(line: int) -> None:
    checked_soon("\n".join(LINES[:line] + LINES[line + 1 :]))


@pytest.mark.parametrize("cut", range(0, len(GOOD), 17))
def test_a_good_spec_that_ends_anywhere_gives_findings(cut: int) -> None:
    checked_soon(GOOD[:cut] + "\n")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000 + "\n",
        "a: " + "b " * 300_000 + "\n",
        "purpose: |\n" + "  - một $(year)\n" * 3_000,
        "purpose: |\n  " + "$(" * 50_000 + "\n",
        "purpose: |\n  " + "{{" * 50_000 + "\n",
        pytest.param("".join(f"khoa{i}: {i}\n" for i in range(1_500)), marks=pytest.mark.slow),
        pytest.param("recipients: |\n" + "  một\n" * 10_000, marks=pytest.mark.slow),
        "opening: '" + "''" * 100_000 + "'\n",
        "# " + "=" * 500_000 + "\n",
    ],
    ids=["word", "words", "insets", "openers", "marks", "keys", "lines", "quotes", "comment"],
)
def test_a_long_text_is_read_in_few_steps(text: str) -> None:
    checked_soon(text)
