"""A film as a living thing: what must be made again, and why."""
