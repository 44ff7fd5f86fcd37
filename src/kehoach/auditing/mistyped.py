"""Whether a printed figure looks like a slip in typing another: one digit, two swapped, one left out or doubled."""

from __future__ import annotations


def looks_mistyped(printed: int, meant: int, least: int = 3) -> bool:
    """Whether two whole numbers of at least three digits, or ``least``, differ by one slip.

    >>> looks_mistyped(2492, 2452), looks_mistyped(2425, 2452), looks_mistyped(245, 2452), looks_mistyped(12, 13)
    (True, True, True, False)
    """
    if (printed < 0) != (meant < 0):
        return False
    typed, right = str(abs(printed)), str(abs(meant))
    if min(len(typed), len(right)) < least and max(len(typed), len(right)) <= least:
        return False
    if len(typed) == len(right):
        apart = [at for at, (one, other) in enumerate(zip(typed, right, strict=True)) if one != other]
        is_swap = len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(typed) == sorted(right)
        return len(apart) == 1 or is_swap
    shorter, longer = sorted((typed, right), key=len)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
