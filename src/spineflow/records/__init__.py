"""What happened: events that are only ever added, and the day summaries that follow from them."""
