"""Charts as pictures; the only room that knows matplotlib."""
