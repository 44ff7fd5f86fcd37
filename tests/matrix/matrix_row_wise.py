"""The matrix of columns computed from their row: formulas, rates, growth of one step and of several, what grows."""

# ruff: noqa: E501 - a cell a line

from __future__ import annotations

from tests.matrix.matrix_cells import Kind

# --- formula -------------------------------------------------------------------------------------------------

formula = Kind("formula", {"a": "", "b": "", "x": "formula: a + b"})
PLAIN = "ten | a | b\nX | 1 | 2\nY | 3 | 6"

formula.prints(
    "same unit", "ten | a | b\nX | 1,5 | 2\nY | 3 | 0,5", "3,5; 3,5; 7,0",
    columns={"a": "unit: triệu đồng", "b": "unit: triệu đồng", "x": "unit: triệu đồng\nformula: a + b"},
)  # fmt: skip
formula.prints("same unit", "ten | @unit | a | b\nX | tấn | 1,5 | 2\nY | tấn | 3 | 0,5", "3,5; 3,5; 7,0")
# 1,5 tỷ + 250 triệu
formula.prints(
    "other scale", "ten | a | b\nX | 1,5 | 250\nY | 2 | 500", "1.750; 2.500; 4.250",
    columns={"a": "unit: tỷ đồng", "b": "unit: triệu đồng", "x": "unit: triệu đồng\nformula: a + b\ndecimals: 0"},
)  # fmt: skip
formula.prints(
    "other scale", "ten | a | b\nX | 1,5 | 255\nY | 2 | 500", "1,76; 2,50; 4,26",
    columns={"a": "unit: tỷ đồng", "b": "unit: triệu đồng", "x": "unit: tỷ đồng\nformula: a + b"},
)  # fmt: skip
formula.prints("other scale", "ten | @unit | a | b\nX | tỷ đồng | 1 | 2\nY | triệu đồng | 100 | 200", "3; 300; 3,3")
formula.prints(
    "other scale", "ten | @unit | a | b\nX | tỷ đồng | 1 | 500\nY | triệu đồng | 100 | 200", "1,5; 300,0; 1,8",
    columns={"b": "unit: triệu đồng", "x": "formula: a + b\ndecimals: 1"},
)  # fmt: skip
# ha * tạ/ha: tạ in the row of tạ, a tenth of it in tấn; 10 tấn and 50 tạ are 15 tấn.
formula.prints(
    "other scale", "ten | @unit | dt | ns\nX | tấn | 2 | 50\nY | tạ | 1 | 50", "10,0; 50,0; 15,0",
    columns={"a": "none", "b": "none", "dt": "unit: ha", "ns": "unit: tạ/ha\ntotal: none",
             "x": "formula: dt * ns\ntotal: sum\ndecimals: 1"},
)  # fmt: skip
formula.refuses("unlike unit", PLAIN, "KH421", columns={"a": "unit: hộ", "b": "unit: người"})
formula.refuses("unlike unit", PLAIN, "KH422", columns={"a": "unit: hộ", "x": "unit: người\nformula: a * a / a"})
formula.refuses(
    "unlike unit", "ten | @unit | a | b\nX | hộ | 5 | 0\nY | người | 7 | 0", "KH421",
    columns={"a": "total: none", "b": "total: none"},
)  # fmt: skip
formula.prints(
    "unlike unit", "ten | @unit | a | b\nX | hộ | 5 | 1\nY | người | 7 | 0", "6; 7;",
    columns={"a": "total: none", "b": "total: none", "x": "formula: a + b\ntotal: none"},
)  # fmt: skip
formula.refuses("blank", "ten | a | b\nX | | 2\nY | 3 | 6", "KH403")
formula.prints("blank", "ten | a | b\nX | | 2\nY | 3 | 6", "2; 9; 11", blank="none")
formula.prints("-", "ten | a | b\nX | - | 2\nY | 3 | 6", "2; 9; 11")
formula.prints("-", "ten | a | b\nX | - | 2\nY | 3 | 6", "-2; -3; -5", columns={"x": "formula: a - b"})
formula.prints("-", "ten | a | b\nX | - | 2\nY | 3 | 6", "-; 18; 18", columns={"x": "formula: a * b"})
formula.refuses("chưa có", "ten | a | b\nX | chưa có | 2\nY | 3 | 6", "KH411")
formula.prints("chưa có", "ten | a | b\nX | chưa có | 2\nY | 3 | 6", "chưa có; 9; chưa có", missing="open")
formula.prints("chưa có", "ten | a | b\nX | chưa có | 2\nY | 3 | 6", "chưa có; 9; 9", missing="skip")
formula.prints("CẦN BỔ SUNG", "ten | a | b\nX | CẦN BỔ SUNG | 2\nY | 3 | 6", "………; 9; ………", "KH603")
formula.prints("quoted text", "ten | a | b\nX | “tám” | 2\nY | 3 | 6", "2; 9; 11")
formula.prints("quoted text", "ten | a | b | x\nX | 1 | 2 | “tám”\nY | 3 | 6 |", "tám; 9; 9", "KH426")
formula.prints("quoted text", "ten | a | b | x\nX | 1 | 2 |\nY | 3 | 6 |\nCộng | | | “cả xã”", "3; 9; cả xã", "KH426")
formula.prints(
    "quoted text", "ten | a | b | x\nA | | | “gộp”\n  X | 1 | 2 |\n  Y | 3 | 4 |\nB | 5 | 6 |",
    "gộp; 3; 7; 11; 11", "KH426",
)  # fmt: skip
GROUPS = "ten | a | b\nA | |\n  X | 1 | 2\n  Y | 3 | 4\nB | 5 | 6"
OPEN = "ten | a | b\nA | |\n  X | chưa có | 2\n  Y | 3 | 4\nB | 5 | 6"
formula.prints("group row", GROUPS, "10; 3; 7; 11; 21")
formula.prints("group row", GROUPS, "10; 3; 7; 11;", columns={"x": "formula: a + b\ntotal: groups"})
formula.prints(
    "group row",
    "ten | a | b\nA | |\n  X | 1 | 2\n  Y | 3 | 4",
    "; 2; 12;",
    columns={"b": "total: none", "x": "formula: a * b\ntotal: none"},
)
formula.prints(
    "blank", "ten | a | b\nX | | 2\nY | - | 6", "; -;", columns={"x": "formula: a * b\ntotal: none"}, blank="none"
)
# 4 / 6, 1 / 2, 3 / 4, 5 / 6, 9 / 12
formula.prints("group row", GROUPS, "0,67; 0,50; 0,75; 0,83; 0,75", columns={"x": "formula: a / b"})
formula.prints("group row", OPEN, "chưa có; chưa có; 7; 11; chưa có", missing="open")
formula.prints(
    "group row", OPEN, "chưa có; chưa có; 0,75; 0,83; chưa có", columns={"x": "formula: a / b"}, missing="open"
)
# A: 3 tỷ + 300 triệu, and 700 triệu in B
formula.prints(
    "group row", "ten | @unit | a | b\nA | | |\n  X | tỷ đồng | 1 | 2\n  Y | triệu đồng | 100 | 200\nB | triệu đồng | 300 | 400",
    "3,3; 3; 300; 700; 4",
)  # fmt: skip
formula.refuses(
    "group row", "ten | @unit | a | b\nA | | |\n  X | hộ | 1 | 2\n  Y | người | 1 | 2", "KH421",
    columns={"a": "total: none", "b": "total: none"},
)  # fmt: skip
formula.prints("total row", PLAIN, "3; 9;", columns={"x": "formula: a + b\ntotal: none"})
formula.prints("total row", PLAIN, "3; 9; 9", columns={"x": "formula: a + b\ntotal: max"})
formula.prints("total row", PLAIN, "3; 9; 12", columns={"x": "formula: a + b\ntotal: recompute"})
formula.prints("total row", PLAIN, "3; 9; 4", columns={"x": "formula: a + b\ntotal: b - a"})
formula.prints("total row", PLAIN, "0,50; 0,50; 0,50", columns={"x": "formula: a / b"})
formula.refuses("total row", PLAIN, "KH409", columns={"x": "formula: a / b\ntotal: sum"})
formula.prints(
    "footed", "ten | a | b\nX | 1 | 0,3\nY | 1 | 0,4", "1; 2; 3", columns={"x": "formula: a + b\ndecimals: 0"}, foot="x"
)
formula.refuses("footed", PLAIN, "KH436", columns={"x": "formula: a / b"}, foot="x")
formula.prints("claimed", "ten | a | b | x\nX | 1 | 2 | 3\nY | 3 | 6 |\nCộng | | | 12", "3; 9; 12")
formula.refuses("claimed", "ten | a | b | x\nX | 1 | 2 | 4\nY | 3 | 6 |", "KH406")
formula.refuses("claimed", "ten | a | b | x\nX | 2 | 3 | 0,66\nY | 3 | 6 |", "KH405", columns={"x": "formula: a / b"})
formula.prints(
    "claimed", "ten | @unit | a | b | x\nX | tỷ đồng | 1 | 2 | 3\nY | triệu đồng | 400 | 600 |\nCộng | tỷ đồng | | | 4",
    "3; 1.000; 4",
)  # fmt: skip

