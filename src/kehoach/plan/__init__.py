"""The plan as frozen data: what a spec says, with its places, before anything is computed."""
