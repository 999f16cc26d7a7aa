"""The wiring of all that leads to people: who can help, waiting together, plans and lines of one's own."""
