"""The guided session: the check before it, its steps, and how the back is after it."""
