"""Moving figures: joint angles from content, forward kinematics, pinned contacts, timed SVG."""
