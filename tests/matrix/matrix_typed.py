"""The matrix of columns that take figures as they are: typed, averaged by a weight, or taken from another table."""

from __future__ import annotations

from fractions import Fraction

from tests.matrix.matrix_cells import Kind

THOUSANDTH = Fraction(1, 1000)

# --- typed ---------------------------------------------------------------------------------------------------

typed = Kind("typed", {"x": ""})

typed.prints("same unit", "ten | x\nX | 1,5\nY | 2", "1,5; 2; 3,5", columns={"x": "unit: triệu đồng"})
typed.prints("same unit", "ten | @unit | x\nX | triệu đồng | 1,5\nY | triệu đồng | 2", "1,5; 2; 3,5")
typed.prints("same unit", "ten | dvt | x\nX | hộ | 15\nY | hộ | 2", "15; 2; 17", columns={"dvt": "kind: unit", "x": ""})
# Typed in triệu under "Đơn vị tính: tỷ đồng": 1,5 and 0,25, with the decimals that all of them need.
typed.prints(
    "other scale", "ten | x\nX | 1.500\nY | 250", "1,50; 0,25; 1,75",
    columns={"x": "unit: triệu đồng"}, unit="tỷ đồng", scale=THOUSANDTH,
)  # fmt: skip
# In the first row's unit: 1,5 tỷ and 250 triệu are 1,75 tỷ.
typed.prints("other scale", "ten | @unit | x\nX | tỷ đồng | 1,5\nY | triệu đồng | 250", "1,5; 250; 1,75")
typed.prints("other scale", "ten | @unit | x\nX | tấn | 2\nY | kg | 2", "2; 2; 2,002")
typed.prints(
    "other scale", "ten | @unit | x\nX | tỷ đồng | 1,5\nY | triệu đồng | 250", "1,5; 250; 1.750,0", unit="triệu đồng"
)
typed.prints("unlike unit", "ten | x\nX | 15\nY | 5", "15; 5; 20", columns={"x": "unit: hộ"}, unit="triệu đồng")
typed.refuses("unlike unit", "ten | @unit | x\nX | hộ | 5\nY | người | 7", "KH421")
typed.prints("unlike unit", "ten | @unit | x\nX | hộ | 5\nY | người | 7", "5; 7;", columns={"x": "total: none"})
typed.refuses("blank", "ten | x\nX |\nY | 2", "KH403")
typed.prints("blank", "ten | x\nX |\nY | 2", "; 2; 2", blank="none")
typed.prints("-", "ten | x\nX | -\nY | 2", "-; 2; 2")
typed.refuses("chưa có", "ten | x\nX | chưa có\nY | 2", "KH411")
typed.prints("chưa có", "ten | x\nX | chưa có\nY | 2", "chưa có; 2; chưa có", missing="open")
typed.prints("chưa có", "ten | x\nX | chưa có\nY | 2", "chưa có; 2; 2", missing="skip")
typed.prints("CẦN BỔ SUNG", "ten | x\nX | CẦN BỔ SUNG\nY | 2", "………; 2; ………", "KH603")
typed.prints("quoted text", "ten | x\nX | “tám”\nY | 2", "tám; 2; 2", "KH426")
typed.prints("quoted text", "ten | x\nX | 1\nY | 2\nCộng | “cả xã”", "1; 2; cả xã", "KH426")
typed.prints("quoted text", "ten | x\nA | “gộp”\n  X | 1\n  Y | 2\nB | 4", "gộp; 1; 2; 4; 4", "KH426")
typed.prints("group row", "ten | x\nA |\n  X | 1\n  Y | 2\nB |\n  Z | 3", "3; 1; 2; 3; 3; 6")
typed.prints(
    "group row", "ten | x\nA |\n  X | chưa có\n  Y | 2\nB | 3", "chưa có; chưa có; 2; 3; chưa có", missing="open"
)
typed.prints("group row", "ten | x\nA |\n  X | chưa có\n  Y | 2\nB | 3", "2; chưa có; 2; 3; 5", missing="skip")
typed.prints("group row", "ten | x\nA |\n  X | 1\n  Y | 2\nB | 3", "; 1; 2; 3;", columns={"x": "total: none"})
# A is in the unit of its first row: 1 tỷ and 500 triệu, and 250 triệu more in all.
typed.prints(
    "group row", "ten | @unit | x\nA | |\n  X | tỷ đồng | 1\n  Y | triệu đồng | 500\nB | triệu đồng | 250",
    "1,5; 1; 500; 250; 1,75",
)  # fmt: skip
typed.refuses("group row", "ten | @unit | x\nA | |\n  X | hộ | 5\n  Y | người | 7", "KH421")
typed.prints(
    "group row", "ten | @unit | x\nA | |\n  X | hộ | 5\n  Y | người | 7", "; 5; 7;", columns={"x": "total: none"}
)
typed.prints("total row", "ten | x\nX | 1\nY | 2", "1; 2;", columns={"x": "total: none"})
typed.prints("total row", "ten | x\nX | 1\nY | 2", "1; 2; 2", columns={"x": "total: max"})
typed.prints("total row", "ten | x\nX | 1\nY | 2", "1; 2; 1", columns={"x": "total: min"})
typed.prints("total row", "ten | x\nX | 1\nY | 2", "1; 2; 1", columns={"x": "total: first"})
typed.prints("total row", "ten | x\nX | 1\nY | 2", "1; 2; 2", columns={"x": "total: last"})
typed.prints("total row", "ten | a | x\nX | 1 | 5\nY | 2 | 6", "5; 6; 9", columns={"a": "", "x": "total: a * 3"})
typed.refuses("total row", "ten | x\nX | 1\nY | 2", "KH244", columns={"x": "total: recompute"})
for rule, total in (("max", "1,5"), ("min", "1"), ("first", "1"), ("last", "1,5")):
    typed.prints(
        "total row", "ten | @unit | x\nX | tỷ đồng | 1\nY | triệu đồng | 1.500", f"1; 1.500; {total}",
        columns={"x": f"total: {rule}"},
    )  # fmt: skip
