"""How often a challenge came back, when it was caught and how strong it was, in words, alike on page and picture."""

from collections.abc import Callable, Sequence
from datetime import date

from inkling.change import Shift
from inkling.journal.challenges.then_and_now import catches, strengths, then_and_now
from inkling.journal.days import day_in_words, month_in_words
from inkling.journal.entries import STRONGEST, Catch, Response
from inkling.language import gettext as _


def catch_in_words(catch: Catch) -> str:
    """When was it caught?"""
    return _CAUGHT[catch]()


def came_back(responses: Sequence[Response], year: int) -> str:
    """How often has it come back, and since when? Another year than this one is said."""
    if not responses:
        return _("No time it came back is written down yet.")
    first, last = responses[0].happened.day, responses[-1].happened.day
    times = _times(len(responses))
    if first == last:
        on = day_in_words(first, year=first.year != year)
        return _("It has come back {times} so far, on {day}.").format(times=times, day=on)
    return _("It has come back {times} since {month}.").format(times=times, month=_month(first, year))


def caught_then_and_now(responses: Sequence[Response]) -> str:
    """When was it caught at first, and when lately? Honest about what was never said."""
    both = then_and_now(responses)
    if not catches(responses):
        return _("When you caught it is not written down.") if responses else ""
    if not both.then:
        return _("You caught it {when}.").format(when=_when(both.now))
    if catches(both.then) == catches(both.now) != ():
        return _("Then as now, you caught it {when}.").format(when=_when((*both.then, *both.now)))
    return f"{_at_first(both.then, both.few)} {_lately(both.now)}"


def strong_then_and_now(responses: Sequence[Response]) -> str:
    """How strong was it at first, and how strong lately? Nothing where it was never said."""
    both = then_and_now(responses)
    then, now = strengths(both.then), strengths(both.now)
    if then and then == now:
        return _("How strong it was: {then} of {top}, then as now.").format(then=_range(then), top=STRONGEST)
    if then and now:
        said = _("How strong it was: {then} of {top} then, {now} now.")
        return said.format(then=_range(then), now=_range(now), top=STRONGEST)
    if known := then or now or strengths(responses):
        return _("How strong it was, where you said it: {range} of {top}.").format(
            range=_range(known), top=STRONGEST
        )
    return ""


def caught_sooner_or_later(shift: Shift, year: int) -> str:
    """What is there to see of a shift in when it was caught? Another year than this one is said."""
    sooner = shift.direction == "up"
    said = (
        _("From around {day} on you caught it sooner.")
        if sooner
        else _("From around {day} on you caught it later.")
    )
    told = said.format(day=_day(shift.since, year))
    if shift.state == "holds" or shift.state_since is None:
        return told
    went = (
        _("Since {day} it has gone back and forth.")
        if shift.state == "wobbles"
        else _("By {day} it was nearer to how it was before.")
    )
    return f"{told} {went.format(day=_day(shift.state_since, year))}"


def _at_first(then: Sequence[Response], few: bool) -> str:
    if not catches(then):
        return _("When you caught it at first is not written down.")
    if not few:
        return _("At first you caught it {when}.").format(when=_when(then))
    said = (
        _("The first time you caught it {when}."),
        _("The first two times you caught it {when}."),
    )
    return said[len(then) - 1].format(when=_when(then))


def _lately(now: Sequence[Response]) -> str:
    if not catches(now):
        return _("When you caught it lately is not written down.")
    said = (
        _("The last time you caught it {when}."),
        _("The last two times you caught it {when}."),
        _("The last three times you caught it {when}."),
    )
    return said[len(now) - 1].format(when=_when(now))


def _when(responses: Sequence[Response]) -> str:
    """ "days after", "hours after or in the moment"; with a word on those of which it was not said."""
    *others, last = [catch_in_words(catch) for catch in catches(responses)]
    said = _("{others} or {last}").format(others=", ".join(others), last=last) if others else last
    if all(response.catch for response in responses):
        return said
    return _("{when}, as far as you wrote it down").format(when=said)


def _range(found: tuple[int, int]) -> str:
    low, high = found
    return str(low) if low == high else _("{low} to {high}").format(low=low, high=high)


def _day(ordinal: int, year: int) -> str:
    day = date.fromordinal(ordinal)
    return day_in_words(day, year=day.year != year)


def _times(count: int) -> str:
    words = _(
        "once,twice,three times,four times,five times,six times,seven times,eight times,nine times,ten times"
    ).split(",")
    return words[count - 1] if count <= len(words) else _("{count} times").format(count=count)


def _month(day: date, year: int) -> str:
    if day.year == year:
        return month_in_words(day)
    return _("{month} {year}").format(month=month_in_words(day), year=day.year)


_CAUGHT: dict[Catch, Callable[[], str]] = {
    "days after": lambda: _("days after"),
    "hours after": lambda: _("hours after"),
    "in the moment": lambda: _("in the moment"),
    "before": lambda: _("before it began"),
}