# --- rate ----------------------------------------------------------------------------------------------------

rate = Kind("rate", {"a": "", "b": "", "x": "rate: a / b"})
QUARTERS = "ten | a | b\nX | 1 | 4\nY | 3 | 4"
NONE = {"a": "total: none", "b": "total: none"}

rate.prints("same unit", QUARTERS, "25,00; 75,00; 50,00", columns={"a": "unit: hộ", "b": "unit: hộ"})
rate.prints("same unit", "ten | @unit | a | b\nX | hộ | 1 | 4\nY | hộ | 3 | 4", "25,00; 75,00; 50,00")
rate.prints(
    "other scale", "ten | a | b\nX | 500 | 2\nY | 1.500 | 2", "25,00; 75,00; 50,00",
    columns={"a": "unit: triệu đồng", "b": "unit: tỷ đồng"},
)  # fmt: skip
# In all 1,003 tỷ of 4,004 tỷ.
rate.prints("other scale", "ten | @unit | a | b\nX | tỷ đồng | 1 | 4\nY | triệu đồng | 3 | 4", "25,00; 75,00; 25,05")
# 500 triệu of 2 tỷ; 500 triệu of 1.000 triệu; 1 tỷ of 3 tỷ.
rate.prints(
    "other scale", "ten | @unit | a | b\nX | tỷ đồng | 500 | 2\nY | triệu đồng | 500 | 1.000", "25,00; 50,00; 33,33",
    columns={"a": "unit: triệu đồng"},
)  # fmt: skip
rate.prints("unlike unit", QUARTERS, "25,00; 75,00; 50,00", columns={"a": "unit: người", "b": "unit: hộ"})
rate.refuses("unlike unit", "ten | @unit | a | b\nX | hộ | 1 | 4\nY | người | 3 | 4", "KH421")
rate.prints(
    "unlike unit", "ten | @unit | a | b\nX | hộ | 1 | 4\nY | người | 3 | 4", "25,00; 75,00;",
    columns={**NONE, "x": "rate: a / b\ntotal: none"},
)  # fmt: skip
rate.refuses("blank", "ten | a | b\nX | | 4\nY | 3 | 4", "KH403")
rate.prints("blank", "ten | a | b\nX | | 4\nY | 3 | 4", "; 75,00; 37,50", blank="none")
rate.prints("-", "ten | a | b\nX | - | 4\nY | 3 | 4", "-; 75,00; 37,50")
rate.prints("-", "ten | a | b\nX | 1 | -\nY | 3 | 4", "-; 75,00; 100,00")
rate.refuses("chưa có", "ten | a | b\nX | chưa có | 4\nY | 3 | 4", "KH411")
rate.prints("chưa có", "ten | a | b\nX | chưa có | 4\nY | 3 | 4", "chưa có; 75,00; chưa có", missing="open")
rate.prints("chưa có", "ten | a | b\nX | chưa có | 4\nY | 3 | 4", "chưa có; 75,00; 37,50", missing="skip")
rate.prints("CẦN BỔ SUNG", "ten | a | b\nX | CẦN BỔ SUNG | 4\nY | 3 | 4", "………; 75,00; ………", "KH603")
rate.prints("quoted text", "ten | a | b\nX | “tám” | 4\nY | 3 | 4", "-; 75,00; 37,50")
rate.prints("quoted text", "ten | a | b | x\nX | 1 | 4 | “tám”\nY | 3 | 4 |", "tám; 75,00; 50,00", "KH426")
rate.prints(
    "quoted text", "ten | a | b | x\nX | 1 | 4 |\nY | 3 | 4 |\nCộng | | | “cả xã”", "25,00; 75,00; cả xã", "KH426"
)
rate.prints(
    "quoted text", "ten | a | b | x\nA | | | “gộp”\n  X | 1 | 4 |\n  Y | 3 | 4 |", "gộp; 25,00; 75,00; 50,00", "KH426"
)
EIGHTHS = "ten | a | b\nA | |\n  X | 1 | 4\n  Y | 3 | 4\nB | 1 | 8"
rate.prints("group row", EIGHTHS, "50,00; 25,00; 75,00; 12,50; 31,25")
rate.prints(
    "group row", "ten | a | b\nA | |\n  X | chưa có | 4\n  Y | 3 | 4\nB | 1 | 8",
    "chưa có; chưa có; 75,00; 12,50; chưa có", missing="open",
)  # fmt: skip
rate.prints("total row", QUARTERS, "25,00; 75,00;", columns={"x": "rate: a / b\ntotal: none"})
rate.prints("total row", QUARTERS, "25,00; 75,00; 75,00", columns={"x": "rate: a / b\ntotal: max"})
rate.prints("total row", QUARTERS, "25,00; 75,00; 25,00", columns={"x": "rate: a / b\ntotal: a / b * 50"})
rate.refuses("total row", QUARTERS, "KH409", columns={"x": "rate: a / b\ntotal: sum"})
rate.refuses("footed", QUARTERS, "KH436", foot="x")
rate.prints("claimed", "ten | a | b | x\nX | 1 | 4 | 25\nY | 3 | 4 |\nCộng | 4 | 8 | 50", "25,00; 75,00; 50,00")
rate.refuses("claimed", "ten | a | b | x\nX | 1 | 4 | 26\nY | 3 | 4 |", "KH406")
rate.refuses("claimed", "ten | a | b | x\nX | 2 | 3 | 66,6\nY | 3 | 4 |", "KH405")

