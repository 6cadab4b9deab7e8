"""The day as it is planned."""
