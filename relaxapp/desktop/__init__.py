"""The computer it runs on; each part may be absent and says so."""
