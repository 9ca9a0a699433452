"""What is said while a film is built, and of why."""

__all__ = ["CHINESE"]

CHINESE: dict[str, str] = {}
