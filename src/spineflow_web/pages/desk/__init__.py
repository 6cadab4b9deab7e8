"""The desk page: breaks from sitting, the desk set-up check, tips."""
