"""Letters that only look right: a whole text is passed over only where a search of its lines finds nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kehoach.source.letters import _strange_in, strange_letters

STRANGE = st.sampled_from(["Ð", "ð", "а", "Хa", "aХ", "á»§", "Æ°", "Ã²", "Ã¡", "Ä\u0090", "n¨m", "nh©n", "®", "m²"])
OF_VNI = st.sampled_from(["nhaân", "haønh", "keá", "ñi", "ñaõ", "öù", "muøa", "toâi", "XAÕ", "HOÄI"])
USUAL = st.sampled_from(["năm", "xã", "XÃ", "hộ", "thủy lợi", "10 %", " ", "“ngõ”", "A - B", "Ủy", "Chuẩn"])


@given(st.lists(st.one_of(STRANGE, OF_VNI, USUAL), max_size=6).map("".join))
def test_a_line_is_passed_over_only_where_nothing_in_it_is_strange(line: str) -> None:
    assert len(list(strange_letters(line))) == len(list(_strange_in(line)))
