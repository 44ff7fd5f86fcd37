"""Template packs: a template compiled once, a document merged into it, its tables laid out."""
