"""The matrix of columns that look beyond their row: shares, balances carried over, running sums, amounts given out."""

from __future__ import annotations

from tests.matrix.matrix_cells import Kind

# --- share ---------------------------------------------------------------------------------------------------

share = Kind("share", {"a": "", "x": "share: a"})
ONE_THREE = "ten | a\nX | 1\nY | 3"

share.prints("same unit", ONE_THREE, "25,00; 75,00; 100,00", columns={"a": "unit: hộ"})
share.prints("same unit", "ten | @unit | a\nX | hộ | 1\nY | hộ | 3", "25,00; 75,00; 100,00")
share.prints("other scale", ONE_THREE, "25,00; 75,00; 100,00", columns={"a": "unit: triệu đồng"}, unit="tỷ đồng")
share.prints("other scale", "ten | @unit | a\nX | tỷ đồng | 1\nY | triệu đồng | 3.000", "25,00; 75,00; 100,00")
share.prints(
    "other scale", "ten | @unit | a\nX | tỷ đồng | 1\nY | triệu đồng | 3.000", "25,00; 75,00; 100,00", unit="triệu đồng"
)
share.prints("unlike unit", ONE_THREE, "25,00; 75,00; 100,00", columns={"a": "unit: hộ"}, unit="triệu đồng")
share.refuses("unlike unit", "ten | @unit | a\nX | hộ | 1\nY | người | 3", "KH421")
share.refuses("blank", "ten | a\nX |\nY | 3", "KH403")
share.prints("blank", "ten | a\nX |\nY | 3", "; 100,00; 100,00", blank="none")
share.prints("-", "ten | a\nX | -\nY | 3", "-; 100,00; 100,00")
share.refuses("chưa có", "ten | a\nX | chưa có\nY | 3", "KH411")
share.prints("chưa có", "ten | a\nX | chưa có\nY | 3", "chưa có; chưa có; chưa có", missing="open")
share.prints("chưa có", "ten | a\nX | chưa có\nY | 3", "chưa có; 100,00; 100,00", missing="skip")
share.prints("CẦN BỔ SUNG", "ten | a\nX | CẦN BỔ SUNG\nY | 3", "………; ………; ………", "KH603")
share.prints("quoted text", "ten | a\nX | “tám”\nY | 3", "-; 100,00; 100,00")
share.prints("quoted text", "ten | a | x\nX | 1 | “tám”\nY | 3 |", "tám; 75,00; 100,00", "KH426")
share.prints("quoted text", "ten | a | x\nX | 1 |\nY | 3 |\nCộng | | “cả xã”", "25,00; 75,00; cả xã", "KH426")
# Where the total of a is words, a has no total that anything could be a share of.
share.prints("quoted text", "ten | a\nX | 1\nY | 3\nCộng | “cả xã”", "-; -; -")
HALVES = "ten | a\nA |\n  X | 1\n  Y | 1\nB | 2"
share.prints("group row", HALVES, "50,00; 25,00; 25,00; 50,00; 100,00")
share.prints("group row", HALVES, "50,00; 50,00; 50,00; 50,00; 100,00", columns={"x": "share: a\nwithin: group"})
share.prints(
    "group row",
    "ten | a\nA |\n  X | chưa có\n  Y | 1\nB | 2",
    "chưa có; chưa có; chưa có; chưa có; chưa có",
    missing="open",
)
share.prints(
    "group row", "ten | @unit | a\nA | |\n  X | tỷ đồng | 1\n  Y | triệu đồng | 1.000\nB | tỷ đồng | 2",
    "50,00; 50,00; 50,00; 50,00; 100,00", columns={"x": "share: a\nwithin: group"},
)  # fmt: skip
share.refuses(
    "group row", "ten | @unit | a\nA | |\n  X | hộ | 1\n  Y | hộ | 3\nB | người | 2", "KH421",
    columns={"x": "share: a\nwithin: group"},
)  # fmt: skip
share.prints("total row", ONE_THREE, "25,00; 75,00;", columns={"x": "share: a\ntotal: none"})
share.prints("total row", ONE_THREE, "25,00; 75,00; 75,00", columns={"x": "share: a\ntotal: max"})
share.refuses("total row", ONE_THREE, "KH409", columns={"x": "share: a\ntotal: sum"})
# A third each: the hundredth that is missing goes to the first name.
share.prints(
    "footed", "ten | a\nX | 1\nY | 1\nZ | 1", "33,34; 33,33; 33,33; 100,00", columns={"x": "share: a\nfoot: yes"}
)
share.prints(
    "footed", "ten | @unit | a\nX | tỷ đồng | 1\nY | triệu đồng | 1.000\nZ | triệu đồng | 1.000",
    "33,34; 33,33; 33,33; 100,00", columns={"x": "share: a\nfoot: yes"},
)  # fmt: skip
# What is left beside the words, 66,67, is what X and Z add up to.
share.prints(
    "footed", "ten | a | x\nX | 1 |\nY | 1 | “tám”\nZ | 1 |", "33,34; tám; 33,33; 100,00", "KH424 KH426",
    columns={"x": "share: a\nfoot: yes"},
)  # fmt: skip
share.refuses("footed", ONE_THREE, "KH436", foot="x")
share.prints("claimed", "ten | a | x\nX | 1 | 25\nY | 3 |\nCộng | | 100", "25,00; 75,00; 100,00")
share.refuses("claimed", "ten | a | x\nX | 1 | 24\nY | 3 |", "KH406")
share.refuses("claimed", "ten | a | x\nX | 2 | 66,6\nY | 1 |", "KH405")

