"""Pages of the whole programme, over time."""
