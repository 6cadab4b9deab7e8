"""Walking, swimming and cycling: the week, and what is told of it."""
