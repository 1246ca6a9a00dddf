"""Could an entry have been written on our own pages? A number beyond its scale would trip whoever draws it."""

from inkling.journal import MOST, PLACES, STRONGEST, CheckIn, Entry, MeasureKept, Reading, Response, Session

_LONGEST_NUMBER = 1e15
"""Answers beyond this are no answers; a picture of them could not be drawn."""


def fits(entry: Entry) -> bool:
    """Are all numbers of this entry on their scales, and is it a day that pages can tell?"""
    match entry:
        case CheckIn(pleasantness=pleasantness, energy=energy):
            return 0 <= pleasantness < PLACES and 0 <= energy < PLACES
        case Response(strength=strength):
            return _within(strength, STRONGEST)
        case Session(openness=openness, safety=safety, helpfulness=helpfulness):
            return all(_within(mark, MOST) for mark in (openness, safety, helpfulness))
        case Reading(answers=answers):
            return all(value is None or abs(value) < _LONGEST_NUMBER for value in answers.values())
        case MeasureKept(measure=measure):
            keys = {item.key for item in measure.items}
            return len(keys) == len(measure.items) and all(
                end is None or abs(end) < _LONGEST_NUMBER
                for item in measure.items
                for end in (item.low, item.high)
            )
    return True


def _within(value: int | None, top: int) -> bool:
    return value is None or 0 <= value <= top
