"""Named rules: what may stand in a day, and what must hold of a finished one."""
