"""How often does the watch cry wolf, how much does it find, and what does a look cost?

    python bench/change_quick.py --seed 2026 --years 200

Prints one line per kind of series. Every number depends only on the seed and the number of years.
"""

import argparse
import time
from collections.abc import Callable

import numpy as np

from change_series import PLANTS, QUIET, YEAR, carried, dropped, family, realistic, rounded, whole
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
            here = plant.days <= plant.until  # later answers change nothing said before
            shifts = watch(Series(plant.days[here], plant.values[here]), chance=chance).shifts
            early += bool(shifts and shifts[0].noticed < plant.onset)
            if shifts and plant.onset <= shifts[0].noticed <= plant.until:
                found.append((shifts[0], plant))
        first = [shift for shift, _ in found]
        delay = np.median([s.noticed - p.onset for s, p in found])
        off = np.median([abs(s.since - p.onset) for s, p in found])
        holds = np.mean([s.earliest <= p.onset <= s.latest for s, p in found])
        width = np.median([s.latest - s.earliest for s in first])
        right = np.mean([(s.direction == "up") == p.up for s, p in found])
        named = [s.shape_later or s.shape for s in first]
        later = " ".join(f"{np.mean([k == shape for shape in named]):.2f}" for k in ("step", "drift"))
        shapes = " ".join(
            f"{k} {np.mean([s.shape == k for s in first]):.2f}" for k in ("step", "drift", "unclear")
        )
        print(
            f"  {label:18s} {share(len(found), years)}  early {early / years:.3f}"
            f"  {delay:4.0f} d  {off:4.1f} d  {holds:.2f} {width:4.0f} d  {shapes}  {right:.2f}"
            f"  later step/drift {later}",
            flush=True,
        )


