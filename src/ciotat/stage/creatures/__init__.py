"""Animals: wolves, dogs, foxes, and simpler ones."""
