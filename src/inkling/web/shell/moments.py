"""Times as the person lives them: an instant, her zone, and her own local day."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from inkling.journal import Moment


def moment(now: datetime) -> Moment:
    """This instant, in the person's own zone and on her own day."""
    return Moment(day=local(now).date(), at=now, zone=settings.ZONE)


def local(now: datetime) -> datetime:
    """What does the person's clock say?"""
    return now.astimezone(ZoneInfo(settings.ZONE))


def today(now: datetime) -> date:
    """Which day is it for the person?"""
    return local(now).date()


def day_of(seconds: int) -> date:
    """Which day of the person's was it, so many seconds after 1970?"""
    return today(datetime.fromtimestamp(seconds, UTC))


def part_of_day(now: datetime) -> str:
    """Which part of which day is it, in words?"""
    here = local(now)
    weekday = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[here.weekday()]
    if here.hour < 5 or here.hour >= 22:
        return _("%(weekday)s, late") % {"weekday": weekday}
    part = _("morning") if here.hour < 12 else _("afternoon") if here.hour < 17 else _("evening")
    return _("%(weekday)s %(part)s") % {"weekday": weekday, "part": part}
