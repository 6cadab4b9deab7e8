"""Asking about safety before advising: rules, conditions, tokens and what they clear."""
