"""The first run, page by page; settings opens the same pages again."""
