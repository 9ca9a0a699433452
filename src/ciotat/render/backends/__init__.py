"""One file or package per renderer; heavy imports happen here and nowhere else."""
