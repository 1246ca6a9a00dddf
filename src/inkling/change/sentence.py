"""How is a shift said in one plain sentence?"""

from collections.abc import Callable
from math import floor, log10
from typing import TYPE_CHECKING

from inkling.language import gettext as _

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
    return _ending(shift, tell_day or _day) % {"said": _pattern(shift) % facts}


def _ending(shift: "Shift", tell_day: Callable[[int], str]) -> str:
    """How does the sentence go on: what became of it? The same words for good and for bad turns."""
    facts = {"day": "", "level": ""}
    if shift.level_now is not None:
        facts["level"] = _told_level(shift.level_now, _places(shift.before, shift.after))
    if shift.state_since is not None:
        facts["day"] = tell_day(shift.state_since)
    if shift.state == "returned" and shift.over_when_noticed:
        ending = _(", and by %(day)s that was over again.")
    elif shift.state == "returned":
        ending = _(", and by %(day)s it was back near %(level)s.")
    elif shift.state == "wobbles":
        ending = _(", but since %(day)s it has wobbled, around %(level)s.")
    elif shift.state_since is not None:
        ending = _(", was back for a while, and since %(day)s is near %(level)s again.")
    elif shift.undoes is not None:
        ending = _(", back near where it had been.")
    else:
        ending = "."
    return "%(said)s" + (ending % facts).replace("%", "%%")


def _pattern(shift: "Shift") -> str:
    # Whole sentences, so that they can be translated as such.
    patterns = {
        ("up", "step"): _(
            "Around %(day)s, %(name)s went up from about %(before)s to about %(after)s within a few days"
        ),
        ("down", "step"): _(
            "Around %(day)s, %(name)s went down from about %(before)s to about %(after)s within a few days"
        ),
        ("up", "drift"): _(
            "From around %(day)s on, %(name)s went up little by little, "
            "from about %(before)s to about %(after)s"
        ),
        ("down", "drift"): _(
            "From around %(day)s on, %(name)s went down little by little, "
            "from about %(before)s to about %(after)s"
        ),
        ("up", "unclear"): _("Around %(day)s, %(name)s went up from about %(before)s to about %(after)s"),
        ("down", "unclear"): _("Around %(day)s, %(name)s went down from about %(before)s to about %(after)s"),
    }
    return patterns[shift.direction, shift.shape]


def told_levels(before: float, after: float) -> tuple[str, str]:
    """Both levels, rounded so that rounding hides at most an eighth of their difference."""
    places = _places(before, after)
    return _told_level(before, places), _told_level(after, places)


def _places(before: float, after: float) -> int:
    apart = abs(after - before)
    return -floor(log10(apart / 4.0)) if apart > 0.0 else 1


def _told_level(level: float, places: int) -> str:
    rounded = round(level, places) + 0.0  # + 0.0: never "-0"
    return f"{rounded:.{max(places, 0)}f}"


def _day(day: int) -> str:
    return _("day %(day)d") % {"day": day}
