"""`inkling measures`: what is known is told, and files of answers are scored with nothing passed over."""

import json
import subprocess
import sys

import pytest

from inkling.measures import instruments
from tests.packs import pack

ROWS = """person,date,1,2,3,4,5,6,7,8,9
ana,2026-11-01,0,1,2,3,0,1,2,3,0
ana,2026-11-08,1,1,1,1,1,1,1,,1
ben,2026-11-08,1,1,1,1,1,1,,,
"""


@pytest.fixture(autouse=True)
def room(monkeypatch):
    """Lines as long as they get, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "96")


def line_of(output: str, start: str) -> str:
    return next(line for line in output.splitlines() if line.strip().startswith(start))


def test_the_list_names_every_measure_in_groups(run):
    said = run("measures", "list")
    assert said.exit_code == 0
    keys = [line.split()[0] for line in said.output.splitlines() if line.strip()]
    assert set(instruments()) <= set(keys)
    places = [said.output.index(words) for words in ("own words", "Standard questionnaires", "Worked out")]
    assert places == sorted(places)
    assert "0 to 27" in line_of(said.output, "phq9")


def test_the_list_says_which_have_numbers_to_check(run):
    said = run("measures", "list").output
    assert "PHQ-9*" in said and "Session review " in said
    assert "checked before clinical use" in said


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_is_longer_than_there_is_room_for(run, width):
    for key in instruments():
        output = run("measures", "show", key, env={"COLUMNS": str(width)}).output
        words = [line for line in output.splitlines() if len(line) > min(96, width)]
        assert not [line for line in words if "doi" not in line and "/" not in line], key


def test_everything_known_is_shown_with_how_sure_it_is(run):
    said = " ".join(run("measures", "show", "phq9").output.split())
    for words in (
        "the last two weeks",
        "the sum of all items; from 0 to 27",
        "[read: CamCOPS, task phq9]",
        "from memory, check before clinical use: Kroenke",
        "6 points or more",
        "10 to 14 moderate",
        "any answer above 0, whatever the total",
        "44249-1",
        "No permission required",
    ):
        assert words in said, words


def test_a_title_is_as_good_as_a_key_and_a_slip_is_told(run):
    assert run("measures", "show", "PHQ-9").output == run("measures", "show", "phq9").output
    said = run("measures", "show", "phq10")
    assert said.exit_code == 2
    assert "Did you mean phq" in said.output
    assert run("measures", "show", "nothing-like-it").exit_code == 2


def test_a_file_is_scored_and_every_missing_answer_named(run, write):
    said = run("measures", "score", write(ROWS), "--as", "phq9")
    assert said.exit_code == 0, said.output
    whole, filled, none = (line_of(said.output, row) for row in ("2 ", "3 ", "4 "))
    assert whole.split() == ["2", "ana", "2026-11-01", "yes", "12"]
    assert "no: 8 " in filled and "1 left out, counted as the mean of the others" in filled
    assert "no: 7, 8, 9" in none and "none" in none and "Left out: 7, 8, 9" in none
    assert "Total goes from 0 to 27." in said.output


def test_a_risk_item_is_told_whatever_the_total(run, write):
    said = run("measures", "score", write(ROWS), "--as", "phq9").output
    assert "Item 9 is above 0 in row 3." in said
    assert "Support" in said
    calm = run("measures", "score", write("1,2,3,4,5,6,7,8,9\n" + "3," * 8 + "0\n"), "--as", "phq9").output
    assert "Item 9" not in calm


def test_json_says_the_same_to_programs(run, write):
    said = run("measures", "score", write(ROWS), "--as", "phq9", "--json")
    one, two, three = json.loads(said.output)
    assert one == {
        "row": 2,
        "about": {"person": "ana", "date": "2026-11-01"},
        "measure": "phq9",
        "complete": True,
        "missing": [],
        "scores": {"total": {"value": 12, "low": 0, "high": 27, "filled_in": 0, "reason": ""}},
        "risk": False,
    }
    assert (two["complete"], two["missing"], two["scores"]["total"]["filled_in"], two["risk"]) == (
        False,
        ["8"],
        1,
        True,
    )
    assert three["scores"]["total"]["value"] is None


def test_work_that_does_not_apply_is_another_number(run, write):
    said = run("measures", "score", write("1,2,3,4,5\nn/a,1,2,3,4\n8,1,2,3,4\n"), "--as", "wsas").output
    assert "Total without 1 goes from 0 to 32." in said


def test_standard_input_and_several_questionnaires(run):
    said = run("measures", "score", "-", input="measure,1,2,3,4\nphq4,1,2,3,0\ncsi4,6,5,5,5\n").output
    assert "PHQ-4, filled in once" in said and "CSI-4, filled in once" in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1,2,3,4\n0,0,0,4\n", "Row 2: Item 4 of the PHQ-4 is answered with a whole number from 0 to 3"),
        ("1,2,3,4\n0,0,0,1.5\n", "whole number"),
        ("1,2,3,4,5\n0,0,0,1,1\n", "has no item “5”"),
        ("1,q1,2,3,4\n0,0,0,0,1\n", "answered twice"),
        ("total\n13\n", "between 0 and 12"),
        ("total,1,2,3,4\n9,1,1,1,1\n", "come to 4, but the total beside them says 9"),
        ("1,2,3,4\n0,often,0,1\n", "not a number"),
        ("", "empty"),
        ("\0", "plain text"),
    ],
)
def test_what_cannot_be_scored_gets_one_sentence(run, write, text, says):
    said = run("measures", "score", write(text), "--as", "phq4")
    assert said.exit_code in (1, 2)
    assert says in said.output
    assert said.output.count("\n") == 1


def test_a_file_that_does_not_say_what_it_is(run, write):
    said = run("measures", "score", write("1,2\n0,0\n"))
    assert "--as" in said.output and said.exit_code != 0
    assert run("measures", "score", "/nowhere/at-all.csv").exit_code == 1


def test_nothing_a_terminal_would_obey_is_printed(run, write):
    said = run("measures", "score", write("who,1,2,3,4\n\x1b[31mana,0,0,0,0\n"), "--as", "phq4")
    assert "\x1b" not in said.output


def test_wide_letters_keep_the_columns_under_each_other(run, write):
    said = run("measures", "score", write("who,1,2,3,4\n日本,0,0,0,0\nab,0,0,0,0\n"), "--as", "phq4").output
    wide, narrow = line_of(said, "2 "), line_of(said, "3 ")
    assert wide.index("yes") + 2 == narrow.index("yes")


def test_what_was_matched_is_shown_before_anything_is_kept(run, write):
    said = run("measures", "add", write(pack("phq9", coded=True), "pack.json"))
    assert said.exit_code == 2
    assert "7 items by their codes, 2 by their place" in said.output
    assert "How was the weather on hill number 9?" in said.output
    assert "Clouds a few" in said.output and "Made up for tests" in said.output
    assert "--yes" in said.output


@pytest.mark.parametrize(
    ("data", "more", "code", "says"),
    [
        (pack("phq9"), (), 2, "--as phq9 or --as phq8"),
        (pack("phq9"), ("--as", "gad7"), 1, "has 7 items; this file asks 9"),
        (pack("csi4"), ("--as", "phq4"), 1, "from 0 to 3; this file has other answers"),
        (pack("phq4", item=[]), (), 1, "no question"),
        (b'{"hello": 1}', (), 1, "no FHIR file"),
        (b"{" * 30_000, (), 1, "JSON|nested"),
        (b" " * 20_000_000, (), 1, "larger than 2 MB"),
        (pack("phq4"), ("--as", "nobody"), 2, "There are:"),
        (pack("phq4"), ("--as", "pq"), 1, "takes no wording"),
    ],
)
def test_a_file_that_does_not_fit_gets_one_sentence(run, write, data, more, code, says):
    said = run("measures", "add", write(data, "pack.json"), *more)
    assert said.exit_code == code, said.output
    assert any(one in said.output for one in says.split("|"))
    assert said.output.strip().count("\n") == 0


@pytest.mark.parametrize("arguments", [("list",), ("show", "phq9")])
def test_telling_what_is_known_loads_neither_django_nor_numpy(arguments):
    code = (
        "import sys; from click.testing import CliRunner; from inkling.cli import main;"
        f"assert CliRunner().invoke(main, ['measures', *{arguments!r}]).exit_code == 0;"
        "sys.exit('django' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_command_has_help(run):
    for command in ("list", "show", "score", "add", "export"):
        assert run("measures", command, "--help").exit_code == 0
    assert "inkling measures show phq9" in run("measures", "--help").output
    assert "measures" in run("--help").output
