"""What lies along a path, in sentences that agree with the numbers drawn."""

from datetime import date

from inkling.journal import count_tones, day_in_words, way_to_breakthrough, way_to_shift
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.counted import routine_on_the_way, sessions_said
from inkling.pictures.events import here
from inkling.pictures.events import when as when_of
from inkling.pictures.journey import Journey
from inkling.pictures.months import Note
from inkling.pictures.points import when
from inkling.pictures.telling import capital, count_said, days_said, hard_weeks_said


def along_said(seen: Journey) -> tuple[str, ...]:
    """What lies along these days? What went the other way, insights, breakthroughs, sessions, practice and life."""
    gone = (hard_weeks_said(seen), _lapse(seen))
    said = (*gone, _insights(seen), _named(seen), _sessions(seen), _tried(seen), _happened(seen))
    return tuple(filter(None, said))


def named_notes(seen: Journey) -> list[Note]:
    """What does the table say of breakthroughs?"""
    return [
        (
            each.day.toordinal(),
            _("breakthrough {number}: {name}, {when}").format(
                number=each.number, name=" ".join(each.name.split())[:120], when=when(each, seen.years)
            ),
        )
        for each in seen.way.named
        if seen.first <= each.day.toordinal() <= seen.last
    ]


def happened_notes(seen: Journey) -> list[Note]:
    """What does the table say of life? Each event where it begins, or in the first row if that was before."""
    return [
        (
            each.day.toordinal(),
            _("{name}, {when}").format(name=each.name, when=when_of(each, seen.years)),
        )
        for each in here(seen.way.happened, seen.first, seen.last)
    ]


def _lapse(seen: Journey) -> str:
    """What went the other way? The latest shift that did not hold, where nothing else has said so yet."""
    told = seen.began[0] if len(seen.began) == 1 and not seen.hard else None
    found = [
        (lapse, one)
        for one in seen.found
        for lapse in one.lapses
        if one is not told and not (seen.hard and one.key == seen.main)
        if lapse.last >= seen.first and lapse.first <= seen.last
    ]
    if not found:
        return ""
    lapse, one = max(found, key=lambda each: each[0].first)
    if lapse.open:
        day = day_in_words(date.fromordinal(lapse.first), seen.years)
        said = _("Since about {day}, “{name}” has been nearer to where it was before.")
        return said.format(day=day, name=one.name)
    days = days_said(lapse.first, lapse.last, seen.years)
    said = _("“{name}” was nearer to where it was before around {days}, and came back.")
    return said.format(days=days, name=one.name)


def _insights(seen: Journey) -> str:
    here = [
        sum(seen.first <= insight.day.toordinal() <= seen.last for insight in layer.insights)
        for layer in seen.way.layers
    ]
    if not seen.way.layers:
        return ""
    if not sum(here):
        return _("The ground stayed as it was.")
    single = [count for layer, count in zip(seen.way.layers, here, strict=True) if layer.threads == 1]
    settled = ngettext("{count} small insight settled", "{count} small insights settled", sum(here))
    said = capital(settled.format(count=count_said(sum(here))))
    threads = sum(1 for count in single if count)
    if len(single) < len(here) or not threads:
        return f"{said}."
    where = ngettext("in {count} thread", "in {count} threads", threads).format(count=count_said(threads))
    return f"{said}, {where}."


def _named(seen: Journey) -> str:
    count = sum(seen.first <= each.day.toordinal() <= seen.last for each in seen.way.named)
    if not count:
        return ""
    said = ngettext("You named {count} breakthrough.", "You named {count} breakthroughs.", count)
    return said.format(count=count_said(count))


def _sessions(seen: Journey) -> str:
    """How the sessions of these days felt, and whether routine ones lay on the way to what is seen in them."""
    held = [each for each in seen.way.sessions if seen.first <= each.day.toordinal() <= seen.last]
    to_named = (
        way_to_breakthrough(each, seen.way.sessions)
        for each in seen.way.named
        if seen.first <= each.day.toordinal() <= seen.last
    )
    ways = (
        [way_to_shift(one.shift, seen.way.sessions) for one in seen.began],
        [way for way in to_named if way],
    )
    said = sessions_said(count_tones(held)), routine_on_the_way(*ways) if held else ""
    return " ".join(filter(None, said))


def _tried(seen: Journey) -> str:
    count = sum(seen.first <= day.toordinal() <= seen.last for day in seen.way.tried)
    if not count:
        return ""
    said = ngettext("Something was practised {count} time.", "Something was practised {count} times.", count)
    return said.format(count=count_said(count))


def _happened(seen: Journey) -> str:
    """How much of what happened in life lies here? It is counted, and said in its own words below the picture."""
    count = len(here(seen.way.happened, seen.first, seen.last))
    if not count:
        return ""
    said = ngettext(
        "{count} thing that happened in life is marked.",
        "{count} things that happened in life are marked.",
        count,
    )
    return capital(said.format(count=count_said(count)))
