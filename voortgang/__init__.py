"""Accountability: what was agreed, how it stood on a day, what changed between two days."""
