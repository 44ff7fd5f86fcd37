"""What the Word template of a pack omits is neither missed in a plan nor asked for in a first one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

import kehoach
from kehoach.cli import main
from tests.conftest import findings_in
from tests.word.test_trial import ALL

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "kehoach: 1\npack: thu\nyear: 2026\nsubject: Trả lời đơn\nissuer: {kind: xã, name: Tân Mẫu}\n"
OF_ITS_PARTS = {"KH602", "KH606", "KH607", "KH640", "KH641", "KH652", "KH690", "KH692"}


def letters(folder: Path, without: str, tags: str = "{{ doc.subject }}") -> Path:
    """A folder with a pack “thu” that omits these paths."""
    home = folder / "packs" / "thu"
    home.mkdir(parents=True)
    template = docx.Document()
    template.add_paragraph(tags)
    template.save(str(home / "template.docx"))
    omitted = f"templates:\n  template.docx: {{without: {without}}}\n"
    (home / "pack.yaml").write_text(f"pack: co-so\ntitle: Thư\ndocument: Thư\n{omitted}", encoding="utf-8")
    return folder / "packs"


EVERYTHING = "; ".join(path for path in ALL.split() if path != "doc.subject")


def codes(packs: Path, *, final: bool = False) -> set[str]:
    return {finding.code for finding in findings_in(PLAN, packs=packs, final=final)}


def test_what_the_template_omits_is_not_missed(tmp_path: Path) -> None:
    assert codes(letters(tmp_path, EVERYTHING), final=True) & OF_ITS_PARTS == set()


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("doc.signature.name", "KH606"),
        ("doc.basis", "KH607"),
        ("doc.heading.number", "KH652"),
        ("doc.heading.place_and_date", "KH641"),
        ("doc.recipients", "KH602"),
    ],
)
def test_what_it_prints_is(printed: str, code: str, tmp_path: Path) -> None:
    rest = "; ".join(path for path in EVERYTHING.split("; ") if path != printed)
    assert codes(letters(tmp_path, rest), final=True) & OF_ITS_PARTS == {code}


def test_a_draft_without_its_heading_is_a_warning(tmp_path: Path) -> None:
    computed = kehoach.compute(kehoach.loads(PLAN, packs=letters(tmp_path, EVERYTHING)))
    (finding,) = kehoach.render(computed, kehoach.Audience.DRAFT).findings
    assert (finding.code, finding.severity.value) == ("KH570", "warning")
    assert kehoach.render(computed).findings == ()


def test_a_first_plan_asks_for_what_is_printed_alone(tmp_path: Path) -> None:
    packs, plan = letters(tmp_path, EVERYTHING), tmp_path / "plan.yaml"
    assert main(["new", "--pack", "thu", "--packs", str(packs), "--year", "2026", "-o", str(plan)]) == 0
    typed = [line.split(":")[0] for line in plan.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()]
    assert typed == ["kehoach", "pack", "year", "subject", "issuer"]
    assert {finding.code for finding in findings_in(plan, packs=packs)} == {"KH603"}


def test_a_first_plan_has_a_signer_where_one_is_printed(tmp_path: Path) -> None:
    rest = "; ".join(path for path in EVERYTHING.split("; ") if path != "doc.signature.name")
    packs, plan = letters(tmp_path, rest, "{{ doc.subject }}{{ doc.signature.name }}"), tmp_path / "plan.yaml"
    assert main(["new", "--pack", "thu", "--packs", str(packs), "-o", str(plan)]) == 0
    text = plan.read_text(encoding="utf-8")
    assert "\nsigner: " in text
    assert "\nbasis: " not in text
