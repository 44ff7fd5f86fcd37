"""Many plans down the same road: one after another, on several processors, or on several machines."""
