"""A help page with a dead number is worse than none. Every entry has a source, and was checked not long ago.

These tests read the real date, on purpose: they fail when nobody has checked for 180 days. The head of
`src/inkling/journal/care/lines.toml` says what to do then.
"""

import re
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from inkling.journal import care
from inkling.journal.care.lines import OLDEST, HelpLine, Lines, lines

NOW = datetime.now(UTC).date()
EVERY = (lines().finder, *lines().line, *lines().emergency)


def test_no_entry_was_checked_more_than_180_days_ago() -> None:
    assert timedelta(days=180) == OLDEST
    assert care.too_old(NOW) == (), "\n".join(care.too_old(NOW))


def test_no_entry_was_checked_on_a_day_that_has_not_come() -> None:
    assert [each for each in EVERY if each.checked > NOW + timedelta(days=1)] == []


def test_an_entry_that_is_too_old_is_named_in_a_sentence() -> None:
    checked = care.last_checked()
    assert care.too_old(checked + OLDEST) == ()
    late = care.too_old(checked + OLDEST + timedelta(days=1))
    assert any(said.startswith("Lifeline in AU, 13 11 14 was last checked on") for said in late)
    assert all("Check it at http" in said for said in late)
    assert any("the emergency number 911 in US" in said for said in late)
    assert any("Find A Helpline" in said for said in late)


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry.source)
def test_every_entry_names_its_source(entry: HelpLine) -> None:
    assert re.fullmatch(r"https?://[\w.-]+/\S+", entry.source)


@pytest.mark.parametrize("line", lines().line, ids=lambda line: f"{line.country} {line.number}")
def test_every_line_says_all_there_is_to_know(line: HelpLine) -> None:
    assert re.fullmatch(r"[A-Z]{2}", line.country)
    assert care.country_name(line.country) != line.country, "it has a name"
    assert re.fullmatch(r"[0-9][0-9 ]*[0-9]", line.number)
    assert not line.text or re.fullmatch(r"[0-9][0-9 ]*[0-9]", line.text)
    assert line.name and line.hours and line.how.endswith(".")
    assert care.emergency_number(line.country), "and the number for danger to life is known"


def test_the_file_says_who_checks_before_a_release_and_how() -> None:
    from importlib import resources

    head = (
        resources.files("inkling.journal.care").joinpath("lines.toml").read_text("utf-8").split("[finder]")[0]
    )
    assert "BEFORE EVERY RELEASE whoever makes the release checks each entry" in head
    assert "180 days" in head


def test_a_word_that_is_not_known_is_a_mistake_and_not_overlooked() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(
            {"finder": {"name": "", "address": "", "source": "", "chekced": date(2026, 1, 1)}}, Lines
        )


@pytest.mark.parametrize("country", ["", "XX", "us", "elsewhere", "\0", "🏠"])
def test_of_a_country_that_is_not_there_nothing_is_guessed(country: str) -> None:
    assert care.lines_for(country) == ()
    assert care.emergency_number(country) == ""


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("13 11 14", "131114"),
        ("+44 (0)20 7946 0000", "+442079460000"),
        ("(+49) 30-1234", "+49301234"),
        ("0170/123 45", "017012345"),
        ("ask Sam", ""),
        ("", ""),
        ("+", ""),
        ("٠١٢", ""),
    ],
)
def test_a_number_as_a_telephone_takes_it(number: str, dialled: str) -> None:
    assert care.dialled(number) == dialled


def test_each_number_for_danger_to_life_is_told_once_with_where_it_holds() -> None:
    told = dict(care.emergency_numbers())
    assert len(told) == len(care.emergency_numbers())
    assert told["112"] == "European Union"
    assert told["911"] == "United States, Canada"