def long_runs(seed: int, people: int, chance: float) -> None:
    print(f"\nThree quiet years each, and shifts that go back (n = {people})")
    for label in ("realistic", "carry-over .5"):
        rng = stream(seed, "long " + label)
        said = np.zeros(3)
        for _ in range(people):
            made = realistic(rng, 3 * YEAR) if label == "realistic" else whole(carried(rng, 3 * YEAR, 0.5))
            for year in {shift.noticed // YEAR for shift in watch(Series(*made), chance=chance).shifts}:
                said[year] += 1
        print(f"  {label:18s} share with a finding in year 1, 2, 3: {said / people}", flush=True)
    rng = stream(seed, "back again")
    since = np.arange(480)
    course = 2.0 * ((since >= 120) & (since < 300))
    there = back = extra = 0
    for _ in range(people):
        shifts = watch(Series(*realistic(rng, 480, course)), chance=chance).shifts
        first = [s for s in shifts if 120 <= s.noticed <= 240]
        second = [s for s in shifts if 300 <= s.noticed <= 420 and s.direction == "down"]
        there, back = there + bool(first), back + bool(first and second)
        extra += len(shifts) > bool(first) + bool(second)
    print(
        f"  up 2.0 on day 120 {share(there, people)}, then back on day 300 too {share(back, people)},", end=""
    )
    print(f" anything else said {share(extra, people)}", flush=True)


COURSES: dict[str, tuple[list[tuple[int, float]], int]] = {
    "1.2, and back after 180 days": ([(120, 1.2), (300, 0.0)], 300),
    "1.2, and on to 2.4 after 180": ([(120, 1.2), (300, 2.4)], 300),
    "2.0, and back after 90 days": ([(120, 2.0), (210, 0.0)], 210),
    "2.0, and back after 40 days": ([(120, 2.0), (160, 0.0)], 160),
    "2.0, and back after 28 days": ([(120, 2.0), (148, 0.0)], 148),
    "1.2, and it stays": ([(120, 1.2)], 420),
}
"""From which day on the level is which, and on which day the second shift begins."""


def returns(seed: int, people: int, chance: float) -> None:
    print(
        f"\nSecond shifts (n = {people}): first found / of those: second within 120 days / days until noticed"
        "\n  / anything else in between / told at the end as: returned, a visit, holds, wobbles"
    )
    for label, (levels, second) in COURSES.items():
        rng = stream(seed, label)
        course = np.zeros(second + 120)
        for day, level in levels:
            course[day:] = level
        first, found, extra, delays, told = 0, 0, 0, [], []
        for _ in range(people):
            shifts = watch(Series(*realistic(rng, len(course), course)), chance=chance).shifts
            if not shifts or shifts[0].noticed < 120:
                continue
            first += 1
            later = [s.noticed - second for s in shifts[1:] if s.noticed >= second]
            found += bool(later)
            delays += later[:1]
            extra += any(s.noticed < second for s in shifts[1:])
            told.append((shifts[0].state, shifts[0].visit_until is not None))
        shares = [np.mean([state == kind for state, _ in told]) for kind in ("returned", "holds", "wobbles")]
        print(
            f"  {label:30s} {share(first, people)}  {share(found, first)}  {np.median(delays or [np.nan]):4.0f} d"
            f"  {extra / first:.3f}  {shares[0]:.2f} {np.mean([v for _, v in told]):.2f}"
            f" {shares[1]:.2f} {shares[2]:.2f}",
            flush=True,
        )


def session_drops(seed: int, people: int, chance: float) -> None:
    print(f"\nDrops within 16 sessions (n = {people}): found / exact / within one session of those found")
    for size in (2.0, 3.0):
        rng = stream(seed, f"sessions {size}")
        off, early = [], 0
        for _ in range(people):
            plant = dropped(rng, size)
            shifts = watch(Series(plant.days, plant.values), chance=chance).shifts
            early += bool(shifts and shifts[0].noticed < plant.onset)
            if shifts and shifts[0].noticed >= plant.onset:
                off.append(abs(shifts[0].since - plant.onset))
        near = [np.mean(np.array(off) <= days) for days in (0, 7)]
        print(
            f"  {size:.0f} SD  {share(len(off), people)}  {near[0]:.2f} {near[1]:.2f}"
            f"  early {early / people:.3f}",
            flush=True,
        )


def visible(seed: int, people: int) -> None:
    print(f"\nA change of the smallest visible size, begun 56 days ago (n = {people}): found")
    for days, phi in ((90, 0.2), (150, 0.2), (150, 0.4), (365, 0.4), (365, 0.6)):
        rng = stream(seed, f"visible {days} {phi}")
        since = max(days // 2, days - 56)
        found, sizes = 0, []
        for _ in range(people):
            latent = carried(rng, days, phi)
            size = watch(Series(*whole(rounded(latent)))).smallest_visible
            if size is None:
                continue
            sizes.append(size)
            moved = rounded(latent + size / 1.6 * (np.arange(days) >= since))
            found += any(s.noticed >= since for s in watch(Series(*whole(moved))).shifts)
        told = f"{share(found, len(sizes))}, median {np.median(sizes):.2f} points" if sizes else "never told"
        print(f"  {days} days, carry-over {phi}: {told}; not told {people - len(sizes)}", flush=True)


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
    """The median of some runs, in milliseconds of processor time (other programs do not count)."""
    call()
    took = []
    for _ in range(times):
        start = time.process_time()
        call()
        took.append(time.process_time() - start)
    return float(np.median(took)) * 1e3


def speed(seed: int) -> None:
    rng = stream(seed, "speed")
    values = carried(rng, 3650, 0.4)
    days = np.arange(3650)
    year, decade = Series(days[:365], values[:365]), Series(days, values)
    so_far: Watch = watch(Series(days[:-1], values[:-1]))
    print("\nProcessor time, median")
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
    parser.add_argument("--parts", default="quiet,planted,sessions,returns,long,visible,families,speed")
    given = parser.parse_args()
    parts = given.parts.split(",")
    if "quiet" in parts:
        quiet_years(given.seed, given.years, given.only, given.chance)
    if "planted" in parts:
        planted_years(given.seed, given.years, given.only, given.chance)
    if "sessions" in parts:
        session_drops(given.seed, given.years, given.chance)
    if "returns" in parts:
        returns(given.seed, given.families, given.chance)
    if "long" in parts:
        long_runs(given.seed, given.families, given.chance)
    if "visible" in parts:
        visible(given.seed, given.families)
    if "families" in parts:
        families(given.seed, given.families, 8, given.chance)
    if "speed" in parts:
        speed(given.seed)


if __name__ == "__main__":
    main()
