"""What is said of versions: saved, compared, forked, merged."""

__all__ = ["CHINESE"]

CHINESE: dict[str, str] = {}
