"""What is said of a film's folder and of takes."""

__all__ = ["CHINESE"]

CHINESE: dict[str, str] = {}
