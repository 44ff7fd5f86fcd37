"""Templates made to do harm end in a finding, within steps that grow with their size."""

from __future__ import annotations

import pytest

from kehoach.ooxml.budgets import BRACKETS, FINDINGS, NESTED_TAGS, TAG, TAGS
from tests.steps import steps_of
from tests.word.office_file import at_end, codes_of, findings_of, office_file


def text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def nested(depth: int) -> str:
    return text("{%p if doc.kind %}") * depth + text("x") + text("{%p endif %}") * depth


HARMFUL = {
    "blocks within one another": nested(NESTED_TAGS + 1),
    "very deep blocks": nested(700),
    "blocks in one paragraph": text("{% if doc.kind %}" * 300 + "{% endif %}" * 300),
    "brackets": text("{{ " + "(" * 200 + "doc" + ")" * 200 + " }}"),
    "brackets in a block": text("{% if " + "[" * 50 + " %}x{% endif %}"),
    "a long tag": text("{% if " + "not " * 200 + "doc.kind %}x{% endif %}"),
    "a very long tag": text("{{ " + "(" * 90_000 + " }}"),
    "very many tags": text("{{ doc.kind }}") * (TAGS + 1),
    "loops over whole lists": "".join(text(f"{{%p for a{n} in doc.blocks %}}") for n in range(3))
    + text("x")
    + text("{%p endfor %}") * 3,
    "loops over one list of another": text("{%p for a in doc.appendices %}")
    + text("{%p for b in a.blocks %}") * 3
    + text("x")
    + text("{%p endfor %}") * 4,
    "a very long paragraph": f"<w:p>{'<w:r><w:t>' + 'x' * 60_000 + '</w:t></w:r>'}" * 1
    + f"<w:r><w:t>{'x' * 60_000}" + "{{ doc.kind }}</w:t></w:r></w:p>",
}  # fmt: skip


@pytest.mark.parametrize("kind", HARMFUL)
def test_what_no_template_needs_ends_in_one_finding_with_its_place(kind: str) -> None:
    found = findings_of(office_file(at_end(HARMFUL[kind])))
    assert [finding.code for finding in found] == ["KH536"]
    assert found[0].line > 1
    assert len(found[0].message) < 500


def test_what_is_just_within_the_budget_is_read() -> None:
    assert codes_of(office_file(at_end(nested(NESTED_TAGS)))) == []
    inside = "{{ " + "(" * (BRACKETS - 2) + "doc" + ")" * (BRACKETS - 2) + " }}"
    assert "KH536 document.xml" not in codes_of(office_file(at_end(text(inside))))
    long = "{{ doc.kind" + " " * (TAG - 14) + " }}"
    assert codes_of(office_file(at_end(text(long)))) == []


def test_loops_over_what_the_loop_around_gives_are_read_however_deep() -> None:
    opened = ("a in doc.appendices", "b in a.blocks", "row in b.table.rows", "c in row.cells", "d in doc.recipients")
    loops = "".join(text(f"{{%p for {loop} %}}") for loop in opened) + text("x") + text("{%p endfor %}") * len(opened)
    assert codes_of(office_file(at_end(loops))) == []


@pytest.mark.parametrize("mistake", ["{{ doc.subjct }}", "{{ ", "}}", "{% endif %}", "{{ doc.kind | x }}", "{{ 'a' }}"])
def test_no_more_than_a_page_of_findings_is_listed_and_their_messages_are_short(mistake: str) -> None:
    found = findings_of(office_file(at_end(text(mistake) * 300)))
    assert len(found) <= FINDINGS + 1
    assert "KH537" in {finding.code for finding in found}
    assert all(len(finding.message) < 500 for finding in found)


@pytest.mark.parametrize("words", ["{{ ", "}} ", "{% ", "{{ x }} ", "{ "])
def test_braces_in_one_paragraph_take_steps_in_proportion(words: str) -> None:
    few, many = (office_file(at_end(text(words * count))) for count in (1000, 4000))
    few_steps, many_steps = (steps_of(lambda file=file: findings_of(file))[1] for file in (few, many))  # type: ignore[misc]
    assert many_steps < 5 * few_steps


def test_plain_paragraphs_take_steps_in_proportion() -> None:
    few, many = (office_file(at_end(text("chữ") * count)) for count in (500, 2000))
    few_steps, many_steps = (steps_of(lambda file=file: findings_of(file))[1] for file in (few, many))  # type: ignore[misc]
    assert many_steps < 5 * few_steps
