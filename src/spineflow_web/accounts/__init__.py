"""Who may sign in. An account is a login; the person whose back it is lives in `store`."""
