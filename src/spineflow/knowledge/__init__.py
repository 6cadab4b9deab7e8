"""What exists: practices, foods, programmes and the evidence beside them."""
