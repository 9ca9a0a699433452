"""``python -m ciotat``."""

from ciotat.cli import main

if __name__ == "__main__":
    main()
