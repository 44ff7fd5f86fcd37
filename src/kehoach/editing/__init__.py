"""Changing a spec's own text: edits at places, all else byte for byte."""
