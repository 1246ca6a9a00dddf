"""Whatever is wrong with a file or an option: one clear sentence, the right exit code, nothing half written."""

import os
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

GOOD = "date,mood\n2026-01-01,3\n2026-01-02,4\n"
PEOPLE = "who,date,mood\n" + "".join(f"P{n % 6},2026-01-{n // 6 + 1:02},{n % 5}\n" for n in range(36))


def assert_one_sentence(result, code, says):
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("inkling: ")
    assert says in lines[0]
    assert "Traceback" not in result.stderr
    assert "!" not in lines[0]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "The file is empty", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0", "as CSV", id="picture"),
        pytest.param(b"PK\x03\x04\x14", "save it as CSV", id="spreadsheet"),
        pytest.param(b"date,mood\n2026-01-01,\x00", "damaged", id="binary"),
        pytest.param(b'date,note\n2026-01-01,"cut of', "cut off", id="cut off in a quotation"),
        pytest.param(
            b"date,mood,sleep\n2026-01-01,3,7\n2026-01", "Line 3 has 1 cells", id="cut off in a row"
        ),
        pytest.param(b"mood,sleep\n3,7\n", "No column of the file holds dates", id="no date column"),
        pytest.param(b"date,mood\n2026-01-01,3\n02.01.2026,4\n", "Line 3 of “date”", id="mixed dates"),
        pytest.param(b"date,mood\n13.01.2026,3\n", "--date-format DD.MM.YYYY", id="dates to be declared"),
        pytest.param(b"date,mood\n03/04/2026,3\n", "DD/MM/YYYY, MM/DD/YYYY", id="day or month first"),
        pytest.param(b"date,mood\n0001-01-01,3\n", "1900 to 2200", id="year one"),
        pytest.param(b"date,mood\n2026-01-01,3\n2026-01-02,3\n2026-01-03,ok\n", "It says “ok”", id="text"),
        pytest.param(
            b"date,mood\n2026-01-01,3\n2026-01-02,3\n2026-01-03,inf\n", "Line 4 of “mood”", id="inf"
        ),
        pytest.param(b"date,mood\n2026-01-01,good\n", "holds numbers", id="no numbers"),
        pytest.param(b"date,mood\n2026-01-01,3\n2026-01-02,\xff\n", "Line 3 is not UTF-8", id="bad utf-8"),
        pytest.param(b"date,mood,mood\n2026-01-01,3,4\n", "Two columns are called “mood”", id="twice"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(run, write, content, says):
    assert_one_sentence(run("shifts", write(content)), 1, says)


def test_a_file_that_is_not_there_is_one_sentence(run, tmp_path):
    assert_one_sentence(run("shifts", tmp_path / "gone.csv"), 1, "There is no file")


def test_a_folder_is_one_sentence(run, tmp_path):
    assert_one_sentence(run("shifts", tmp_path), 1, "is a folder")


@pytest.mark.parametrize(
    ("error", "says"), [(PermissionError, "may not be read"), (OSError, "Check the disk")]
)
def test_a_file_that_may_not_or_cannot_be_read_is_one_sentence(run, write, monkeypatch, error, says):
    path = write(GOOD)

    def refuse(self, *args, **kwargs):
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert_one_sentence(run("shifts", path), 1, says)


def test_a_file_of_50_mb_is_refused_in_under_a_second_without_reading_it_all(run, tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.write(b"date,mood\n")
        file.truncate(50_000_000)
    run("shifts", tmp_path)  # what is loaded on the first run is not what is measured
    tracemalloc.start()
    began = time.monotonic()
    result = run("shifts", path)
    took, (_now, most) = time.monotonic() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 1
    assert most < 25_000_000
    assert_one_sentence(result, 1, "larger than 10 MB")


def test_what_stands_in_a_cell_cannot_command_the_terminal(run, write):
    result = run("shifts", write("date,mood\n2026-01-01,3\n2026-01-02,3\n2026-01-03,\x1b[2J\x07x\n"))
    assert "\x1b" not in result.stderr and "\x07" not in result.stderr


@pytest.mark.parametrize(
    ("content", "options", "says"),
    [
        pytest.param(GOOD, ["--value", "mod"], "Did you mean “mood”?", id="unknown value column"),
        pytest.param(GOOD, ["--value", "zzz"], "Its columns are: date, mood", id="nothing close"),
        pytest.param(GOOD, ["--date", "dat"], "Did you mean “date”?", id="unknown date column"),
        pytest.param(GOOD, ["--person", "who"], "no column called “who”", id="unknown person column"),
        pytest.param(GOOD, ["--who", "A"], "with --person", id="who without person"),
        pytest.param(GOOD, ["--date-format", "often"], "for example DD.MM.YYYY", id="not a date format"),
        pytest.param(PEOPLE, [], "6 people", id="several people"),
        pytest.param(
            PEOPLE, [], "There are P0, P1, P2, P3 and 2 more. For example: --who P0", id="some of them"
        ),
        pytest.param(PEOPLE, ["--who", "P00"], "Did you mean --who P0?", id="unknown person"),
        pytest.param(
            PEOPLE, ["--who", "Zoe"], "Nobody in “who” has that name. There are P0", id="nobody close"
        ),
    ],
)
def test_an_option_that_does_not_fit_is_one_sentence(run, write, content, options, says):
    assert_one_sentence(run("shifts", write(content), *options), 2, says)


@pytest.mark.parametrize("options", [["--better", "up"], ["--nothing"]])
def test_an_option_that_does_not_exist_is_refused_as_usage(run, write, options):
    result = run("shifts", write(GOOD), *options)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_page_in_a_folder_that_is_not_there_is_one_sentence(run, diary, tmp_path):
    result = run("shifts", diary, "--html", tmp_path / "gone" / "page.html")
    assert_one_sentence(result, 1, "cannot be written")


def test_a_page_in_place_of_a_folder_is_one_sentence(run, diary, tmp_path):
    assert_one_sentence(run("shifts", diary, "--html", tmp_path), 1, "is a folder")


def test_a_page_never_takes_the_place_of_the_diary(run, diary):
    before = diary.read_bytes()
    assert_one_sentence(run("shifts", diary, "--html", diary), 2, "another name")
    assert diary.read_bytes() == before


def test_a_page_that_fails_half_way_leaves_the_old_one_and_nothing_else(run, diary, tmp_path, monkeypatch):
    page = tmp_path / "page.html"
    page.write_text("the old page", "utf-8")
    there = sorted(tmp_path.iterdir())

    def full(handle):
        raise OSError(28, "no room")

    monkeypatch.setattr(os, "fsync", full)
    assert_one_sentence(run("shifts", diary, "--html", page), 1, "cannot be written")
    assert page.read_text("utf-8") == "the old page"
    assert sorted(tmp_path.iterdir()) == there


def test_a_bad_diary_writes_no_page(run, write, tmp_path):
    run("shifts", write(b"mood\n3\n"), "--html", tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()


COMMAND = [sys.executable, "-c", "from inkling.cli import main; main()", "shifts"]


def test_an_output_closed_half_way_is_one_sentence(diary):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*COMMAND, str(diary)], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.returncode == 1
    assert done.stderr.decode() == "inkling: The output was closed before everything was printed.\n"


def test_an_output_that_was_never_open_is_one_sentence(diary):
    closed = ["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, str(diary)]
    done = subprocess.run(closed, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("inkling: The output is closed")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_without_room_is_one_sentence(diary):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, str(diary)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode() == "inkling: The output cannot be written. Choose a place that has room.\n"
