"""The plan as data: YAML text with places, the model, and the way from one to the other."""