typed.refuses("total row", "ten | @unit | x\nX | hộ | 5\nY | người | 7", "KH421", columns={"x": "total: max"})
# 1,3 + 1,4 = 2,7 is 3: what stands nearer to the next whole number goes up.
typed.prints("footed", "ten | x\nX | 1,3\nY | 1,4", "1; 2; 3", columns={"x": "decimals: 0"}, foot="x")
typed.prints(
    "footed", "ten | x | y\nX | 1,4 | 1,4\nY | 1,4 | 1,4", "2; 1; 3",
    columns={"x": "decimals: 0", "y": "decimals: 0"}, foot="x; y",
)  # fmt: skip
typed.refuses("footed", "ten | x\nX | 1\nY | 2", "KH436", columns={"x": "total: none"}, foot="x")
typed.refuses("footed", "ten | @unit | x\nX | ha | 1,3\nY | tấn | 1,4", "KH421", columns={"x": "decimals: 0"}, foot="x")
typed.refuses(
    "footed",
    "ten | @unit | x\nX | tỷ đồng | 1,3\nY | triệu đồng | 1.400,4",
    "KH442",
    columns={"x": "decimals: 0"},
    foot="x",
)
typed.prints("claimed", "ten | x\nX | 1\nY | 2\nCộng | 3", "1; 2; 3")
typed.refuses("claimed", "ten | x\nX | 1\nY | 2\nCộng | 4", "KH406")
typed.refuses("claimed", "ten | x\nX | 1,45\nY | 1,2\nCộng | 2,6", "KH405")
typed.refuses("claimed", "ten | x\nA | 5\n  X | 1\n  Y | 2", "KH406")
typed.prints("claimed", "ten | x\nA | 3\n  X | 1\n  Y | 2\nCộng | 3", "3; 1; 2; 3")
typed.prints("claimed", "ten | @unit | x\nX | tỷ đồng | 1\nY | triệu đồng | 1.000\nCộng | tỷ đồng | 2", "1; 1.000; 2")

