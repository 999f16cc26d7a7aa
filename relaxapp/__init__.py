"""Relaxapp guides breathing, muscle relaxation and imagery, aloud and on screen."""

__version__ = "0.1.0"