# --- opening -------------------------------------------------------------------------------------------------

opening = Kind("opening", {"x": "opening: e", "g": "", "e": "formula: x - g"})
TEN = "ten | x | g\nX | 10 | 3\nY | | 4"

opening.prints(
    "same unit",
    TEN,
    "10; 7; 10",
    columns={"x": "unit: hộ\nopening: e", "g": "unit: hộ", "e": "unit: hộ\nformula: x - g"},
)
opening.prints("same unit", "ten | @unit | x | g\nX | hộ | 10 | 3\nY | hộ | | 4", "10; 7; 10")
# 4.500 triệu less 500 triệu are 4 tỷ, which the next row begins with: 4.000 triệu.
opening.prints(
    "other scale", "ten | x | g\nX | 4.500 | 500\nY | | 1.000", "4.500; 4.000; 4.500",
    columns={
        "x": "unit: triệu đồng\nopening: e\ndecimals: 0", "g": "unit: triệu đồng", "e": "unit: tỷ đồng\nformula: x - g"
    },
)  # fmt: skip
opening.prints("other scale", "ten | @unit | x | g\nX | tỷ đồng | 5 | 1\nY | triệu đồng | | 500", "5; 4.000; 5")
opening.refuses(
    "unlike unit", TEN, "KH422",
    columns={"x": "unit: triệu đồng\nopening: e", "g": "unit: triệu đồng", "e": "unit: hộ\nformula: x - g"},
)  # fmt: skip
opening.refuses("unlike unit", "ten | @unit | x | g\nX | hộ | 10 | 3\nY | người | | 4", "KH421")
opening.refuses("blank", "ten | x | g\nX | | 3\nY | | 4", "KH403")
opening.prints("blank", "ten | x | g\nX | | 3\nY | | 4", "; -3; -", blank="none")
opening.prints("-", "ten | x | g\nX | - | 3\nY | | 4", "-; -3; -")
opening.prints("-", "ten | x | g\nX | 10 | -\nY | | 4", "10; 10; 10")
opening.refuses("chưa có", "ten | x | g\nX | chưa có | 3\nY | | 4", "KH411")
opening.prints("chưa có", "ten | x | g\nX | chưa có | 3\nY | | 4", "chưa có; chưa có; chưa có", missing="open")
opening.prints("chưa có", "ten | x | g\nX | 10 | chưa có\nY | | 4", "10; chưa có; 10", missing="open")
opening.prints("CẦN BỔ SUNG", "ten | x | g\nX | 10 | CẦN BỔ SUNG\nY | | 4", "10; ………; 10", "KH603")
opening.prints("CẦN BỔ SUNG", "ten | x | g\nX | CẦN BỔ SUNG | 3\nY | | 4", "………; ………; ………", "KH603")
opening.prints("quoted text", "ten | x | g\nX | “tám” | 3\nY | | 4", "tám; -3; -", "KH426")
opening.prints("quoted text", "ten | x | g\nX | 10 | 3\nY | “tám” | 4", "10; tám; 10", "KH426")
opening.prints("quoted text", "ten | x | g\nX | 10 | “ba”\nY | | 4", "10; 10; 10")
opening.prints("quoted text", "ten | x | g\nX | 10 | 3\nY | | 4\nCộng | “cả năm” |", "10; 7; cả năm", "KH426")
opening.prints("group row", "ten | x | g\nA | |\n  X | 10 | 3\n  Y | | 4\nB | |\n  Z | | 1", "10; 10; 7; 3; 3; 10")
opening.prints(
    "group row",
    "ten | x | g\nA | |\n  X | chưa có | 3\n  Y | | 4",
    "chưa có; chưa có; chưa có; chưa có",
    missing="open",
)
opening.prints("total row", TEN, "10; 7;", columns={"x": "opening: e\ntotal: none"})
opening.prints("total row", TEN, "10; 7; 7", columns={"x": "opening: e\ntotal: last"})
opening.prints("total row", TEN, "10; 7; 7", columns={"x": "opening: e\ntotal: min"})
opening.refuses("footed", TEN, "KH436", foot="x")
opening.prints("claimed", "ten | x | g\nX | 10 | 3\nY | 7 | 4\nCộng | 10 | 7", "10; 7; 10")
opening.refuses("claimed", "ten | x | g\nX | 10 | 3\nY | 8 | 4", "KH406")
opening.prints(
    "claimed", "ten | @unit | x | g\nX | tỷ đồng | 5 | 1\nY | triệu đồng | 4.000 | 500\nCộng | tỷ đồng | 5 |",
    "5; 4.000; 5",
)  # fmt: skip

