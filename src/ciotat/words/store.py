"""What is said of the store."""

__all__ = ["CHINESE"]

CHINESE: dict[str, str] = {}
