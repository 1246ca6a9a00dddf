"""The sample journal is the same every time, reads like a diary, and holds what was planted and no more."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from statistics import fmean
from uuid import UUID

import pytest

from inkling.change import watch_all
from inkling.journal import (
    CATCHES,
    Breakthrough,
    Finding,
    changed_since,
    decode,
    encode,
    events_around,
    lines_of,
    own_words,
    readings_of,
    series_of,
)
from inkling.journal.sample import EVENINGS, sample_journal
from inkling.journal.sample.course import EASIER_FROM, HARD_WEEKS, LENGTH, LESS_SORRY, STRETCHES
from inkling.journal.sample.making import OWN_WORDS
from inkling.journal.sample.notes import Note, places, stretches
from inkling.words import find

LAST_DAY = date(2026, 11, 1)
FIRST_DAY = LAST_DAY - timedelta(days=LENGTH)
KEYS = ["pleasantness", "energy", "my-evenings:sleep", "my-evenings:tension", "my-evenings:sorry"]


@pytest.fixture(scope="module")
def journal():
    return sample_journal(LAST_DAY)


@pytest.fixture(scope="module")
def watches(journal):
    return watch_all(series_of(journal))


def test_it_is_the_same_every_time(journal):
    assert sample_journal(LAST_DAY) == journal


def test_a_copy_tells_the_same_under_other_identities(journal):
    copy = sample_journal(LAST_DAY, copy="another")
    assert not {entry.id for entry in journal.entries} & {entry.id for entry in copy.entries}
    said = [[entry.happened for entry in each.entries] for each in (journal, copy)]
    assert said[0] == said[1]


def test_on_another_day_it_is_the_same_ten_months_later(journal):
    later = sample_journal(LAST_DAY + timedelta(days=100))
    assert [entry.id for entry in later.entries] == [entry.id for entry in journal.entries]
    moved = [check_in.happened.day - timedelta(days=100) for check_in in later.check_ins]
    assert moved == [check_in.happened.day for check_in in journal.check_ins]
    assert [c.note for c in later.check_ins] == [c.note for c in journal.check_ins]


def test_it_is_ten_months_up_to_the_evening_before(journal):
    assert journal.first_day == FIRST_DAY
    assert journal.last_day == LAST_DAY - timedelta(days=1)
    assert max(entry.written.day for entry in journal.entries) < LAST_DAY
    assert 300 <= (journal.last_day - journal.first_day).days <= 306


def test_it_can_end_on_a_leap_day():
    assert sample_journal(date(2028, 2, 29)).last_day == date(2028, 2, 28)


def test_there_are_check_ins_on_five_or_six_days_a_week(journal):
    assert 180 <= len(journal.check_ins) <= 260
    days = {check_in.happened.day for check_in in journal.check_ins}
    assert len(days) == len(journal.check_ins)
    there = sum(len(stretch) for stretch in STRETCHES.values())
    assert 5 / 7 <= len(days) / there <= 6 / 7


def test_twice_she_was_away(journal):
    days = [check_in.happened.day for check_in in journal.check_ins]
    gaps = sorted((after - before).days - 1 for before, after in pairwise(days))
    assert gaps[-2] in range(14, 18)
    assert gaps[-1] in range(21, 25)
    assert gaps[-3] <= 6


def test_every_entry_is_kept_as_it_is(journal):
    assert all(decode(encode(entry)) == entry for entry in journal.entries)
    assert len({entry.id for entry in journal.entries}) == len(journal.entries)
    assert all(isinstance(entry.id, UUID) and entry.id.version == 4 for entry in journal.entries)
    assert journal.kind(Finding) == ()
    assert not any(entry.imported for entry in journal.entries)


def test_places_are_on_the_plane_and_words_fit_them(journal):
    for check_in in journal.check_ins:
        assert check_in.pleasantness in range(5)
        assert check_in.energy in range(5)
        assert len(set(check_in.words)) == len(check_in.words) <= 3
        for word in check_in.words:
            feeling = find(word)
            if word in OWN_WORDS:
                assert feeling is None
                continue
            assert feeling is not None
            assert feeling.distance(check_in.pleasantness, check_in.energy) <= 1.5, (check_in, word)


def test_her_own_words_stand_with_their_notes(journal):
    """Red when a note is written anew and its word is forgotten."""
    used = [word for check_in in journal.check_ins for word in check_in.words if word in OWN_WORDS]
    assert sorted(used) == sorted(word for word, notes in OWN_WORDS.items() for _note in notes)


def test_moments_are_evenings_in_madrid_and_a_few_are_written_next_morning(journal):
    late = [entry for entry in journal.check_ins if entry.written != entry.happened]
    assert 3 <= len(late) <= 20
    for entry in journal.check_ins:
        assert entry.happened.zone == "Europe/Madrid"
        assert isinstance(entry.happened.at, datetime)
        assert entry.happened.at.tzinfo is UTC
        assert entry.happened.at.date() == entry.happened.day
        assert 18 <= entry.happened.at.hour <= 22
        assert (entry.written.day - entry.happened.day).days == (1 if entry in late else 0)


def test_every_note_stands_once_and_in_its_own_stretch(journal):
    def number(entry):
        return (entry.happened.day - FIRST_DAY).days

    expected = [
        (name, note.text)
        for kind in ("check_ins", "evenings")
        for name, stretch in stretches().items()
        for note in getattr(stretch, kind)
    ]
    noted = [entry for entry in (*journal.check_ins, *journal.readings) if entry.note]
    found = [
        (next(name for name, days in STRETCHES.items() if number(entry) in days), entry.note)
        for entry in noted
    ]
    assert found == expected
    assert list(stretches()) == list(STRETCHES)


def test_there_are_many_notes_and_none_names_a_time_of_year(journal):
    notes = [entry.note for entry in (*journal.check_ins, *journal.readings) if entry.note]
    assert len(set(notes)) == len(notes) >= 110
    times = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|winter|summer|autumn|snow|Christmas"
    for note in notes:
        assert not re.search(times, note), note
        assert len(note) <= 200


def test_notes_go_with_the_kind_of_day_they_stand_on(journal):
    wanted = {note.text: note for stretch in stretches().values() for note in stretch.check_ins}
    apart = [
        abs(check_in.pleasantness - wanted[check_in.note].about["pleasantness"])
        for check_in in journal.check_ins
        if check_in.note
    ]
    assert fmean(apart) < 0.5
    assert max(apart) <= 2


def test_notes_keep_their_order_and_choose_the_days_they_go_with():
    days = [{"mood": value} for value in (0.0, 3.0, 0.0, 3.0, 1.0, 0.0)]
    high, low = Note({"mood": 3.0}, "high"), Note({"mood": 0.0}, "low")
    assert places([high, low], days) == [1, 5]
    assert places([low, high], days) == [0, 3]
    assert places([low] * 6, days) == [0, 1, 2, 3, 4, 5]
    assert places([high], [{"mood": None}]) == [0]


def test_the_evenings_are_her_own_questions(journal):
    assert journal.measures[EVENINGS.key] == EVENINGS
    evenings = readings_of(journal, EVENINGS)
    assert len(evenings) > 150
    for reading in evenings:
        assert list(reading.answers) == [item.key for item in EVENINGS.items]
    assert any(reading.answers["sleep"] is None for reading in evenings)
    assert all(0 <= reading.answers["tension"] <= 10 for reading in evenings)
    assert all(reading.answers["sorry"] >= 0 for reading in evenings)


def test_the_series_are_those_expected(journal):
    challenges = [f"{what}:{c.id}" for c in journal.challenges for what in ("strength", "catch")]
    problems = ["problems:mean", *(f"problems:{item.key}" for item in journal.measures["problems"].items)]
    assert list(series_of(journal)) == [
        *KEYS,
        *problems,
        *challenges,
        "openness",
        "safety",
        "practice",
        "differentiation",
    ]


def test_the_hard_weeks_are_hard_and_then_it_returns(journal):
    def level(days):
        return fmean(
            check_in.pleasantness
            for check_in in journal.check_ins
            if (check_in.happened.day - FIRST_DAY).days in days
        )

    before, after = level(range(EASIER_FROM)), level(STRETCHES["easier"])
    assert after - before > 1.0
    assert level(HARD_WEEKS) < after - 0.8
    assert level(STRETCHES["coming back"]) > after - 0.4


def test_the_two_planted_shifts_are_found_and_nothing_else(watches):
    found = {key: [shift.direction for shift in watch.shifts] for key, watch in watches.items()}
    planted = {"pleasantness": ["up"], "my-evenings:sorry": ["down"]}
    assert found == {key: [] for key in watches} | planted


def test_the_easier_days_are_noticed_within_six_weeks(watches):
    (shift,) = watches["pleasantness"].shifts
    began = FIRST_DAY.toordinal() + EASIER_FROM
    assert abs(shift.since - began) <= 7
    assert shift.earliest <= began <= shift.latest
    assert shift.noticed - began <= 42
    assert shift.after - shift.before > 2.5


def test_the_fewer_sorries_are_noticed_within_seven_weeks_of_their_end(watches):
    (shift,) = watches["my-evenings:sorry"].shifts
    first = FIRST_DAY.toordinal()
    assert first + LESS_SORRY.start <= shift.since <= first + LESS_SORRY.stop
    assert shift.noticed - (first + LESS_SORRY.stop) <= 49
    assert shift.shape != "step"
    assert shift.before - shift.after > 2


def test_her_therapy_stands_in_it(journal):
    attended = [session for session in journal.sessions if session.status == "attended"]
    assert len(attended) == 25
    assert Counter(session.tone for session in attended) == {"routine": 16, "hard": 5, "profound": 4}
    (ahead,) = (session for session in journal.sessions if session.status == "planned")
    assert LAST_DAY < ahead.happened.day <= LAST_DAY + timedelta(days=8)
    assert ahead.written.day < LAST_DAY
    assert (len(journal.threads), len(journal.challenges)) == (4, 3)
    assert len(journal.inklings) >= 30
    assert [b.manner for b in journal.kind(Breakthrough)] == ["aha", "quiet", "quiet"]


def test_her_old_challenges_are_caught_sooner_and_once_they_come_back_as_they_were(journal):
    for challenge in journal.challenges:
        caught = [CATCHES.index(each.catch) for each in journal.responses(challenge.id)]
        assert fmean(caught[:3]) + 1 < fmean(caught[-2:])
        hard = [
            CATCHES.index(each.catch)
            for each in journal.responses(challenge.id)
            if (each.happened.day - FIRST_DAY).days in HARD_WEEKS
        ]
        assert hard
        assert min(hard) <= 1


def test_whatever_an_entry_names_is_there(journal):
    for entry in journal.entries:
        named = [*entry.threads, *getattr(entry, "trail", ())]
        named += [getattr(entry, name, None) for name in ("challenge", "practice", "session", "named_from")]
        assert all(journal.find(id) for id in named if id), entry


def test_while_she_was_away_nothing_was_written_but_one_evening_on_the_way(journal):
    away = set(range(LENGTH)) - {day for days in STRETCHES.values() for day in days}
    written = [entry for entry in journal.entries if (entry.written.day - FIRST_DAY).days in away]
    assert len(written) <= 2


def test_what_she_wrote_about_her_therapy_names_no_time_of_year_either(journal):
    times = r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|winter|summer|autumn|snow|Christmas"
    for entry in journal.entries:
        assert not re.search(times, own_words(entry)), entry


def test_her_plan_is_there_to_be_looked_at_and_its_number_is_nobody_s(journal):
    """Numbers from 555 0100 to 555 0199 are kept free for stories."""
    assert journal.safety_plan
    assert re.fullmatch(r"555 01\d\d", journal.safety_plan.person_number)


def test_two_things_happened_in_her_life_one_of_them_around_a_shift(journal, watches):
    moved, building = journal.life_events
    assert moved.until is None and building.until > building.happened.day
    around = [
        event
        for watch in watches.values()
        for shift in watch.shifts
        for event in events_around(journal, shift)
    ]
    assert around == [moved]
    noted = [
        e.happened.day for e in journal.check_ins if "sell the building" in e.note or "not selling" in e.note
    ]
    assert building.happened.day <= noted[0] <= noted[1] == building.until


def test_two_problems_in_her_words_weigh_less_than_they_did(journal):
    mean, *items = lines_of(measure := journal.measures["problems"], readings_of(journal, measure))
    assert [item.own for item in items] == [True, True]
    assert [changed_since(line).standing for line in (mean, *items)] == ["beyond", "beyond", "once"]
    assert all(1 <= each.value <= 7 and each.punctual for line in items for each in line.given)
