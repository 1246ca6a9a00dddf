"""Adding the words of a questionnaire: choose a file, see what it matched, and keep it."""

from dataclasses import dataclass
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inkling.exchange.errors import ExchangeError
from inkling.exchange.fhir import MOST, read_questionnaire
from inkling.journal import keep_wording
from inkling.measures import (
    Instrument,
    Matched,
    Questionnaire,
    WordingError,
    candidates,
    match,
)
from inkling.vault import queries, services
from inkling.web.measures.forms import ChooseFileForm
from inkling.web.measures.keeping import start
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment
from inkling.web.shell.request import OpenRequest

HELD = "add-wording"


@dataclass(frozen=True)
class Found:
    """One questionnaire this may be the wording of, and how it was matched."""

    instrument: Instrument
    matched: Matched

    @property
    def said(self) -> str:
        """What was matched, in a sentence."""
        return self.matched.explain()


@signed_in
def choose(request: OpenRequest) -> HttpResponse:
    """Choose a file, and see what it matched."""
    form = ChooseFileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "measures/words.html", {"form": form}, status=422 if form.errors else 200)
    file = form.cleaned_data["file"]
    try:
        data = file.read() if (file.size or 0) <= MOST else b" " * (MOST + 1)
        questionnaire = read_questionnaire(data)
        found = _found(questionnaire)
    except (ExchangeError, WordingError) as error:
        form.add_error("file", str(error))
        return render(request, "measures/words.html", {"form": form}, status=422)
    services.hold(request.vault, HELD, data)
    return render(request, "measures/words.html", _page(form, questionnaire, found))


@require_POST
@signed_in
def keep(request: OpenRequest) -> HttpResponse:
    """Keep the words that were shown, for the questionnaire that was chosen."""
    data = services.held(request.vault, HELD)
    if data is None:
        return redirect("measures")
    questionnaire = read_questionnaire(data)
    found = {one.instrument.key: one for one in _found(questionnaire)}
    chosen = found.get(request.POST.get("instrument", ""))
    if chosen is None:
        form = ChooseFileForm()
        page = {**_page(form, questionnaire, tuple(found.values())), "choose": True}
        return render(request, "measures/words.html", page, status=422)
    journal = queries.open_journal(request.vault).journal
    new = keep_wording(journal, chosen.matched.wording, now=moment(request.now), ids=uuid4)
    services.add_entries(request.vault, new)
    services.let_go(request.vault, HELD)
    kept = start(request.vault, chosen.instrument.key, request.now)
    return redirect(f"{reverse('measure', args=[kept.id])}?saved=1")


def _found(questionnaire: Questionnaire) -> tuple[Found, ...]:
    """Every questionnaire this may be: those it calls itself by, or else those it fits. Raises `WordingError` where it
    is none of them."""
    found, why = [], None
    for one in candidates(questionnaire):
        try:
            found.append(Found(one, match(one, questionnaire)))
        except WordingError as error:
            why = why or error
    if not found:
        said = _(
            "This file asks %(count)s questions, and no questionnaire here has as many with these answers."
        )
        raise why or WordingError(said % {"count": len(questionnaire.questions)})
    return tuple(found)


def _page(form: ChooseFileForm, questionnaire: Questionnaire, found: tuple[Found, ...]) -> dict[str, object]:
    return {"form": form, "title": questionnaire.title, "found": found}
