"""A planned sitting as timed steps and cues, the check before it and the rules that stop it."""
