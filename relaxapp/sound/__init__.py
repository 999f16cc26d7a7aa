"""HOW it sounds: voices, soundscapes, bells, the mixer, outputs, rendering to a file."""
