"""One field for each question of a measure: in the person's own words, in those of a pack, or by its number."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import Journal, WordingKept
from inkling.measures import TOTAL, Asked, Instrument, Item, Measure, Wording, instruments
from inkling.web.entries.fields import PillsField, ScaleField

LARGEST = 1e9


def pack_by_digest(journal: Journal, digest: str) -> Wording | None:
    """Which pack came from the file with this digest?"""
    kept = (each.wording for each in journal.kind(WordingKept))
    return next((each for each in kept if digest and each.digest == digest), None)


def answer_fields(
    measure: Measure | None, pack: Wording | None, given: Mapping[str, float | None]
) -> dict[str, forms.Field]:
    """The fields for these answers, by their keys and in their order, each showing what was `given`. What does not
    lie on the scale of its question has a field that takes any number: nothing that is kept is lost."""
    known = instruments().get(measure.key) if measure and measure.form == "standard" else None
    fields: dict[str, forms.Field] = {}
    for key, value in given.items():
        found = _standard(known, pack, key) if known else _item(measure, key)
        if value is not None and not _takes(found, value):
            found = _number(str(found.label), None, None)
        found.initial = f"{value:g}" if isinstance(found, forms.ChoiceField) and value is not None else value
        fields[key] = found
    return fields


def in_order(measure: Measure | None, answers: Mapping[str, float | None]) -> dict[str, float | None]:
    """The answers in the order in which they are asked; those to questions that are gone come last."""
    known = instruments().get(measure.key) if measure and measure.form == "standard" else None
    keys = (
        [item.id for item in known.items]
        if known
        else [item.key for item in measure.items]
        if measure
        else []
    )
    places = {key: at for at, key in enumerate(keys)}
    return dict(sorted(answers.items(), key=lambda one: places.get(one[0], len(places))))


def value_of(said: object) -> float | None:
    """The number that was chosen; None for none."""
    return None if said in (None, "") else float(str(said))


def names_of(measure: Measure, keys: Iterable[str]) -> list[str]:
    """What are these questions called, in a sentence?"""
    items = {item.key: _("“%(words)s”") % {"words": item.name} for item in measure.items}
    return [str(items.get(key) or _("item %(number)s") % {"number": key}) for key in keys]


def _item(measure: Measure | None, key: str) -> forms.Field:
    item = measure.item(key) if measure else None
    if measure and item and measure.form in ("problems", "goals"):
        return _own(measure, item)
    return _number(item.name if item else key, None, None)


def _own(measure: Measure, item: Item) -> ScaleField:
    low, high = (
        (_("no step taken yet"), _("there"))
        if measure.form == "goals"
        else (_("hardly at all"), _("as much as it could"))
    )
    bottom, top = int(item.low or 0), int(item.high or 10)
    return ScaleField(item.name, top, low=low, high=high, bottom=bottom, own=True)


def _standard(known: Instrument, pack: Wording | None, key: str) -> forms.Field:
    item, worded = known.item(key), pack.item(key) if pack else None
    if key == TOTAL and known.total:
        return _number(
            str(_("The total")),
            known.total.low,
            known.total.high,
            str(_("From %(low)g to %(high)g.")) % {"low": known.total.low, "high": known.total.high},
        )
    if item is None:
        return _number(key, None, None)
    number = _("Item %(number)s") % {"number": key}
    offered = {str(answer.value): answer.label for answer in pack.answers_to(key)} if pack else {}
    plain = {str(value): str(value) for value in range(item.low, item.high + 1)}
    label = f"{key}. {worded.text}" if worded else number
    return PillsField(label, offered or plain, help_text=_beside(item, worded=bool(worded)))


def _beside(item: Asked, *, worded: bool) -> str:
    """What has to be known to answer this item rightly: when it does not apply, and which way it is counted."""
    if item.optional:
        return str(_("Leave it open if %(why)s.") % {"why": str(_(item.optional))})
    if item.reverse and not worded:
        return str(
            _("Count the answers from the left, from %(low)d on: on paper, their numbers may run backwards.")
        ) % {"low": item.low}
    return ""


def _number(label: str, low: float | None, high: float | None, range: str = "") -> forms.FloatField:
    return forms.FloatField(
        label=label,
        help_text=range,
        required=False,
        min_value=-LARGEST if low is None else low,
        max_value=LARGEST if high is None else high,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )


def _takes(field: forms.Field, value: float) -> bool:
    if isinstance(field, forms.FloatField):
        return True
    assert isinstance(field, forms.ChoiceField)
    offered: Any = field.choices
    return f"{value:g}" in {str(choice) for choice, _label in offered}
