"""Numbers of a plan: exact values, their Vietnamese display, the reading of typed figures, and words."""

from kehoach.numbers.display import format_exact, format_number
from kehoach.numbers.exact import Exact, Rounding, as_exact, round_exact
from kehoach.numbers.reading import NumberFault, NumberRead, NumberUnread, read_number
from kehoach.numbers.words import WordStyle, in_words

__all__ = [
    "Exact",
    "NumberFault",
    "NumberRead",
    "NumberUnread",
    "Rounding",
    "WordStyle",
    "as_exact",
    "format_exact",
    "format_number",
    "in_words",
    "read_number",
    "round_exact",
]
