"""How much a page weighs: as it is, and compressed."""

import gzip
from dataclasses import dataclass

import brotli


@dataclass(frozen=True)
class Weighed:
    """What was weighed, its goal, and its bytes: plain, and compressed in the two usual ways."""

    name: str
    goal: float
    plain: int
    gzipped: int
    brotlied: int


def weighed(name: str, goal: float, *contents: bytes) -> Weighed:
    """All of this together, each compressed by itself; the goal is in KB."""
    return Weighed(
        name,
        goal,
        sum(map(len, contents)),
        sum(len(gzip.compress(each, 6)) for each in contents),
        sum(len(brotli.compress(each, quality=5)) for each in contents),
    )


def told(one: Weighed) -> str:
    """One line: its weight compressed, beside its goal."""
    kilo = one.gzipped / 1000
    verdict = "met" if kilo <= one.goal else f"MISSED by {kilo - one.goal:.0f} KB"
    spread = f"{one.plain / 1000:.1f} plain, {one.brotlied / 1000:.1f} with brotli"
    return f"{one.name:52} {kilo:8.1f} KB gz   goal {one.goal:5.0f} KB   {verdict}   ({spread})"
