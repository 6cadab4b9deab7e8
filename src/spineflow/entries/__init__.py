"""Reading content strictly: frozen values, or a list of problems by file and path."""
