"""The week: what was done, and what comes."""
