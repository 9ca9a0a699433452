"""Versions of a film: saved, listed, gone back to, compared, forked, merged and shared, with Git underneath."""
