"""The form in which a breakthrough is named: what has shifted, in her own words, and what led there."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from inkling.journal import (
    Breakthrough,
    Entry,
    Journal,
    can_lead,
    nameable,
    proposed_trail,
    threads_around,
    trail_day,
)
from inkling.web.entries.chosen import EntriesField, ids
from inkling.web.entries.fields import ManyField, PillsField, WordsField
from inkling.web.entries.form import EntryForm
from inkling.web.entries.recalled import recalled
from inkling.web.entries.wording import MANNERS, TURNED

OFFERED = "trail-offered"
"""The name under which the page says which entries it had offered, ticked or not."""


class BreakthroughForm(EntryForm):
    """What has shifted, in the person's own words. The trail is proposed with every entry ticked, and she takes out
    what does not belong. It is proposed anew for the threads and the day on the page whenever the page is made."""

    KIND = Breakthrough
    SAYS = ("name", "manner", "turned", "before", "after")

    named_from = forms.UUIDField(widget=forms.HiddenInput, required=False)
    name = WordsField(_("What has shifted?"), rows=2, required=True)
    before = WordsField(_("How it used to be"))
    after = WordsField(_("How it is now"))
    manner = PillsField(_("How it came"), MANNERS, required=True)
    turned = ManyField(_("What changed"), TURNED)
    trail = EntriesField(_("Its trail"), help_text=_("Take the tick away from what does not belong."))

    def __init__(
        self,
        data: Any = None,
        *,
        journal: Journal,
        of: Entry | None = None,
        named_from: UUID | None = None,
        initial: dict[str, Any] | None = None,
        **around: Any,
    ) -> None:
        named = of.named_from if isinstance(of, Breakthrough) else named_from
        self.source = _source(journal, named or (data or initial or {}).get("named_from"))
        self.around = threads_around(journal, self.source)
        begun = (
            {} if of else {"named_from": self.source and self.source.id, "threads": _as_values(self.around)}
        )
        super().__init__(data, journal=journal, of=of, initial={**begun, **(initial or {})}, **around)
        self.fields["manner"].error_messages["required"] = _("Either one. It can be changed later.")
        self.order_fields([name for name in self.fields if name != "trail"])
        self._propose(initial or {})

    def shown(self, entry: Breakthrough) -> dict[str, Any]:
        """Its words, and its trail."""
        trail = {"trail": _as_values(entry.trail), "named_from": entry.named_from}
        return {**super().shown(entry), **trail}

    def said(self) -> dict[str, Any]:
        """The words, the trail, and what it was named from. What is gone for now stays in the trail, where nobody
        sees it: a deletion can be undone."""
        before = self.of.trail if isinstance(self.of, Breakthrough) else ()
        hidden = tuple(id for id in before if id not in self._steps)
        now = (*hidden, *self.cleaned_data["trail"])
        named = self.of.named_from if isinstance(self.of, Breakthrough) else self.source and self.source.id
        trail = before if set(before) == set(now) else now
        return {**super().said(), "trail": trail, "named_from": named}

    @property
    def _steps(self) -> set[UUID]:
        """What is offered for the trail."""
        field = self.fields["trail"]
        assert isinstance(field, EntriesField)
        return {each.id for each in field.offered.values()}

    def _propose(self, given: Mapping[str, Any]) -> None:
        """Offer what may have led there, and with it whatever stands in the trail or was ticked already."""
        proposed = proposed_trail(self.journal, self.source, self._until(), self._chosen_threads())
        why = {led.entry.id: led for led in proposed}
        kept = self.of.trail if isinstance(self.of, Breakthrough) else ()
        ticked = ids(self["trail"].value() or ())
        if not self.is_bound and (self.of is None or OFFERED in given):
            seen = set(ids(given.get(OFFERED, ())))
            ticked = (
                *(id for id in ticked if id in why or id in kept),
                *(id for id in why if id not in seen),
            )
            self.initial["trail"] = self["trail"].initial = _as_values(ticked)
        also = [self.journal.find(id) for id in dict.fromkeys((*kept, *ticked)) if id not in why]
        reasons = {
            key: led.explain() for key, led in {(led.why, led.through): led for led in proposed}.items()
        }
        steps = [(led.day, led.entry, reasons[led.why, led.through]) for led in proposed]
        steps += [(trail_day(entry), entry, "") for entry in also if entry and can_lead(entry)]
        field = self.fields["trail"]
        assert isinstance(field, EntriesField)
        field.offer(
            recalled(entry, self.journal, why) for _day, entry, why in sorted(steps, key=lambda step: step[0])
        )

    def _until(self) -> date:
        """Up to which day? The one on the page, if it can be."""
        try:
            day = self.fields["day"].clean(self["day"].value())
        except ValidationError:
            day = None
        return day or (self.of.happened.day if self.of else self.today)

    def _chosen_threads(self) -> tuple[UUID, ...]:
        offered = self._threads()
        return ids(id for id in self["threads"].value() or () if str(id) in offered) if offered else ()

    def _threads(self) -> dict[str, Any]:
        """A thread at rest is offered if what it is named from belongs to it."""
        resting = {str(thread.id): thread.name for thread in self.journal.threads if thread.id in self.around}
        return {**super()._threads(), **resting}


def gathered_again(form: BreakthroughForm, sent: QueryDict) -> dict[str, Any]:
    """What was typed, as the beginning of another form that proposes the trail anew. What was offered and not
    ticked stays so; asked for none, nothing is ticked."""
    typed = {name: form[name].value() for name in form.fields}
    if sent.get("gather") == "none":
        return {**typed, "trail": [], OFFERED: [id for id, _shown in form.fields["trail"].choices]}  # type: ignore[attr-defined]
    return {**typed, "trail": typed["trail"] or [], OFFERED: sent.getlist(OFFERED)}


def _source(journal: Journal, id: object) -> Entry | None:
    """From which entry is it named? From none, if that cannot be."""
    found = journal.find(next(iter(ids([id])), None)) if id else None
    return found if found and nameable(found) else None


def _as_values(found: tuple[UUID, ...]) -> list[str]:
    return [str(id) for id in found]
