"""How loud something is heard, and the curve that keeps the sum of all sounds from clipping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from relaxapp.sound.automation import RATE, Samples

if TYPE_CHECKING:
    from numpy.typing import NDArray

CEILING: Final = 10 ** (-1.5 / 20)
"""No sample is ever larger: −1.5 dBFS."""
_KNEE: Final = 0.5
"""Samples up to here (−6 dBFS) pass unchanged."""

_WINDOW: Final = RATE // 20
_GATE: Final = 10 ** (-18 / 10)
_SILENCE: Final = 1e-9
_STEP: Final = RATE // 10
_STEPS_A_BLOCK: Final = 4
_RELATIVE_GATE: Final = 0.1


def limited(samples: Samples) -> Samples:
    """Bend what is loud softly below the ceiling, sample by sample, with no memory."""
    size = np.abs(samples)
    if size.size == 0 or float(size.max()) <= _KNEE:
        return samples
    room = np.float32(CEILING - _KNEE)
    over = np.maximum(size - np.float32(_KNEE), np.float32(0)) / room
    bent = np.float32(_KNEE) + room * (over / np.sqrt(np.float32(1) + over * over))
    return np.where(size > np.float32(_KNEE), np.copysign(bent, samples), samples)


def gated_rms(samples: Samples) -> float:
    """Return the root mean square of what is spoken (mono), leaving its silences out; 0 for silence."""
    whole = len(samples) // _WINDOW * _WINDOW
    windows = samples[:whole].reshape(-1, _WINDOW) if whole else samples.reshape(1, -1)
    powers = np.mean(np.square(windows, dtype=np.float64), axis=1) if samples.size else np.zeros(1)
    loud = powers[powers > _SILENCE]
    if not loud.size:
        return 0.0
    return float(np.sqrt(np.mean(loud[loud >= loud.mean() * _GATE])))


def heard_rms(samples: Samples) -> float:
    """Return the root mean square of what is spoken (mono) as it is heard: K-weighted, its silences left out.

    Blocks of 0.4 s, every 0.1 s, of which those count that are less than 10 dB under the mean of all that are not
    silent (ITU-R BS.1770-5); 0 for silence.
    """
    if not samples.size:
        return 0.0
    steps = max(len(samples) // _STEP, 1)
    powers = _heard_powers(samples[: steps * _STEP].reshape(steps, -1))
    together = min(_STEPS_A_BLOCK, steps)
    blocks = np.convolve(powers, np.full(together, 1 / together), "valid")
    blocks = blocks[blocks > _SILENCE]
    if not blocks.size:
        return 0.0
    return float(np.sqrt(np.mean(blocks[blocks > blocks.mean() * _RELATIVE_GATE])))


def _heard_powers(parts: Samples) -> NDArray[np.float64]:
    """Return the K-weighted power of each part (a row), one by one: a line may be long."""
    count = parts.shape[1]
    weights = np.concatenate([[0.0], k_weighting(np.arange(1, count // 2 + 1) * (RATE / count))]) * (2 / count**2)
    return np.array([np.sum(np.abs(np.fft.rfft(part)) ** 2 * weights) for part in parts])


def k_weighting(frequencies: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much of the power at each frequency (Hz) the ear counts. Source: ITU-R BS.1770-5, annex 1."""
    s = 2j * np.pi * frequencies
    shelf, quality, high = 2 * np.pi * 1681.97, 0.7072, 10 ** (4.0 / 20)
    raised = (high * s * s + high**0.5 * shelf / quality * s + shelf**2) / (s * s + shelf / quality * s + shelf**2)
    corner = 2 * np.pi * 38.135
    heard = s * s / (s * s + corner / 0.5003 * s + corner**2)
    weights: NDArray[np.float64] = np.abs(raised * heard) ** 2
    return weights
