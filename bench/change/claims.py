"""Every claim with its bar: met, or missed by how much."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.change import people, summing
from bench.change.plan import Plan
from bench.change.running import Results
from bench.change.scoring import Share, pooled

RATE, UPPER = 0.05, 0.065
_DIGITS = {"%": 1, "d": 1, "ms": 1, "times": 2}


@dataclass(frozen=True)
class Bar:
    """One measured value against its bar; None was not measured."""

    value: float | None
    bar: float
    unit: str
    at_most: bool
    name: str = ""

    @property
    def missed(self) -> float:
        """By how much, in this unit; 0 if met."""
        if self.value is None:
            return 0.0
        over = self.value - self.bar if self.at_most else self.bar - self.value
        return over if over > 1e-12 else 0.0

    @property
    def asked(self) -> str:
        """The bar in words."""
        return f"{self.name} {'≤' if self.at_most else '≥'} {_told(self.bar, self.unit)}".strip()

    @property
    def measured(self) -> str:
        """The value in words."""
        return "not measured" if self.value is None else _told(self.value, self.unit)


@dataclass(frozen=True)
class Claim:
    """One promise of the issue, by its number there, with all its bars."""

    item: int
    what: str
    bars: tuple[Bar, ...]
    people: int | None = None
    stretch: bool = False

    @property
    def verdict(self) -> str:
        """Met, or missed by so much; bars are missed one by one."""
        if all(bar.value is None for bar in self.bars):
            return "**not measured**"
        missed = [bar for bar in self.bars if bar.missed]
        if not missed:
            return "met"
        return "**missed by " + ", ".join(f"{_by(bar)} {bar.name}".strip() for bar in missed) + "**"


def _told(value: float, unit: str) -> str:
    if unit == "%":
        return f"{100 * value:.1f} %"
    places = _DIGITS[unit] if value != round(value) else 0
    return f"{value:.{places}f} {unit}"


def _by(bar: Bar) -> str:
    return f"{100 * bar.missed:.2g} points" if bar.unit == "%" else f"{bar.missed:.2g} {bar.unit}"


def at_most(value: float | None, bar: float, unit: str = "%", name: str = "") -> Bar:
    """This must not be larger."""
    return Bar(value, bar, unit, True, name)


def at_least(value: float | None, bar: float, unit: str = "%", name: str = "") -> Bar:
    """This must not be smaller."""
    return Bar(value, bar, unit, False, name)


def false_alarms(item: int, what: str, share: Share) -> Claim:
    """A quiet kind: the rate, and the upper end of its interval."""
    bars = at_most(share.value, RATE), at_most(share.interval[1], UPPER, name="upper bound")
    return Claim(item, what, bars, share.of)


def all_claims(results: Results, plan: Plan) -> list[Claim]:
    """All of them, in the order of the issue."""
    made = [
        *_validity(results, plan),
        *_power(results),
        *_families(results, plan.sizes[0]),
        *_sessions(results),
        *_shape(results),
        *_after(results),
        *_honesty(results),
        *_cost(results),
    ]
    return sorted(made, key=lambda claim: claim.item)


def _validity(results: Results, plan: Plan) -> Iterator[Claim]:
    for label in people.QUIET:
        if label not in people.OPEN:
            item = 7 if label in people.OWN else 3 if "sessions" in label else 1
            share = summing.alarms(results.found["quiet", label], "Inkling")
            yield false_alarms(item, f"quiet: {label}", share)
    for part, size in zip(("families", "large families"), plan.sizes, strict=True):
        for label in ("quiet", "quiet, alike .6"):
            share = summing.family(results.found[part, label]).any
            yield false_alarms(1, f"{size} series together, {label}", share)
    for label in people.DECADES:
        shares = summing.each_year(results.found["decades", label], plan.decade)
        worst = max(shares, key=lambda share: share.hits)
        yield Claim(
            1, f"{plan.decade} quiet years, {label}: worst year", (at_most(worst.value, RATE),), worst.of
        )
        yield false_alarms(1, f"{plan.decade} quiet years, {label}: all years", pooled(shares))


_PLANTED = {
    "step .8": (0.66, 57.0, 7.0, 66.0),
    "step 1.2": (0.95, 33.0, 3.0, 45.0),
    "step 2.0": (0.99, 18.0, 1.0, 16.0),
    "6 weeks 1.2": (0.97, None, None, None),
    "12 weeks 1.2": (0.97, None, None, None),
    "28-day visit 1.5": (0.58, None, None, None),
}
"""Found at least, delay, date error and width of the interval at most."""


def _found(results: Results, label: str) -> summing.Found:
    return summing.found(results.found["planted", label], "Inkling", label)


def _power(results: Results) -> Iterator[Claim]:
    for label, (recall, delay, off, _) in _PLANTED.items():
        one = _found(results, label)
        yield Claim(2, f"found: {label}", (at_least(one.found.value, recall),), one.found.of)
        if delay is not None and off is not None:
            yield Claim(2, f"median delay: {label}", (at_most(one.delay, delay, "d"),), one.found.hits)
            yield Claim(2, f"median date error: {label}", (at_most(one.off, off, "d"),), one.found.hits)
    for label, recall in (("step .8", 0.70), ("28-day visit 1.5", 0.65)):
        one = _found(results, label)
        bars = (at_least(one.found.value, recall),)
        yield Claim(2, f"stretch, found: {label}", bars, one.found.of, stretch=True)


def _families(results: Results, size: int) -> Iterator[Claim]:
    bars = {
        "one shifts .8": 0.42,
        "one shifts 1.2": 0.80,
        "three shift .8": 0.80,
        "three shift .8, alike .5": 0.75,
    }
    for label, bar in bars.items():
        one = summing.family(results.found["families", label])
        yield Claim(2, f"{size} series: {label}", (at_least(one.found.value, bar),), one.found.of)
        if one.alone.of and label.startswith("three"):
            sooner = None if one.delay is None or one.alone_delay is None else one.alone_delay - one.delay
            what = f"{size} series: {label}, days sooner than in any of them alone"
            yield Claim(2, what, (at_least(sooner, 0.5, "d"),), one.found.hits)


def _sessions(results: Results) -> Iterator[Claim]:
    for label, bar in (("drop of 2 SD", 0.32), ("drop of 3 SD", 0.70)):
        one = summing.found(results.found["sessions", label], "Inkling", label)
        yield Claim(3, f"16 sessions, found: {label}", (at_least(one.found.value, bar),), one.found.of)


def _shape(results: Results) -> Iterator[Claim]:
    by_label = {label: _found(results, label) for label in (*summing.STEPS, *summing.RAMPS)}
    answered, right = summing.shapes(by_label)
    hits = sum(one.found.hits for one in by_label.values())
    yield Claim(4, "sudden or gradual: right of those answered", (at_least(right, 0.80),), hits)
    yield Claim(4, "sudden or gradual: answered", (at_least(answered, 0.38),), hits)
    yield Claim(4, "stretch, sudden or gradual: answered", (at_least(answered, 0.50),), hits, stretch=True)


def _after(results: Results) -> Iterator[Claim]:
    for label in people.COURSES:
        lives = results.found["later", label]
        second = Share.counted(one.noticed[1] for one in lives)
        told = Share.counted(one.told for one in lives if one.told is not None)
        what = f"{label}: the second finding, within 120 days"
        yield Claim(5, what, (at_least(second.value, 0.95),), second.of)
        what = f"{label}: told as such, of those found (no number in the issue; .95 taken)"
        yield Claim(5, what, (at_least(told.value, 0.95),), told.of)
    visits = summing.told_as_visit(results.found["planted", summing.VISIT])
    what = "28-day visit: told as a visit once over, of those found (no number in the issue; .95 taken)"
    yield Claim(5, what, (at_least(visits.value, 0.95),), visits.of)


def _honesty(results: Results) -> Iterator[Claim]:
    for days, phi in people.VISIBLE:
        label = f"{days} days, carry-over {phi}"
        share, _, _ = summing.visible(results.found["visible", label])
        yield Claim(6, f"smallest visible change, found: {label}", (at_least(share.value, 0.50),), share.of)
    for label in summing.STEPS:
        one, width = _found(results, label), _PLANTED[label][3]
        yield Claim(
            6, f"interval holds the first day: {label}", (at_least(one.held.value, 0.90),), one.held.of
        )
        yield Claim(
            6, f"interval, median width: {label}", (at_most(one.width, width or 0, "d"),), one.held.of
        )
        shrunk = (
            None if one.width_then is None or one.width_later is None else one.width_then - one.width_later
        )
        bars = at_least(shrunk, 0.5, "d", "narrower by"), at_least(one.held_later.value, 0.90, name="holds")
        yield Claim(6, f"interval, six weeks after noticing: {label}", bars, one.held_later.of)


def _cost(results: Results) -> Iterator[Claim]:
    cost = results.cost
    journal = f"{cost.series} series of {cost.years} years"
    yield Claim(8, f"one more answer to {journal}", (at_most(cost.one_answer, 250.0, "ms"),))
    yield Claim(8, f"one more answer to each of {journal}", (at_most(cost.all_answers, 250.0, "ms"),))
    yield Claim(8, "a year replayed, answer by answer", (at_most(cost.year, 200.0, "ms"),))
    half, whole = _last_doubling(list(cost.look.values()))
    yield Claim(8, "a look: twice the answers cost", (at_most(whole / half, 2.2, "times"),))
    half, whole = _last_doubling([float(one) for one in cost.memory.values()])
    yield Claim(8, "memory of a look: twice the answers cost", (at_most(whole / half, 2.2, "times"),))


def _last_doubling(values: list[float]) -> tuple[float, float]:
    return values[-2] if len(values) > 1 else values[-1], values[-1]
