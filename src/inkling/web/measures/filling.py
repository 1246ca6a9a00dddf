"""Filling a measure in: question by question, or a total from paper."""

from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inkling.journal import MeasureKept, Reading, asks_for_care, items_asked, readings_of, wording_of
from inkling.measures import instruments
from inkling.vault import queries
from inkling.vault.queries import OpenJournal
from inkling.web.challenges.forms import kept_otherwise
from inkling.web.entries.written_for import WrittenFor, keep_for, written_for
from inkling.web.measures.forms import FillForm
from inkling.web.measures.pages import last_said, recall_said
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest


@signed_in
def fill(request: OpenRequest, id: UUID) -> HttpResponse:
    """Answer each question, or leave one out."""
    return _filling(request, id, total=False)


@signed_in
def paper(request: OpenRequest, id: UUID) -> HttpResponse:
    """A total that was worked out on paper."""
    return _filling(request, id, total=True)


def _filling(request: OpenRequest, id: UUID, *, total: bool) -> HttpResponse:
    opened = queries.open_journal(request.vault)
    what = written_for(request, opened, MeasureKept, id)
    form = _form(request, opened, what, total)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, opened, what, form, 422 if form.errors else 200)
    if left := form.ask_about():
        return _shown(request, opened, what, form, 422, left)
    reading: Reading = form.new(moment(request.now))
    if kept_otherwise(opened.journal.find(reading.id), reading):
        return _shown(request, opened, what, _again(request, opened, what, total), 409)
    if not keep_for(request, what, reading):
        return _shown(request, opened, what, form, 409)
    return redirect(_after(opened, what.entry, reading))


def _form(
    request: OpenRequest, opened: OpenJournal, what: WrittenFor, total: bool, sent: object = None
) -> FillForm:
    measure = what.entry.measure
    known = instruments().get(measure.key) if measure.form == "standard" else None
    if (measure.form == "standard" and known is None) or (total and (known is None or known.total is None)):
        raise Http404
    if known is None and not items_asked(measure):
        raise Http404
    return FillForm(
        sent or request.POST or None,
        journal=opened.journal,
        today=today(request.now),
        measure=measure,
        pack=wording_of(opened.journal, measure.key) if known else None,
        total=total,
    )


def _again(request: OpenRequest, opened: OpenJournal, what: WrittenFor, total: bool) -> FillForm:
    """The same form was sent before with other answers: both are kept, if she says so."""
    typed = request.POST.copy()
    typed["entry"] = str(uuid4())
    form = _form(request, opened, what, total, typed)
    form.add_error(
        None,
        _("This was saved before, with other answers, and those are kept. Save again to keep these as well."),
    )
    return form


def _shown(
    request: OpenRequest,
    opened: OpenJournal,
    what: WrittenFor,
    form: FillForm,
    status: int,
    left: tuple[str, ...] = (),
) -> HttpResponse:
    measure = what.entry.measure
    readings = readings_of(opened.journal, measure)
    page = {
        "id": what.entry.id,
        "what": what,
        "form": form,
        "answers": [form[name] for name in form.answers],
        "title": measure.title,
        "own": measure.form in ("problems", "goals"),
        "recall": recall_said(measure),
        "last": last_said(readings[-1]) if readings else "",
        "pack": form.pack,
        "total": form.total,
        "known": form.known,
        "left": left,
    }
    return render(request, "measures/fill.html", page, status=status)


def _after(opened: OpenJournal, kept: MeasureKept, reading: Reading) -> str:
    """Where does it lead? To her own plan where an item asks for it, the same for every value; else to the measure."""
    if asks_for_care(opened.journal, reading):
        return reverse("support-after")
    return f"{reverse('measure', args=[kept.id])}?saved=1"
