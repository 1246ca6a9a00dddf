"""Readings leave as FHIR: all of them or those asked for, into a new file, and nothing else with them."""

import json
import stat
from pathlib import Path
from uuid import uuid4

from fhir.resources.R4B.bundle import Bundle

from inkling.journal import Reading, use_questionnaire
from inkling.measures import instrument
from inkling.vault import services
from inkling.vault.queries import open_journal
from tests.cast import NOW_MOMENT
from tests.cli.keeping.conftest import Run
from tests.house import Ana


def fill_in(ana: Ana, key: str, answers: dict[str, float | None]) -> None:
    """Ana uses this questionnaire and has filled it in once."""
    journal = open_journal(ana.vault).journal
    services.add_entries(
        ana.vault,
        [
            *use_questionnaire(journal, instrument(key), now=NOW_MOMENT, ids=uuid4),
            Reading(
                id=uuid4(),
                happened=NOW_MOMENT,
                written=NOW_MOMENT,
                measure=key,
                answers=answers,
                note="private",
            ),
        ],
    )


def test_readings_leave_and_nothing_else_does(written: Ana, run: Run, tmp_path: Path) -> None:
    fill_in(written, "who5", {str(n): 3.0 for n in range(1, 6)})
    fill_in(written, "swls", {"total": 20.0})
    folder = tmp_path / "out"
    folder.mkdir()
    ended = run("measures", "export", folder)
    assert (ended.code, "2 readings" in ended.said) == (0, True), ended
    assert "Anyone who has this file can read it" in ended.said
    (made,) = folder.iterdir()
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    Bundle.model_validate_json(made.read_bytes())
    values = [
        entry["resource"]["valueQuantity"]["value"]
        for entry in json.loads(made.read_bytes())["entry"]
        if entry["resource"]["resourceType"] == "Observation"
    ]
    assert sorted(values) == [20, 60]
    assert b"private" not in made.read_bytes() and b"three" not in made.read_bytes()
    again = run("measures", "export", folder)
    assert (again.code, "already" in again.wrong) == (1, True), again


def test_only_what_is_asked_for(written: Ana, run: Run, tmp_path: Path) -> None:
    fill_in(written, "who5", {str(n): 3.0 for n in range(1, 6)})
    fill_in(written, "swls", {"total": 20.0})
    file = tmp_path / "out.json"
    assert "1 reading." in run("measures", "export", file, "--only", "swls").said
    assert b"WHO-5" not in file.read_bytes()
    wrong = run("measures", "export", tmp_path / "two.json", "--only", "phq9")
    assert (wrong.code, "There are: swls, who5" in wrong.wrong) == (2, True), wrong
    assert not (tmp_path / "two.json").exists()


def test_without_readings_there_is_no_file(written: Ana, run: Run, tmp_path: Path) -> None:
    ended = run("measures", "export", tmp_path / "out.json")
    assert (ended.code, "no readings yet" in ended.wrong) == (1, True), ended
    assert not (tmp_path / "out.json").exists()
