"""All that is read of a disk, or asked of another program, for a plan."""
