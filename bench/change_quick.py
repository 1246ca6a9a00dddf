"""How often does the watch cry wolf, how much does it find, and what does a look cost?

    python bench/change_quick.py --seed 2026 --years 200

Prints one line per kind of series. Every number depends only on the seed and the number of years.
"""

import argparse
import time
from collections.abc import Callable

import numpy as np

from change_series import PLANTS, QUIET, carried, family
from inkling.change import Series, Watch, watch, watch_all
from inkling.change.look import look


def stream(seed: int, label: str) -> np.random.Generator:
    """Random numbers of their own for each kind, so that kinds can be run one at a time."""
    return np.random.default_rng([seed, *label.encode()])


def share(hits: int, of: int) -> str:
    return f"{hits / of:5.3f} ± {np.sqrt(max(hits, 1) * max(of - hits, 1) / of**3):.3f}"


def quiet_years(seed: int, years: int, only: str, chance: float) -> None:
    print(f"\nQuiet years in which something was said (n = {years})")
    for label, make in QUIET.items():
        if only not in label:
            continue
        rng = stream(seed, label)
        alarms = sum(bool(watch(Series(*make(rng)), chance=chance).shifts) for _ in range(years))
        print(f"  {label:30s} {share(alarms, years)}", flush=True)


def planted_years(seed: int, years: int, only: str, chance: float) -> None:
    print(
        f"\nPlanted shifts (n = {years}): found, too early, days until noticed, days off, interval holds it,"
    )
    print("  width of interval, shape answered, direction right of those found")
    for label, make in PLANTS.items():
        if only not in label:
            continue
        rng = stream(seed, label)
        found, early = [], 0
        for _ in range(years):
            plant = make(rng)
            shifts = watch(Series(plant.days, plant.values), chance=chance).shifts
            early += bool(shifts and shifts[0].noticed < plant.onset)
            if shifts and plant.onset <= shifts[0].noticed <= plant.until:
                found.append((shifts[0], plant))
        first = [shift for shift, _ in found]
        delay = np.median([s.noticed - p.onset for s, p in found])
        off = np.median([abs(s.since - p.onset) for s, p in found])
        holds = np.mean([s.earliest <= p.onset <= s.latest for s, p in found])
        width = np.median([s.latest - s.earliest for s in first])
        right = np.mean([(s.direction == "up") == p.up for s, p in found])
        shapes = " ".join(
            f"{k} {np.mean([s.shape == k for s in first]):.2f}" for k in ("step", "drift", "unclear")
        )
        print(
            f"  {label:18s} {share(len(found), years)}  early {early / years:.3f}"
            f"  {delay:4.0f} d  {off:4.1f} d  {holds:.2f} {width:4.0f} d  {shapes}  {right:.2f}",
            flush=True,
        )


def families(seed: int, families_: int, count: int, chance: float) -> None:
    print(
        f"\n{count} series together (n = {families_} families): any finding / found within 120 days / delay"
    )
    kinds = {
        "quiet, independent": (0.0, 0, 0.0),
        "quiet, alike .6": (0.6, 0, 0.0),
        "1 shifts .8": (0.0, 1, 0.8),
        "1 shifts 1.2": (0.0, 1, 1.2),
        "3 shift .8": (0.0, 3, 0.8),
        "3 shift .8, alike .5": (0.5, 3, 0.8),
    }
    for label, (alike, shifted, size) in kinds.items():
        rng = stream(seed, f"{count} {label}")
        spoke, delays = 0, []
        for _ in range(families_):
            made = family(rng, count, alike, shifted, size)
            named = {str(i): Series(*one) for i, one in enumerate(made)}
            noticed = [w.shifts[0].noticed for w in watch_all(named, chance=chance).values() if w.shifts]
            spoke += bool(noticed)
            if noticed and 150 <= min(noticed) <= 270:
                delays.append(min(noticed) - 150)
        said = f"found {share(len(delays), families_)}  {np.median(delays or [np.nan]):.0f} d" if size else ""
        print(f"  {label:22s} any {share(spoke, families_)}  {said}", flush=True)


def timed(call: Callable[[], object], times: int) -> float:
    """The median of some runs, in milliseconds."""
    call()
    took = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        took.append(time.perf_counter() - start)
    return float(np.median(took)) * 1e3


def speed(seed: int) -> None:
    rng = stream(seed, "speed")
    values = carried(rng, 3650, 0.4)
    days = np.arange(3650)
    year, decade = Series(days[:365], values[:365]), Series(days, values)
    so_far: Watch = watch(Series(days[:-1], values[:-1]))
    print("\nTime, median")
    print(f"  one look at ten years         {timed(lambda: look(days, values), 50):8.2f} ms")
    print(f"  a year replayed day by day    {timed(lambda: watch(year), 5):8.1f} ms")
    print(f"  one more answer to ten years  {timed(lambda: watch(decade, so_far=so_far), 20):8.2f} ms")
    print(f"  ten years replayed            {timed(lambda: watch(decade), 1):8.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--years", type=int, default=200, help="series of each kind")
    parser.add_argument("--families", type=int, default=60)
    parser.add_argument("--chance", type=float, default=0.05)
    parser.add_argument("--only", default="", help="kinds whose name contains this")
    parser.add_argument("--parts", default="quiet,planted,families,speed")
    given = parser.parse_args()
    parts = given.parts.split(",")
    if "quiet" in parts:
        quiet_years(given.seed, given.years, given.only, given.chance)
    if "planted" in parts:
        planted_years(given.seed, given.years, given.only, given.chance)
    if "families" in parts:
        families(given.seed, given.families, 8, given.chance)
    if "speed" in parts:
        speed(given.seed)


if __name__ == "__main__":
    main()
