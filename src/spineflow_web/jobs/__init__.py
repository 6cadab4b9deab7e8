"""What runs from the console and not from a page."""
