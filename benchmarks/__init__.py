"""Side-by-side measurements of perfrules and of other rule engines; see README.md."""
