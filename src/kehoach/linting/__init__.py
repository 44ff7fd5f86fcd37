"""The layout rules of Nghị định 30/2020/NĐ-CP, Phụ lục I, checked in any Word document."""
