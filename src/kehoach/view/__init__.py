"""Computed plan → finished strings in typed frozen records; all wording and formatting is here."""