# --- running -------------------------------------------------------------------------------------------------

running = Kind("running", {"a": "", "x": "running: a"})

running.prints(
    "same unit", "ten | a\nX | 1,5\nY | 2", "1,5; 3,5;", columns={"a": "unit: tấn", "x": "unit: tấn\nrunning: a"}
)
running.prints("same unit", "ten | @unit | a\nX | tấn | 1,5\nY | tấn | 2", "1,5; 3,5;")
running.prints(
    "other scale", "ten | a\nX | 1.500\nY | 250", "1,50; 1,75;",
    columns={"a": "unit: triệu đồng", "x": "unit: tỷ đồng\nrunning: a"},
)  # fmt: skip
# Each in its own row's unit: 1 tỷ, and with 500 triệu 1.500 triệu.
running.prints("other scale", "ten | @unit | a\nX | tỷ đồng | 1\nY | triệu đồng | 500", "1; 1.500;")
running.prints("other scale", "ten | @unit | a\nX | triệu đồng | 500\nY | tỷ đồng | 1", "500; 1,5;")
running.refuses(
    "unlike unit", "ten | a\nX | 1\nY | 2", "KH422", columns={"a": "unit: hộ", "x": "unit: người\nrunning: a"}
)
running.refuses("unlike unit", "ten | @unit | a\nX | hộ | 1\nY | người | 2", "KH421", columns={"a": "total: none"})
running.refuses("blank", "ten | a\nX |\nY | 2", "KH403")
running.prints("blank", "ten | a\nX |\nY | 2", "-; 2;", blank="none")
running.prints("-", "ten | a\nX | -\nY | 2", "-; 2;")
running.prints("-", "ten | a\nX | 1\nY | -\nZ | 2", "1; 1; 3;")
running.refuses("chưa có", "ten | a\nX | chưa có\nY | 2", "KH411")
running.prints("chưa có", "ten | a\nX | chưa có\nY | 2", "chưa có; chưa có;", missing="open")
running.prints("chưa có", "ten | a\nX | 1\nY | chưa có\nZ | 2", "1; 1; 3;", missing="skip")
running.prints("CẦN BỔ SUNG", "ten | a\nX | CẦN BỔ SUNG\nY | 2", "………; ………;", "KH603")
running.prints("quoted text", "ten | a\nX | “tám”\nY | 2", "-; 2;")
running.prints("quoted text", "ten | a | x\nX | 1 |\nY | 2 | “tám”\nZ | 4 |", "1; tám; 7;", "KH426")
running.prints("quoted text", "ten | a | x\nX | 1 |\nY | 2 |\nCộng | | “cả xã”", "1; 3; cả xã", "KH426")
running.prints("group row", "ten | a\nA |\n  X | 1\n  Y | 2\nB | 4", "-; 1; 3; 7;")
running.prints("group row", "ten | a\nA |\n  X | 1\n  Y | chưa có\nB | 4", "-; 1; chưa có; chưa có;", missing="open")
running.prints(
    "group row",
    "ten | @unit | a\nA | |\n  X | tỷ đồng | 1\n  Y | triệu đồng | 500\nB | triệu đồng | 250",
    "-; 1; 1.500; 1.750;",
)
running.refuses("total row", "ten | a\nX | 1\nY | 2", "KH244", columns={"x": "running: a\ntotal: sum"})
running.prints("total row", "ten | a\nX | 1\nY | 2", "1; 3;", columns={"x": "running: a\ntotal: none"})
running.refuses("footed", "ten | a\nX | 1\nY | 2", "KH436", foot="x")
running.prints("claimed", "ten | a | x\nX | 1 |\nY | 2 | 3", "1; 3;")
running.refuses("claimed", "ten | a | x\nX | 1 |\nY | 2 | 4", "KH406")
running.refuses("claimed", "ten | a | x\nX | 1 |\nY | 2 |\nCộng | | 3", "KH406")

