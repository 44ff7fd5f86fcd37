"""A first plan and a first profile, written from a pack and the keys' own descriptions."""
