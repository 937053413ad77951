"""Pages of getting in, of one's own account, and of who else may come in."""