# --- growth --------------------------------------------------------------------------------------------------

growth = Kind("growth", {"a": "", "b": "", "x": "growth: a / b"})
FIFTHS = "ten | a | b\nX | 5 | 4\nY | 3 | 4"

growth.prints("same unit", FIFTHS, "25,00; -25,00; 0,00", columns={"a": "unit: hộ", "b": "unit: hộ"})
growth.prints("same unit", "ten | @unit | a | b\nX | hộ | 5 | 4\nY | hộ | 3 | 4", "25,00; -25,00; 0,00")
growth.prints(
    "other scale", "ten | a | b\nX | 2.500 | 2\nY | 1.500 | 2", "25,00; -25,00; 0,00",
    columns={"a": "unit: triệu đồng", "b": "unit: tỷ đồng"},
)  # fmt: skip
# In all 5,003 tỷ over 4,004 tỷ.
growth.prints("other scale", "ten | @unit | a | b\nX | tỷ đồng | 5 | 4\nY | triệu đồng | 3 | 4", "25,00; -25,00; 24,95")
growth.refuses("unlike unit", FIFTHS, "KH421", columns={"a": "unit: người", "b": "unit: hộ"})
growth.refuses("unlike unit", "ten | @unit | a | b\nX | hộ | 5 | 4\nY | người | 3 | 4", "KH421")
growth.prints(
    "unlike unit", "ten | @unit | a | b\nX | hộ | 5 | 4\nY | người | 3 | 4", "25,00; -25,00;",
    columns={**NONE, "x": "growth: a / b\ntotal: none"},
)  # fmt: skip
growth.refuses("blank", "ten | a | b\nX | | 4\nY | 3 | 4", "KH403")
growth.prints("blank", "ten | a | b\nX | | 4\nY | 3 | 4", "; -25,00; -62,50", blank="none")
growth.prints("-", "ten | a | b\nX | - | 4\nY | 3 | 4", "-; -25,00; -62,50")
growth.refuses("chưa có", "ten | a | b\nX | chưa có | 4\nY | 3 | 4", "KH411")
growth.prints("chưa có", "ten | a | b\nX | chưa có | 4\nY | 3 | 4", "chưa có; -25,00; chưa có", missing="open")
growth.prints("chưa có", "ten | a | b\nX | chưa có | 4\nY | 3 | 4", "chưa có; -25,00; -62,50", missing="skip")
growth.prints("CẦN BỔ SUNG", "ten | a | b\nX | CẦN BỔ SUNG | 4\nY | 3 | 4", "………; -25,00; ………", "KH603")
growth.prints("quoted text", "ten | a | b\nX | “tám” | 4\nY | 3 | 4", "-; -25,00; -62,50")
growth.prints("quoted text", "ten | a | b | x\nX | 5 | 4 | “tám”\nY | 3 | 4 |", "tám; -25,00; 0,00", "KH426")
growth.prints(
    "quoted text", "ten | a | b | x\nX | 5 | 4 |\nY | 3 | 4 |\nCộng | | | “cả xã”", "25,00; -25,00; cả xã", "KH426"
)
growth.prints(
    "group row", "ten | a | b\nA | |\n  X | 5 | 4\n  Y | 3 | 4\nB | 9 | 8", "0,00; 25,00; -25,00; 12,50; 6,25"
)
growth.prints(
    "group row", "ten | a | b\nA | |\n  X | chưa có | 4\n  Y | 3 | 4\nB | 9 | 8",
    "chưa có; chưa có; -25,00; 12,50; chưa có", missing="open",
)  # fmt: skip
growth.prints("total row", FIFTHS, "25,00; -25,00;", columns={"x": "growth: a / b\ntotal: none"})
growth.prints("total row", FIFTHS, "25,00; -25,00; 25,00", columns={"x": "growth: a / b\ntotal: max"})
growth.refuses("total row", FIFTHS, "KH409", columns={"x": "growth: a / b\ntotal: sum"})
growth.refuses("footed", FIFTHS, "KH436", foot="x")
growth.prints("claimed", "ten | a | b | x\nX | 5 | 4 | 25\nY | 3 | 4 |\nCộng | | | 0", "25,00; -25,00; 0,00")
growth.refuses("claimed", "ten | a | b | x\nX | 5 | 4 | 24\nY | 3 | 4 |", "KH406")

