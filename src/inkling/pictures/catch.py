"""The pictures of a challenge: when it was caught each time it came back, and how strong it was."""

from collections import Counter
from collections.abc import Callable, Sequence

from inkling.journal import (
    CATCHES,
    STRONGEST,
    Response,
    catch_in_words,
    caught_sooner_or_later,
    caught_then_and_now,
    day_in_words,
    punctual,
    strong_then_and_now,
    then_and_now,
)
from inkling.language import gettext as _
from inkling.pictures import telling
from inkling.pictures.dawn import Seen, dawn_of
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale
from inkling.pictures.svg import element, number, text
from inkling.pictures.times import Mark, Plan, draw, gutter

WIDE, NARROW = 600.0, 312.0
APART = 40.0
"""How far apart the words over the picture keep."""

Value = Callable[[Response], int | None]


def catch_picture(responses: Sequence[Response], seen: Seen | None, *, prefix: str = "c") -> Picture:
    """When was it caught, each time it came back? `seen` brings the light of a shift found in this."""
    rows, columns = _rows(responses), (_("Day"), _("Caught it"), _("How strong"))
    if not any(response.catch for response in responses):
        return Picture("", "", _("When you caught it"), caught_then_and_now(responses), columns, rows)
    title = _("When you caught it, {months}").format(months=_months(responses))
    sentence = " ".join((_counted(responses), caught_then_and_now(responses), *_shifts_said(seen, responses)))
    plans = [Plan(kind, width, _gutter(), 32, ground, _catches()) for kind, width, ground in
             (("wide", WIDE, 232.0), ("narrow", NARROW, 208.0))]  # fmt: skip
    drawn = _drawn(plans, prefix, (title, sentence), responses, _caught, seen, _braces(responses))
    return Picture(drawn[0], drawn[1], title, sentence, columns, rows)


def strength_picture(responses: Sequence[Response], seen: Seen | None, *, prefix: str = "h") -> Picture:
    """How strong was it, each time it came back? Drawn low, on the same days as when it was caught; its numbers stand
    in the table of that picture, and so it has none of its own."""
    said = strong_then_and_now(responses)
    if not said:
        return Picture("", "", _("How strong it was"), "", (), ())
    title = _("How strong it was, {months}").format(months=_months(responses))
    shifts = seen.watch.shifts if seen else ()
    sentence = " ".join((said, *(shift.explain(_day) for shift in shifts)))
    levels = tuple((float(level), str(level)) for level in (0, STRONGEST // 2, STRONGEST))
    plans = [Plan(kind, width, _gutter(), 4, 96, levels) for kind, width in
             (("wide", WIDE), ("narrow", NARROW))]  # fmt: skip
    drawn = _drawn(plans, prefix, (title, sentence), responses, _strong, seen)
    return Picture(drawn[0], drawn[1], title, sentence, (), ())


def _drawn(
    plans: Sequence[Plan],
    prefix: str,
    said: tuple[str, str],
    responses: Sequence[Response],
    value: Value,
    seen: Seen | None,
    above: Callable[[Scale], str] = lambda scale: "",
) -> list[str]:
    first, last = (responses[at].happened.day.toordinal() for at in (0, -1))
    dawn = dawn_of(seen, first, last)
    marks = [
        Mark(day, float(level), not punctual(response))
        for day, response in zip(_days(responses), responses, strict=True)
        if (level := value(response)) is not None
    ]
    return [draw(plan, f"{prefix}-{plan.kind[0]}", said, (first, last), marks, dawn, above) for plan in plans]


def _days(responses: Sequence[Response]) -> list[float]:
    """On which part of its day does each stand? Several on one day stand side by side, in their order."""
    days = [response.happened.day.toordinal() for response in responses]
    many, so_far = Counter(days), Counter[int]()
    found = []
    for day in days:
        so_far[day] += 1
        found.append(day - 0.5 + so_far[day] / (many[day] + 1))
    return found


def _braces(responses: Sequence[Response]) -> Callable[[Scale], str]:
    """Which times stand for then and which for now? Not drawn where there is no room between them."""
    both, days = then_and_now(responses), _days(responses)

    def drawn(x: Scale) -> str:
        if not both.then:
            return ""
        then = x(days[0]), x(days[len(both.then) - 1])
        now = x(days[-len(both.now)]), x(days[-1])
        room = now[0] - then[1]
        if room < 14:
            return ""
        pad = min(9.0, room / 2 - 3)
        late = min(sum(now) / 2, x.end - 14)
        early = min(sum(then) / 2, late - APART)
        return _brace(*then, pad, early, _("then")) + _brace(*now, pad, late, _("now"))

    return drawn


def _brace(first: float, last: float, pad: float, middle: float, said: str) -> str:
    data = f"M{number(first - pad)} 24v-6H{number(last + pad)}v6"
    return element("path", class_="brace", d=data) + text(middle, 12, said, "t-i mid")


def _counted(responses: Sequence[Response]) -> str:
    """How often was it caught when? The numbers behind the marks, latest first."""
    counts = Counter(response.catch for response in responses if response.catch)
    said = [f"{catch_in_words(catch)} {counts[catch]}" for catch in CATCHES if counts[catch]]
    if unsaid := sum(response.catch is None for response in responses):
        said.append(_("not said {count}").format(count=unsaid))
    return _("Each mark is one time it came back: {counts}.").format(counts=", ".join(said))


def _shifts_said(seen: Seen | None, responses: Sequence[Response]) -> list[str]:
    year = responses[0].happened.day.year
    return [caught_sooner_or_later(shift, year) for shift in seen.watch.shifts] if seen else []


def _rows(responses: Sequence[Response]) -> tuple[tuple[str, ...], ...]:
    """Each time with its numbers. Words are looked up once, not for every row: that takes time."""
    words = {catch: catch_in_words(catch) for catch in CATCHES}
    return tuple(
        (
            day_in_words(response.happened.day, year=True),
            words[response.catch] if response.catch else "–",
            "–" if response.strength is None else str(response.strength),
        )
        for response in responses
    )


def _catches() -> tuple[tuple[float, str], ...]:
    short = (_("days after"), _("hours after"), _("in the moment"), _("before"))
    return tuple((float(at), name) for at, name in enumerate(short))


def _gutter() -> float:
    """Both pictures of a challenge leave the same room, so that their days stand under each other."""
    return gutter(_catches())


def _months(responses: Sequence[Response]) -> str:
    return telling.months_said(*(responses[at].happened.day.toordinal() for at in (0, -1)))


def _caught(response: Response) -> int | None:
    return CATCHES.index(response.catch) if response.catch else None


def _strong(response: Response) -> int | None:
    return response.strength


def _day(ordinal: int) -> str:
    return telling.days_said(ordinal, ordinal)