# --- averaged by a weight ------------------------------------------------------------------------------------

mean = Kind("mean", {"a": "unit: ha", "x": "unit: tạ/ha\nweight: a"})
FREE = {"a": "unit: ha", "x": "weight: a"}

# (10 * 50 + 30 * 60) / 40 = 2300 / 40
mean.prints("same unit", "ten | a | x\nX | 10 | 50\nY | 30 | 60", "50; 60; 57,50")
mean.prints("same unit", "ten | @unit | a | x\nX | tạ/ha | 10 | 50\nY | tạ/ha | 30 | 60", "50; 60; 57,50", columns=FREE)
mean.prints("other scale", "ten | a | x\nX | 10 | 50\nY | 30 | 60", "5; 6; 5,75", unit="tấn/ha", scale=Fraction(1, 10))
mean.prints("other scale", "ten | @unit | a | x\nX | tấn/ha | 10 | 5\nY | tạ/ha | 30 | 60", "5; 60; 5,75", columns=FREE)
mean.prints(
    "other scale", "ten | @unit | a | x\nX | ha | 10 | 50\nY | km² | 0,3 | 60", "50; 60; 57,50",
    columns={"a": "", "x": "unit: tạ/ha\nweight: a"},
)  # fmt: skip
mean.prints("unlike unit", "ten | a | x\nX | 10 | 50\nY | 30 | 60", "50; 60; 57,50", unit="triệu đồng")
mean.refuses("unlike unit", "ten | @unit | a | x\nX | hộ | 10 | 50\nY | người | 30 | 60", "KH421", columns=FREE)
mean.refuses(
    "unlike unit", "ten | @unit | a | x\nX | hộ | 10 | 50\nY | người | 30 | 60", "KH421",
    columns={"a": "total: none", "x": "unit: tạ/ha\nweight: a"},
)  # fmt: skip
mean.refuses("blank", "ten | a | x\nX | 10 |\nY | 30 | 60", "KH403")
mean.refuses("blank", "ten | a | x\nX | | 50\nY | 30 | 60", "KH403")
mean.prints("blank", "ten | a | x\nX | 10 |\nY | 30 | 60", "; 60; 60,00", blank="none")
mean.prints("blank", "ten | a | x\nX | | 50\nY | 30 | 60", "50; 60; 60,00", blank="none")
mean.prints("-", "ten | a | x\nX | 10 | -\nY | 30 | 60", "-; 60; 60,00")
mean.prints("-", "ten | a | x\nX | - | 50\nY | 30 | 60", "50; 60; 60,00")
mean.refuses("chưa có", "ten | a | x\nX | 10 | chưa có\nY | 30 | 60", "KH411")
mean.prints("chưa có", "ten | a | x\nX | 10 | chưa có\nY | 30 | 60", "chưa có; 60; chưa có", missing="open")
mean.prints("chưa có", "ten | a | x\nX | 10 | chưa có\nY | 30 | 60", "chưa có; 60; 60,00", missing="skip")
mean.prints("chưa có", "ten | a | x\nX | chưa có | 50\nY | 30 | 60", "50; 60; chưa có", missing="open")
mean.prints("CẦN BỔ SUNG", "ten | a | x\nX | 10 | CẦN BỔ SUNG\nY | 30 | 60", "………; 60; ………", "KH603")
mean.prints("quoted text", "ten | a | x\nX | 10 | “tám”\nY | 30 | 60", "tám; 60; 60,00", "KH426")
mean.prints("quoted text", "ten | a | x\nX | “tám” | 50\nY | 30 | 60", "50; 60; 60,00")
mean.prints("quoted text", "ten | a | x\nX | 10 | 50\nY | 30 | 60\nCộng | | “cả xã”", "50; 60; cả xã", "KH426")
# A: 2300 / 40; all: (2300 + 40 * 52,5) / 80 = 4400 / 80
mean.prints(
    "group row", "ten | a | x\nA | |\n  X | 10 | 50\n  Y | 30 | 60\nB | 40 | 52,5", "57,50; 50; 60; 52,5; 55,00"
)
mean.prints(
    "group row", "ten | a | x\nA | |\n  X | 10 | chưa có\n  Y | 30 | 60\nB | 40 | 52,5",
    "chưa có; chưa có; 60; 52,5; chưa có", missing="open",
)  # fmt: skip
mean.prints(
    "group row", "ten | @unit | a | x\nA | | |\n  X | tấn/ha | 10 | 5\n  Y | tạ/ha | 30 | 60\nB | tạ/ha | 40 | 52,5",
    "5,75; 5; 60; 52,5; 5,50", columns=FREE,
)  # fmt: skip
mean.prints(
    "total row",
    "ten | a | x\nX | 10 | 50\nY | 30 | 60",
    "50,000; 60,000; 57,500",
    columns={"x": "weight: a\ndecimals: 3"},
)
# "none" takes away what the pack says of the total; the weight stands.
mean.prints(
    "total row", "ten | a | x\nX | 10 | 50\nY | 30 | 60", "50; 60; 57,50", columns={"x": "weight: a\ntotal: none"}
)
mean.refuses("total row", "ten | a | x\nX | 10 | 50\nY | 30 | 60", "KH247", columns={"x": "weight: a\ntotal: sum"})
mean.refuses("footed", "ten | a | x\nX | 10 | 50\nY | 30 | 60", "KH436", foot="x")
mean.prints("claimed", "ten | a | x\nX | 10 | 50\nY | 30 | 60\nCộng | 40 | 57,5", "50; 60; 57,50")
mean.refuses("claimed", "ten | a | x\nX | 10 | 50\nY | 30 | 60\nCộng | 40 | 57", "KH405")
mean.refuses("claimed", "ten | a | x\nX | 10 | 50\nY | 30 | 60\nCộng | 40 | 59", "KH406")

