"""When to do it: the day as whole numbers, its score, and a good plan at once."""
