"""Stars without a partner, in a plan whose stars make bold and italic."""

from __future__ import annotations

import pytest

from tests.conftest import findings_in
from tests.rules.rule_specs import changed, found

EMPHASIS = ("year: 2023", "year: 2023\nstyle: {emphasis: yes}")
TABLE = """
tables:
  bang:
    title: Bảng{title}
    columns:
      ten: {{label: Nội dung{label}, kind: text}}
      gc: {{label: Ghi chú, kind: text}}
      dien: {{label: Diễn giải, text: "$(ten){composed}"}}
    notes: Ghi chú{note}
    rows: |
      ten      | gc
      Bút{name} | đen{cell}
      Sổ       | xanh
"""


def with_stars(**stars: str) -> str:
    table = TABLE.format(**{key: stars.get(key, "") for key in ("title", "label", "composed", "note", "name", "cell")})
    line = (
        "purpose: |\n",
        f"purpose: |\n  Đoạn $(5 * 3 | 0) hộ{stars.get('text', '')}\n    tiếp{stars.get('more', '')}\n  $(bang)\n",
    )
    return changed(EMPHASIS, line) + table


def test_without_the_key_no_star_means_anything() -> None:
    text = with_stars(text=" **x", cell=" *y").replace("style: {emphasis: yes}", "")
    assert "KH566" not in [finding.code for finding in findings_in(text)]


def test_paired_stars_are_no_finding_wherever_they_are() -> None:
    every = dict.fromkeys(("text", "more", "title", "label", "composed", "note", "name", "cell"), " **x** và *y*")
    assert "KH566" not in [finding.code for finding in findings_in(with_stars(**every))]


@pytest.mark.parametrize("where", ["text", "more", "title", "label", "composed", "note", "name", "cell"])
def test_stars_without_a_partner_are_reported_at_their_place(where: str) -> None:
    text = with_stars(**{where: " **x"})
    (place,) = [rest for code, rest in found(text) if code == "KH566"]
    assert place.startswith("**x")


def test_the_hint_says_how_to_pair_them_and_how_to_print_a_star() -> None:
    (finding,) = [finding for finding in findings_in(with_stars(text=" *x")) if finding.code == "KH566"]
    assert "*như thế này*" in finding.hint
    assert r"\*" in finding.hint
    assert "KH566" not in [finding.code for finding in findings_in(with_stars(text=r" \*x"))]
