"""A Screenplay and a Style become a Plan: every choice of the director, with its reasons; no picture yet."""
