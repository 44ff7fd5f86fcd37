"""What the library does not do yet as the evaluator has it, each with a table that shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pending:
    """Why tables differ, and the family and seed of one that does."""

    reason: str
    family: str
    seed: int


PENDING = {
    "group of drawn figures": Pending(
        "its sum is printed without their decimals; where one of them is faulty, KH303 asks for the group's own name",
        "lookups",
        103,
    ),
    "decimals of late groups": Pending(
        "KH412 is not said of groups whose figures wait for an average, or for a total by a rule of its own",
        "anything",
        134,
    ),
    "row that lacks two figures": Pending(
        "`split` looks at a row's weight before its cap: with `-` as cap the row takes no part, and yet an unknown"
        " weight of it leaves the parts of all unknown; of chưa có and CẦN BỔ SUNG the first is told, not the graver",
        "splits",
        37,
    ),
    "decimals of an average by row": Pending(
        "`@decimals` of a group is not heard where its figure is an average, or by a rule of its own", "formulas", 2089
    ),
    "taken off": Pending("KH404 is not said where more of a typed count is taken off than there is", "taken off", 11),
    "pad of an average": Pending("`total: {pad: 2}` pads an average with decimals, 07,09", "decimals by row", 0),
}
"""By what a table touches."""
