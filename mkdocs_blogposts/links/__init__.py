"""URLs: how Jekyll writes them, which file of the site they mean, and how they lead there from a page."""
