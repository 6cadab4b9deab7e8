"""The one app with tables, and everything that keeps its rows safe on disk."""
