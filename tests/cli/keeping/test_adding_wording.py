"""Wording added at the terminal is in the journal, sealed, once, and with the questionnaire it belongs to."""

from pathlib import Path

from inkling.journal import WordingKept, standard_kept
from inkling.vault.queries import open_journal
from tests.cli.keeping.conftest import Run
from tests.house import Ana, House
from tests.packs import pack


def test_it_is_kept_once_and_with_its_questionnaire(
    house: House, written: Ana, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "pack.json"
    file.write_bytes(pack("phq9", coded=True))
    ended = run("measures", "add", file, "--yes")
    assert (ended.code, "It is kept in your journal." in ended.said) == (0, True), ended
    journal = open_journal(written.vault).journal
    (kept,) = journal.kind(WordingKept)
    assert kept.wording.instrument == "phq9"
    assert kept.wording.item("9").text == "How was the weather on hill number 9?"  # type: ignore[union-attr]
    assert standard_kept(journal, "phq9")
    again = run("measures", "add", file, "--yes", "--recovery-code", says=written.code)
    assert "It is in your journal already." in again.said, again
    assert len(open_journal(written.vault).journal.kind(WordingKept)) == 1
    for path in house.folder.rglob("*"):
        assert not path.is_file() or b"hill number" not in path.read_bytes(), path


def test_a_wrong_passphrase_or_no_yes_keeps_nothing(written: Ana, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "pack.json"
    file.write_bytes(pack("phq4"))
    wrong = run("measures", "add", file, "--yes", says="not the one")
    assert (wrong.code, "does not open it" in wrong.wrong) == (1, True), wrong
    unasked = run("measures", "add", file)
    assert (unasked.code, "--yes" in unasked.wrong) == (2, True), unasked
    assert not open_journal(written.vault).journal.kind(WordingKept)
