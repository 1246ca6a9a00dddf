"""How many made-up people of each kind are tried, and from which seeds."""

from dataclasses import dataclass, fields, replace

TUNING_SEEDS = (880_001, 880_002)
"""The peers are tuned on people made from these, and on no others."""

USED_WHILE_BUILDING = frozenset(
    {1, 5, 6, 71, 72, 74, 91, 92, 93, 94, 501, 2026, 4477, 8123, 9001, 9002, *range(20260, 20300)}
    | {
        4_189_181,
        8_727_574,
        7_871_802,
        *range(33_101, 33_107),
        *range(31_401, 31_411),
        *range(32_401, 32_412),
    }
    | {55_501, 55_502, 55_503, 66_001, 7_001, 7_002, 7_100, 7_200, 71_001, 72_001, 72_002}
)
"""Seeds of earlier runs: what was built while looking at them may not be judged by them."""

WHY_SEEDS = (
    "The benchmark needs fresh seeds: numbers nobody has run while building, so that nothing can have been "
    'fitted to the people they make. Choose some: make bench-change SEEDS="A B C" with three numbers of your own'
)


class SeedsError(ValueError):
    """The seeds given cannot carry a published number."""


@dataclass(frozen=True)
class Plan:
    """How many people of each kind; `sizes` are the families', `decade` the quiet years in a row.

    `quiet` are the people of the kinds in `people.MAIN`: with 400, up to 16 alarms leave the upper bound below
    6.5 %. `other_quiet` are those of the others, `quick_quiet` those with few answers, who cost little.

    The peers look at the first `peers_quiet` and `peers_planted` people of each kind only: the same people.
    """

    quiet: int = 400
    other_quiet: int = 80
    quick_quiet: int = 600
    planted: int = 400
    sessions: int = 600
    peers_quiet: int = 40
    peers_planted: int = 60
    tuning: int = 24
    families: int = 30
    quiet_families: int = 84
    large_families: int = 24
    sizes: tuple[int, int] = (8, 20)
    later: int = 60
    decades: int = 32
    decade: int = 10
    visible: int = 40
    cost_series: int = 20
    cost_years: int = 10

    def shared(self, share: float) -> "Plan":
        """The same plan with this share of the people."""
        counts = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _KEPT}
        return replace(self, **{name: max(1, round(count * share)) for name, count in counts.items()})


_KEPT = ("sizes", "decade", "cost_series", "cost_years")

QUICK = Plan(
    quiet=4,
    other_quiet=2,
    quick_quiet=8,
    planted=4,
    sessions=8,
    peers_quiet=2,
    peers_planted=2,
    tuning=3,
    families=1,
    quiet_families=1,
    large_families=1,
    sizes=(3, 4),
    later=2,
    decades=1,
    decade=2,
    visible=2,
    cost_series=2,
    cost_years=2,
)
"""Proves that the machinery works; its numbers mean nothing."""


def checked_seeds(given: tuple[int, ...]) -> tuple[int, ...]:
    """Are these seeds fit to be reported? Raises `SeedsError` with a sentence that says why not."""
    if not given:
        raise SeedsError(WHY_SEEDS)
    if len(set(given)) < len(given) or min(given) < 0:
        raise SeedsError("Each seed must be a whole number from 0 on, and given once.")
    if spent := sorted(set(given) & (USED_WHILE_BUILDING | set(TUNING_SEEDS))):
        raise SeedsError(f"Not fresh: {', '.join(map(str, spent))} was used while building or tuning.")
    return given
