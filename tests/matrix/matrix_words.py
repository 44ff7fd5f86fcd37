"""The matrix of columns of words: text put together, verdicts, goals; and of what cannot be read."""

from __future__ import annotations

from tests.matrix.matrix_cells import SITUATIONS, Kind

# --- text ----------------------------------------------------------------------------------------------------

text = Kind("text", {"a": "", "x": "text: |\n  Số $(a)"})
OF_NONE = {"a": "total: none"}

text.prints("same unit", "ten | a\nX | 1,5\nY | 2", "Số 1,5; Số 2;", columns={"a": "unit: triệu đồng"})
text.prints("same unit", "ten | @unit | a\nX | hộ | 15\nY | hộ | 2", "Số 15; Số 2;")
text.prints(
    "other scale", "ten | a\nX | 1.500\nY | 250", "Số 1,50; Số 0,25;", columns={"a": "unit: triệu đồng"}, unit="tỷ đồng"
)
text.prints("other scale", "ten | @unit | a\nX | tỷ đồng | 2\nY | triệu đồng | 1.000", "Số 2; Số 1.000;")
text.prints("unlike unit", "ten | @unit | a\nX | hộ | 5\nY | người | 7", "Số 5; Số 7;", columns=OF_NONE)
text.prints("unlike unit", "ten | a\nX | 5\nY | 7", "Số 5; Số 7;", columns={"a": "unit: hộ"}, unit="triệu đồng")
text.refuses("blank", "ten | a\nX |\nY | 2", "KH403")
text.prints("blank", "ten | a\nX |\nY | 2", "; Số 2;", blank="none")
text.prints("-", "ten | a\nX | -\nY | 2", "Số -; Số 2;")
text.prints("chưa có", "ten | a\nX | chưa có\nY | 2", "Số chưa có; Số 2;", missing="open")
text.prints("chưa có", "ten | a\nX | chưa có\nY | 2", "Số chưa có; Số 2;", columns=OF_NONE)
text.prints("CẦN BỔ SUNG", "ten | a\nX | CẦN BỔ SUNG\nY | 2", "Số ………; Số 2;", "KH603")
text.prints("quoted text", "ten | a\nX | “tám”\nY | 2", "Số tám; Số 2;")
text.refuses("quoted text", "ten | a | x\nX | 1 | “tám”\nY | 2 |", "KH438")
text.prints("group row", "ten | a\nA |\n  X | 1\n  Y | 2\nB | 4", "Số 3; Số 1; Số 2; Số 4;")
text.prints("group row", "ten | a\nA |\n  X | chưa có\n  Y | 2", "Số chưa có; Số chưa có; Số 2;", missing="open")
text.refuses("total row", "ten | a\nX | 1\nY | 2", "KH409", columns={"x": "text: |\n  Số $(a)\ntotal: sum"})
text.prints(
    "total row", "ten | a\nX | 1\nY | 2", "Số 1\\nLà 1; Số 2\\nLà 2;", columns={"x": "text: |\n  Số $(a)\n  Là $(a)"}
)
text.refuses("footed", "ten | a\nX | 1\nY | 2", "KH436", foot="x")
text.prints("footed", "ten | a\nX | 1,3\nY | 1,4", "Số 1; Số 2;", columns={"a": "decimals: 0"}, foot="a")
text.refuses("claimed", "ten | a | x\nX | 1 | Số 1\nY | 2 |", "KH438")

# --- verdicts ------------------------------------------------------------------------------------------------

judged = Kind("judge", {"m": "kind: goal", "t": "total: none", "x": "judge: m\nactual: t"})

