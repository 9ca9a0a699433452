"""The studio: a house that serves films to a browser, and a desk process for each that is open."""
