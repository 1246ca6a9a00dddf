"""Shifts: each with its sentence, picture and evidence, and the person's own answer to it."""

from contextlib import suppress
from datetime import date
from typing import Any
from uuid import uuid5

import msgspec
from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from inkling.change import METHOD, Shift
from inkling.journal import Finding, Lookout, Moment, corrected, finding_of, look, series_of
from inkling.vault import queries, services
from inkling.vault.records import AlreadyKept, ChangedMeanwhile
from inkling.web.entries.wording import ANSWERS
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import moment
from inkling.web.shell.request import OpenRequest
from inkling.web.shifts.cards import card_id, sentence_of
from inkling.web.shifts.pages import address_of, shifts_page


class AnswerForm(forms.Form):
    """Does this shift fit what the person knows?"""

    series = forms.CharField(max_length=500)
    noticed = forms.DateField()
    answer = forms.ChoiceField(choices=list(ANSWERS.items()))


@signed_in
@goes_dark
def shifts(request: OpenRequest) -> HttpResponse:
    """What has shifted, and where nothing has; or one shift by itself."""
    opened = queries.open_journal(request.vault)
    series = series_of(opened.journal)
    lookout = look(opened.journal, opened.lookout, series)
    alone = request.GET.get("shift", "")
    page = shifts_page(opened.journal, lookout, series, whole=opened.whole, alone=alone)
    if page is None:
        raise Http404
    return render(request, "shifts/shifts.html", {"page": page, "answers": ANSWERS.items()})


@require_POST
@signed_in
def answer(request: OpenRequest) -> HttpResponse:
    """Keep what the person says to a shift."""
    form = AnswerForm(request.POST)
    opened = queries.open_journal(request.vault)
    if not form.is_valid():
        raise Http404
    chosen = form.cleaned_data
    lookout = look(opened.journal, opened.lookout)
    shift = _find(lookout, chosen["series"], chosen["noticed"])
    before = finding_of(opened.journal, chosen["series"], shift)
    now = moment(request.now)
    with suppress(AlreadyKept, ChangedMeanwhile):  # the same button pressed in two windows at once
        if before:
            again = corrected(
                before, msgspec.structs.replace(before, answer=chosen["answer"], written=now), now
            )
            services.correct_entry(request.vault, again, opened.versions[before.id])
        else:
            services.add_entry(request.vault, _finding(request, chosen, shift, now))
    return redirect(address_of(lookout, card_id(chosen["series"], shift)))


def _finding(request: OpenRequest, chosen: dict[str, Any], shift: Shift, now: Moment) -> Finding:
    """The shift as it was shown, with the answer to it."""
    return Finding(
        id=uuid5(request.vault.owner, f"{chosen['series']} {shift.noticed}"),
        happened=now,
        written=now,
        series=chosen["series"],
        method=METHOD,
        noticed=chosen["noticed"],
        since=date.fromordinal(shift.since),
        sentence=sentence_of(chosen["series"], shift),
        series_name=shift.name,
        answer=chosen["answer"],
    )


def _find(lookout: Lookout, series: str, noticed: date) -> Shift:
    watch = lookout.watches.get(series)
    for shift in watch.shifts if watch else ():
        if shift.noticed == noticed.toordinal():
            return shift
    raise Http404
