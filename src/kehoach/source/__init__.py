"""The text of a spec: bytes, YAML, mappings and rows from elsewhere, as a tree whose nodes know their places."""
