"""A Stage becomes a Take: the pictures of one shot, by one renderer."""
