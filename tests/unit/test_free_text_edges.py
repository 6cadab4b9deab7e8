"""Free text: the edges of bounds and of reach."""
