"""Finding each peer's settings, on people nobody reports on."""

from dataclasses import dataclass

import numpy as np

from bench.change import people
from bench.change.measuring import Asked
from bench.change.peers import Peer, Tuned
from bench.change.plan import TUNING_SEEDS

USUAL, ONE_KIND, ALL_KINDS = "usual", "tuned on realistic", "tuned on all"
BASE, INDEPENDENT = "realistic", "independent"
MISSES = 0.05
_FOR_SCALE = 40


def tuned_kinds() -> list[str]:
    """The quiet years a peer is held to under `tuned on all`: daily ones with a bar."""
    return [k for k in people.QUIET if k not in people.OPEN and k != "constant" and not people.few_answers(k)]


def usual_scales() -> dict[str, tuple[float, float]]:
    """Mean and day-to-day spread of each kind, as peers are told; planted shifts sit on the realistic year."""
    found = {}
    for label in people.QUIET:
        made = [people.QUIET[label](_person("scale", label, i).rng)[1] for i in range(_FOR_SCALE)]
        spread = float(np.mean([values.std() for values in made])) or 1.0
        found[label] = (float(np.mean([values.mean() for values in made])), spread)
    base = dict.fromkeys(people.PLANTS, found[BASE])
    own = {label: found[kind] for label in people.PLANTS for kind in people.OWN if label[:8] == kind[:8]}
    return found | base | own


@dataclass(frozen=True)
class Silences:
    """At which settings each peer would just have stayed silent, for one person of one kind."""

    label: str
    at: dict[str, float]


def silences(label: str, number: int, peers: tuple[Peer, ...], scale: tuple[float, float]) -> Silences:
    """The same, for one person made from the tuning seeds."""
    values = (people.QUIET[label](_person("tuning", label, number).rng)[1] - scale[0]) / scale[1]
    return Silences(label, {peer.name: peer.silence(values) for peer in peers})


def tuned(peers: tuple[Peer, ...], found: list[Silences]) -> tuple[Tuned, ...]:
    """Each peer at its usual setting, and at the loosest that alarms in at most 5 % of the tuning years."""
    settings = []
    for peer in peers:
        by_kind: dict[str, list[float]] = {}
        for one in found:
            by_kind.setdefault(one.label, []).append(one.at[peer.name])
        strict = {label: _loosest(values) for label, values in by_kind.items()}
        usual = strict[INDEPENDENT] if peer.usual is None else peer.usual
        knobs = {USUAL: usual, ONE_KIND: strict[BASE], ALL_KINDS: max(strict.values())}
        settings.append(Tuned(peer, knobs))
    return tuple(settings)


def _loosest(silent: list[float]) -> float:
    """The smallest of these settings at which at most 5 % of them are not silent."""
    ordered = sorted(silent, reverse=True)
    return ordered[int(MISSES * len(ordered))]


def _person(part: str, label: str, number: int) -> Asked:
    return Asked(part, label, TUNING_SEEDS[number % len(TUNING_SEEDS)], number)
