"""WHAT HAPPENED: the store of sessions."""
