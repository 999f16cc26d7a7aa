"""Conducts one session: one timeline, one clock; sound, picture and record follow from it."""
