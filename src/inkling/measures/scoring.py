"""From answers to numbers: is it all there, what does it come to, and is there something to be careful about?

Answers stand under the ids of the items. None means asked and not answered; an item that does not apply is not among
them. A total from paper stands alone, as `{"total": 14.0}`.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inkling.language import gettext as _
from inkling.measures.errors import AnswerError
from inkling.measures.instrument import Asked, Instrument, Subscale

Answers = Mapping[str, float | None]

TOTAL = "total"
"""Under which name does a total from paper stand among the answers?"""


@dataclass(frozen=True)
class Completeness:
    """Is every item that was asked answered? `missing` are the ids of those that are not, in their order."""

    asked: int
    missing: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Is nothing left out?"""
        return self.asked > 0 and not self.missing


@dataclass(frozen=True)
class Score:
    """One number and its range; or None, and `reason` says why.

    `key` is "total", the key of a subscale, or "total-without-1" where item 1 did not apply: numbers under different
    keys are never joined by a line. `filled_in` is how many left-out items were counted as the mean of the others.
    """

    key: str
    value: float | None
    low: float
    high: float
    reason: str = ""
    filled_in: int = 0


@dataclass(frozen=True)
class Scores:
    """What do the answers come to? `total` is None where the items are never made into one number."""

    total: Score | None
    subscales: tuple[Score, ...] = ()

    @property
    def all(self) -> tuple[Score, ...]:
        """The total, if there is one, and every subscale."""
        return ((self.total,) if self.total else ()) + self.subscales


def complete(instrument: Instrument, answers: Answers) -> Completeness:
    """Is every item answered? A total from paper is whole by itself. Raises `AnswerError` as `check` does."""
    check(instrument, answers)
    if TOTAL in answers:
        return Completeness(asked=1, missing=() if answers[TOTAL] is not None else (TOTAL,))
    asked = tuple(answers) if instrument.own else _asked(instrument, answers)
    return Completeness(len(asked), tuple(id for id in asked if answers.get(id) is None))


def score(instrument: Instrument, answers: Answers) -> Scores:
    """What do these answers come to? Raises `AnswerError` as `check` does.

    Items that were left out are never counted as zero. Up to as many as the instrument's missing rule allows count as
    the mean of the others (and `filled_in` says how many); with more there is no number, and `reason` names them.
    """
    check(instrument, answers)
    if TOTAL in answers:
        return _from_paper(instrument, answers[TOTAL])
    subscales = tuple(_subscale(instrument, one, answers) for one in instrument.subscales)
    if instrument.total is None:
        return Scores(None, subscales)
    if instrument.own:
        return Scores(_own(instrument, answers), subscales)
    return Scores(_total(instrument, answers), subscales)


def risk(instrument: Instrument, answers: Answers) -> bool:
    """Was an item answered that asks to be looked at by itself? Whatever else is answered or left out, and always
    False for a total from paper, which does not say."""
    return any((value := answers.get(one.item)) is not None and value > one.above for one in instrument.risk)


def check(instrument: Instrument, answers: Answers) -> None:
    """Can these be the answers? Raises `AnswerError` with a sentence that says what to do."""
    if TOTAL in answers:
        if len(answers) > 1:
            said = _("Give either the items of the {title} or its total, not both.")
            raise AnswerError(said.format(title=instrument.title), item=TOTAL)
        _check_total(instrument, answers[TOTAL])
        return
    for id, value in answers.items():
        item = _scale(instrument, id)
        if value is not None and not (_is_whole(value) and item.low <= value <= item.high):
            raise AnswerError(_outside(instrument, item), item=id)
    if instrument.own and len(answers) > instrument.own.most:
        said = _("There are more than {n} items here. Keep to {n} or fewer.")
        raise AnswerError(said.format(n=instrument.own.most), item="")


def _scale(instrument: Instrument, id: str) -> Asked:
    if instrument.own:
        return Asked(id=id, low=instrument.own.low, high=instrument.own.high)
    item = instrument.item(id)
    if item is None:
        if not instrument.items:
            said = _("{title} is worked out from entries. There is nothing to fill in.")
            raise AnswerError(said.format(title=instrument.title), item=id)
        said = _("The {title} has no item “{item}”. Its items are {items}.")
        ids = _named(one.id for one in instrument.items)
        raise AnswerError(said.format(title=instrument.title, item=id[:40], items=ids), item=id)
    return item


def _outside(instrument: Instrument, item: Asked) -> str:
    said = _(
        "Item {item} of the {title} is answered with a whole number from {low} to {high}. Look at it again."
    )
    return said.format(item=item.id[:40], title=instrument.title, low=item.low, high=item.high)


