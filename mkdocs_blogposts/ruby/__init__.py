"""What Ruby makes of values: texts, dates, slugs. Jekyll's answers depend on it."""
