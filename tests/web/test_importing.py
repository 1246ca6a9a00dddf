"""Bringing in a diary: preview, choose what columns mean, all or nothing, twice adds nothing."""

from typing import Any

import pytest
from django.test import Client

from inkling.vault import queries
from inkling.web.importing import views
from inkling.web.importing.trial import Trial, try_out
from tests.cast import diary_csv
from tests.clock import Clock
from tests.web.bringing import as_shown, bring_in, choose
from tests.web.inside import vault_of


def test_it_works(ana: Client) -> None:
    assert "A table saved as CSV" in ana.get("/import/").text


def test_nothing_is_kept_before_it_is_confirmed(ana: Client, clock: Clock) -> None:
    choose(ana, diary_csv())
    page = ana.get("/import/check/").text
    assert "200 days, 7 May to 22 November 2026." in page
    assert queries.open_journal(vault_of(ana, clock)).journal.entries == ()


def test_what_was_confirmed_is_kept(ana: Client, clock: Clock) -> None:
    page = bring_in(ana, diary_csv(), title="My old diary", better1="higher")
    assert "200 days have been brought in." in page.text
    journal = queries.open_journal(vault_of(ana, clock)).journal
    (measure,) = journal.measures.values()
    assert (measure.title, [item.name for item in measure.items]) == ("My old diary", ["mood", "sleep"])
    assert measure.items[0].better == "higher"
    assert len(journal.readings) == 200


def test_twice_adds_nothing(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    page = bring_in(ana, diary_csv(), title="Called otherwise")
    assert "Nothing new in this file." in page.text
    assert "200 days were already here." in page.text
    assert len(queries.open_journal(vault_of(ana, clock)).journal.entries) == 201


def test_other_answers_on_a_day_stay_as_they_are(ana: Client) -> None:
    bring_in(ana, "date,mood\n2026-01-01,4\n2026-01-02,5\n")
    page = bring_in(ana, "date,mood\n2026-01-02,9\n2026-01-03,6\n")
    assert "1 day has been brought in." in page.text
    assert "1 day has other answers here; it stays as it is." in page.text


def test_a_column_can_be_left_out_or_read_as_words(ana: Client, clock: Clock) -> None:
    bring_in(ana, "date,mood,said\n2026-01-01,4,Rain\n2026-01-02,5,Sun\n", role2="note", title="d")
    notes = [reading.note for reading in queries.open_journal(vault_of(ana, clock)).journal.readings]
    assert notes == ["Rain", "Sun"]


def test_days_written_otherwise_are_a_question(ana: Client, clock: Clock) -> None:
    table = "day;mood\n03/04/2026;4,5\n05/04/2026;5\n"
    choose(ana, table)
    page = ana.get("/import/check/")
    assert "How days are written" in page.text
    assert "MM/DD/YYYY" in page.text
    refused = ana.post("/import/check/", {**as_shown(ana), "do": "bring"})
    assert refused.status_code == 422
    ana.post("/import/check/", {**as_shown(ana), "do": "bring", "date_format": "DD/MM/YYYY"})
    days = [
        str(reading.happened.day) for reading in queries.open_journal(vault_of(ana, clock)).journal.readings
    ]
    assert days == ["2026-04-03", "2026-04-05"]


def test_the_only_way_of_writing_days_that_fits_is_shown_chosen(ana: Client, clock: Clock) -> None:
    choose(ana, "Datum;mood\n03.04.2026;4,5\n05.04.2026;5\n")
    page = ana.get("/import/check/").text
    assert '<option value="DD.MM.YYYY" selected>' in page
    assert "2 days, 3 to 5 April 2026." in page


def test_a_file_of_several_people_asks_whose_rows(ana: Client, clock: Clock) -> None:
    table = "who,date,mood\nAna,2026-01-01,4\nBo,2026-01-01,9\nAna,2026-01-02,5\n"
    choose(ana, table)
    refused = ana.post("/import/check/", {**as_shown(ana), "do": "bring"})
    assert "Choose one of them" in refused.text
    ana.post("/import/check/", {**as_shown(ana), "do": "bring", "who": "Ana"})
    values = [r.answers["mood"] for r in queries.open_journal(vault_of(ana, clock)).journal.readings]
    assert values == [4, 5]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"mood,sleep\n4,7\n5,6\n", "No column of the file holds dates"),
        (b"date,mood\n2026-01-01,\xff\xfe\n", "UTF-8"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "CSV"),
        (b"date,mood\n2026-01-01,4\n" * 600_000, "larger than 10 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(
    ana: Client, content: bytes, says: str
) -> None:
    page = choose(ana, content)
    assert page.status_code == 422
    assert says in page.text


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("date,mood\n2026-01-01,4\n2026-01-02,good\n2026-01-03,5\n", "Line 3 of “mood” is not a number"),
        ("date,mood\n2026-01-01,4\n05.01.2026,4\n", "Line 3 of “date” cannot be read the same way"),
    ],
)
def test_a_cell_that_cannot_be_read_keeps_the_choices_and_nothing_else(
    ana: Client, clock: Clock, table: str, says: str
) -> None:
    choose(ana, table)
    page = ana.post("/import/check/", {**as_shown(ana), "do": "bring", "title": "Kept title"})
    assert page.status_code == 422
    assert says in page.text
    assert "Kept title" in page.text
    assert queries.open_journal(vault_of(ana, clock)).journal.entries == ()


def test_without_a_file_there_is_nothing_to_check(ana: Client) -> None:
    assert ana.get("/import/check/").url == "/import/"


def test_bringing_in_the_same_form_twice_at_once_keeps_it_once(
    ana: Client, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second form comes and goes while the first is still being read. Red when its entries are named anew."""
    choose(ana, diary_csv())
    form = {**as_shown(ana), "do": "bring"}
    answers = []

    def overtaken(*args: Any) -> Trial:
        trial = try_out(*args)
        monkeypatch.setattr(views, "try_out", try_out)
        answers.append(ana.post("/import/check/", form))
        return trial

    monkeypatch.setattr(views, "try_out", overtaken)
    answers.append(ana.post("/import/check/", form))
    assert [answer.status_code for answer in answers] == [200, 302]
    assert len(queries.open_journal(vault_of(ana, clock)).journal.entries) == 201
