"""Progress, hold, step back: traffic lights, levels and the walking programme."""
