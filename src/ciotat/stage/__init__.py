"""A Plan and the timings of the voices become Stages: the 3D description of every shot over time."""
