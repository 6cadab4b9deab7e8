"""What a browser sees: parse, call one action or query, render."""
