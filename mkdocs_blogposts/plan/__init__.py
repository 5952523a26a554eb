"""The plan: what becomes of each source, and where it is written. Computed from plain data alone."""
