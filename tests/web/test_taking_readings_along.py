"""Readings for a practice: what was chosen and nothing else, for the person herself and nobody else."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from fhir.resources.R4B.bundle import Bundle

from inkling.journal import MeasureKept, Reading, use_questionnaire
from inkling.measures import Item, Measure, instrument
from inkling.vault import queries, services
from tests.cast import NOW_MOMENT, PASSPHRASE
from tests.clock import Clock
from tests.web.inside import vault_of

PAGE = "/export/readings/"


def _reading(key: str, answers: dict[str, float | None]) -> Reading:
    return Reading(
        id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, measure=key, answers=answers, note="secret words"
    )


@pytest.fixture
def measured(ana: Client, clock: Clock) -> Client:
    """Ana has filled in a questionnaire once, and rated a problem in her own words."""
    vault = vault_of(ana, clock)
    journal = queries.open_journal(vault).journal
    problem = Item(key="a", name="Saying no", low=1, high=7, better="lower")
    own = Measure(key="problems", title="My problems", items=(problem,), form="problems")
    services.add_entries(
        vault,
        [
            *use_questionnaire(journal, instrument("who5"), now=NOW_MOMENT, ids=uuid4),
            MeasureKept(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, measure=own),
            _reading("who5", {str(n): 3.0 for n in range(1, 6)}),
            _reading("problems", {"a": 5.0}),
        ],
    )
    return ana


def test_what_was_chosen_is_in_the_file_and_nothing_else(measured: Client) -> None:
    answer = measured.post(PAGE, {"measures": ["who5"], "old_passphrase": PASSPHRASE})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="inkling-fhir.json"'
    assert answer.headers["Cache-Control"] == "no-store"
    Bundle.model_validate_json(answer.content)
    kinds = [entry["resource"]["resourceType"] for entry in json.loads(answer.content)["entry"]]
    assert kinds == ["QuestionnaireResponse", "Observation"]
    assert b"Saying no" not in answer.content and b"secret" not in answer.content
    both = measured.post(PAGE, {"measures": ["who5", "problems"], "old_passphrase": PASSPHRASE})
    assert b"Saying no" in both.content and b"secret" not in both.content


def test_ones_own_words_are_not_chosen_beforehand(measured: Client) -> None:
    form = measured.get(PAGE).context["form"]
    assert form["measures"].initial == ["who5"]
    assert {key for key, _title in form.fields["measures"].choices} == {"who5", "problems"}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"measures": ["who5"], "old_passphrase": "not the one"}, "not the passphrase of this journal"),
        ({"measures": ["phq9"], "old_passphrase": PASSPHRASE}, "not among your measures"),
        ({"old_passphrase": PASSPHRASE}, "Choose at least one"),
        ({"measures": ["who5"]}, "required"),
    ],
)
def test_otherwise_no_file_is_made(measured: Client, sent: dict[str, object], sentence: str) -> None:
    answer = measured.post(PAGE, sent)
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert "Content-Disposition" not in answer.headers
    assert PASSPHRASE not in answer.text


def test_without_readings_the_page_says_where_to_begin(ana: Client) -> None:
    page = ana.get(PAGE)
    assert "There are no numbers yet" in page.text and 'href="/measures/"' in page.text


def test_the_page_to_take_along_leads_there(ana: Client) -> None:
    assert f'href="{PAGE}"' in ana.get("/export/").text
