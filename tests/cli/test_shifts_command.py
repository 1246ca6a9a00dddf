"""`inkling shifts` reads a diary and says what shifted, when, and what would have been seen by now."""

import json
import os
import subprocess
import sys

import pytest

from inkling.change import watch_all
from inkling.cli.diary_file import Asked, read_file
from inkling.journal import Journal, series_of

PEOPLE = "who,date,mood\n" + "".join(f"P{n % 3},2026-01-{n // 3 + 1:02},{n % 5}\n" for n in range(30))


def flat(result):
    return " ".join(result.stdout.split())


def test_a_shift_is_told_in_a_sentence_with_its_dates(run, diary):
    said = flat(run("shifts", diary))
    assert "diary.csv 140 days with an answer, from 1 January to 20 May 2026. One shift found." in said
    assert "March 2026, “mood” went up from about 3" in said
    assert "It may have begun on any day from" in said


def test_a_series_without_a_shift_says_the_smallest_that_could_have_been_seen(run, diary):
    assert "No shift found in sleep; the smallest we could have seen by now is 0." in flat(
        run("shifts", diary)
    )


def test_several_quiet_series_are_listed_with_the_smallest_of_each(run, write):
    rows = "".join(f"2026-01-{n + 1:02},{n % 2},{n * 7 % 5},4\n" for n in range(9))
    said = run("shifts", write("date,a,longer,same\n" + rows)).stdout
    assert "That is not the same as no change." in said
    assert "    longer  too few answers to tell yet\n" in said


def test_the_same_answer_every_day_is_said_to_be_so(run, write):
    rows = "".join(f"2026-01-{n + 1:02},4\n" for n in range(25))
    assert "always the same answer" in run("shifts", write("date,mood\n" + rows)).stdout


def test_the_output_ends_with_the_chance_of_being_wrong(run, diary):
    ending = flat(run("shifts", diary))[-240:]
    assert "looking at these 2 columns every day would still show a shift by mistake" in ending
    assert "at most one year out of twenty" in ending


def test_what_was_done_in_reading_is_said(run, write):
    rows = "2026-01-01,1,,rain\n2026-01-01,3,5,\n2026-01-02,2,,sun\n,1,1,\n"
    said = flat(run("shifts", write("date,mood,sleep,sky\n" + rows)))
    assert "1 day has several rows; its answers were averaged." in said
    assert "1 row has no date and was not read." in said
    assert "Days without an answer, not counted as anything: sleep (1)." in said
    assert "Columns left out: sky (words, not numbers)." in said


@pytest.mark.parametrize("word", ["!", "great", "well done", "breakthrough", "congrat", "recover", "symptom"])
def test_nothing_is_exclaimed_praised_or_claimed(run, diary, word):
    assert word not in run("shifts", diary).stdout.lower()


def test_only_the_chosen_columns_are_watched(run, diary):
    said = json.loads(run("shifts", diary, "--value", "SLEEP", "--json").stdout)
    assert [one["series"] for one in said] == ["sleep"]


def test_json_is_what_the_engine_found_with_iso_dates_and_nothing_else(run, diary):
    said = json.loads(run("shifts", diary, "--json").stdout)
    assert [one["series"] for one in said] == ["mood", "sleep"]
    mood, sleep = said
    assert list(mood) == ["series", "n", "first", "last", "shifts", "smallest_visible"]
    assert (mood["n"], mood["first"], mood["last"]) == (140, "2026-01-01", "2026-05-20")
    (shift,) = mood["shifts"]
    assert list(shift) == [
        "noticed",
        "since",
        "earliest",
        "latest",
        "shape",
        "before",
        "after",
        "direction",
        "state",
        "visit_until",
        "looked_again",
        "shape_later",
        "earliest_later",
        "latest_later",
        "sentence",
    ]
    assert shift["earliest"] <= "2026-03-02" <= shift["latest"] < shift["noticed"]
    assert shift["earliest"] <= shift["since"] <= shift["latest"]
    assert (shift["direction"], shift["shape"]) == ("up", "step")
    assert 2.5 < shift["before"] < 3.5 < 5.5 < shift["after"] < 6.5
    assert sleep["shifts"] == [] and sleep["smallest_visible"] > 0


def test_json_of_a_series_without_answers_has_null_dates(run, write):
    said = json.loads(
        run("shifts", write("date,mood,later\n2026-01-01,1,\n"), "--value", "later", "--json").stdout
    )
    assert said == [
        {"series": "later", "n": 0, "first": None, "last": None, "shifts": [], "smallest_visible": None}
    ]


def test_the_command_finds_what_the_library_finds_on_the_same_road(run, diary):
    named = series_of(Journal.of(read_file(str(diary), Asked()).entries))
    by_hand = watch_all(named)
    said = json.loads(run("shifts", diary, "--json").stdout)
    assert [one["smallest_visible"] for one in said] == [watch.smallest_visible for watch in by_hand.values()]
    assert [len(one["shifts"]) for one in said] == [len(watch.shifts) for watch in by_hand.values()]


def test_one_person_is_chosen_by_name_even_without_naming_the_column(run, write):
    said = json.loads(run("shifts", write(PEOPLE), "--who", "P1", "--json").stdout)
    assert said[0]["n"] == 10


def test_the_column_of_people_can_have_any_name(run, write):
    path = write(PEOPLE.replace("who,", "code,"))
    assert "file.csv (P2)" in run("shifts", path, "--person", "code", "--who", "p2").stdout


def test_dates_are_read_as_declared(run, write):
    path = write("Tag;Wert\n03.04.2026;1,5\n04.04.2026;2\n")
    (one,) = json.loads(run("shifts", path, "--date-format", "DD.MM.YYYY", "--json").stdout)
    assert (one["first"], one["last"]) == ("2026-04-03", "2026-04-04")


def test_the_date_column_can_be_named(run, write):
    path = write("date,lived,mood\n2026-02-01,2026-01-01,1\n2026-02-01,2026-01-02,2\n")
    (one,) = json.loads(run("shifts", path, "--date", "lived", "--json").stdout)
    assert (one["first"], one["n"]) == ("2026-01-01", 2)


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_which_way_is_hoped_for_goes_to_every_watched_column(diary, better):
    named = series_of(Journal.of(read_file(str(diary), Asked(better=better)).entries))
    assert {series.better for series in named.values()} == {better}


def test_standard_input_is_read_when_the_file_is_a_dash(run, diary):
    said = run("shifts", "-", "--json", input=diary.read_bytes())
    assert said.stdout == run("shifts", diary, "--json").stdout


def real(*arguments, **environment):
    """Run the command as a program of its own and keep the bytes it printed."""
    code = "from inkling.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "0", "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **environment},
    )


def test_a_terminal_that_can_shows_blocks_and_no_letters_of_colour_in_a_pipe(diary):
    printed = real("shifts", diary).stdout
    assert "▂" in printed.decode() and b"\x1b" not in printed


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, {"TERM": "dumb"}])
def test_where_blocks_cannot_be_shown_the_picture_is_ascii(diary, environment):
    done = real("shifts", diary, **environment)
    assert done.returncode == 0
    assert "▂" not in done.stdout.decode()
    assert b"The fuller the sign" in done.stdout


def test_bold_letters_can_be_switched_off(run, diary, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m" in run("shifts", diary, color=True).stdout
    assert "\x1b" not in run("shifts", diary, "--no-color", color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("shifts", diary, color=True).stdout