judged.prints(
    "same unit",
    "ten | m | t\nX | ≥ 8 hộ | 7\nY | ≥ 5 hộ | 6",
    "không đạt (thiếu 1 hộ); vượt;",
    columns={"t": "unit: hộ"},
)
judged.prints("same unit", "ten | @unit | m | t\nX | hộ | ≥ 8 | 7\nY | hộ | ≥ 5 | 6", "không đạt (thiếu 1 hộ); vượt;")
judged.prints(
    "other scale", "ten | m | t\nX | ≥ 2 tỷ đồng | 1.500\nY | ≥ 1 tỷ đồng | 1.000",
    "không đạt (thiếu 500 triệu đồng); đạt;", columns={"t": "unit: triệu đồng"},
)  # fmt: skip
judged.prints(
    "other scale", "ten | @unit | m | t\nX | tỷ đồng | ≥ 2 | 1,5\nY | triệu đồng | ≥ 2 | 2",
    "không đạt (thiếu 0,5 tỷ đồng); đạt;",
)  # fmt: skip
judged.refuses("unlike unit", "ten | m | t\nX | ≥ 5 hộ | 7\nY | ≥ 5 hộ | 6", "KH421", columns={"t": "unit: người"})
judged.prints("unlike unit", "ten | @unit | m | t\nX | hộ | ≥ 5 | 5\nY | người | ≥ 7 | 8", "đạt; vượt;")
judged.refuses("blank", "ten | m | t\nX | ≥ 8 |\nY | ≥ 5 | 6", "KH403")
judged.prints("blank", "ten | m | t\nX | ≥ 8 |\nY | ≥ 5 | 6", "-; vượt;", blank="none")
judged.prints("blank", "ten | m | t\nX | | 7\nY | ≥ 5 | 6", "; vượt;", blank="none")
judged.prints("-", "ten | m | t\nX | ≥ 8 | -\nY | ≥ 5 | 6", "-; vượt;")
judged.prints("-", "ten | m | t\nX | - | 7\nY | ≥ 5 | 6", "-; vượt;")
judged.prints("chưa có", "ten | m | t\nX | ≥ 8 | chưa có\nY | ≥ 5 | 6", "chưa có; vượt;")
judged.prints("chưa có", "ten | m | t\nX | chưa có | 7\nY | ≥ 5 | 6", "chưa có; vượt;")
judged.prints("CẦN BỔ SUNG", "ten | m | t\nX | ≥ 8 | CẦN BỔ SUNG\nY | ≥ 5 | 6", "………; vượt;", "KH603")
judged.prints("CẦN BỔ SUNG", "ten | m | t\nX | CẦN BỔ SUNG | 7\nY | ≥ 5 | 6", "………; vượt;", "KH603")
judged.prints("quoted text", "ten | m | t\nX | ≥ 8 | “tám”\nY | ≥ 5 | 6", "-; vượt;")
judged.prints("quoted text", "ten | m | t\nX | “tốt” | 7\nY | ≥ 5 | 6", "-; vượt;")
judged.prints("group row", "ten | m | t\nA | |\n  X | ≥ 8 | 8\n  Y | ≥ 5 | 6", "; đạt; vượt;")
judged.prints(
    "group row", "ten | m | t\nA | ≥ 13 |\n  X | ≥ 8 | 8\n  Y | ≥ 5 | 6", "vượt; đạt; vượt;", columns={"t": ""}
)
judged.refuses("total row", "ten | m | t\nX | ≥ 8 | 8", "KH409", columns={"x": "judge: m\nactual: t\ntotal: sum"})
judged.prints("total row", "ten | m | t\nX | ≥ 8 | 8\nY | ≥ 5 | 6", "đạt; vượt;", columns={"t": ""})
judged.refuses("footed", "ten | m | t\nX | ≥ 8 | 8", "KH436", foot="x")
judged.refuses("claimed", "ten | m | t | x\nX | ≥ 8 | 8 | đạt", "KH264")

# --- goals ---------------------------------------------------------------------------------------------------

goal = Kind("goal", {"x": "kind: goal"})

