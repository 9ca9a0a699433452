"""The draft renderer: a visibility buffer, soft shadows, physically based light and a lens, in numba on one thread."""
