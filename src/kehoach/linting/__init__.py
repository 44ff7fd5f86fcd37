"""Holding the layout of any Word document against Nghị định 30/2020/NĐ-CP, Phụ lục I."""