goal.prints("same unit", "ten | x\nX | ≥ 8 hộ\nY | ≥ 5 hộ", "≥ 8 hộ; ≥ 5 hộ;")
goal.prints("same unit", "ten | @unit | x\nX | hộ | ≥ 8\nY | hộ | ≥ 5", "≥ 8; ≥ 5;")
goal.prints("other scale", "ten | x\nX | ≥ 2 tỷ đồng\nY | ≥ 5 triệu đồng", "≥ 2 tỷ đồng; ≥ 5 triệu đồng;")
goal.prints(
    "other scale", "ten | t | x\nX | 1.500 | ≥ 1 tỷ đồng\nY | 7 | ≥ 5 triệu đồng", "≥ 1 tỷ đồng; ≥ 5 triệu đồng;",
    columns={"t": "unit: triệu đồng", "x": "kind: goal\nplanned: t"},
)  # fmt: skip
goal.prints("other scale", "ten | @unit | x\nX | tỷ đồng | ≥ 2\nY | triệu đồng | ≥ 5", "≥ 2; ≥ 5;")
goal.prints("unlike unit", "ten | @unit | x\nX | hộ | ≥ 2\nY | người | ≥ 5", "≥ 2; ≥ 5;")
goal.refuses(
    "unlike unit", "ten | t | x\nX | 1.500 | ≥ 1 hộ", "KH421",
    columns={"t": "unit: triệu đồng", "x": "kind: goal\nplanned: t"},
)  # fmt: skip
goal.prints("blank", "ten | x\nX |\nY | ≥ 5", "; ≥ 5;")
goal.prints("-", "ten | x\nX | -\nY | ≥ 5", "-; ≥ 5;")
goal.prints("chưa có", "ten | x\nX | chưa có\nY | ≥ 5", "chưa có; ≥ 5;")
goal.prints("CẦN BỔ SUNG", "ten | x\nX | CẦN BỔ SUNG\nY | ≥ 5", "………; ≥ 5;", "KH603")
goal.prints("quoted text", "ten | x\nX | “giữ vững”\nY | ≥ 5", "giữ vững; ≥ 5;")
goal.prints("group row", "ten | x\nA |\n  X | ≥ 8\n  Y | ≥ 5\nB | ≥ 2", "; ≥ 8; ≥ 5; ≥ 2;")
goal.refuses("total row", "ten | x\nX | ≥ 8", "KH409", columns={"x": "kind: goal\ntotal: sum"})
goal.prints("total row", "ten | x\nX | ≥ 8\nY | ≥ 5", "≥ 8; ≥ 5;")
goal.refuses("footed", "ten | x\nX | ≥ 8", "KH436", foot="x")
goal.prints("claimed", "ten | t | x\nX | 8 | ≥ 8", "≥ 8;", columns={"t": "", "x": "kind: goal\nplanned: t"})
goal.refuses("claimed", "ten | t | x\nX | 7 | ≥ 8", "KH407", columns={"t": "", "x": "kind: goal\nplanned: t"})

# --- what cannot be read -------------------------------------------------------------------------------------

unreadable = Kind("unreadable", {"a": "", "x": "rate: a"})

ROWS = {
    "same unit": "ten | @unit | a\nX | hộ | 1\nY | hộ | 2",
    "other scale": "ten | @unit | a\nX | tỷ đồng | 1\nY | triệu đồng | 2",
    "unlike unit": "ten | @unit | a\nX | hộ | 1\nY | hộ | 2",
    "blank": "ten | a | x\nX | 1 |\nY | 2 |",
    "-": "ten | a\nX | -\nY | 2",
    "chưa có": "ten | a\nX | chưa có\nY | 2",
    "CẦN BỔ SUNG": "ten | a\nX | CẦN BỔ SUNG\nY | 2",
    "quoted text": "ten | a | x\nX | 1 | “tám”\nY | 2 |",
    "group row": "ten | a\nA |\n  X | 1\n  Y | 2",
    "total row": "ten | a\nX | 1\nY | 2",
    "footed": "ten | a\nX | 1\nY | 2",
    "claimed": "ten | a | x\nX | 1 | 5\nY | 2 |\nCộng | | 7",
}
for situation in SITUATIONS:
    unreadable.refuses(
        situation, ROWS[situation], "KH226", columns={"a": "total: none"} if situation != "footed" else {"a": ""}
    )
