"""How much a page weighs: as it is sent, and compressed."""

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
    as_sent: bool = False
    """Is it held against its goal as it is sent, which is plain?"""


def weighed(name: str, goal: float, *contents: bytes, as_sent: bool = False) -> Weighed:
    """All of this together, each compressed by itself; the goal is in KB."""
    return Weighed(
        name,
        goal,
        sum(map(len, contents)),
        sum(len(gzip.compress(each, 6)) for each in contents),
        sum(len(brotli.compress(each, quality=5)) for each in contents),
        as_sent,
    )


def told(one: Weighed) -> str:
    """One line: its weight beside its goal, compressed or as it is sent."""
    kilo = (one.plain if one.as_sent else one.gzipped) / 1000
    verdict = "met" if kilo <= one.goal else f"MISSED by {kilo - one.goal:.0f} KB"
    kind = "  " if one.as_sent else "gz"
    packed = f"{one.gzipped / 1000:.1f} with gzip, {one.brotlied / 1000:.1f} with brotli"
    spread = f"{one.plain / 1000:.1f} plain, {packed}"
    return f"{one.name:52} {kilo:8.1f} KB {kind}   goal {one.goal:5.0f} KB   {verdict}   ({spread})"
