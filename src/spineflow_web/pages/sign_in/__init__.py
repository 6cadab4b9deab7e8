"""Signing in, second factors, and the rules of a session."""
