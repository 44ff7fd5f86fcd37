"""Exact tables: formulas in dependency order, totals, claims, and one address for every figure of a plan."""
