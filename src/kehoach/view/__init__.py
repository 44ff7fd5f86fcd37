"""From a computed plan to finished strings in frozen records: all wording and formatting is here."""
