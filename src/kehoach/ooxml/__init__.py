"""The open package of a .docx and its XML: parts read with limits, relations, text measured, packages written."""
