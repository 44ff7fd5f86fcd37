"""The figures of any Word document: formulas found in its tables, cells and sentences that do not fit them."""
