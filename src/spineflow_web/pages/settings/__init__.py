"""Every answer again, to look at and to change."""