# --- drawn from another table --------------------------------------------------------------------------------

drawn = Kind("from", {"x": "from: s.a"})
XY = "ten\nX\nY"

drawn.prints("same unit", XY, "1,5; 2; 3,5", columns={"x": "unit: triệu đồng\nfrom: s.a"},
             s=({"a": "unit: triệu đồng"}, "ten | a\nX | 1,5\nY | 2"))  # fmt: skip
drawn.prints("same unit", "ten | @unit\nX | triệu đồng\nY | triệu đồng", "1,5; 2; 3,5",
             s=({"a": "unit: triệu đồng"}, "ten | a\nX | 1,5\nY | 2"))  # fmt: skip
drawn.prints("other scale", XY, "1,500; 0,250; 1,750", columns={"x": "unit: tỷ đồng\nfrom: s.a"},
             s=({"a": "unit: triệu đồng"}, "ten | a\nX | 1.500\nY | 250"))  # fmt: skip
drawn.prints("other scale", XY, "1.500; 2.250; 3.750", columns={"x": "unit: triệu đồng\nfrom: s.a\ndecimals: 0"},
             s=({"a": "unit: tỷ đồng"}, "ten | a\nX | 1,5\nY | 2,25"))  # fmt: skip
drawn.prints("other scale", "ten | @unit\nX | tỷ đồng\nY | triệu đồng", "1,5; 250; 1,75",
             s=({"a": ""}, "ten | @unit | a\nX | tỷ đồng | 1,5\nY | triệu đồng | 250"))  # fmt: skip
drawn.refuses("unlike unit", XY, "KH422", columns={"x": "unit: người\nfrom: s.a"},
              s=({"a": "unit: hộ"}, "ten | a\nX | 5\nY | 7"))  # fmt: skip
