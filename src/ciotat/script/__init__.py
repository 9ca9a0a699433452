"""Text in any script format becomes a Screenplay: the words as written, every piece with its origin."""
