"""Text from before Unicode is read as what it looked like."""

from __future__ import annotations

import itertools
import re
import unicodedata

import pytest

from kehoach.docx_reading.document_reader import read_document
from kehoach.docx_reading.old_fonts import TCVN3, VNI, from_tcvn3, from_vni, in_unicode
from tests.linting.by_hand import CENTRED, document, p, run

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel, tone in itertools.product(VOWELS, TONES)} | {"đ"}


def test_every_small_letter_of_the_language_is_in_both_tables() -> None:
    assert LETTERS - set(VOWELS) <= set(TCVN3.values())
    assert LETTERS - set("aeiouy") <= set(VNI.values())
    assert {letter.upper() for letter in LETTERS} - set("AEIOUY") <= set(VNI.values())


def test_no_two_letters_are_typed_alike() -> None:
    assert len(set(TCVN3.values())) == len(TCVN3)
    assert len(set(VNI.values())) == len(VNI)


def test_a_text_comes_back_from_either_encoding() -> None:
    said = "ủy ban nhân dân xã, kế hoạch giảm nghèo bền vững: đường, ruộng, thủy lợi, mỹ, kỳ, ý, ỷ, ỵ"
    tcvn3 = {letter: sign for sign, letter in TCVN3.items()}
    vni = {letter: signs for signs, letter in VNI.items()}

    assert from_tcvn3("".join(tcvn3.get(letter, letter) for letter in said)) == said
    assert from_vni("".join(vni.get(letter, letter) for letter in said)) == said
    assert from_vni("".join(vni.get(letter, letter) for letter in said.upper())) == said.upper()


@pytest.mark.parametrize(
    ("typed", "font", "read"),
    [
        ("KÕ ho¹ch gi¶m nghÌo", ".VnTime", "Kế hoạch giảm nghèo"),
        ("kÕ ho¹ch", ".VnTimeH", "KẾ HOẠCH"),
        ("Keá hoaïch giaûm ngheøo", "VNI-Times", "Kế hoạch giảm nghèo"),
    ],
)
def test_the_font_says_how_a_text_is_read(typed: str, font: str, read: str) -> None:
    found, changed = in_unicode(read_document(document(p(_in(font, typed), CENTRED))))
    assert [paragraph.text for paragraph in found.paragraphs] == [read]
    assert changed == found.paragraphs


def test_what_is_in_a_font_of_unicode_stays_as_it_is() -> None:
    read = read_document(document(p(_in("Times New Roman", "Kế hoạch: 10 ¶, § 5"))))
    assert in_unicode(read) == (read, ())


def test_a_mark_in_a_run_of_its_own_belongs_to_the_letter_before_it() -> None:
    found, _ = in_unicode(read_document(document(p(_in("VNI-Times", "Ke") + _in("VNI-Times", "á")))))
    assert found.paragraphs[0].text == "Kế"


def _in(font: str, text: str) -> str:
    return re.sub(r'(w:ascii|w:hAnsi)="[^"]*"', rf'\1="{font}"', run(text, 28))
