"""Sessions counted, in words: how they felt, and which lay on the way. The Path and How change came say it alike."""

from collections.abc import Sequence

from inkling.journal import WEEKS_BEFORE, OnTheWay, Tones, through_routine
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.telling import capital, count_said, weeks_said

FEW = 5
"""With fewer sessions told than this, it is early to say what is usual."""


def share_said(tones: Tones) -> tuple[str, str]:
    """How did this person's sessions feel? First how many were routine, then all the rest. Nothing where there were
    none."""
    if not tones.all:
        return "", ""
    rest = [_others(tones), _untold(tones), _early(tones)]
    return _routine_of(tones), " ".join(filter(None, rest))


def sessions_said(tones: Tones) -> str:
    """How many sessions took place, and how did they feel? Nothing where there were none."""
    if not tones.all:
        return ""
    said = ngettext("{count} session took place", "{count} sessions took place", tones.all)
    opening, parts = capital(said.format(count=_said(tones.all, tones.all))), _parts(tones, tones)
    return f"{opening}: {listed(parts)}." if parts and tones.told else f"{opening}."


def way_said(way: OnTheWay) -> str:
    """How many sessions lay on this way, and how did they feel? At least and at most, where that is all one knows."""
    fewest, most = way.fewest, way.most
    if not most.all:
        return _("No session is written down on the way.")
    opening = _how_many(fewest.all, most.all)
    if most.all == 1:
        return f"{opening}{_felt(most)}"
    parts = _parts(fewest, most) if most.told else []
    return f"{opening}: {listed(parts)}." if parts else f"{opening}."


def routine_on_the_way(shifts: Sequence[OnTheWay], breakthroughs: Sequence[OnTheWay]) -> str:
    """To which of these did the way lead through routine sessions? Nothing where none is known to."""
    to = [
        said
        for ways, some, every in (
            (shifts, _some_shifts, _every_shift),
            (breakthroughs, _some_named, _every_named),
        )
        if (n := through_routine(ways)) and (said := every(n) if n == len(ways) else some(n, len(ways)))
    ]
    return _("Routine sessions lay on the way to {these}.").format(these=listed(to)) if to else ""


def way_meant() -> str:
    """Which days is the way looked for in? Said once, where there are several."""
    said = _(
        "The way to a shift is looked at from {weeks} before it may have begun until it was noticed; the way to a "
        "breakthrough, from the first entry of its trail."
    )
    return said.format(weeks=weeks_said(WEEKS_BEFORE))


def listed(parts: Sequence[str]) -> str:
    """How are several things said one after the other?"""
    if len(parts) == 1:
        return parts[0]
    return _("{these} and {last}").format(these=", ".join(parts[:-1]), last=parts[-1])


def _routine_of(tones: Tones) -> str:
    if tones.all == 1:
        return _only_one(tones)
    if not tones.told:
        return _("{count} sessions so far. How they felt is not said.").format(
            count=capital(_said(tones.all, tones.all))
        )
    if tones.told == 1:
        return _("Of {count} sessions you told one apart.").format(count=_said(tones.all, tones.all))
    how = {"n": capital(_said(tones.routine, tones.told)), "all": _said(tones.told, tones.told)}
    whole = tones.told == tones.all
    if tones.routine == tones.told == 2:
        said = (
            _("Both of your sessions felt routine.")
            if whole
            else _("Both sessions you told apart felt routine.")
        )
    elif tones.routine == tones.told:
        said = (
            _("All {all} of your sessions felt routine.")
            if whole
            else _("All {all} sessions you told apart felt routine.")
        )
    elif tones.routine:
        said = (
            _("{n} of your {all} sessions felt routine.")
            if whole
            else _("{n} of the {all} sessions you told apart felt routine.")
        )
    else:
        said = (
            _("None of your {all} sessions felt routine.")
            if whole
            else _("None of the {all} sessions you told apart felt routine.")
        )
    return said.format(**how)


def _only_one(tones: Tones) -> str:
    if tones.routine:
        return _("One session so far. It felt routine.")
    if tones.profound:
        return _("One session so far. It felt profound.")
    return _("One session so far. It felt hard.") if tones.hard else _("One session so far.")


def _others(tones: Tones) -> str:
    """The other two tones, where there are several sessions to speak of."""
    if tones.all == 1 or not tones.told:
        return ""
    said = {
        (True, True): _("{profound} felt profound and {hard} hard."),
        (True, False): _("{profound} felt profound."),
        (False, True): _("{hard} felt hard."),
        (False, False): _("It felt routine.") if tones.told == 1 else "",
    }[bool(tones.profound), bool(tones.hard)]
    profound, hard = (_said(count, tones.told) for count in (tones.profound, tones.hard))
    return capital(said.format(profound=profound, hard=hard))


def _untold(tones: Tones) -> str:
    if not tones.untold or not tones.told:
        return "" if tones.told else _("It takes one press on the page of a session.")
    said = ngettext(
        "Of {count} more it is not said how it felt.",
        "Of {count} more it is not said how they felt.",
        tones.untold,
    )
    return said.format(count=_said(tones.untold, tones.told))


def _early(tones: Tones) -> str:
    if not 0 < tones.told < FEW:
        return ""
    return _("That is early: a few sessions say little about what is usual for you.")


def _how_many(fewest: int, most: int) -> str:
    if fewest == most:
        said = ngettext("On the way lay {n} session", "On the way lay {n} sessions", most)
    elif not fewest:
        said = ngettext("On the way lay at most {n} session", "On the way lay at most {n} sessions", most)
    else:
        said = ngettext(
            "On the way lay at least {few} session and at most {n}",
            "On the way lay at least {few} sessions and at most {n}",
            fewest,
        )
    return said.format(few=_said(fewest, most), n=_said(most, most))


def _felt(one: Tones) -> str:
    """How did the only one feel?"""
    if one.routine:
        return _(", and it felt routine.")
    if one.profound:
        return _(", and it felt profound.")
    return _(", and it felt hard.") if one.hard else "."


def _parts(fewest: Tones, most: Tones) -> list[str]:
    """So many of each tone, and so many not told; no order among the tones."""
    names = (
        (fewest.routine, most.routine, _("{count} routine")),
        (fewest.profound, most.profound, _("{count} profound")),
        (fewest.hard, most.hard, _("{count} hard")),
        (fewest.untold, most.untold, _("{count} not told")),
    )
    return [said.format(count=_between(few, many, most.all)) for few, many, said in names if many]


def _between(fewest: int, most: int, among: int) -> str:
    few, many = _said(fewest, among), _said(most, among)
    if fewest == most:
        return many
    if not fewest:
        return _("at most {many}").format(many=many)
    said = _("{few} or {many}") if most == fewest + 1 else _("{few} to {many}")
    return said.format(few=few, many=many)


def _said(count: int, among: int) -> str:
    """How is a count said? In words only where all counts beside it are."""
    return count_said(count) if among <= 10 else str(count)


def _every_shift(count: int) -> str:
    if count <= 2:
        return _("the one shift") if count == 1 else _("both shifts")
    return _("all {count} shifts").format(count=count_said(count))


def _some_shifts(count: int, among: int) -> str:
    return _("{count} of {among} shifts").format(count=count_said(count), among=count_said(among))


def _every_named(count: int) -> str:
    if count <= 2:
        return _("the one breakthrough") if count == 1 else _("both breakthroughs")
    return _("all {count} breakthroughs").format(count=count_said(count))


def _some_named(count: int, among: int) -> str:
    return _("{count} of {among} breakthroughs").format(count=count_said(count), among=count_said(among))
