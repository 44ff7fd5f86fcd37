"""What a plan still lacks, and what it would lose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import main
from tests.conftest import EXAMPLES, Docx, findings_in, plan_in
from tests.rules.rule_specs import changed, found, messages

if TYPE_CHECKING:
    from pathlib import Path

SHORT = EXAMPLES / "bac-son-2023-ngan" / "plan.yaml"


def test_a_plan_without_signer_or_basis_says_so_and_still_renders() -> None:
    text = changed(
        ("signer: Nguyễn Văn Trường", ""),
        ("basis: |\n", "recipients: |\n"),
        ("recipients: |\n  Phòng", "x: |\n  Phòng"),
    )
    codes = [f.code for f in findings_in(text)]
    assert {"KH606", "KH607"} <= set(codes)
    plan = changed(("signer: Nguyễn Văn Trường", ""))
    assert [f.code for f in findings_in(plan)] == ["KH606"]
    assert kehoach.render(kehoach.compute(plan_in(plan)))


def test_wording_of_the_pack_is_counted_without_the_tables_it_places() -> None:
    (note,) = kehoach.check(SHORT)
    printed = kehoach.load(SHORT)
    assert note.code == "KH602"
    assert note.severity.value == "note"
    assert int(dict(note.details)["count"]) > 20  # type: ignore[arg-type]
    assert printed.pack in note.message


@pytest.mark.parametrize(
    ("before", "after", "address"),
    [
        ("number: 66", "number: CẦN BỔ SUNG", "number"),
        ("date: 09/3/2023", "date: CẦN BỔ SUNG (sau hội nghị)", "date"),
        ("signer: Nguyễn Văn Trường", "signer: CẦN BỔ SUNG", "signer"),
        ("goal: ≥ 7 hộ", "goal: CẦN BỔ SUNG", "cam_ket"),
        ("  Thực hiện kế hoạch số", "  CẦN BỔ SUNG (năm 2023: kế hoạch)\n  Thực hiện kế hoạch số", "basis"),
        ("      Cân đối, bố trí", "      - CẦN BỔ SUNG.\n      Cân đối, bố trí", "ke_toan.text"),
        ("Khu phố 10 |   6 |", "Khu phố 10 | CẦN BỔ SUNG |", "giam_ngheo[Khu phố 10].dau"),
        ("| Khu phố 10\n", "| CẦN BỔ SUNG\n", "phan_cong[Nguyễn Xuân Lưu].dia_ban"),
        (
            "    title: Nguồn lực thực hiện",
            "    title: Nguồn lực thực hiện\n    when: CẦN BỔ SUNG",
            "tasks[nguon_luc].when",
        ),
        (
            "    title: Nguồn lực thực hiện",
            "    title: Nguồn lực thực hiện\n    lead: CẦN BỔ SUNG",
            "tasks[nguon_luc].lead",
        ),
    ],
)
def test_a_gap_prints_dots_is_counted_once_and_is_refused_for_release(before: str, after: str, address: str) -> None:
    text = changed((before, after))
    gaps = [f for f in findings_in(text) if f.code == "KH603"]
    assert [dict(f.details)["address"] for f in gaps] == [address]
    (refused,) = (f for f in findings_in(text, final=True) if f.code == "KH603")
    assert (refused.severity.value, refused.place) == ("error", gaps[0].place)
    printed = Docx(kehoach.render(kehoach.compute(plan_in(text))))
    assert not [line for line in printed.paragraphs() if "CẦN BỔ SUNG" in line]


def test_a_release_needs_number_and_date() -> None:
    text = changed(("number: 66", "number:"), ("date: 09/3/2023", "date: 3/2023"))
    assert [f.code for f in findings_in(text)] == []
    assert sorted(f.code for f in findings_in(text, final=True)) == ["KH640", "KH641"]
    assert findings_in(changed(), final=True) == []


def test_final_on_the_command_line_refuses_what_a_draft_may_lack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, out = tmp_path / "plan.yaml", tmp_path / "plan.docx"
    draft.write_text(changed(("number: 66", "number:"), ("goal: ≥ 7 hộ", "goal: CẦN BỔ SUNG")), encoding="utf-8")
    assert main(["check", str(draft)]) == 0
    assert main(["check", str(draft), "--final"]) == 1
    assert main(["render", str(draft), "--final", "-o", str(out)]) == 1
    assert not out.exists()
    assert "KH640" in capsys.readouterr().err
    assert main(["render", str(draft), "-o", str(out)]) == 0


def test_a_part_that_no_section_takes_up_is_an_error_and_not_lost() -> None:
    text = changed(("purpose: |", "outline: {pack: none, mot: {title: Một, of: requirements}}\npurpose: |"))
    assert ("KH317", "|") not in found(text)
    assert {dict(f.details)["part"] for f in findings_in(text) if f.code == "KH317"} >= {"purpose"}


def test_a_bare_goal_in_targets_is_not_lost_either() -> None:
    text = changed(("targets:\n", "targets:\n  moi: ≥ 7 hộ\n"))
    assert [(f.code, dict(f.details)["part"]) for f in findings_in(text)] == [("KH317", "moi")]


def test_parts_inside_a_part_are_printed_and_deeper_ones_are_refused_not_lost() -> None:
    one = changed() + "\nfunding:\n  parts:\n    a:\n      title: Một\n      text: x\n"
    assert findings_in(one) == []
    assert "1. Một" in Docx(kehoach.render(kehoach.compute(plan_in(one)))).paragraphs()
    deeper = one.replace("      text: x\n", "      parts: {c: {parts: {d: {parts: {e: {parts: {g: {text: mất}}}}}}}}\n")
    assert [f.code for f in findings_in(deeper)] == ["KH201"]


def test_messages_are_whole_in_both_languages() -> None:
    vietnamese = set("ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđăơư")
    text = changed(("year: 2023", "year: [1]")) + "\nnope: 1\nmoney: {a: b}\n"
    for finding in findings_in(text):
        english = finding.message_in("en").replace("“", "\n“").replace("”", "”\n")
        outside = "".join(line for line in english.split("\n") if not line.startswith("“"))
        assert not vietnamese & set(outside), outside


# --- what is to be supplied


def test_gaps_are_counted_wherever_they_stand() -> None:
    spec = changed(
        ("Khu phố 9  |   2 |    1", "Khu phố 9  |   2 |    CẦN BỔ SUNG (chờ họp)"),
        ("Khu phố 9  |   283", "Khu phố 9  |   CẦN BỔ SUNG"),
        ("| Chủ tịch Hội CCB       |", "| CẦN BỔ SUNG            |"),
        ("goal: ≥ 7 hộ  ", "goal: CẦN BỔ SUNG  "),
    )

    assert sorted(messages(spec)) == [
        "KH603 còn CẦN BỔ SUNG ở “areas[Khu phố 9].ho”",
        "KH603 còn CẦN BỔ SUNG ở “cam_ket”",
        "KH603 còn CẦN BỔ SUNG ở “giam_ngheo[Khu phố 9].giam”: chờ họp",
        "KH603 còn CẦN BỔ SUNG ở “phan_cong[Nguyễn Xuân Lưu].chuc_vu”",
    ]


def test_paragraphs_of_the_pack_are_counted_in_one_note() -> None:
    text = changed()
    start, end = text.index("purpose: |"), text.index("requirements: |")

    assert [message[:38] for message in messages(text[:start] + text[end:])] == [
        "KH602 3 đoạn lấy lời văn của bộ mẫu “g"
    ]
