"""From people to numbers: what the tables and the claims are made of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bench.change.asking import Said
from bench.change.measuring import Seen, Together, Visible
from bench.change.scoring import Share, median

STEPS = ("step .8", "step 1.2", "step 2.0")
RAMPS = ("6 weeks 1.2", "12 weeks 1.2")
VISIT = "28-day visit 1.5"


@dataclass(frozen=True)
class Found:
    """How one detector did on one kind of planted shift.

    `early`: alarms before it began. `delay` and `off` (days, medians): until noticed, and how far off the
    date is. `held`: the interval holds the first day; `width` its median. `held_later`, `width_later`: the same of
    the interval told at the later look, and `width_then` that of these people when noticed. `answered`: sudden or
    gradual was said, `right` of those; `way`: the direction is right.
    """

    found: Share
    early: Share
    delay: float | None
    off: float | None
    held: Share
    width: float | None
    held_later: Share
    width_later: float | None
    width_then: float | None
    answered: Share
    right: Share
    way: Share


def alarms(seen: list[Seen], column: str) -> Share:
    """In how many of these years was there any alarm?"""
    return Share.counted(one.said[column] is not None for one in seen if column in one.said)


def found(seen: list[Seen], column: str, label: str) -> Found:
    """How did this detector do on these people? It must notice in time, and not before."""
    asked = [(one, one.said[column]) for one in seen if column in one.said]
    hits = [(one, said) for one, said in asked if said and one.onset <= said.noticed <= one.until]
    early = Share.counted(bool(said and said.noticed < one.onset) for one, said in asked)
    answered = [said.shape for _, said in hits if said.shape in ("step", "drift")]
    true = "drift" if label in RAMPS or "12 weeks" in label else "step"
    return Found(
        Share(len(hits), len(asked)),
        early,
        median(said.noticed - one.onset for one, said in hits),
        median(abs(said.since - one.onset) for one, said in hits if said.since is not None),
        Share.counted(_holds(said, one.onset) for one, said in hits if said.earliest is not None),
        median(_width(said) for _, said in hits if said.earliest is not None),
        Share.counted(
            _holds(_later(said), one.onset) for one, said in hits if said.earliest_later is not None
        ),
        median(_width(_later(said)) for _, said in hits if said.earliest_later is not None),
        median(_width(said) for _, said in hits if said.earliest_later is not None),
        Share(len(answered), sum(said.shape is not None for _, said in hits)),
        Share.counted(shape == true for shape in answered),
        Share.counted(said.up == one.up for one, said in hits if said.up is not None),
    )


def _holds(said: Said, day: int) -> bool:
    return said.earliest is not None and said.latest is not None and said.earliest <= day <= said.latest


def _later(said: Said) -> Said:
    """The same with the interval told at the later look."""
    return replace(said, earliest=said.earliest_later, latest=said.latest_later)


def _width(said: Said) -> int:
    return (said.latest or 0) - (said.earliest or 0)


def shapes(by_label: dict[str, Found]) -> tuple[float | None, float | None]:
    """Share answered, and share right of those, sudden and gradual counting the same (steps against ramps)."""
    classes = [[by_label[label] for label in labels if label in by_label] for labels in (STEPS, RAMPS)]
    if not all(one.answered.of for group in classes for one in group):
        return None, None
    answered = [_mean(one.answered.value or 0.0 for one in group) for group in classes]
    right = [_mean(one.right.hits / one.answered.of for one in group) for group in classes]
    total = sum(answered) / 2
    return total, sum(right) / 2 / total if total else None


def _mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / len(kept)


def told_as_visit(seen: list[Seen]) -> Share:
    """Of the visits found, how many are told as visits by the end of the year?"""
    hits = [one for one in seen if (s := one.said["Inkling"]) and one.onset <= s.noticed <= one.until]
    return Share.counted(one.fate == "visit" for one in hits if one.fate is not None)


@dataclass(frozen=True)
class FamilyFound:
    """A kind of family: any finding, found in time and how soon, and the same for each watched alone."""

    any: Share
    found: Share
    delay: float | None
    alone: Share
    alone_delay: float | None


def family(people: list[Together], onset: int = 150, news: int = 120) -> FamilyFound:
    """How do these families do? Their shift, if any, begins on day 150."""
    joint = [one.noticed for one in people]
    alone = [one.alone for one in people]
    hits = [day - onset for day in joint if day is not None and onset <= day <= onset + news]
    lone = [day - onset for day in alone if day is not None and onset <= day <= onset + news]
    return FamilyFound(
        Share.counted(day is not None for day in joint),
        Share(len(hits), len(people)),
        median(hits),
        Share(len(lone), len(people)),
        median(lone),
    )


def each_year(people: list[tuple[int, ...]], years: int) -> list[Share]:
    """In which share of these quiet lives was anything said, year by year?"""
    return [Share.counted(year in one for one in people) for year in range(years)]


def visible(people: list[Visible]) -> tuple[Share, float | None, int]:
    """Share found of those told, the middle size told, and how many were not told any."""
    told = [one for one in people if one.told is not None]
    sizes = [one.told for one in told if one.told is not None]
    return Share.counted(one.found for one in told), median(sizes), len(people) - len(told)
