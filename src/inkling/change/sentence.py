"""How is a shift said in one plain sentence?"""

from collections.abc import Callable
from gettext import gettext as _
from math import floor, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inkling.change.results import Shift


def sentence(shift: "Shift", tell_day: Callable[[int], str] | None = None) -> str:
    """What happened, when, from where to where, and how fast? `tell_day` turns a day number into words."""
    before, after = told_levels(shift.before, shift.after)
    facts = {
        "day": (tell_day or _day)(shift.since),
        "name": _("“%(name)s”") % {"name": shift.name} if shift.name else _("what you answered"),
        "before": before,
        "after": after,
    }
    return _pattern(shift) % facts


def _pattern(shift: "Shift") -> str:
    # Whole sentences, so that they can be translated as such.
    patterns = {
        ("up", "step"): _(
            "Around %(day)s, %(name)s went up from about %(before)s to about %(after)s within a few days."
        ),
        ("down", "step"): _(
            "Around %(day)s, %(name)s went down from about %(before)s to about %(after)s within a few days."
        ),
        ("up", "drift"): _(
            "From around %(day)s on, %(name)s went up little by little, "
            "from about %(before)s to about %(after)s."
        ),
        ("down", "drift"): _(
            "From around %(day)s on, %(name)s went down little by little, "
            "from about %(before)s to about %(after)s."
        ),
        ("up", "unclear"): _("Around %(day)s, %(name)s went up from about %(before)s to about %(after)s."),
        ("down", "unclear"): _(
            "Around %(day)s, %(name)s went down from about %(before)s to about %(after)s."
        ),
    }
    return patterns[shift.direction, shift.shape]


def told_levels(before: float, after: float) -> tuple[str, str]:
    """Both levels, rounded so that rounding hides at most an eighth of their difference."""
    apart = abs(after - before)
    places = -floor(log10(apart / 4.0)) if apart > 0.0 else 1
    return tuple(_told(level, places) for level in (before, after))  # type: ignore[return-value]


def _told(level: float, places: int) -> str:
    rounded = round(level, places) + 0.0  # + 0.0: never "-0"
    return f"{rounded:.{max(places, 0)}f}"


def _day(day: int) -> str:
    return _("day %(day)d") % {"day": day}
