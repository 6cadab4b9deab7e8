"""The last two weeks: what was done and how the back was."""
