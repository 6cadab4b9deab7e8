"""The map on which a person shows where it hurts."""
