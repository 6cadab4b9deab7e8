"""Why, why now, what changed, and what else there is."""
