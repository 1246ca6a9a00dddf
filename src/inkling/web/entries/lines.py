"""How any entry is told on a page: when it was, what it says, and what it is marked with."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils.translation import gettext as _

from inkling.journal import Entry, Journal, Moment, Thread, back_dated, day_in_words
from inkling.web.entries.kinds import told
from inkling.web.entries.telling import EntryLine, Field
from inkling.web.entries.wording import SIGNS, said


def entry_line(entry: Entry, journal: Journal) -> EntryLine:
    """Everything this entry says, in words."""
    kind, fields = told(entry, journal)
    return EntryLine(
        id=entry.id,
        kind=kind,
        day=entry.happened.day,
        when=_hour(entry.happened),
        written=_written(entry),
        fields=tuple(field for field in (*fields, *_marks(entry, journal)) if field.value),
    )


def moment_in_words(moment: Moment) -> str:
    """When was it? The day, and the hour if it is known."""
    day, hour = day_in_words(moment.day, year=True), _hour(moment)
    return _("%(day)s, %(hour)s") % {"day": day, "hour": hour} if hour else day


def scale_note(series: str) -> str:
    """On which scale are the levels of this series told, where nobody was shown one?"""
    return {
        "pleasantness": _("Told as 0 to 10: 0 is deeply unpleasant, 5 is neither, 10 is deeply pleasant."),
        "energy": _("Told as 0 to 10: 0 is very low energy, 5 is some, 10 is very high."),
        "differentiation": _(
            "0 to 1: at 1 your words for unpleasant feelings come and go one by one, at 0 always together. It also "
            "rises merely from being asked often, so a rise alone says little."
        ),
        "strength": _("Told as 0 to 10: 0 is hardly there, 10 is as strong as it gets."),
        "catch": _("Told as 0 to 3: 0 is days after, 1 hours after, 2 in the moment, 3 before it began."),
    }.get(series.partition(":")[0], "")


def _marks(entry: Entry, journal: Journal) -> Iterator[Field]:
    """Felt signs and threads, which any entry may carry."""
    yield Field(_("It felt like"), ", ".join(said(SIGNS, sign) for sign in entry.signs))
    threads = [thread.name for id in entry.threads if (thread := journal.one(Thread, id))]
    yield Field(_("Belongs to"), ", ".join(threads), own=True)


def _hour(happened: Moment) -> str:
    if happened.at is None:
        return ""
    local, zone = _local(happened.at, happened.zone)
    hour = f"{local:%H:%M}"
    elsewhere = zone and zone != settings.ZONE
    return _("%(hour)s (%(zone)s)") % {"hour": hour, "zone": zone} if elsewhere else hour


def _written(entry: Entry) -> str:
    said = day_in_words(entry.written.day, year=True)
    if entry.imported:
        return _("brought in on %(day)s") % {"day": said}
    if back_dated(entry):
        return _("written on %(day)s") % {"day": said}
    return ""


def _local(at: datetime, zone: str) -> tuple[datetime, str]:
    """The hour there and then. A zone this computer does not know is told in UTC."""
    try:
        return (at.astimezone(ZoneInfo(zone)), zone) if zone else (at, "")
    except (ZoneInfoNotFoundError, ValueError):
        return at, "UTC"