# --- average growth ------------------------------------------------------------------------------------------

average = Kind("average growth", {"a": "", "b": "", "x": "growth: a / b\nover: 2"})
SQUARES = "ten | a | b\nX | 121 | 100\nY | 144 | 100"

# √1,21, √1,44, and √(265/200) = 1,151086…
average.prints("same unit", SQUARES, "10,00; 20,00; 15,11", columns={"a": "unit: hộ", "b": "unit: hộ"})
average.prints("same unit", "ten | @unit | a | b\nX | hộ | 121 | 100\nY | hộ | 144 | 100", "10,00; 20,00; 15,11")
average.prints(
    "other scale", "ten | a | b\nX | 1.210 | 1\nY | 1.440 | 1", "10,00; 20,00; 15,11",
    columns={"a": "unit: triệu đồng", "b": "unit: tỷ đồng"},
)  # fmt: skip
# √(121,144 / 100,1) = 1,100104…
average.prints(
    "other scale", "ten | @unit | a | b\nX | tỷ đồng | 121 | 100\nY | triệu đồng | 144 | 100", "10,00; 20,00; 10,01"
)
average.refuses("unlike unit", SQUARES, "KH421", columns={"a": "unit: người", "b": "unit: hộ"})
average.refuses("unlike unit", "ten | @unit | a | b\nX | hộ | 121 | 100\nY | người | 144 | 100", "KH421")
average.refuses("blank", "ten | a | b\nX | | 100\nY | 144 | 100", "KH403")
# √(144/200) = 0,848528…
average.prints("blank", "ten | a | b\nX | | 100\nY | 144 | 100", "; 20,00; -15,15", blank="none")
average.prints("-", "ten | a | b\nX | - | 100\nY | 144 | 100", "-; 20,00; -15,15")
average.refuses("chưa có", "ten | a | b\nX | chưa có | 100\nY | 144 | 100", "KH411")
average.prints("chưa có", "ten | a | b\nX | chưa có | 100\nY | 144 | 100", "chưa có; 20,00; chưa có", missing="open")
average.prints("chưa có", "ten | a | b\nX | chưa có | 100\nY | 144 | 100", "chưa có; 20,00; -15,15", missing="skip")
average.prints("CẦN BỔ SUNG", "ten | a | b\nX | CẦN BỔ SUNG | 100\nY | 144 | 100", "………; 20,00; ………", "KH603")
average.prints("quoted text", "ten | a | b\nX | “tám” | 100\nY | 144 | 100", "-; 20,00; -15,15")
average.prints("quoted text", "ten | a | b | x\nX | 121 | 100 | “tám”\nY | 144 | 100 |", "tám; 20,00; 15,11", "KH426")
average.prints(
    "quoted text",
    "ten | a | b | x\nX | 121 | 100 |\nY | 144 | 100 |\nCộng | | | “cả xã”",
    "10,00; 20,00; cả xã",
    "KH426",
)
# √(434/300) = 1,202774…
average.prints(
    "group row", "ten | a | b\nA | |\n  X | 121 | 100\n  Y | 144 | 100\nB | 169 | 100",
    "15,11; 10,00; 20,00; 30,00; 20,28",
)  # fmt: skip
average.prints(
    "group row", "ten | a | b\nA | |\n  X | chưa có | 100\n  Y | 144 | 100\nB | 169 | 100",
    "chưa có; chưa có; 20,00; 30,00; chưa có", missing="open",
)  # fmt: skip
average.prints("total row", SQUARES, "10,00; 20,00;", columns={"x": "growth: a / b\nover: 2\ntotal: none"})
average.prints("total row", SQUARES, "10,00; 20,00; 20,00", columns={"x": "growth: a / b\nover: 2\ntotal: max"})
average.refuses("footed", SQUARES, "KH436", foot="x")
average.prints(
    "claimed", "ten | a | b | x\nX | 121 | 100 | 10\nY | 144 | 100 |\nCộng | | | 15,11", "10,00; 20,00; 15,11"
)
average.refuses("claimed", "ten | a | b | x\nX | 121 | 100 | 11\nY | 144 | 100 |", "KH406")
average.refuses("claimed", "ten | a | b | x\nX | 121 | 100 |\nY | 144 | 100 |\nCộng | | | 15,10", "KH405")

