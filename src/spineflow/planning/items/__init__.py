"""What to do: which practice in which form and dose, before it has a time."""
