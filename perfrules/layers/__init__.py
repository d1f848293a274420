"""Layers: a base text, the files that extend it and dated amendments, laid over one another to the text in force on a day."""
