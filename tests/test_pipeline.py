"""The road at its edges: what may be handed in, what is raised, and what follows from a file that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach
from tests.conftest import EXAMPLES, findings_in

PLAN = EXAMPLES / "bac-son-2023" / "plan.yaml"


def test_a_path_a_string_path_and_the_text_itself_give_the_same_document() -> None:
    text = PLAN.read_text(encoding="utf-8")
    ways = [kehoach.load(PLAN), kehoach.load(str(PLAN)), kehoach.loads(text, base=PLAN.parent)]
    assert len({kehoach.render(kehoach.compute(plan)) for plan in ways}) == 1


@pytest.mark.parametrize("path", ["khong-co.yaml", Path("khong-co.yaml"), "a\0b.yaml", "."])
def test_a_file_that_cannot_be_read_is_an_os_error(path: str | Path) -> None:
    with pytest.raises(OSError, match=r"."):
        kehoach.check(path)


def test_a_missing_pack_is_one_finding_and_names_the_packs_there_are() -> None:
    text = PLAN.read_text(encoding="utf-8").replace("pack: giam-ngheo", "pack: giam-ngeo", 1)
    (finding,) = [f for f in findings_in(text, base=PLAN.parent) if f.severity.value == "error"][:1]
    assert finding.code == "KH307"
    assert "giam-ngheo" in finding.hint
    assert "KH202" not in {f.code for f in findings_in(text, base=PLAN.parent)}


def test_a_missing_profile_is_not_followed_by_what_stands_in_it() -> None:
    text = PLAN.read_text(encoding="utf-8")
    assert [f.code for f in findings_in(text, base=PLAN.parent / "elsewhere") if f.severity.value == "error"] == [
        "KH308"
    ]


@pytest.mark.parametrize("profile", ["/etc/passwd", "../x.yaml", "plan.txt", "/dev/zero", "/proc/self/environ"])
def test_a_spec_from_elsewhere_opens_no_file_of_this_machine(profile: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("secret: 1\n", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    findings = findings_in(f"kehoach: 1\npack: giam-ngheo\nyear: 2026\nprofile: {profile}\n", base=inside)
    assert [f.code for f in findings if f.severity.value == "error" and f.code != "KH224"] == ["KH308"]
    assert "secret" not in "".join(f.message for f in findings)


def test_yaml_may_be_handed_in_as_bytes_and_on_one_line() -> None:
    text = PLAN.read_text(encoding="utf-8")
    assert findings_in(text.encode(), base=PLAN.parent) == []
    assert [f.code for f in findings_in("")] == ["KH102"]
    assert "KH202" in [f.code for f in findings_in("kehoach: 1")]
    assert [f.code for f in findings_in("\ud800")] == ["KH111"]


def test_a_file_too_large_is_not_read_at_all(tmp_path: Path) -> None:
    huge = tmp_path / "plan.yaml"
    with huge.open("wb") as file:
        file.truncate(3 * 1024**3)
    assert [f.code for f in findings_in(huge)] == ["KH103"]


def test_errors_say_the_first_finding_and_how_many_more() -> None:
    with pytest.raises(kehoach.SpecError, match=r"plan.yaml:\d+:\d+: KH\d+ .*\(\+8 more\)") as raised:
        kehoach.compute(kehoach.load(EXAMPLES / "bac-son-2023-ban-in" / "plan.yaml"))
    assert isinstance(raised.value, kehoach.KehoachError)
    assert len(raised.value.findings) == 10


def test_what_a_plan_lacks_is_found_in_the_plan_and_not_in_the_packs_file() -> None:
    assert {f.file for f in findings_in("kehoach: 1\npack: giam-ngheo\nyear: 2026\n")} == {"<text>"}


def test_a_figure_is_exact_and_an_address_that_is_none_is_a_key_error() -> None:
    computed = kehoach.compute(kehoach.load(PLAN))
    rate = computed["giam_ngheo[khu phố 9].ty_le_cuoi"]
    assert rate.value is not None
    assert (rate.value.numerator, rate.value.denominator, rate.text) == (100, 283, "0,35")
    assert computed["year"].text == "2023"
    for address in ("nope", "giam_ngheo", "giam_ngheo[Khu phố 7].cuoi", "giam_ngheo.total.nope", "1 +", "issuer"):
        with pytest.raises(KeyError):
            computed[address]
