"""Viewers: what they did and felt, what follows from it, and which take they are better served by."""
