"""WHEN: rules, quiet hours, what is due, and what was shown. Time and zone come in as arguments."""
