"""The safety questions, and the pages that stand where the gate is closed."""
