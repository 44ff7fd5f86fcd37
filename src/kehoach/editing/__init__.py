"""Changing a spec's own text: edits at places, everything else byte for byte."""