drawn.refuses("unlike unit", "ten | @unit\nX | hộ\nY | người", "KH421",
              s=({"a": ""}, "ten | @unit | a\nX | hộ | 5\nY | người | 7"))  # fmt: skip
drawn.refuses("unlike unit", "ten | @unit\nX | hộ\nY | người", "KH422", columns={"x": "from: s.a\ntotal: none"},
              s=({"a": "unit: hộ"}, "ten | a\nX | 5\nY | 7"))  # fmt: skip
drawn.prints("unlike unit", "ten | @unit\nX | hộ\nY | người", "5; 7;", columns={"x": "from: s.a\ntotal: none"},
             s=({"a": "total: none"}, "ten | @unit | a\nX | hộ | 5\nY | người | 7"))  # fmt: skip
# The table itself says no unit: what is drawn comes in that of the first row, 1 tỷ and 0,25 tỷ.
drawn.prints(
    "other scale", XY, "1; 0,250; 1,250", s=({"a": ""}, "ten | @unit | a\nX | tỷ đồng | 1\nY | triệu đồng | 250")
)
drawn.refuses("unlike unit", XY, "KH421", s=({"a": "total: none"}, "ten | @unit | a\nX | hộ | 1\nY | người | 250"))
drawn.prints("unlike unit", XY, "1; 250;", columns={"x": "from: s.a\ntotal: none"},
             s=({"a": "total: none"}, "ten | @unit | a\nX | hộ | 1\nY | người | 250"))  # fmt: skip
BLANK = ({"a": ""}, "ten | a\nX |\nY | 2")
drawn.refuses("blank", XY, "KH403", s=BLANK)
drawn.prints("blank", XY, "-; 2; 2", s=BLANK, blank="none")
drawn.prints("-", XY, "-; 2; 2", s=({"a": ""}, "ten | a\nX | -\nY | 2"))
UNKNOWN = ({"a": ""}, "ten | a\nX | chưa có\nY | 2")
drawn.refuses("chưa có", XY, "KH411", s=UNKNOWN)
drawn.prints("chưa có", XY, "chưa có; 2; chưa có", s=UNKNOWN, missing="open")
drawn.prints("chưa có", XY, "chưa có; 2; 2", s=UNKNOWN, missing="skip")
drawn.prints("CẦN BỔ SUNG", XY, "………; 2; ………", "KH603", s=({"a": ""}, "ten | a\nX | CẦN BỔ SUNG\nY | 2"))
TWO = ({"a": ""}, "ten | a\nX | 1\nY | 2")
# What is drawn is the figure, and in the other table there is none: words are not drawn.
drawn.prints("quoted text", XY, "-; 2; 2", s=({"a": ""}, "ten | a\nX | “tám”\nY | 2"))
drawn.prints("quoted text", "ten | x\nX | “tám”\nY |", "tám; 2; 2", "KH426", s=TWO)
drawn.prints("quoted text", "ten | x\nX |\nY |\nCộng | “cả xã”", "1; 2; cả xã", "KH426", s=TWO)
FOUR = ({"a": ""}, "ten | a\nX | 1\nY | 2\nZ | 4")
drawn.prints("group row", "ten\nA\n  X\n  Y\nB\n  Z", "3; 1; 2; 4; 4; 7", s=FOUR)
drawn.prints("group row", "ten\nA\n  X\n  Y", "chưa có; chưa có; 2; chưa có", s=UNKNOWN, missing="open")
drawn.prints("group row", "ten | @unit\nA |\n  X | tỷ đồng\n  Y | triệu đồng", "1,25; 1; 250; 1,25",
             s=({"a": ""}, "ten | @unit | a\nX | tỷ đồng | 1\nY | triệu đồng | 250"))  # fmt: skip
