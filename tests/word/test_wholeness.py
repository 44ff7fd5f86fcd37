"""A part that is proved to be whole is not read again; what cannot be proved is, and is made whole."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

import kehoach
from kehoach.errors import OutputError
from kehoach.word import finished_part, render
from kehoach.word.template import compile_template
from kehoach.word.trial import EMPTY, FULL
from tests.conftest import EXAMPLES
from tests.word.office_file import TEMPLATE, at_end, office_file
from tests.word.test_trial import LOOP, MARKED, PICTURE, SHAPES, table


def is_proved(template: bytes) -> bool:
    return all(part.is_whole for part in compile_template(template).parts)


def text_of(document: bytes) -> str:
    """The XML of a document that need not be one that Word reads, since its template is not."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.read("word/document.xml").decode()


def test_the_common_template_is_proved() -> None:
    assert is_proved(TEMPLATE)


@pytest.mark.parametrize(
    "kind",
    [
        "a shape in a loop",
        "a bookmark in a loop",
        "a content control in a loop",
        "a cell that ends in a table",
        "a cell that ends in a content control",
        "a table of rows in a loop",
        "a table without properties",
        "two drawings of one id",
    ],
)
def test_what_a_document_could_lack_is_not_proved(kind: str) -> None:
    template = office_file(at_end(SHAPES[kind]))
    assert is_proved(template) == (kind == "two drawings of one id")


@pytest.mark.parametrize("kind", ["a picture in a loop", "a cell that may be empty", "a cell in a content control"])
def test_what_is_numbered_or_ended_as_it_is_printed_is_proved(kind: str) -> None:
    assert is_proved(office_file(at_end(SHAPES[kind])))


@pytest.mark.parametrize("example", ["bac-son-2023/plan.yaml", "xa-dong-lua/ngan-sach.yaml"])
def test_a_part_that_is_not_read_again_has_the_bytes_it_would_have(
    example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed = kehoach.compute(kehoach.load(EXAMPLES / example))
    read = kehoach.render(computed)
    monkeypatch.delenv(render.READ_AGAIN)
    assert kehoach.render(computed) == read


def test_nothing_is_read_again_unless_it_must_be(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def finished(name: str, xml: str) -> bytes:
        read.append(name)
        return xml.encode()

    monkeypatch.setattr(finished_part, "finished_part", finished)
    monkeypatch.delenv(render.READ_AGAIN)
    render.render_document(FULL, compile_template(TEMPLATE))
    assert read == []
    render.render_document(FULL, compile_template(office_file(at_end(LOOP[0] + MARKED + LOOP[1]))))
    assert read == ["word/document.xml"]


def test_a_drawing_in_a_loop_keeps_its_id_once_and_gets_the_next_unused_after_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(render.READ_AGAIN)
    template = compile_template(office_file(at_end(LOOP[0] + PICTURE + LOOP[1])))
    xml = text_of(render.render_document(FULL, template).data)
    ids = re.findall(r'<wp:docPr id="(\d+)"', xml)
    assert len(set(ids)) == len(ids)
    # The three charts have ids, too: 72 to 74.
    assert [int(number) for number in ids if int(number) >= 70] == [71, 72, 73, 74, 70, 75, 76]


def test_a_cell_that_a_condition_leaves_empty_ends_in_a_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(render.READ_AGAIN)
    template = compile_template(office_file(at_end(SHAPES["a cell that may be empty"])))
    for document, inside in ((EMPTY, "<w:p/>"), (FULL, "<w:p><w:r><w:t>x</w:t></w:r></w:p>")):
        xml = text_of(render.render_document(document, template).data)
        assert xml.rindex(table(inside)[-len(inside) - 30 :]) > 0


def test_a_proof_that_were_wrong_would_be_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finished_part, "finished_part", lambda _name, xml: xml.encode() + b"<!-- mended -->")
    with pytest.raises(OutputError):
        render.render_document(FULL, compile_template(TEMPLATE))
