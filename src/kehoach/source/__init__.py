"""The text of a spec: bytes, YAML, mappings and rows from elsewhere, as a tree in which each node has its place."""
