"""What is written of a planned blog: finished bodies, what templates see, feeds, redirects, and heads."""
