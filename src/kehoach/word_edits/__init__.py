"""A Word file that somebody edited, beside the plan it was made of: what differs, and its edits brought back."""
