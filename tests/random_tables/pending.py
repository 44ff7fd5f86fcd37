"""What the library does not do yet as the evaluator has it; each goes from this list when it does."""

from __future__ import annotations

PENDING: dict[str, str] = {
    "unknown group": "Word prints nothing where the figure of a group is not known",
    "quoted text": "quoted words in a cell of figures are told by Word alone, and not in the total row",
    "decimals by row": "`@decimals` is not heard beside a column's unit",
    "foot over groups": "a group that is rounded together with others may leave its neighbours",
    "shares over groups": "the same of footed shares",
    "unit of grown and opening": "`grown` and `opening` do not convert",
    "unit of the row": "a computed cell is not converted to the unit of its row",
    "scales of rows": "rows in other scales of one unit are added as they are typed",
    "group of drawn figures": "the sum of a group of drawn figures is printed without their decimals, and KH303 asks"
    " for the group in the other table where a figure drawn is faulty",
    "decimals of late groups": "KH412 is not said of groups that wait for an average or a total by a rule of its own",
    "pad of an average": "`total: {pad: 2}` pads an average with decimals: 05,00",
    "unlike rows": "rows of unlike units are added",
}
"""By what a table touches: what is not right there."""
