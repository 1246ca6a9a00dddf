"""Shifts: each with its sentence, picture and evidence, and the person's own answer to it."""

from datetime import date
from uuid import uuid5

import msgspec
from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkling.change import METHOD, Shift
from inkling.journal import Finding, corrected, day_in_words, finding_of, look
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.wording import ANSWERS
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import moment
from inkling.web.shell.request import OpenRequest
from inkling.web.shifts.pages import card_id, shifts_page


class AnswerForm(forms.Form):
    """Does this shift fit what the person knows?"""

    series = forms.CharField(max_length=500)
    noticed = forms.DateField()
    answer = forms.ChoiceField(choices=list(ANSWERS.items()))


@signed_in
@goes_dark
def shifts(request: OpenRequest) -> HttpResponse:
    """What has shifted, and where nothing has."""
    opened = queries.open_journal(request.vault)
    page = shifts_page(opened.journal, look(opened.journal, opened.lookout), whole=opened.whole)
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
    shift = _find(opened, chosen["series"], chosen["noticed"])
    before = finding_of(opened.journal, chosen["series"], shift)
    now = moment(request.now)
    if before:
        again = corrected(before, msgspec.structs.replace(before, answer=chosen["answer"], written=now), now)
        services.correct_entry(request.vault, again, opened.versions[before.id])
    else:
        services.add_entry(
            request.vault,
            Finding(
                id=uuid5(request.vault.owner, f"{chosen['series']} {shift.noticed}"),
                happened=now,
                written=now,
                series=chosen["series"],
                method=METHOD,
                noticed=chosen["noticed"],
                since=date.fromordinal(shift.since),
                sentence=shift.explain(lambda day: day_in_words(date.fromordinal(day), year=True)),
                series_name=shift.name,
                answer=chosen["answer"],
            ),
        )
    return redirect(f"{reverse('shifts')}#{card_id(chosen['series'], shift)}")


def _find(opened: OpenJournal, series: str, noticed: date) -> Shift:
    watch = look(opened.journal, opened.lookout).watches.get(series)
    for shift in watch.shifts if watch else ():
        if shift.noticed == noticed.toordinal():
            return shift
    raise Http404
