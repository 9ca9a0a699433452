"""The prompt's parts: verbs, how files are read and written, how things are shown."""
