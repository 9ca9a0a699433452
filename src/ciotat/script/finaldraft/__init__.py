"""Final Draft files (.fdx): read without loss, written byte for byte where nothing changed."""
