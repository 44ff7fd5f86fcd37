"""What a number format shows of a number."""

from __future__ import annotations

import pytest

from kehoach.source.number_format import shown_number


@pytest.mark.parametrize(
    ("value", "number_format", "held", "shown"),
    [
        (12.345, "0.0", "12,345", "12,3"),
        (12.345, "General", "12,345", "12,345"),
        (12.5, "0.00", "12,5", "12,5"),
        (1234567, "#,##0,", "1234567", "1235000"),
        (0.12345, "0.0%", "12,345%", "12,3%"),
        (-2.55, r"#,##0.0_);[Red]\(#,##0.0\)", "-2,55", "-2,6"),
        (1234.5, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "1234,5", "1235"),
        (4, "00000", "00004", "00004"),
        (0.1 + 0.2, "0.00", "0,3", "0,3"),
        (0.5, "# ?/?", "0,5", "0,5"),
        (1e22, "0", "1" + 22 * "0", "1" + 22 * "0"),
        (1e300, "0.00", "1" + 300 * "0", "1" + 300 * "0"),
    ],
    ids=str,
)
def test_a_number_is_what_it_holds_and_what_it_shows(value: float, number_format: str, held: str, shown: str) -> None:
    assert shown_number(value, number_format) == (held, shown)