drawn.prints("total row", XY, "1; 2;", columns={"x": "from: s.a\ntotal: none"}, s=TWO)
drawn.prints("total row", XY, "1; 2; 2", columns={"x": "from: s.a\ntotal: max"}, s=TWO)
drawn.prints("total row", XY, "1; 2; 1", columns={"x": "from: s.a\ntotal: first"}, s=TWO)
drawn.refuses("total row", XY, "KH244", columns={"x": "from: s.a\ntotal: recompute"}, s=TWO)
drawn.prints("footed", XY, "1; 2; 3", columns={"x": "from: s.a\ndecimals: 0"}, foot="x",
             s=({"a": ""}, "ten | a\nX | 1,3\nY | 1,4"))  # fmt: skip
drawn.prints("claimed", "ten | x\nX | 1\nY |\nCộng | 3", "1; 2; 3", s=TWO)
drawn.refuses("claimed", "ten | x\nX | 5\nY |", "KH406", s=TWO)
drawn.refuses("claimed", "ten | x\nX |\nY |\nCộng | 4", "KH406", s=TWO)

# --- counted in another table --------------------------------------------------------------------------------

counted = Kind("count", {"x": "count: s.o"})
THREE = ({"o": "kind: text"}, "ten | o\n1 | X\n2 | x\n3 | Y")

counted.prints("same unit", XY, "2; 1; 3", columns={"x": "unit: hộ\ncount: s.o"}, s=THREE)
counted.prints("same unit", "ten | @unit\nX | hộ\nY | hộ", "2; 1; 3", s=THREE)
counted.refuses("other scale", XY, "KH464", columns={"x": "unit: nghìn hộ\ncount: s.o"}, s=THREE)
counted.refuses("other scale", "ten | @unit\nX | hộ\nY | nghìn hộ", "KH464", s=THREE)
counted.refuses("unlike unit", XY, "KH464", columns={"x": "unit: triệu đồng\ncount: s.o"}, s=THREE)
counted.refuses("unlike unit", "ten | @unit\nX | hộ\nY | người", "KH421", s=THREE)
counted.prints("unlike unit", "ten | @unit\nX | hộ\nY | người", "2; 1;",
               columns={"x": "count: s.o\ntotal: none"}, s=THREE)  # fmt: skip
counted.refuses("blank", XY, "KH462", s=({"o": "kind: text"}, "ten | o\n1 | X\n2 |\n3 | Y"))
counted.refuses("-", XY, "KH462", s=({"o": "kind: text"}, "ten | o\n1 | X\n2 | -\n3 | Y"))
counted.refuses("chưa có", XY, "KH462", s=({"o": "kind: text"}, "ten | o\n1 | X\n2 | chưa có\n3 | Y"))
counted.prints("CẦN BỔ SUNG", XY, "1; 1; 2", "KH603", s=({"o": "kind: text"}, "ten | o\n1 | X\n2 | CẦN BỔ SUNG\n3 | Y"))
counted.prints("quoted text", "ten | x\nX | “tám”\nY |", "tám; 1; 1", "KH426", s=THREE)
counted.prints("group row", "ten\nA\n  X\n  Y\nB\n  Z", "3; 2; 1; 0; 0; 3", s=THREE)
counted.refuses("group row", "ten\nX\n  Y\n  Z", "KH462", s=THREE)  # what is said of a group is in none of its rows
counted.prints("total row", XY, "2; 1;", columns={"x": "count: s.o\ntotal: none"}, s=THREE)
counted.prints("total row", XY, "2; 1; 2", columns={"x": "count: s.o\ntotal: max"}, s=THREE)
counted.refuses("total row", XY, "KH244", columns={"x": "count: s.o\ntotal: recompute"}, s=THREE)
counted.prints("footed", XY, "2; 1; 3", columns={"x": "count: s.o\ndecimals: 0"}, foot="x", s=THREE)
counted.prints("claimed", "ten | x\nX | 2\nY |\nCộng | 3", "2; 1; 3", s=THREE)
counted.refuses("claimed", "ten | x\nX | 3\nY |", "KH406", s=THREE)
