"""How people move: a performer's moves, gazes, feelings and voice become a pose at any instant."""