def _check_total(instrument: Instrument, value: float | None) -> None:
    total = instrument.total
    if total is None or instrument.own:
        said = _("The {title} has no total to copy from paper. Fill in its items.")
        raise AnswerError(said.format(title=instrument.title), item=TOTAL)
    if value is None:
        return
    low, high = f"{total.low:g}", f"{total.high:g}"
    if not (math.isfinite(value) and total.low <= value <= total.high):
        said = _("The total of the {title} lies between {low} and {high}. Look at it again.")
        raise AnswerError(said.format(title=instrument.title, low=low, high=high), item=TOTAL)
    exact = instrument.missing is None or instrument.missing.most == 0
    if exact and (value - total.low) % total.times:
        said = _(
            "The total of the {title} lies between {low} and {high}, in steps of {step}. Look at it again."
        )
        step = total.times
        raise AnswerError(said.format(title=instrument.title, low=low, high=high, step=step), item=TOTAL)


def _from_paper(instrument: Instrument, value: float | None) -> Scores:
    total = instrument.total
    assert total is not None  # `check` saw to it
    reason = "" if value is not None else _("No total was given.")
    apart = tuple(
        Score(one.key, None, *_ends(instrument, one.items), _("A total alone does not say."))
        for one in instrument.subscales
    )
    return Scores(Score(TOTAL, value, total.low, total.high, reason), apart)


def _total(instrument: Instrument, answers: Answers) -> Score:
    total = instrument.total
    assert total is not None
    asked = _asked(instrument, answers)
    dropped = [item.id for item in instrument.items if item.id not in asked]
    key = "-".join([TOTAL, "without", *dropped]) if dropped else TOTAL
    low, high = (end * total.times for end in _ends(instrument, asked))
    if total.rule == "mean":
        low, high = low / len(asked), high / len(asked)
    most = instrument.missing.most if instrument.missing else 0
    if dropped:
        most = 0  # the rule was made for the whole form
    value, missing = _sum(instrument, asked, answers, most)
    if value is None:
        return Score(key, None, low, high, _too_many(missing, most))
    value = value * total.times if total.rule == "sum" else value * total.times / len(asked)
    return Score(key, value, low, high, filled_in=len(missing))


def _subscale(instrument: Instrument, scale: Subscale, answers: Answers) -> Score:
    low, high = _ends(instrument, scale.items)
    value, missing = _sum(instrument, scale.items, answers, most=0)
    return Score(scale.key, value, low, high, _too_many(missing, 0) if value is None else "")


def _own(instrument: Instrument, answers: Answers) -> Score:
    own = instrument.own
    assert own is not None
    missing = [id for id, value in answers.items() if value is None]
    given = [value for value in answers.values() if value is not None]
    if not given:
        return Score(TOTAL, None, own.low, own.high, _("Nothing was answered."))
    if missing:
        said = _("Left out: {n}. The mean needs every item.").format(n=len(missing))
        return Score(TOTAL, None, own.low, own.high, said)
    return Score(TOTAL, sum(given) / len(given), own.low, own.high)


def _sum(
    instrument: Instrument, ids: tuple[str, ...], answers: Answers, most: int
) -> tuple[float | None, tuple[str, ...]]:
    """What do these items sum to, turned round where that is due, and which were left out? None if too many were."""
    missing = tuple(id for id in ids if answers.get(id) is None)
    given = [_counted(item, value) for item, value in _answered(instrument, ids, answers)]
    if len(missing) > most or not given:
        return None, missing
    return sum(given) * len(ids) / len(given), missing


def _answered(
    instrument: Instrument, ids: tuple[str, ...], answers: Answers
) -> Iterable[tuple[Asked, float]]:
    for id in ids:
        item, value = instrument.item(id), answers.get(id)
        if item is not None and value is not None:
            yield item, value


def _counted(item: Asked, value: float) -> float:
    return item.low + item.high - value if item.reverse else value


def _asked(instrument: Instrument, answers: Answers) -> tuple[str, ...]:
    """Which items were asked? All, but those that may not apply and are not among the answers."""
    return tuple(item.id for item in instrument.items if item.id in answers or not item.optional)


def _ends(instrument: Instrument, ids: Iterable[str]) -> tuple[float, float]:
    items = [item for id in ids if (item := instrument.item(id)) is not None]
    return float(sum(item.low for item in items)), float(sum(item.high for item in items))


def _too_many(missing: tuple[str, ...], most: int) -> str:
    if most:
        said = _("Left out: {items}. With more than {most} left out there is no score.")
        return said.format(items=_named(missing), most=most)
    return _("Left out: {items}. There is a score only when all are answered.").format(items=_named(missing))


def _named(ids: Iterable[str]) -> str:
    return ", ".join(ids)


def _is_whole(value: float) -> bool:
    return math.isfinite(value) and value == int(value)
