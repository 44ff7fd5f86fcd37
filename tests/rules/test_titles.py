"""What would print oddly although every figure is right, and tables that Word cannot hold."""

from __future__ import annotations

import pytest

from tests.conftest import findings_in
from tests.rules.rule_specs import changed, found


@pytest.mark.parametrize("title", ["III. Nguồn lực", "5. Nguồn lực", "a) Nguồn lực", "1.2. Nguồn lực"])
def test_a_title_that_brings_its_own_number_is_pointed_out(title: str) -> None:
    text = changed(("title: Nguồn lực thực hiện", f"title: {title}"))
    assert [f.code for f in findings_in(text)] == ["KH609"]


def test_a_title_may_begin_with_a_word_that_only_looks_like_a_number() -> None:
    assert found(changed(("title: Nguồn lực thực hiện", "title: 100% hộ nghèo được vay"))) == []


def test_a_task_without_a_title_is_pointed_out() -> None:
    text = changed(("    title: Nguồn lực thực hiện\n", ""))
    assert [f.code for f in findings_in(text)] == ["KH610"]


def test_the_issuers_kind_is_not_part_of_its_name() -> None:
    text = changed(("name: Bắc Sơn", "name: phường Bắc Sơn"))
    (finding,) = findings_in(text)
    assert finding.code == "KH611"
    assert "name: Bắc Sơn" in finding.hint


@pytest.mark.parametrize(
    ("authority", "post", "codes"),
    [
        ("TM.", "Chủ tịch", []),
        ("TM.; KT.", "Phó Chủ tịch", []),
        ("KT.", "Phó Chủ tịch", ["KH608"]),
        ("TL.", "Chánh Văn phòng", []),
        ("KT.", "Chủ tịch", ["KH608"]),
        ("TM.", "Phó Chủ tịch", ["KH608"]),
        ("none", "Phó Chủ tịch", ["KH608"]),
    ],
)
def test_authority_and_post_must_fit(authority: str, post: str, codes: list[str]) -> None:
    signer = f"signer: {{authority: {authority}, post: {post}, name: Trần Thị Mẫu}}"
    assert [f.code for f in findings_in(changed(("signer: Nguyễn Văn Trường", signer)))] == codes


def test_a_table_wider_or_longer_than_word_takes_is_an_error() -> None:
    wide = {f"c{n}": str(n) for n in range(64)}
    spec = {
        "kehoach": 1, "pack": "giam-ngheo", "year": 2026, "subject": "x", "basis": "Luật số 1", "areas": "none",
        "issuer": {"kind": "xã", "name": "A"}, "recipients": "Lưu: VT", "outline": {"pack": "none"},
        "signer": {"authority": "TM.", "post": "Chủ tịch"}, "targets": {"pack": "none"},
        "assignments": {"pack": "none"}, "objectives": {"pack": "none"}, "opening": "none",
        "tables": {
            "rong": {"columns": {k: {"label": k} for k in wide}, "rows": [wide]},
            "dai": {"columns": {"a": {"label": "A"}}, "rows": "a\n" + "\n".join(f"r{n}" for n in range(32768)) + "\n"},
        },
        "appendices": {"p": {"title": "T", "text": "$(rong)\n$(dai)"}},
    }  # fmt: skip
    assert [dict(f.details)["table"] for f in findings_in(spec) if f.code == "KH318"] == ["rong", "dai"]
