"""The best plan, proven: OR-Tools CP-SAT. Imported by the planner process and on request only."""
