"""A Word document that somebody wrote → the spec of it, and what of the document the spec cannot say."""