# --- grown ---------------------------------------------------------------------------------------------------

grown = Kind("grown", {"a": "", "r": "unit: '%'", "x": "grown: a\nby: r\nover: 2"})
HUNDREDS = "ten | a | r\nX | 100 | 10\nY | 200 | 10"
MILLIONS = {"a": "unit: triệu đồng", "x": "unit: triệu đồng\ngrown: a\nby: r\nover: 2"}

grown.prints("same unit", HUNDREDS, "121; 242; 363", columns=MILLIONS)
grown.prints("same unit", "ten | @unit | a | r\nX | tấn | 100 | 10\nY | tấn | 200 | 10", "121; 242; 363")
grown.prints(
    "other scale", "ten | a | r\nX | 1.000 | 10\nY | 2.000 | 10", "1,210; 2,420; 3,630",
    columns={"a": "unit: triệu đồng", "x": "unit: tỷ đồng\ngrown: a\nby: r\nover: 2"},
)  # fmt: skip
# 1,21 tỷ and 121 triệu are 1,331 tỷ.
grown.prints(
    "other scale", "ten | @unit | a | r\nX | tỷ đồng | 1 | 10\nY | triệu đồng | 100 | 10", "1,210; 121,000; 1,331",
    columns={"x": "grown: a\nby: r\nover: 2\ndecimals: 3"},
)  # fmt: skip
grown.refuses(
    "unlike unit", HUNDREDS, "KH422", columns={"a": "unit: triệu đồng", "x": "unit: người\ngrown: a\nby: r\nover: 2"}
)
grown.refuses(
    "unlike unit", "ten | @unit | a | r\nX | hộ | 100 | 10\nY | người | 200 | 10", "KH421", columns={"a": "total: none"}
)
grown.prints(
    "unlike unit", "ten | @unit | a | r\nX | hộ | 100 | 10\nY | người | 200 | 10", "121; 242;",
    columns={"a": "total: none", "x": "grown: a\nby: r\nover: 2\ntotal: none"},
)  # fmt: skip
# 100 ‰ are 10 %, however the rate is said to count.
grown.prints("other scale", "ten | a | r\nX | 100 | 100\nY | 200 | 100", "121; 242; 363", columns={"r": "unit: ‰"})
grown.prints("other scale", HUNDREDS, "121; 242; 363", columns={"x": "grown: a\nby: r\nover: 2\nper: 1000"})
grown.refuses("unlike unit", HUNDREDS, "KH422", columns={"r": "unit: hộ"})
grown.refuses("blank", "ten | a | r\nX | | 10\nY | 200 | 10", "KH403")
grown.prints("blank", "ten | a | r\nX | | 10\nY | 200 | 10", "; 242; 242", blank="none")
grown.prints("-", "ten | a | r\nX | - | 10\nY | 200 | 10", "-; 242; 242")
grown.prints("-", "ten | a | r\nX | 100 | -\nY | 200 | 10", "-; 242; 242")
grown.refuses("chưa có", "ten | a | r\nX | chưa có | 10\nY | 200 | 10", "KH411")
grown.prints("chưa có", "ten | a | r\nX | chưa có | 10\nY | 200 | 10", "chưa có; 242; chưa có", missing="open")
grown.prints("chưa có", "ten | a | r\nX | chưa có | 10\nY | 200 | 10", "chưa có; 242; 242", missing="skip")
grown.prints("CẦN BỔ SUNG", "ten | a | r\nX | CẦN BỔ SUNG | 10\nY | 200 | 10", "………; 242; ………", "KH603")
grown.prints("quoted text", "ten | a | r\nX | “tám” | 10\nY | 200 | 10", "-; 242; 242")
grown.prints("quoted text", "ten | a | r | x\nX | 100 | 10 | “tám”\nY | 200 | 10 |", "tám; 242; 242", "KH426")
grown.prints(
    "quoted text", "ten | a | r | x\nX | 100 | 10 |\nY | 200 | 10 |\nCộng | | | “cả xã”", "121; 242; cả xã", "KH426"
)
grown.prints("group row", "ten | a | r\nA | |\n  X | 100 | 10\n  Y | 200 | 10\nB | 100 | 20", "363; 121; 242; 144; 507")
grown.prints(
    "group row", "ten | a | r\nA | |\n  X | chưa có | 10\n  Y | 200 | 10\nB | 100 | 20",
    "chưa có; chưa có; 242; 144; chưa có", missing="open",
)  # fmt: skip
grown.prints("total row", HUNDREDS, "121; 242;", columns={"x": "grown: a\nby: r\nover: 2\ntotal: none"})
grown.prints("total row", HUNDREDS, "121; 242; 242", columns={"x": "grown: a\nby: r\nover: 2\ntotal: max"})
grown.prints("total row", HUNDREDS, "121; 242; 600", columns={"x": "grown: a\nby: r\nover: 2\ntotal: a * 2"})
grown.prints(
    "footed",
    "ten | a | r\nX | 1,3 | 0\nY | 1,4 | 0",
    "1; 2; 3",
    columns={"x": "grown: a\nby: r\ndecimals: 0"},
    foot="x",
)
grown.prints("claimed", "ten | a | r | x\nX | 100 | 10 | 121\nY | 200 | 10 |\nCộng | | | 363", "121; 242; 363")
grown.refuses("claimed", "ten | a | r | x\nX | 100 | 10 | 120\nY | 200 | 10 |", "KH406")
