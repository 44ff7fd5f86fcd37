"""A package says itself which part is which."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.ooxml.budgets import TEMPLATE as BUDGET
from kehoach.ooxml.package_reading import read_package
from kehoach.ooxml.relations import main_part_name
from kehoach.ooxml.xml import Unsound
from kehoach.view.document import view_document
from kehoach.word.render import render_document
from kehoach.word.template import compile_template
from tests.conftest import EXAMPLES, ROOT
from tests.word.office_file import office_file

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATE = (ROOT / "templates" / "co-so" / "template.docx").read_bytes()


def parts_of(data: bytes) -> Mapping[str, bytes]:
    return read_package(data, BUDGET).parts


def renamed(data: bytes, name: str) -> bytes:
    """A document whose main part and styles have other names, as Word Online gives them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for old_name in old.namelist():
            content = old.read(old_name)
            if old_name in ("_rels/.rels", "[Content_Types].xml"):
                content = content.replace(b"word/document.xml", f"word/{name}".encode())
            if old_name.endswith((".rels", "].xml")):
                content = content.replace(b"styles.xml", b"styles2.xml")
            new.writestr(old_name.replace("document.xml", name).replace("styles.xml", "styles2.xml"), content)
    return made.getvalue()


def test_the_main_part_is_the_one_that_the_package_names() -> None:
    assert main_part_name(parts_of(TEMPLATE)) == "word/document.xml"
    assert main_part_name(parts_of(renamed(TEMPLATE, "document22.xml"))) == "word/document22.xml"


def test_without_relations_it_is_the_usual_one() -> None:
    assert main_part_name({"word/document.xml": b"<a/>"}) == "word/document.xml"
    with pytest.raises(Unsound, match=r"no word/document\.xml"):
        main_part_name({"word/other.xml": b"<a/>"})


@pytest.mark.parametrize("typed", ["urn:another", "http://schemas.openxmlformats.og/x/officeDocument"])
def test_a_template_that_does_not_say_which_part_is_its_text_is_refused(typed: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with pytest.raises(kehoach.PackError) as refused:
        compile_template(office_file(("_rels/.rels", kind, typed)))
    assert [finding.message_in("en") for finding in refused.value.findings] == [
        "this file cannot be used as a Word template: _rels/.rels does not say which part is the text"
    ]


def test_a_part_that_is_of_another_kind_than_it_is_called_is_refused() -> None:
    header = ("[Content_Types].xml", "wordprocessingml.header+xml", "wordprocessingml.footer+xml")
    with pytest.raises(kehoach.PackError) as refused:
        compile_template(office_file(header))
    (found,) = refused.value.findings
    assert found.code == "KH510"
    assert "“header”" in found.message


def test_a_template_of_word_online_makes_the_same_document() -> None:
    view = view_document(kehoach.compute(kehoach.load(EXAMPLES / "bang-mau" / "plan.yaml")))
    usual, online = (
        parts_of(render_document(view, compile_template(data)).data)
        for data in (TEMPLATE, renamed(TEMPLATE, "document2.xml"))
    )
    assert online["word/document2.xml"] == usual["word/document.xml"]
