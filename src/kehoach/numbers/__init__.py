"""Numbers of a plan: exact values, parsing, formatting and words in Vietnamese, and rounding that adds up."""

from kehoach.numbers.apportion import (
    Claimant,
    Constraint,
    ImpossibleError,
    Method,
    Portion,
    Reason,
    apportion,
)
from kehoach.numbers.controlled import round_together
from kehoach.numbers.display import exact_text, format_exact, format_number
from kehoach.numbers.exact import Exact, Rounding, as_exact, exact_sum, round_exact, rounded_units, tidy
from kehoach.numbers.reading import NumberFault, NumberRead, NumberUnread, read_number, split_unit
from kehoach.numbers.reading_words import read_words
from kehoach.numbers.roots import ROOT_PLACES, is_stand_in, nth_root
from kehoach.numbers.words import WordStyle, in_words

__all__ = [
    "ROOT_PLACES",
    "Claimant",
    "Constraint",
    "Exact",
    "ImpossibleError",
    "Method",
    "NumberFault",
    "NumberRead",
    "NumberUnread",
    "Portion",
    "Reason",
    "Rounding",
    "WordStyle",
    "apportion",
    "as_exact",
    "exact_sum",
    "exact_text",
    "format_exact",
    "format_number",
    "in_words",
    "is_stand_in",
    "nth_root",
    "read_number",
    "read_words",
    "round_exact",
    "round_together",
    "rounded_units",
    "split_unit",
    "tidy",
]
