"""Pages of getting in and of who may do what."""
