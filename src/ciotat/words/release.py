"""What is said of releases."""

__all__ = ["CHINESE"]

CHINESE: dict[str, str] = {}
