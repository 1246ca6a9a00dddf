"""Problems and goals in one's own words: a new one, other words for one, and letting one rest."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inkling.journal import (
    OWN,
    MeasureKept,
    OwnForm,
    item_added,
    item_ended,
    item_reworded,
    item_taken_up,
    items_asked,
    most_of,
    new_words_for,
    own_kept,
)
from inkling.measures import Item, Measure
from inkling.vault import queries
from inkling.vault.queries import OpenJournal
from inkling.web.measures.forms import OwnItemForm
from inkling.web.measures.keeping import change_own
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest


@signed_in
def new(request: OpenRequest, form: OwnForm) -> HttpResponse:
    """One more problem, or one more goal."""
    opened = queries.open_journal(request.vault)
    asking = _form(request, opened, form)
    if request.method != "POST" or not asking.is_valid():
        return _shown(request, opened, asking)
    item = asking.item(moment(request.now))
    kept = change_own(request.vault, form, request.now, lambda measure: item_added(measure, item))
    return redirect(f"{reverse('measure', args=[kept.id])}?saved=1")


@signed_in
def reword(request: OpenRequest, item: UUID) -> HttpResponse:
    """Other words for it: a new line begins, and the old one stays."""
    opened = queries.open_journal(request.vault)
    kept, old = _item(opened, item)
    if kept is None or old is None:
        return _gone(request, opened)
    form: OwnForm = "goals" if kept.measure.form == "goals" else "problems"
    instead = new_words_for(kept.measure, old)
    if instead and instead.key != request.POST.get("entry"):
        return _reworded_meanwhile(request, opened, form, kept, instead)
    asking = _form(request, opened, form, old)
    if request.method != "POST" or not asking.is_valid():
        return _shown(request, opened, asking, kept)
    becomes = asking.item(moment(request.now))
    change_own(request.vault, form, request.now, lambda measure: item_reworded(measure, old.key, becomes))
    return redirect(f"{reverse('measure', args=[kept.id])}?saved=1")


@require_POST
@signed_in
def rest(request: OpenRequest, item: UUID) -> HttpResponse:
    """Let it rest, or take it up again in the same words, if there is room."""
    opened = queries.open_journal(request.vault)
    kept, found = _item(opened, item)
    if kept is None or found is None or request.POST.get("resting") not in ("yes", "no"):
        raise Http404
    form: OwnForm = "goals" if kept.measure.form == "goals" else "problems"
    day = today(request.now)
    change: Callable[[Measure], Measure]
    if request.POST["resting"] == "yes":
        change = lambda measure: item_ended(measure, found.key, day)  # noqa: E731
    elif new_words_for(kept.measure, found) or len(items_asked(kept.measure)) >= most_of(form):
        change = lambda measure: measure  # noqa: E731
    else:
        change = lambda measure: item_taken_up(measure, found.key)  # noqa: E731
    change_own(request.vault, form, request.now, change)
    return redirect("measure", kept.id)


def _form(
    request: OpenRequest, opened: OpenJournal, form: OwnForm, rewords: Item | None = None, sent: object = None
) -> OwnItemForm:
    kept = own_kept(opened.journal, form)
    return OwnItemForm(
        sent or request.POST or None,
        form=form,
        measure=kept.measure if kept else None,
        rewords=rewords,
        journal=opened.journal,
        today=today(request.now),
    )


def _shown(
    request: OpenRequest,
    opened: OpenJournal,
    asking: OwnItemForm,
    kept: MeasureKept | None = None,
    status: int = 0,
) -> HttpResponse:
    there = own_kept(opened.journal, asking.own)
    full = asking.rewords is None and there and len(items_asked(there.measure)) >= most_of(asking.own)
    page = {
        "form": asking,
        "id": kept.id if kept else None,
        "old": asking.rewords,
        "item": UUID(asking.rewords.key) if asking.rewords else None,
        "goals": asking.own == "goals",
        "there": there,
        "words": [item.name for item in items_asked(there.measure)] if there else [],
        "full": full,
    }
    return render(request, "measures/own.html", page, status=status or (422 if asking.errors else 200))


def _reworded_meanwhile(
    request: OpenRequest, opened: OpenJournal, form: OwnForm, kept: MeasureKept, instead: Item
) -> HttpResponse:
    """Another tab gave it other words. What was typed can take their place, or stay as it is."""
    if request.method != "POST":
        return redirect("reword-item", UUID(instead.key))
    asking = _form(request, opened, form, instead)
    if asking.is_valid():
        asking.add_error(
            None,
            _(
                "This was put in other words in another tab. Those stand now; save again to put yours in their place."
            ),
        )
    return _shown(request, opened, asking, kept, status=409)


def _gone(request: OpenRequest, opened: OpenJournal) -> HttpResponse:
    """It was deleted in another tab while somebody was writing: her words can begin anew."""
    if request.method != "POST" or not request.POST.get("words"):
        raise Http404
    typed = request.POST.copy()
    typed["entry"] = str(uuid4())
    asking = _form(request, opened, "goals" if "goals" in request.POST else "problems", sent=typed)
    if asking.is_valid():
        asking.add_error(
            None, _("This was deleted in another tab. Your words are still here: save to begin anew.")
        )
    return _shown(request, opened, asking, status=409)


def _item(opened: OpenJournal, item: UUID) -> tuple[MeasureKept | None, Item | None]:
    """The problem or goal of this key, and those it stands among."""
    for form in OWN:
        kept = own_kept(opened.journal, form)
        if kept and (found := kept.measure.item(str(item))):
            return kept, found
    return None, None
