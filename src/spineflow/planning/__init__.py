"""One day for one person: the method's programme, trimmed by named rules, with reasons."""
