"""Reminders: a calendar that needs nobody else, and push for who wants it."""
