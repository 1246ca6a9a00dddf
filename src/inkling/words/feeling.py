"""Feeling words: which there are, which lie near a place, and which match what somebody types."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Feeling:
    """What does this word mean, and where does it lie on the check-in plane? See `feelings.toml`."""

    word: str
    meaning: str
    pleasantness: float
    energy: float

    def distance(self, pleasantness: float, energy: float) -> float:
        """How far is this word from a place? One place along the plane is 1."""
        across, up = self.pleasantness - pleasantness, self.energy - energy
        return float((across**2 + up**2) ** 0.5)


@cache
def feelings() -> tuple[Feeling, ...]:
    """Which feeling words are there? In the order of the file: row by row, most energy first."""
    text = resources.files("inkling.words").joinpath("feelings.toml").read_text(encoding="utf-8")
    return tuple(
        Feeling(word, meaning, float(pleasantness), float(energy))
        for word, (pleasantness, energy, meaning) in tomllib.loads(text).items()
    )


FEELINGS = feelings()
"""Every feeling word of our own vocabulary."""


def near(pleasantness: float, energy: float, count: int = 8) -> tuple[Feeling, ...]:
    """Which words lie nearest to this place? Nearest first; equally near in the order of the file."""
    ordered = sorted(FEELINGS, key=lambda feeling: feeling.distance(pleasantness, energy))
    return tuple(ordered[:count])


def find(word: str) -> Feeling | None:
    """Which feeling is this word, whatever its capitals and spaces? None if it is not one of ours."""
    return _by_word().get(_plain(word))


def matching(text: str) -> tuple[Feeling, ...]:
    """Which feelings match what was typed? Words that begin with it first, then words that hold it, then
    those whose meaning holds it. Nothing typed matches nothing."""
    wanted = _plain(text)
    if not wanted:
        return ()
    ranked = [(rank, feeling) for feeling in FEELINGS if (rank := _rank(feeling, wanted)) is not None]
    return tuple(feeling for _, feeling in sorted(ranked, key=lambda pair: pair[0]))


def _rank(feeling: Feeling, wanted: str) -> int | None:
    if feeling.word.startswith(wanted):
        return 0
    if wanted in feeling.word:
        return 1
    return 2 if wanted in feeling.meaning.casefold() else None


@cache
def _by_word() -> dict[str, Feeling]:
    return {_plain(feeling.word): feeling for feeling in FEELINGS}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