# --- split ---------------------------------------------------------------------------------------------------

split = Kind("split", {"a": "", "x": "split: 7\nby: a"})
PARTS = "ten | a\nX | 5\nY | 3\nZ | 2"

# 3,5, 2,1 and 1,4: the one that is left goes to the largest rest.
split.prints("same unit", PARTS, "4; 2; 1; 7", columns={"a": "unit: hộ", "x": "unit: hộ\nsplit: 7\nby: a"})
split.prints("same unit", "ten | @unit | a\nX | hộ | 5\nY | hộ | 3\nZ | hộ | 2", "4; 2; 1; 7")
split.prints("other scale", PARTS, "4; 2; 1; 7", columns={"a": "unit: triệu đồng"}, unit="tỷ đồng")
split.prints(
    "other scale", "ten | @unit | a\nX | tỷ đồng | 5\nY | triệu đồng | 3.000\nZ | triệu đồng | 2.000", "4; 2; 1; 7"
)
split.prints("unlike unit", PARTS, "4; 2; 1; 7", columns={"a": "unit: người", "x": "unit: hộ\nsplit: 7\nby: a"})
split.refuses("unlike unit", "ten | @unit | a\nX | hộ | 5\nY | người | 3", "KH421", columns={"a": "total: none"})
split.refuses("blank", "ten | a\nX |\nY | 3\nZ | 2", "KH403")
split.prints("blank", "ten | a\nX |\nY | 3\nZ | 2", "-; 3; 2; 5", columns={"x": "split: 5\nby: a"}, blank="none")
split.prints("-", "ten | a\nX | -\nY | 3\nZ | 2", "-; 3; 2; 5", columns={"x": "split: 5\nby: a"})
split.refuses("chưa có", "ten | a\nX | chưa có\nY | 3", "KH411")
split.prints("chưa có", "ten | a\nX | chưa có\nY | 3", "chưa có; chưa có; chưa có", missing="open")
split.prints("CẦN BỔ SUNG", "ten | a\nX | CẦN BỔ SUNG\nY | 3", "………; ………; ………", "KH603")
split.prints("quoted text", "ten | a\nX | “tám”\nY | 3\nZ | 2", "-; 3; 2; 5", columns={"x": "split: 5\nby: a"})
split.prints(
    "quoted text",
    "ten | a | x\nX | 5 | “tám”\nY | 3 |\nZ | 2 |",
    "tám; 3; 2; 5",
    "KH426",
    columns={"x": "split: 5\nby: a"},
)
split.prints("quoted text", "ten | a | x\nX | 5 |\nY | 3 |\nZ | 2 |\nCộng | | “cả xã”", "4; 2; 1; cả xã", "KH426")
split.prints("group row", "ten | a\nA |\n  X | 5\n  Y | 3\nB | 2", "6; 4; 2; 1; 7")
split.prints(
    "group row",
    "ten | a\nA |\n  X | chưa có\n  Y | 3\nB | 2",
    "chưa có; chưa có; chưa có; chưa có; chưa có",
    missing="open",
)
split.prints("total row", PARTS, "4; 2; 1;", columns={"x": "split: 7\nby: a\ntotal: none"})
split.prints("total row", PARTS, "4; 2; 1; 4", columns={"x": "split: 7\nby: a\ntotal: max"})
split.refuses("total row", PARTS, "KH244", columns={"x": "split: 7\nby: a\ntotal: recompute"})
split.prints("footed", PARTS, "4; 2; 1; 7", foot="x")
split.prints("claimed", "ten | a | x\nX | 5 | 4\nY | 3 |\nZ | 2 |\nCộng | | 7", "4; 2; 1; 7")
split.refuses("claimed", "ten | a | x\nX | 5 | 3\nY | 3 |\nZ | 2 |", "KH406")
