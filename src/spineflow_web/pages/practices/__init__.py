"""The door Practices: the library, one page per practice, and today's set on paper."""
