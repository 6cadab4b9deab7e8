"""What goes in and out: the JSON contract of the command line, and of whoever else speaks it."""
