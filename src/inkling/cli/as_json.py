"""What was found in a diary, for other programs: plain JSON with ISO dates."""

import json
from datetime import date
from typing import Any

from inkling.change import Shift
from inkling.cli.telling import Found, tell_day


def as_json(found: list[Found]) -> str:
    """Which JSON says what was found? One object a series, in the file's order."""
    return json.dumps([_series(one) for one in found], indent=2)


def _series(one: Found) -> dict[str, Any]:
    days = one.answered.days
    return {
        "series": one.name,
        "n": len(days),
        "first": _iso(int(days[0])) if len(days) else None,
        "last": _iso(int(days[-1])) if len(days) else None,
        "shifts": [_shift(shift) for shift in one.watch.shifts],
        "smallest_visible": one.watch.smallest_visible,
    }


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        "noticed": _iso(shift.noticed),
        "since": _iso(shift.since),
        "earliest": _iso(shift.earliest),
        "latest": _iso(shift.latest),
        "shape": shift.shape,
        "before": shift.before,
        "after": shift.after,
        "direction": shift.direction,
        "state": shift.state,
        "visit_until": _iso_or_none(shift.visit_until),
        "looked_again": _iso_or_none(shift.shape_later_day),
        "shape_later": shift.shape_later,
        "earliest_later": _iso_or_none(shift.earliest_later),
        "latest_later": _iso_or_none(shift.latest_later),
        "sentence": shift.explain(tell_day),
    }


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _iso_or_none(day: int | None) -> str | None:
    return None if day is None else _iso(day)
